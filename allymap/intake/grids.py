"""A file as its own sheets of text, just as it stands: for showing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.errors import AllymapError
from allymap.intake.delimited import text_sheet
from allymap.intake.look import TEXTS, WORKBOOKS
from allymap.intake.own_sheets import is_own
from allymap.intake.reading import Telling
from allymap.intake.sheet import opened

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.intake.sheet import Sheet


# More rows than anybody corrects by hand; a worksheet ends at 1,048,576.
MOST_SHOWN = 200_000


def grids(path: Path, encoding: str = "") -> list[Sheet]:
    """The sheets of a workbook or text file but those of ours; none when it has no cells to show.

    `encoding`: how a text file is written, when somebody said so. A text whose quotes
    never close is not shown, nor one of more than `MOST_SHOWN` rows: rows would be missing.
    """
    if path.suffix.casefold() in WORKBOOKS:
        from allymap.intake.workbook import workbook_sheets

        return [sheet for sheet in workbook_sheets(path) if not _own(sheet)]
    if path.suffix.casefold() not in TEXTS:
        return []
    telling = Telling(path.name)
    sheet = text_sheet(path, telling, said=encoding)
    rows = sum(1 for _ in sheet.lines())
    broken = any(problem.severity == "error" for problem in telling.problems)
    return [] if broken or rows > MOST_SHOWN else [sheet]


def shown(path: Path, encoding: str = "") -> list[Sheet]:
    """As `grids`, and none for a file that cannot be read again."""
    try:
        return grids(path, encoding)
    except (AllymapError, OSError):
        return []


def _own(sheet: Sheet) -> bool:
    found = opened(sheet)
    return found is not None and is_own(found)
