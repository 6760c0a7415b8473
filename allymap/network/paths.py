"""Who could introduce whom: the shortest way over ties that people trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def nearest(graph: nx.Graph[str], goals: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For every actor with a way to one of `goals`, the shortest: both ends included.

    One search from all goals at once. Of equally short ways always the same one, however
    the rows came.
    """
    known = sorted(goal for goal in set(goals) if goal in graph)
    if not known:
        return {}
    ways: Mapping[str, list[str]] = nx.multi_source_dijkstra_path(graph, known, weight=None)
    return {actor: tuple(reversed(way)) for actor, way in ways.items()}
