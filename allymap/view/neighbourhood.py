"""Who works with whom: a component drawn so that those who are tied stand next to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Ends = NDArray[np.intp]

SEED = 20240308  # any fixed number: it decides which of many equal drawings is kept
TURNS = 200  # steps downhill; more of them hardly add
EARLY, PULL = 0.4, 4.0  # the share of steps in which ties pull harder, and how much harder
BLOCK = 64  # actors whose pairs are looked at together: few enough for the processor's cache
FEW = 7  # actors of a component that springs draw better


def neighbourhood(n: int, ends: Ends) -> Points:
    """A point for each of n tied actors, of any scale; `ends` are pairs of their numbers.

    Communities first (Blondel et al. 2008, seeded), placed by springs; then everybody downhill
    on the divergence between who is tied and who is near (t-SNE: van der Maaten and Hinton
    2008, with ties for affinities), which keeps true neighbours nearest. The longer side lies
    across, as screens do.
    """
    if n <= 2:
        return np.array([(float(k), 0.0) for k in range(n)]).reshape(-1, 2)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(ends.tolist())
    if n <= FEW:
        found = nx.kamada_kawai_layout(graph)
        return _across(np.array([found[k] for k in range(n)]))
    return _across(_downhill(_communities_first(graph), ends))


def _communities_first(graph: nx.Graph[int]) -> Points:
    """Each actor near the middle of its community, communities near those they are tied to."""
    found = nx.community.louvain_communities(graph, seed=SEED)
    of = np.zeros(len(graph), dtype=int)
    for number, members in enumerate(sorted(found, key=min)):
        of[sorted(members)] = number
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(len(found)))
    for a, b in sorted(graph.edges):
        one, other = int(of[a]), int(of[b])
        weight = between.get_edge_data(one, other, {"weight": 0})["weight"]
        between.add_edge(one, other, weight=weight + (one != other))
    middles = nx.spring_layout(between, seed=SEED, iterations=100)
    points = np.array([middles[int(number)] for number in of]) * np.sqrt(len(graph))
    aside = np.random.default_rng(SEED).normal(size=points.shape)
    return np.asarray((points + 0.3 * aside) * 0.1)


def _downhill(points: Points, ends: Ends) -> Points:
    """Gradient steps with momentum and a gain for each coordinate (Jacobs 1988)."""
    n = len(points)
    weights = _affinities(n, ends)
    move, gains = np.zeros_like(points), np.ones_like(points)
    for turn in range(TURNS):
        pull = PULL if turn < EARLY * TURNS else 1.0
        slope = pull * _attraction(points, ends, weights) - _repulsion(points)
        gains = np.where(slope * move < 0, gains + 0.2, np.maximum(gains * 0.8, 0.01))
        move = (0.5 if turn < TURNS / 5 else 0.8) * move - n / 2 * gains * slope
        points = points + move
    return points


def _affinities(n: int, ends: Ends) -> Points:
    """For each tie the mean of what it is to its two ends; over all pairs they add up to 1."""
    ties = np.bincount(ends.ravel(), minlength=n)
    return np.asarray((1 / ties[ends[:, 0]] + 1 / ties[ends[:, 1]]) / (2 * n))


def _attraction(points: Points, ends: Ends, weights: Points) -> Points:
    between = points[ends[:, 0]] - points[ends[:, 1]]
    force = (weights / (1 + (between**2).sum(axis=1)))[:, None] * between
    n = len(points)
    sides = [
        np.bincount(ends[:, 0], force[:, axis], n) - np.bincount(ends[:, 1], force[:, axis], n)
        for axis in (0, 1)
    ]
    return np.column_stack(sides)


def _repulsion(points: Points) -> Points:
    """Exact over all pairs, in single precision; no linear algebra, whose threads vary."""
    x, y = np.ascontiguousarray(points.T, dtype=np.float32)
    sums, every = np.empty((len(x), 3)), 0.0
    for at in range(0, len(x), BLOCK):
        part = slice(at, at + BLOCK)
        near = x[part, None] - x
        near *= near
        down = y[part, None] - y
        down *= down
        near += down
        near += 1
        np.reciprocal(near, out=near)
        every += float(near.sum(dtype=np.float64))
        near *= near
        sums[part, 0] = near.sum(axis=1)
        sums[part, 1] = np.einsum("ij,j->i", near, x)
        sums[part, 2] = np.einsum("ij,j->i", near, y)
    pushed = np.column_stack([x * sums[:, 0] - sums[:, 1], y * sums[:, 0] - sums[:, 2]])
    return np.asarray(pushed / (every - len(x)))


def _across(points: Points) -> Points:
    """Turned around its middle until it is widest from left to right."""
    centred = points - points.mean(axis=0)
    (xx, xy), (_, yy) = centred.T @ centred
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    c, s = np.cos(angle), np.sin(angle)
    return np.asarray(centred @ np.array([[c, -s], [s, c]]))
