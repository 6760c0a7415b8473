"""No two actors on each other: points pushed apart, and the nearest spot that is free."""

from __future__ import annotations

from math import pi, sqrt
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Spot = tuple[float, float]
    Points = NDArray[np.float64]

GAP = 72.0  # pixels between the middles of two actors: the largest shapes and their rings fit
ROUNDS = 300  # of pushing; most pictures need a tenth of them
GRAINS = 24  # spots to try for each GAP × GAP
GOLDEN = pi * (3 - sqrt(5))  # turned by this angle, points never fall into lines


def apart(points: Points) -> Points:
    """The points pushed aside until no two are nearer than `GAP`, each as little as it takes."""
    turns = np.arange(len(points)) * GOLDEN  # so that two on one spot part, always the same way
    moved = points + 0.5 * np.column_stack([np.cos(turns), np.sin(turns)])
    for _ in range(ROUNDS):
        pairs = cKDTree(moved).query_pairs(GAP, output_type="ndarray")
        if not len(pairs):
            return moved
        moved = moved + _push(moved, pairs[np.lexsort(pairs.T)])
    return _each_its_own(moved)


def free(wished: Points, taken: Iterable[Spot]) -> Points:
    """Those of the wished spots that are free, in their order."""
    there = np.array(list(taken), dtype=float).reshape(-1, 2)
    if not len(there):
        return wished
    near, _ = cKDTree(there).query(wished, k=1)
    return np.asarray(wished[near >= GAP])


def around(spot: Spot, reach: int) -> Points:
    """Spots to try around one, itself first, as far as some `GAP`s."""
    ring = sunflower(GRAINS * reach * reach, GAP / sqrt(GRAINS))
    far = np.hypot(ring[:, 0], ring[:, 1])
    ring = ring * (1 + GAP / np.maximum(far, GAP / 2))[:, None]
    return np.asarray(np.array(spot) + ring)


def sunflower(n: int, step: float) -> Points:
    """n points that fill a disc evenly (Vogel 1979), the radius growing with step × √n."""
    k = np.arange(n)
    far = step * np.sqrt(k)
    return np.column_stack([far * np.cos(k * GOLDEN), far * np.sin(k * GOLDEN)])


def _push(points: Points, pairs: NDArray[np.intp]) -> Points:
    """How far each point moves, so that pairs that are too near come apart."""
    between = points[pairs[:, 0]] - points[pairs[:, 1]]
    distance = np.maximum(np.hypot(between[:, 0], between[:, 1]), 1e-9)
    step = between / distance[:, None] * ((GAP + 1 - distance) * 0.45)[:, None]
    pushed = np.zeros_like(points)
    np.add.at(pushed, pairs[:, 0], step)
    np.subtract.at(pushed, pairs[:, 1], step)
    return pushed


def _each_its_own(points: Points) -> Points:
    """Those that still are too near an earlier one go to the nearest free spot."""
    placed: list[Spot] = []
    for x, y in points:
        spot = (float(x), float(y))
        if len(free(np.array([spot]), placed)) == 0:
            spot = nearest(spot, placed)
        placed.append(spot)
    return np.array(placed)


def nearest(wish: Spot, taken: Sequence[Spot]) -> Spot:
    """The free spot nearest to a wish."""
    reach = 4
    while True:
        found = free(around(wish, reach), taken)
        if len(found):
            far = np.hypot(*(found - np.array(wish)).T)
            x, y = found[int(np.argmin(np.round(far, 3)))]
            return float(x), float(y)
        reach *= 2
