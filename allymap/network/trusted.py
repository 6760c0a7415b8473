"""The most trusted ways between actors: the product of what each step is worth, at its largest."""

from __future__ import annotations

from itertools import islice, pairwise
from math import log
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    Worth = Mapping[tuple[str, str], float]
    Way = tuple[str, ...]

# Lengths are whole numbers, so that they compare exactly; of equal ways the one of fewer steps.
_FINE = 10**12
_FAR = 10**30
# Where those of a first leg are needed again on the next, so many first legs are tried.
_TRIED = 500


def steps(worth: Worth) -> nx.DiGraph[str]:
    """A graph of the steps one can take, each worth more than 0 and at most 1.

    The length of a step is -ln(worth), so that the shortest way has the largest product.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one, other in sorted(worth):
        length = round(-log(worth[one, other]) * _FINE) + 1
        graph.add_edge(one, other, length=length)
    return graph


def most_trusted(graph: nx.DiGraph[str], start: str, goal: str, via: Collection[str] = ()) -> Way:
    """The way of the largest product from a start to a goal, by way of others in their order.

    Nobody is met twice. () when there is none.
    """
    stops = [start, *via, goal]
    if len(set(stops)) < len(stops) or any(stop not in graph for stop in stops):
        return ()
    return _through(graph, stops, frozenset())


def apart(
    graph: nx.DiGraph[str], start: str, goal: str, most: int, via: Collection[str] = ()
) -> Iterator[Way]:
    """The most trusted way, then others that share nobody in between with those before.

    Each is the most trusted of those that are left; those of `via` are on all of them.
    """
    left = graph.copy()
    for _ in range(most):
        way = most_trusted(left, start, goal, via)
        if not way:
            return
        yield way
        between = set(way[1:-1]) - set(via)
        left.remove_nodes_from(between)
        if not between:
            left.remove_edges_from(list(pairwise(way)))


def needed(graph: nx.DiGraph[str], way: Way) -> tuple[str, ...]:
    """Those on a way, between its ends, without whom there is no way at all."""
    ends = way[0], way[-1]
    return tuple(one for one in way[1:-1] if not _leads(graph, *ends, one))


def reach(graph: nx.DiGraph[str], start: str, most: int) -> Mapping[str, Way]:
    """The most trusted way of at most so many steps from a start to each actor it leads to."""
    found: dict[str, tuple[int, Way]] = {start: (0, (start,))} if start in graph else {}
    ahead = dict(found)
    for _ in range(most):
        fresh: dict[str, tuple[int, Way]] = {}
        for length, way in ahead.values():
            for other, about in graph[way[-1]].items():
                onward = (length + about["length"], (*way, other))
                if other not in way and onward < fresh.get(other, found.get(other, (_FAR, ()))):
                    fresh[other] = onward
        found |= fresh
        ahead = fresh
    return {actor: way for actor, (_, way) in found.items()}


def short(graph: nx.DiGraph[str], start: str, goal: str) -> Way:
    """The most trusted way of at most three steps between two; () when there is none.

    What `reach` finds with three steps, for one goal: only the neighbours of both are looked at.
    """
    if start not in graph or goal not in graph or start == goal:
        return ()
    ahead, behind = graph[start], graph.pred[goal]
    ways: list[Way] = [(start, goal)] if goal in ahead else []
    ways += ((start, one, goal) for one in ahead if one in behind)
    ways += (
        (start, one, other, goal)
        for one, other in _middles(graph, ahead, behind)
        if goal != one and start != other
    )
    return min(ways, key=lambda way: (_length(graph, way), way), default=())


def _middles(
    graph: nx.DiGraph[str], ahead: Collection[str], behind: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The steps from one of those ahead to one of those behind, from the side of fewer."""
    if len(ahead) <= len(behind):
        yield from ((one, other) for one in ahead for other in graph[one] if other in behind)
    else:
        yield from ((one, other) for other in behind for one in graph.pred[other] if one in ahead)


def _through(graph: nx.DiGraph[str], stops: list[str], met: frozenset[str]) -> Way:
    """The best way through all stops, none of those met before on it."""
    first, second, *rest = stops
    open_ = graph.subgraph(set(graph) - met - set(rest))
    if not rest:
        return _shortest(open_, first, second)
    best: Way = ()
    onward = graph.subgraph(set(graph) - met - {first})
    after = _through(onward, stops[1:], frozenset())
    if not after:
        return ()
    least = _length(graph, after)
    for leg in islice(_by_length(open_, first, second), _TRIED):
        if best and _length(graph, leg) + least >= _length(graph, best):
            break
        found = _through(graph, stops[1:], met | set(leg[:-1]))
        if found and (not best or _length(graph, leg + found[1:]) < _length(graph, best)):
            best = leg + found[1:]
    return best


def _shortest(graph: nx.DiGraph[str], start: str, goal: str) -> Way:
    try:
        return tuple(nx.dijkstra_path(graph, start, goal, weight="length"))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return ()


def _by_length(graph: nx.DiGraph[str], start: str, goal: str) -> Iterable[Way]:
    try:
        for way in nx.shortest_simple_paths(graph, start, goal, weight="length"):
            yield tuple(way)
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return


def _length(graph: nx.DiGraph[str], way: Way) -> int:
    return sum(graph.edges[step]["length"] for step in pairwise(way))


def _leads(graph: nx.DiGraph[str], start: str, goal: str, without: str) -> bool:
    return nx.has_path(graph.subgraph(set(graph) - {without}), start, goal)
