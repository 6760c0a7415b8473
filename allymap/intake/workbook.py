"""Workbooks: every sheet as rows of text, after a look that refuses what could do harm."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, ZipError

from allymap.errors import Unreadable
from allymap.intake.bombs import look_into, look_into_old
from allymap.intake.laid import Laid
from allymap.intake.look import is_old_format
from allymap.intake.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from allymap.intake.grid import Broken
    from allymap.intake.sheet import Line


def workbook_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in their order; each is read when it is opened.

    Raises `Unreadable`: `workbook_too_big`, `workbook_locked`, `workbook_damaged`.
    """
    old = is_old_format(path)
    if old:
        look_into_old(path)
    looks = {} if old else look_into(path)
    with _opening(path):
        book = pd.ExcelFile(path, engine="calamine")
        hidden = {
            about.name: about.visible != SheetVisibleEnum.Visible
            for about in book.book.sheets_metadata
        }
    return [
        _sheet(path, book, name, looks.get(name, ({}, Laid())), hidden.get(name, False))
        for name in map(str, book.sheet_names)
    ]


def _sheet(
    path: Path, book: pd.ExcelFile, name: str, look: tuple[Broken, Laid], hidden: bool
) -> Sheet:
    return Sheet(name, lambda: _lines(path, book, name, look[0]), hidden, laid=look[1])


def _lines(path: Path, book: pd.ExcelFile, name: str, broken: Broken) -> Iterator[Line]:
    with _opening(path):
        rows = book.book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    mended = _by_row(broken)
    for row, cells in enumerate(rows, 1):
        texts = [cell if type(cell) is str else _text(cell) for cell in cells]
        yield row, _with(texts, mended[row]) if row in mended else texts
        mended.pop(row, None)
    yield from ((row, _with([], cells)) for row, cells in sorted(mended.items()))


def _by_row(broken: Broken) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in broken.items():
        rows.setdefault(row, {})[column] = text
    return rows


def _with(texts: list[str], broken: dict[int, str]) -> list[str]:
    """The cells of a row with what the spreadsheet shows where they hold something else."""
    wide = texts + [""] * (max(broken) - len(texts))
    return [broken.get(at, text) for at, text in enumerate(wide, 1)]


def _text(cell: Any) -> str:
    """A cell as text: whole numbers whole, days as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    """Whatever the workbook reader stumbles over, as something a user can act on."""
    try:
        yield
    except PasswordError as error:
        raise Unreadable("workbook_locked", file=path.name) from error
    except (CalamineError, ZipError, ValueError, OSError, OverflowError) as error:
        raise Unreadable("workbook_damaged", file=path.name) from error
    except BaseException as error:
        # A panic in the reader's Rust code has a type of its own that cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("workbook_damaged", file=path.name) from error
