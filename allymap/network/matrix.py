"""A graph as numbers: its actors in order, and its arcs as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Arcs:
    """The arcs of a graph, sorted by head and tail; an edge without direction is two of them."""

    actors: tuple[str, ...]
    tail: NDArray[np.intp]
    head: NDArray[np.intp]
    value: NDArray[np.int32]


def tied(graph: nx.Graph[str]) -> tuple[str, ...]:
    """The actors who have a tie with somebody else, in the order of their ids."""
    return tuple(sorted({end for edge in graph.edges() if edge[0] != edge[1] for end in edge}))


def spread(graph: nx.Graph[str], actors: Iterable[str], values: Iterable[Any]) -> dict[str, Any]:
    """These values by actor, in the order of ids; None for every other actor of the graph."""
    found = {actor: float(value) for actor, value in zip(actors, values, strict=True)}
    return {actor: found.get(actor) for actor in sorted(graph)}


def arcs(graph: nx.Graph[str], attribute: str | None = None) -> Arcs:
    """The arcs between different actors with an attribute's value; 1 where there is none."""
    actors = tied(graph)
    place = {actor: i for i, actor in enumerate(actors)}
    found = [
        (place[head], place[tail], value)
        for tail, head, value in graph.edges(data=attribute or "", default=1)
        if head != tail
    ]
    if not graph.is_directed():
        found += [(tail, head, value) for head, tail, value in found]
    table = np.array(sorted(found), dtype=np.int64).reshape(-1, 3)
    return Arcs(actors, table[:, 1], table[:, 0], table[:, 2].astype(np.int32))


def adjacency(graph: nx.Graph[str], attribute: str | None = None) -> tuple[tuple[str, ...], Any]:
    """The tied actors, and a sparse matrix whose row i, column j is the tie from i to j."""
    found = arcs(graph, attribute)
    size = len(found.actors)
    ends = (found.tail, found.head)
    return found.actors, csr_array((found.value.astype(float), ends), shape=(size, size))
