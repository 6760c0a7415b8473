"""Network Canvas: egos, attribute lists and edge lists of one or many interviews, as CSV.

Nodes are numbered anew in every interview, and the same name in two interviews is not the same
person; only the UUIDs hold, so they are the ids.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from allymap.intake.formats.source import Format, Grid, Source, cell, made, without_blanks

if TYPE_CHECKING:
    from allymap.intake.sheet import Line, Sheet

_EGO = "networkCanvasEgoUUID"
_UUID = "networkCanvasUUID"
_SOURCE, _TARGET = "networkCanvasSourceUUID", "networkCanvasTargetUUID"
_STARTED = "sessionStart"
_COUNTED = ("nodeID", "edgeID", "from", "to")
_LIST = re.compile(r"(?:attributeList|edgeList)_(.+)$", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _fits(source: Source) -> bool:
    return any(head.has(_EGO) for head in source.heads)


def _sheets(source: Source) -> list[Sheet]:
    stem = PurePath(source.file).stem
    sheets = []
    for grid in source.grids():
        if grid.has(_SOURCE, _TARGET):
            sheets.append(_ties(grid, _type(grid.name or stem), source))
        elif grid.has(_UUID, _EGO):
            sheets.append(_actors(grid, _type(grid.name or stem), source))
        elif grid.has(_EGO):
            sheets.append(_interviews(grid))
    return sheets


def _type(name: str) -> str:
    """The type of node or edge, which only the file's name says."""
    found = _LIST.search(name)
    return found[1] if found else ""


def _actors(grid: Grid, type_: str, source: Source) -> Sheet:
    header = list(without_blanks(grid))
    _rename(grid, header, {_UUID: "id", _EGO: "interview", **dict.fromkeys(_COUNTED, "")})
    known = source.means("actors", header)
    named = known.get("name", -1)
    number = grid.index("nodeID")
    lines: list[Line] = [
        (
            row,
            [*_blanked(grid, cells), cell(cells, named) or f"{type_} {cell(cells, number)}", type_],
        )
        for row, cells in grid.lines
    ]
    if named >= 0:
        header[named] = ""
        lines = [(row, _without(cells, named)) for row, cells in lines]
    has_kind = "kind" in known
    header += ["name", "kind" if type_ and not has_kind else ""]
    return made(grid, "actors", header, [_trimmed(line, has_kind) for line in lines])


def _ties(grid: Grid, type_: str, source: Source) -> Sheet:
    header = list(without_blanks(grid))
    renamed = {_UUID: "id", _SOURCE: "source", _TARGET: "target", _EGO: "source_ids"}
    _rename(grid, header, {**dict.fromkeys(_COUNTED, ""), **renamed})
    has_type = "type" in source.means("ties", header)
    lines = [
        _trimmed((row, [*_blanked(grid, cells), type_]), has_type) for row, cells in grid.lines
    ]
    return made(grid, "ties", [*header, "" if has_type else "type"], lines)


def _interviews(grid: Grid) -> Sheet:
    """The one who was interviewed is the source of what was said, not an actor on the map."""
    header = list(without_blanks(grid))
    _rename(grid, header, {_EGO: "id"})
    started = grid.index(_STARTED)
    lines: list[Line] = []
    for row, cells in grid.lines:
        day = _DAY.match(cell(cells, started))
        lines.append((row, [*_blanked(grid, cells), day[0] if day else "", "interview"]))
    return made(grid, "sources", [*header, "date", "method"], lines)


def _rename(grid: Grid, header: list[str], names: dict[str, str]) -> None:
    for theirs, ours in names.items():
        at = grid.index(theirs)
        if at >= 0 and header[at]:
            header[at] = ours


def _blanked(grid: Grid, cells: list[str]) -> list[str]:
    """A row as wide as the header, without the numbers that only count inside an interview."""
    counted = {grid.index(name) for name in _COUNTED}
    wide = cells + [""] * (len(grid.header) - len(cells))
    return ["" if at in counted else text for at, text in enumerate(wide)]


def _without(cells: list[str], at: int) -> list[str]:
    return [*cells[:at], "", *cells[at + 1 :]]


def _trimmed(line: Line, known: bool) -> Line:
    """The file's type stands in the last cell only where no column says it."""
    row, cells = line
    return (row, [*cells[:-1], ""]) if known else line


NETWORK_CANVAS = Format("network_canvas", _fits, _sheets)
