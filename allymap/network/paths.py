"""Who could introduce whom: the shortest way over ties that people trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection


def introduction(graph: nx.Graph[str], start: str, goals: Collection[str]) -> tuple[str, ...]:
    """The shortest path from `start` to one of `goals`, both ends included; () when none.

    Of equally short paths the first by its ids, so that the answer does not depend on order.
    """
    if start not in graph:
        return ()
    near = [goal for goal in goals if goal in graph and goal != start]
    steps = nx.single_source_shortest_path_length(graph, start)
    reached = [goal for goal in near if goal in steps]
    if not reached:
        return ()
    closest = min(steps[goal] for goal in reached)
    ends = sorted(goal for goal in reached if steps[goal] == closest)
    return tuple(min(path for end in ends for path in nx.all_shortest_paths(graph, start, end)))
