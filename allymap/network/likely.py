"""How likely a tie is by whom two share: shown beside introductions, never their reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[str, str]


def likely(graph: nx.Graph[str], pairs: Iterable[Pair]) -> dict[Pair, tuple[int, float]]:
    """For each pair the number of common neighbours, and Adamic-Adar: the sum of 1 / ln(degree).

    Adamic and Adar 2003; (0, 0) for somebody without ties.
    """
    found: dict[Pair, tuple[int, float]] = {}
    for one, other in pairs:
        known = one in graph and other in graph
        common = len(list(nx.common_neighbors(graph, one, other))) if known else 0
        scores = nx.adamic_adar_index(graph, [(one, other)]) if known else ()
        found[one, other] = (common, sum(score for _, _, score in scores))
    return found
