"""Where each actor stands by whom it works with: the same lists, the same map; known spots stay."""

from __future__ import annotations

from math import ceil, inf, sqrt
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from allymap.view.apart import GAP, apart, free
from allymap.view.neighbourhood import neighbourhood
from allymap.view.newcomers import beside, yielding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Spot = tuple[float, float]

CLOSE = 0.6  # how far apart, in `GAP`s, neighbours stand before they are pushed apart


def place(
    ids: Collection[str],
    ties: Iterable[tuple[str, str]],
    known: Mapping[str, Spot],
    pinned: Collection[str] = (),
) -> dict[str, tuple[int, int]]:
    """Whole pixels for each id; the order of `ids` and `ties` does not matter.

    `ties` are pairs of ids, `known` are spots to keep as they are; those of them that are
    `pinned` stay even where others stood. Components stand side by side, actors without ties
    in rows below.
    """
    graph = drawn(ids, ties)
    kept = {i: (float(known[i][0]), float(known[i][1])) for i in graph if i in known}
    spots = _added(graph, yielding(kept, pinned)) if kept else _afresh(graph)
    return {i: (round(spots[i][0]), round(spots[i][1])) for i in graph}


def drawn(ids: Collection[str], ties: Iterable[tuple[str, str]]) -> nx.Graph[str]:
    """Who is tied to whom; its records do not depend on the order of the lists."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    graph.add_edges_from(sorted({(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]}))
    return graph


def _afresh(graph: nx.Graph[str]) -> dict[str, Spot]:
    parts = _parts(graph)
    spots = _packed([_component(graph, part) for part in parts if len(part) > 1])
    return spots | _rows([i for part in parts if len(part) == 1 for i in part], spots)


def _parts(graph: nx.Graph[str]) -> list[list[str]]:
    """The components, the largest first."""
    parts = (sorted(part) for part in nx.connected_components(graph))
    return sorted(parts, key=lambda part: (-len(part), part))


def _component(graph: nx.Graph[str], part: Sequence[str]) -> dict[str, Spot]:
    numbers = {i: n for n, i in enumerate(part)}
    ends = sorted((numbers[a], numbers[b]) for a in part for b in graph[a] if a < b)
    points = neighbourhood(len(part), np.array(ends, dtype=np.intp))
    near = cKDTree(points).query(points, k=2)[0][:, 1]
    scaled = apart(points * (GAP * CLOSE / max(float(np.median(near)), 1e-9)))
    return {i: (float(x), float(y)) for i, (x, y) in zip(part, scaled, strict=True)}


def _packed(parts: Sequence[Mapping[str, Spot]]) -> dict[str, Spot]:
    """The largest component first, the others in columns at its right."""
    spots: dict[str, Spot] = {}
    x = y = wide = tall = 0.0
    for n, part in enumerate(parts):
        left, right, top, bottom = _box(part)
        if n == 1 or (n > 1 and y + bottom - top > tall):
            x, y, wide = x + wide + GAP * 2.5, 0.0, 0.0
        spots |= {i: (p[0] - left + x, p[1] - top + y) for i, p in part.items()}
        wide, y = max(wide, right - left), y + bottom - top + GAP * 2.2
        tall = max(tall, y)
    return spots


def _added(graph: nx.Graph[str], kept: Mapping[str, Spot]) -> dict[str, Spot]:
    """Newcomers beside their neighbours; those tied to nobody known at the right, or in rows."""
    spots = beside(graph, kept)
    for part in _parts(graph.subgraph([i for i in graph if i not in spots])):
        if len(part) > 1:
            spots |= _at_the_right(_component(graph, part), spots)
    bottom = max((y for i, (_, y) in spots.items() if graph[i]), default=-inf)
    rows = [spots[i] for i in spots if spots[i][1] > bottom]
    return spots | _rows([i for i in graph if i not in spots], spots, rows)


def _at_the_right(part: Mapping[str, Spot], spots: Mapping[str, Spot]) -> dict[str, Spot]:
    left, _, upper, _ = _box(part)
    _, right, top, _ = _box(spots)
    x, y = right + GAP * 2.5 - left, top - upper
    return {i: (spot[0] + x, spot[1] + y) for i, spot in part.items()}


def _rows(
    ids: Sequence[str], above: Mapping[str, Spot], begun: Sequence[Spot] = ()
) -> dict[str, Spot]:
    """The ids in tidy rows below a picture, centred under it; rows begun earlier go on."""
    left, right, _, bottom = _box(above)
    across = max(1, min(len(ids), max(int((right - left) // GAP), ceil(sqrt(len(ids) * 2)))))
    start, first = (left + right) / 2 - (across - 1) * GAP / 2, bottom + GAP * 2.6
    if begun:
        start, first = min(x for x, _ in begun), max(y for _, y in begun)
        across = max(across, int((right - start) // GAP) + 1)
    first = first if above else 0.0
    cells = len(ids) + len(begun) * 3 + across  # one that stands may be in the way of three
    grid = [(start + n % across * GAP, first + n // across * GAP) for n in range(cells)]
    open_ = free(np.array(grid, dtype=float).reshape(-1, 2), begun)
    return {i: (float(x), float(y)) for i, (x, y) in zip(ids, open_, strict=False)}


def _box(spots: Mapping[str, Spot]) -> tuple[float, float, float, float]:
    xs, ys = [s[0] for s in spots.values()], [s[1] for s in spots.values()]
    return (min(xs), max(xs), min(ys), max(ys)) if spots else (0.0, 0.0, 0.0, 0.0)
