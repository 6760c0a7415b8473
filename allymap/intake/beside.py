"""A second list at the side of the first, behind an empty column."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from allymap.intake.sheet import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened

_LOOKED_AT = 60
_LEAST = 2


def tell_beside(sheet: Opened, telling: Telling) -> Opened:
    """The same sheet; columns behind an empty one are told, since their rows may be others.

    Sheets that a format has made have empty columns of their own.
    """
    gaps = [at for at, text in enumerate(sheet.header) if not text and any(sheet.header[:at])]
    if sheet.table or not gaps:
        return sheet
    first = list(islice(sheet.lines, _LOOKED_AT))
    behind = _behind(sheet.header, gaps, [cells for _, cells in first])
    if len(behind) >= _LEAST:
        letters = f"{letter(behind[0])}-{letter(behind[-1])}"
        telling.tell(
            "table_beside", sheet=sheet.name, row=sheet.row, severity="warning", letters=letters
        )
    return replace(sheet, lines=chain(first, sheet.lines))


def _behind(header: list[str], gaps: list[int], rows: Sequence[list[str]]) -> list[int]:
    """The columns with a header behind the first empty column that has two before it."""
    for gap in gaps:
        empty = not any(cells[gap].strip() for cells in rows if gap < len(cells))
        if empty and sum(map(bool, header[:gap])) >= _LEAST:
            return [at for at in range(gap, len(header)) if header[at]]
    return []
