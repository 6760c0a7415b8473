"""Onodo: a workbook with a sheet of nodes and a sheet of relations, in English or Spanish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allymap.intake.formats.joins import Join, tie_sheet, unlisted
from allymap.intake.formats.source import Format, Grid, Source, made, without_blanks

if TYPE_CHECKING:
    from allymap.intake.sheet import Sheet

_NODES = re.compile(r"nod[eo]s?$", re.IGNORECASE)
_RELATIONS = re.compile(r"relations?$|relaci[oóòö]n(es)?$", re.IGNORECASE)
# From and To are days here: the ends are called Source and Target.
_NAMES = {"From": "start", "To": "end", "Type": "type"}


def _fits(source: Source) -> bool:
    nodes = any(_NODES.search(head.name) and head.has("Name") for head in source.heads)
    relations = [head for head in source.heads if _RELATIONS.search(head.name)]
    joined = any(head.has("Source", "Target") for head in relations)
    return joined and (nodes or any(head.has("Directed") for head in relations))


def _sheets(source: Source) -> list[Sheet]:
    grids = source.grids()
    nodes = [grid for grid in grids if _NODES.search(grid.name) and grid.has("Name")]
    listed = [name for grid in nodes for name in grid.column(grid.index("Name"))]
    sheets = [made(grid, "actors", without_blanks(grid), grid.lines) for grid in nodes]
    for grid in grids:
        if _RELATIONS.search(grid.name) and grid.has("Source", "Target"):
            join = Join(grid.index("Source"), grid.index("Target"))
            missing = unlisted(grid, join, listed, source.known)
            sheets += [missing] if missing else []
            sheets.append(tie_sheet(grid, join, _named(grid), "Onodo"))
    return sheets


def _named(grid: Grid) -> dict[int, str]:
    return {grid.index(theirs): ours for theirs, ours in _NAMES.items() if grid.has(theirs)}


ONODO = Format("onodo", _fits, _sheets)
