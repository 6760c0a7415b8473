"""Where each actor stands on the map: the same lists give the same map, known spots stay."""

from __future__ import annotations

from math import ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING

import networkx as nx

from allymap.view.islands import GAP, apart, islands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Spot = tuple[float, float]


def place(
    ids: Collection[str],
    ties: Iterable[tuple[str, str]],
    known: Mapping[str, Spot],
    areas: Mapping[str, str] | None = None,
) -> dict[str, tuple[int, int]]:
    """Whole pixels for each id; the order of `ids` and `ties` does not matter.

    `ties` are pairs of ids, `known` are spots to keep as they are, `areas` says which actors
    are drawn near each other. Components stand side by side, actors without ties in rows below.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    graph.add_edges_from(sorted({_pair(tie) for tie in ties if tie[0] != tie[1]}))
    kept = {i: (float(known[i][0]), float(known[i][1])) for i in graph if i in known}
    spots = _added(graph, kept) if kept else _afresh(graph, areas or {})
    return {i: (round(spots[i][0]), round(spots[i][1])) for i in graph}


def _pair(tie: tuple[str, str]) -> tuple[str, str]:
    return (tie[0], tie[1]) if tie[0] <= tie[1] else (tie[1], tie[0])


def _afresh(graph: nx.Graph[str], areas: Mapping[str, str]) -> dict[str, Spot]:
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    drawn = [islands(graph.subgraph(sorted(part)), areas) for part in parts if len(part) > 1]
    spots = _packed(drawn)
    alone = sorted((areas.get(i, ""), i) for part in parts if len(part) == 1 for i in part)
    return spots | _rows([i for _, i in alone], spots)


def _packed(drawn: Sequence[Mapping[str, Spot]]) -> dict[str, Spot]:
    """The largest component first, the others in columns at its right."""
    spots: dict[str, Spot] = {}
    x = y = wide = tall = 0.0
    for n, part in enumerate(drawn):
        left, right, top, bottom = _box(part)
        if n == 1 or (n > 1 and y + bottom - top > tall):
            x, y, wide = x + wide + GAP * 2.5, 0.0, 0.0
        spots |= {i: (p[0] - left + x, p[1] - top + y) for i, p in part.items()}
        wide, y = max(wide, right - left), y + bottom - top + GAP * 2.2
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
    return spots | _rows(waiting, spots)


def _beside(near: Sequence[Spot], n: int) -> Spot:
    """The middle of some spots, a little aside so that two newcomers do not meet."""
    x, y = (sum(spot[axis] for spot in near) / len(near) for axis in (0, 1))
    turn = n * pi * (3 - sqrt(5))
    return x + GAP * cos(turn), y + GAP * sin(turn)


def _rows(ids: Sequence[str], above: Mapping[str, Spot]) -> dict[str, Spot]:
    """The ids in tidy rows below a picture, centred under it."""
    left, right, _, bottom = _box(above)
    across = max(1, min(len(ids), max(int((right - left) // GAP), ceil(sqrt(len(ids) * 2)))))
    start = (left + right) / 2 - (across - 1) * GAP / 2
    first = bottom + GAP * 2.6 if above else 0.0
    return {i: (start + n % across * GAP, first + n // across * GAP) for n, i in enumerate(ids)}


def _box(spots: Mapping[str, Spot]) -> tuple[float, float, float, float]:
    xs, ys = [s[0] for s in spots.values()], [s[1] for s in spots.values()]
    return (min(xs), max(xs), min(ys), max(ys)) if spots else (0.0, 0.0, 0.0, 0.0)
