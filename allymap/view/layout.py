"""Where each actor stands on the map: the same lists give the same map, known places stay."""

from __future__ import annotations

from math import ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Spot = tuple[float, float]

SEED = 20240308  # any fixed number: it decides which of many equal drawings is kept
GAP = 62  # pixels between the middles of two actors, so that shapes and rings stay apart
REACH = 92  # pixels that an actor of a component has for itself, in each direction
PULL = 0.7  # how strongly actors of one area pull together, beside a tie's 1


def place(
    ids: Collection[str],
    ties: Iterable[tuple[str, str]],
    known: Mapping[str, Spot],
    areas: Mapping[str, str] | None = None,
) -> dict[str, tuple[int, int]]:
    """Whole pixels for each id; the order of `ids` and `ties` does not matter.

    `ties` are pairs of ids, `known` are spots to keep as they are, `areas` says which actors
    are drawn near each other. Components stand side by side, actors without ties in rows below.
    Spring layout after Fruchterman and Reingold (1991), seeded.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    graph.add_edges_from(sorted({_pair(tie) for tie in ties if tie[0] != tie[1]}))
    kept = {i: (float(known[i][0]), float(known[i][1])) for i in graph if i in known}
    spots = _added(graph, kept) if kept else _afresh(graph, areas or {})
    return {i: (round(kept.get(i, spots[i])[0]), round(kept.get(i, spots[i])[1])) for i in graph}


def apart(spots: Mapping[str, Spot], pinned: Collection[str] = ()) -> dict[str, Spot]:
    """The spots pushed aside until no two are nearer than `GAP`; pinned ones stay."""
    ids = sorted(spots)
    points = np.array([spots[i] for i in ids], dtype=float).reshape(-1, 2)
    loose = np.array([i not in pinned for i in ids], dtype=float)
    points += np.array([(cos(n), sin(n)) for n in range(len(ids))]).reshape(-1, 2) * loose[:, None]
    for _ in range(400 if len(ids) <= 600 else 0):
        push = _push(points, loose)
        if not push.any():
            break
        points += push
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, points, strict=True)}


def rows(ids: Sequence[str], left: float, top: float, width: float) -> dict[str, Spot]:
    """The ids in tidy rows below a picture of that width."""
    across = max(4, int(width // (GAP * 1.6)), ceil(sqrt(len(ids))))
    return {
        i: (left + (n % across) * GAP * 1.6, top + (n // across) * GAP * 1.3)
        for n, i in enumerate(ids)
    }


def _pair(tie: tuple[str, str]) -> tuple[str, str]:
    return (tie[0], tie[1]) if tie[0] <= tie[1] else (tie[1], tie[0])


def _afresh(graph: nx.Graph[str], areas: Mapping[str, str]) -> dict[str, Spot]:
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    drawn = [_component(graph, part, areas) for part in parts if len(part) > 1]
    spots = _packed(drawn)
    alone = sorted(min(part) for part in parts if len(part) == 1)
    left, right, bottom = _box(spots)
    return spots | rows(alone, left, bottom + GAP * 1.6, right - left)


def _component(
    graph: nx.Graph[str], part: Collection[str], areas: Mapping[str, str]
) -> dict[str, Spot]:
    """One component by springs; a hidden hub for each area holds its actors together."""
    members = sorted(part)
    springs: nx.Graph[tuple[str, str]] = nx.Graph()
    springs.add_nodes_from(("actor", i) for i in members)
    ends = sorted(_pair(edge) for edge in graph.subgraph(members).edges)
    springs.add_edges_from((("actor", a), ("actor", b)) for a, b in ends)
    for i in members:
        if areas.get(i):
            springs.add_edge(("actor", i), ("area", areas[i]), weight=PULL)
    reach = REACH * sqrt(len(members))
    found = nx.spring_layout(springs, seed=SEED, iterations=300, scale=reach)
    return apart({i: (float(found["actor", i][0]), float(found["actor", i][1])) for i in members})


def _packed(drawn: Sequence[Mapping[str, Spot]]) -> dict[str, Spot]:
    """The largest component first, the others in columns at its right."""
    spots: dict[str, Spot] = {}
    x = y = wide = tall = 0.0
    for n, part in enumerate(drawn):
        low, high = np.min(list(part.values()), axis=0), np.max(list(part.values()), axis=0)
        if n == 1 or (n > 1 and y + high[1] - low[1] > tall):
            x, y, wide = x + wide + GAP * 2.2, 0.0, 0.0
        spots |= {i: (p[0] - low[0] + x, p[1] - low[1] + y) for i, p in part.items()}
        wide, y = max(wide, high[0] - low[0]), y + high[1] - low[1] + GAP * 1.8
        tall = max(tall, y)
    return spots


def _added(graph: nx.Graph[str], kept: Mapping[str, Spot]) -> dict[str, Spot]:
    """New actors in the middle of their neighbours, or in rows below when they have none."""
    spots = dict(kept)
    waiting = [i for i in sorted(graph) if i not in kept]
    while True:
        near = {i: [spots[n] for n in sorted(graph[i]) if n in spots] for i in waiting}
        ready = [i for i in waiting if near[i]]
        if not ready:
            break
        spots |= {i: _beside(near[i], n) for n, i in enumerate(ready)}
        waiting = [i for i in waiting if i not in spots]
    spots = apart(spots, pinned=kept)
    left, right, bottom = _box(spots)
    return spots | rows(waiting, left, bottom + GAP * 1.6, right - left)


def _beside(near: Sequence[Spot], n: int) -> Spot:
    """The middle of some spots, a little aside so that two newcomers do not meet."""
    x, y = (sum(spot[axis] for spot in near) / len(near) for axis in (0, 1))
    turn = n * pi * (3 - sqrt(5))
    return x + GAP * cos(turn), y + GAP * sin(turn)


def _box(spots: Mapping[str, Spot]) -> tuple[float, float, float]:
    xs, ys = [s[0] for s in spots.values()], [s[1] for s in spots.values()]
    return (min(xs), max(xs), max(ys)) if spots else (0.0, 0.0, -GAP)


def _push(points: np.ndarray, loose: np.ndarray) -> np.ndarray:
    apart_by = points[:, None, :] - points[None, :, :]
    distance = np.hypot(apart_by[..., 0], apart_by[..., 1])
    np.fill_diagonal(distance, np.inf)
    short = np.clip(GAP - distance, 0, None)
    step = apart_by / np.maximum(distance, 1e-9)[..., None] * short[..., None] * 0.5
    total: np.ndarray = step.sum(axis=1) * loose[:, None]
    return np.where(np.abs(total) > 0.05, total, 0)
