"""What changed between two days: ties that stayed, and whether a change is more than chance."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Set

    from numpy.typing import NDArray

# Up to so many that changed, every way of turning signs is looked at instead of some.
EVERY_WAY = 12


def jaccard(before: Set[Hashable], after: Set[Hashable]) -> float | None:
    """Kept / (kept + new + lost); None when there is nothing on either day."""
    both = before | after
    return len(before & after) / len(both) if both else None


def sign_flips(changes: NDArray[np.float64], times: int, seed: int) -> NDArray[np.float64]:
    """For each row of changes, how often chance gives a sum as far from 0, either way.

    If nothing happened, each one's change might as well have the other sign. With up to
    `EVERY_WAY` columns all ways of turning signs are counted and the p-value is exact;
    beyond, it is (1 + as far) / (1 + times) over `times` random ones. Rows are tests of
    their own. Actors who share a tie do not change independently, so it is a rough guide.
    """
    size = changes.shape[1]
    found = np.abs(changes.sum(axis=1))[:, None] - 1e-9  # sums of the same numbers may differ
    if size <= EVERY_WAY:
        ways = np.array(list(product((1.0, -1.0), repeat=size))).reshape(-1, size)
        share: NDArray[np.float64] = (np.abs(changes @ ways.T) >= found).mean(axis=1)
        return share
    turned = np.random.default_rng(seed).choice((1.0, -1.0), size=(size, times))
    as_far = (np.abs(changes @ turned) >= found).sum(axis=1)
    p: NDArray[np.float64] = (1 + as_far) / (1 + times)
    return p


def sign_flip_chance(changes: list[int], times: int, seed: int) -> float | None:
    """`sign_flips` of one list of changes; None when nothing changed for anybody."""
    moved = np.array([[change for change in changes if change]], dtype=float)
    return float(sign_flips(moved, times, seed)[0]) if moved.size else None
