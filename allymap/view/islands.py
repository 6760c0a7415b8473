"""A component as islands: actors of one area stand together, the better tied in the middle."""

from __future__ import annotations

from collections import Counter
from math import pi, sqrt
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    Spot = tuple[float, float]
    Points = NDArray[np.float64]

SEED = 20240308  # any fixed number: it decides which of many equal drawings is kept
GAP = 70.0  # pixels between the middles of two actors, so that shapes and rings stay apart
ROOM = 0.72  # radius of an island in GAPs, times the square root of its actors
WIDE = 0.5  # screens are wider than tall: islands are drawn together harder from above
FEW = 12  # actors of a component that need no islands


def islands(graph: nx.Graph[str], areas: Mapping[str, str]) -> dict[str, Spot]:
    """A spot for each actor of one component, no two nearer than `GAP`.

    Inside an island: a spring layout (Fruchterman and Reingold 1991, seeded), evened out to
    a full disc. Islands: springs between their middles, then pushed together without overlap,
    then turned so that ties between them are short.
    """
    groups = _groups(graph, areas)
    local = {name: _disc(graph.subgraph(members)) for name, members in groups.items()}
    reach = {name: GAP * (ROOM * sqrt(len(groups[name])) + 0.85) for name in groups}
    middle = _settled(_between(graph, groups), reach)
    turned = _turned(graph, groups, local, middle)
    return apart(turned)


def apart(spots: Mapping[str, Spot], pinned: Collection[str] = ()) -> dict[str, Spot]:
    """The spots pushed aside until no two are nearer than `GAP`; pinned ones stay."""
    ids = sorted(spots)
    points = np.array([spots[i] for i in ids], dtype=float).reshape(-1, 2)
    loose = np.array([[i not in pinned] for i in ids], dtype=float).reshape(-1, 1)
    turns = np.arange(len(ids)) * pi * (3 - sqrt(5))
    points = points + np.column_stack([np.cos(turns), np.sin(turns)]) * loose
    for _ in range(300):
        push = _push(points, np.full(len(ids), GAP / 2)) * loose
        if np.abs(push).max(initial=0) < 0.1:
            break
        points = points + push
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, points, strict=True)}


def _groups(graph: nx.Graph[str], areas: Mapping[str, str]) -> dict[str, list[str]]:
    """The islands by name: areas, or communities when most actors have none."""
    members = sorted(graph)
    known = [areas[i] for i in members if areas.get(i)]
    if len(known) * 2 < len(members):
        return {"": members} if len(members) <= FEW else _communities(graph)
    groups: dict[str, list[str]] = {}
    for i in members:
        groups.setdefault(areas.get(i, ""), []).append(i)
    return dict(sorted(groups.items()))


def _communities(graph: nx.Graph[str]) -> dict[str, list[str]]:
    found = nx.community.greedy_modularity_communities(_sorted(graph))
    return {min(one): sorted(one) for one in sorted(found, key=min)}


def _sorted(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The same graph, whose records do not depend on the order of the lists."""
    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from(sorted(graph))
    copy.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges))
    return copy


def _disc(graph: nx.Graph[str]) -> Points:
    """Points of an island around (0, 0), in the order of its sorted ids, evenly spread."""
    members = sorted(graph)
    springs: nx.Graph[tuple[int, str]] = nx.Graph()
    springs.add_nodes_from((0, i) for i in members)
    springs.add_edges_from(((0, a), (0, b)) for a, b in _sorted(graph).edges)
    springs.add_edges_from(((0, i), (1, "hub")) for i in members)
    found = nx.spring_layout(springs, seed=SEED, iterations=200)
    points = np.array([found[0, i] for i in members])
    points = points - points.mean(axis=0)
    return _evened(points)


def _evened(points: Points) -> Points:
    """Points moved along their own direction until they fill a disc evenly."""
    far = np.hypot(points[:, 0], points[:, 1])
    rank = np.empty(len(points))
    rank[np.argsort(far, kind="stable")] = np.arange(len(points))
    wanted = GAP * ROOM * np.sqrt(rank + 0.3) if len(points) > 1 else np.zeros(1)
    spread: Points = points / np.maximum(far, 1e-9)[:, None] * wanted[:, None]
    return spread


def _between(graph: nx.Graph[str], groups: Mapping[str, Sequence[str]]) -> nx.Graph[str]:
    """The islands as nodes; an edge weighs the square root of the ties between two."""
    of = {i: name for name, members in groups.items() for i in members}
    counts = Counter(tuple(sorted((of[a], of[b]))) for a, b in graph.edges if of[a] != of[b])
    between: nx.Graph[str] = nx.Graph()
    between.add_nodes_from(sorted(groups))
    for (a, b), n in sorted(counts.items()):
        between.add_edge(a, b, weight=sqrt(n))
    return between


def _settled(between: nx.Graph[str], reach: Mapping[str, float]) -> dict[str, Points]:
    """The middles of the islands: near those they are tied to, close together, not touching."""
    names = sorted(between)
    radii = np.array([reach[name] for name in names])
    found = nx.spring_layout(between, seed=SEED, iterations=200)
    points = np.array([found[name] for name in names]) * radii.sum()
    pull = np.array([0.02 * WIDE, 0.02 / WIDE])
    for step in range(600):
        points = points - (points - points.mean(axis=0)) * pull * (step < 500)
        for _ in range(4):
            points = points + _push(points, radii)
    return dict(zip(names, points, strict=True))


def _turned(
    graph: nx.Graph[str],
    groups: Mapping[str, Sequence[str]],
    local: Mapping[str, Points],
    middle: Mapping[str, Points],
) -> dict[str, Spot]:
    """Each island turned, or mirrored, so that its ties to the others are shortest."""
    spots = {
        i: middle[n] + p for n, ids in groups.items() for i, p in zip(ids, local[n], strict=True)
    }
    for name in list(groups) * 2:
        ids = groups[name]
        inside = set(ids)
        out = [
            (k, spots[o]) for k, i in enumerate(ids) for o in sorted(graph[i]) if o not in inside
        ]
        if out:
            best = _best_turn(local[name], middle[name], out)
            spots |= dict(zip(ids, middle[name] + best, strict=True))
    return {i: (float(x), float(y)) for i, (x, y) in spots.items()}


def _best_turn(points: Points, middle: Points, out: Sequence[tuple[int, Points]]) -> Points:
    near = np.array([k for k, _ in out])
    far = np.array([spot for _, spot in out])

    def length(turned: Points) -> float:
        gap = middle + turned[near] - far
        return round(float(np.hypot(gap[:, 0], gap[:, 1]).sum()), 3)

    return min(_turns(points), key=length)


def _turns(points: Points) -> list[Points]:
    """A drawing in 24 directions, and mirrored."""
    turned = []
    for angle in np.arange(24) * pi / 12:
        c, s = np.cos(angle), np.sin(angle)
        for mirror in (1.0, -1.0):
            turned.append(points * np.array([mirror, 1.0]) @ np.array([[c, s], [-s, c]]))
    return turned


def _push(points: Points, radii: Points) -> Points:
    """How far each disc must move, so that those that overlap come apart."""
    between = points[:, None, :] - points[None, :, :]
    distance = np.hypot(between[..., 0], between[..., 1])
    np.fill_diagonal(distance, np.inf)
    short = np.clip(radii[:, None] + radii[None, :] - distance, 0, None)
    step: Points = between / np.maximum(distance, 1e-9)[..., None] * short[..., None]
    pushed: Points = step.sum(axis=1) * 0.4
    return pushed
