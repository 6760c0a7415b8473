"""A plain list of who is tied to whom, and no list of actors: the actors are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.joins import Join, tie_sheet, unlisted
from allymap.intake.formats.source import Format, Grid, Head, Source, cell

if TYPE_CHECKING:
    from allymap.intake.sheet import Sheet

# What Gephi writes as the type of an edge is only its direction.
_WAYS = {"directed", "undirected", "mutual", "mixed"}


def _fits(source: Source) -> bool:
    """With a type of tie the same file is a list of ties, whose actors are on another list."""
    heads = [head for head in source.heads if any(head.header)]
    if len(heads) != 1:
        return False
    known = source.means("ties", heads[0].header)
    return {"source", "target"} <= known.keys() and ("type" not in known or _is_gephi(heads[0]))


def _is_gephi(head: Head) -> bool:
    says = cell(head.first, head.index("Type")).casefold()
    return head.has("Source", "Target", "Type") and says in _WAYS


def _says_way(grid: Grid) -> bool:
    said = {text.casefold() for text in grid.column(grid.index("Type"))} - {""}
    return bool(said) and said <= _WAYS


def _sheets(source: Source) -> list[Sheet]:
    sheets: list[Sheet] = []
    for grid in source.grids():
        found = source.means("ties", grid.header)
        if {"source", "target"} <= found.keys():
            directed = grid.index("Type") if grid.has("Type") and _says_way(grid) else -1
            join = Join(found["source"], found["target"], directed)
            named = {directed: "Direction"} if directed >= 0 else {}
            named |= _type_instead(grid) if directed >= 0 else {}
            missing = unlisted(grid, join, (), source.known)
            sheets += [missing] if missing else []
            sheets.append(tie_sheet(grid, join, named, "edge list"))
    return sheets


def _type_instead(grid: Grid) -> dict[int, str]:
    """In Gephi's tables the tie's own type is its kind, else its label."""
    found = next((at for name in ("Kind", "Label") if (at := grid.index(name)) >= 0), -1)
    return {found: "type"} if found >= 0 and any(grid.column(found)) else {}


EDGE_LIST = Format("edge_list", _fits, _sheets)
