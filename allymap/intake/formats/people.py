"""Address books: one row a person, the name in parts, most columns empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.source import cell, made, without_blanks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.intake.formats.source import Grid, Source
    from allymap.intake.sheet import Line, Sheet


def people_sheet(
    grid: Grid, name_columns: Sequence[int], names: Mapping[int, str], source: Source
) -> Sheet:
    """Actors, the parts of a name put together in the column of the first part.

    `names` gives other columns our names. Rows without any name are left out and counted: an
    address or a number alone is nobody on a map.
    """
    at = name_columns[0]
    header = list(without_blanks(grid, keep=(at,)))
    for column, name in names.items():
        header[column] = name if header[column] else ""
    for column in name_columns:
        header[column] = ""
    header[at] = "name"
    lines: list[Line] = []
    for row, cells in grid.lines:
        wide = cells + [""] * (len(header) - len(cells))
        name = full_name(cells, name_columns)
        for column in (*name_columns, *(c for c, text in names.items() if not text)):
            wide[column] = ""
        wide[at] = name
        lines += [(row, wide)] if name else []
    if nameless := len(grid.lines) - len(lines):
        source.telling.tell(
            "contacts_without_name", sheet=grid.name, severity="warning", count=nameless
        )
    return made(grid, "actors", header, lines)


def full_name(cells: Sequence[str], columns: Sequence[int]) -> str:
    """The parts of a name, put together."""
    return " ".join(filter(None, (cell(cells, at) for at in columns)))


def found(grid: Grid, *names: str) -> list[int]:
    """The columns of these names that are there, in this order."""
    return [at for name in names if (at := grid.index(name)) >= 0]
