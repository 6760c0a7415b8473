"""Graphs that allymap wrote: every id is an actor's own, every column one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.graph import columns_in
from allymap.intake.formats.source import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.intake.formats.graph import Graph
    from allymap.intake.sheet import Sheet

# The column by which such a graph is known: an actor's or a tie's own id.
OWN_ID = "allymap_id"
# Looks, and words beside the type of a tie, which are no part of a list.
_LOOKS = ("x", "y", "size", "r", "g", "b")


def is_own(graph: Graph) -> bool:
    """Whether every node says what its id among us is."""
    return bool(graph.nodes) and all(OWN_ID in node.values for node in graph.nodes)


def own_sheets(graph: Graph, names: tuple[str, str]) -> list[Sheet]:
    """Its actors and ties, just as they were written."""
    refs = {node.id: node.values[OWN_ID] for node in graph.nodes}
    apart = (OWN_ID, "label", *_LOOKS)
    more = [head for head in columns_in(n.values for n in graph.nodes) if head not in apart]
    actors = [
        (n.row, [n.values[OWN_ID], n.values.get("label", ""), *_cells(n.values, more)])
        for n in graph.nodes
    ]
    rest = [
        head
        for head in columns_in(edge.values for edge in graph.edges)
        if head not in (OWN_ID, "label", "direction")
    ]
    ties = [
        (
            e.row,
            [
                e.values.get(OWN_ID, ""),
                *(refs.get(end, end) for end in (e.source, e.target)),
                *_cells(e.values, rest),
            ],
        )
        for e in graph.edges
    ]
    sheets = [written("actors", names[0], ["id", "name", *more], actors)]
    own = "id" if any(cells[0] for _, cells in ties) else ""
    head = [own, "source", "target", *rest]
    return [*sheets, written("ties", names[1], head, ties)] if ties else sheets


def _cells(values: Mapping[str, str], heads: list[str]) -> list[str]:
    return [values.get(head, "") for head in heads]
