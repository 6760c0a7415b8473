"""How much a network turns around one actor: 1 for a star, 0 for a ring (Freeman 1978).

Each counts every actor of the graph, those without ties included, and is None below three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.network.matrix import arcs, tied
from allymap.network.shortest import FAR, between, lengths

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx


def degree_centralisation(graph: nx.Graph[str]) -> float | None:
    """Sum of (max - d) / ((n-1)(n-2)), where d is the number of others with a tie."""
    size = len(graph)
    degrees = [len(set(graph[actor]) - {actor}) for actor in graph]
    return _apart(degrees) / ((size - 1) * (size - 2)) if size > 2 else None


def betweenness_centralisation(graph: nx.Graph[str]) -> float | None:
    """Sum of (max - b) / (n-1), where b is the share of pairs of others an actor is between."""
    size = len(graph)
    if size < 3:
        return None
    found = between(arcs(graph)).tolist()
    alone = [0.0] * (size - len(found))
    return _apart([*found, *alone]) / ((size - 1) * (size - 2) * (size - 1))


def closeness_centralisation(graph: nx.Graph[str]) -> float | None:
    """Sum of (max - c)(2n-3) / ((n-1)(n-2)), where c is (n-1) / the sum of steps to all.

    None also when some actors have no way to each other: then there is no such sum.
    """
    size = len(graph)
    if size < 3 or len(tied(graph)) < size:
        return None
    sums: list[int] = []
    for _, length in lengths(arcs(graph)):
        if length.max() >= FAR:
            return None
        sums.extend(length.sum(axis=0).tolist())
    return (
        _apart([(size - 1) / steps for steps in sums]) * (2 * size - 3) / ((size - 1) * (size - 2))
    )


def _apart(values: Iterable[float]) -> float:
    numbers = list(values)
    top = max(numbers)
    return sum(top - number for number in sorted(numbers))
