"""Workbooks: every sheet as rows of text, after a look that refuses what could do harm."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from allymap.intake.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from allymap.intake.sheet import Line


def workbook_sheets(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in their order; each is read when it is opened.

    Raises `Unreadable`: `workbook_too_big`, `workbook_locked`, `workbook_damaged`.
    """
    book = pd.ExcelFile(path, engine="calamine")
    return [_sheet(book, str(name)) for name in book.sheet_names]


def _sheet(book: pd.ExcelFile, name: str) -> Sheet:
    return Sheet(name, lambda: _lines(book, name))


def _lines(book: pd.ExcelFile, name: str) -> Iterator[Line]:
    table = book.parse(name, header=None, dtype=object, keep_default_na=False)
    for row, cells in enumerate(table.itertuples(index=False, name=None), 1):
        yield row, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    """A cell as text: whole numbers whole, days as ISO 8601."""
    if isinstance(cell, str):
        return cell
    if cell is None or cell is pd.NaT or cell != cell:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
