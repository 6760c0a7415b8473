"""A square matrix: the same names across and down, and a cell for each pair of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.graph import strengths
from allymap.intake.formats.source import Format, Grid, Head, Source, cell, made
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from allymap.intake.sheet import Line, Sheet

_NONE = {"", "0", "0.0", "-", "no", "n"}
_LEAST = 2


def _fits(source: Source) -> bool:
    heads = [head for head in source.heads if any(head.header)]
    return len(heads) == 1 and _begins_square(heads[0])


def _begins_square(head: Head) -> bool:
    """The first name across is the first name down; that is cheap to see."""
    across = [name_key(name) for name in head.header[1:] if name]
    square = len(set(across)) == len(across) >= _LEAST
    return square and name_key(cell(head.first, 0)) == name_key(head.header[1])


def _is_square(grid: Grid) -> bool:
    across = [name_key(name) for name in grid.header[1:] if name]
    down = [name_key(name) for name in grid.column(0) if name]
    return len(across) >= _LEAST and across == down and len(set(across)) == len(across)


def _sheets(source: Source) -> list[Sheet]:
    return [sheet for grid in source.grids() if _is_square(grid) for sheet in _both(grid)]


def _both(grid: Grid) -> list[Sheet]:
    names = list(grid.header)
    actors: list[Line] = [(row, [cell(cells, 0)]) for row, cells in grid.lines]
    ties: list[tuple[int, str, str, str]] = [
        (row, cell(cells, 0), names[at], cell(cells, at))
        for row, cells in grid.lines
        for at in range(1, len(names))
        if cell(cells, at).casefold() not in _NONE and names[at]
    ]
    valued = {value for *_, value in ties} - {"1", "1.0", "x", "X"}
    weight = "weight" if strengths(valued) else "strength in the matrix"
    lines: list[Line] = [
        (row, [source, target, value if valued else ""])
        for row, source, target, value in ties
        if source != target
    ]
    header = ["source", "target", weight if valued else ""]
    return [
        made(grid, "actors", ["name"], actors),
        made(grid, "ties", header, lines),
    ]


ADJACENCY = Format("adjacency", _fits, _sheets)
