"""Who could introduce whom: the shortest way over ties that people trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


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


def short_way(
    hops: Mapping[str, Iterable[str]],
    starts: Iterable[str],
    goal: str,
    most: int,
    barred: Collection[str] = (),
) -> tuple[str, ...]:
    """The shortest way of at most so many hops from any start to a goal, both included.

    `hops` are those one can go to from each actor. Nobody barred is between start and goal. ()
    when there is none; of equally short ways always the same one, however the rows came.
    """
    ahead: list[tuple[str, ...]] = [(start,) for start in sorted(set(starts))]
    seen = {way[0] for way in ahead}
    for _ in range(most + 1):
        for way in ahead:
            if way[-1] == goal:
                return way
        onward = (way for way in ahead if len(way) == 1 or way[-1] not in barred)
        ahead = []
        for way in onward:
            fresh = sorted(set(hops.get(way[-1], ())) - seen)
            seen.update(fresh)
            ahead += [(*way, other) for other in fresh]
    return ()
