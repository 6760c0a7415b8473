"""How the sheets of a survey hang together: which row of which sheet a row of a repeat is under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allymap.intake.formats.source import Grid, cell

if TYPE_CHECKING:
    from allymap.intake.formats.survey import Server

_FORBIDDEN = re.compile(r"[\[\]*?:/\\]")
_LONGEST_SHEET = 31


def depth_of(grid: Grid, grids: list[Grid], server: Server, most: int = 10) -> int:
    """How many sheets are above a sheet."""
    if not grid.has(server.parent) or not most or not grid.lines:
        return 0
    above = above_of(grid, grid.lines[0][1], server)
    found = next(
        (
            other
            for other in grids
            if other is not grid
            and any(key_of(other, cells, server) == above for _, cells in other.lines)
        ),
        None,
    )
    return 1 + (depth_of(found, grids, server, most - 1) if found else 0)


def key_of(grid: Grid, cells: list[str], server: Server) -> tuple[str, str]:
    """What the rows of a repeat call this row by."""
    return (
        _sheet_name(grid.name) if server.parent_sheet else "",
        cell(cells, grid.index(server.key)),
    )


def above_of(grid: Grid, cells: list[str], server: Server) -> tuple[str, str]:
    """What this row of a repeat calls the row above it."""
    if not grid.has(server.parent):
        return ("", "\n")
    sheet = cell(cells, grid.index(server.parent_sheet)) if server.parent_sheet else ""
    return _sheet_name(sheet), cell(cells, grid.index(server.parent))


def _sheet_name(name: str) -> str:
    """A form's or repeat's name as a sheet is called: no brackets, at most 31 characters."""
    return _FORBIDDEN.sub("", name).strip()[:_LONGEST_SHEET].casefold()


def submission_of(grid: Grid, cells: list[str], server: Server) -> str:
    """The id of the submission that a row is part of."""
    said = (cell(cells, grid.index(name)) for name in server.submission)
    return next(filter(None, said), "")
