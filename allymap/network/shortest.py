"""Shortest ways between all pairs, counted exactly: lengths are whole numbers.

Written out because networkx compares sums of fractions here and so loses equally short ways.
Many starts go at once, which takes a small fraction of the time of one after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from allymap.network.matrix import Arcs

FAR = 2**30
AT_ONCE = 64


def lengths(arcs: Arcs) -> Iterator[tuple[slice, NDArray[np.int32]]]:
    """For each batch of starts, the length of the shortest way to every actor (a row each).

    `FAR` where there is no way.
    """
    size = len(arcs.actors)
    for first in range(0, size, AT_ONCE):
        starts = slice(first, min(first + AT_ONCE, size))
        yield starts, _lengths(arcs, starts)


def between(arcs: Arcs) -> NDArray[np.float64]:
    """How much of all shortest ways runs through each actor, over ordered pairs (Brandes 2001).

    With D the arcs that lie on a shortest way, the number of ways is the sum of the powers
    of D, and what rests on an actor the sum of the powers of its transpose; both end.
    """
    size, count = len(arcs.actors), len(arcs.tail)
    total = np.zeros(size)
    each = (np.ones(count), np.arange(count))
    into = csr_array((each[0], (arcs.head, each[1])), shape=(size, count))
    out_of = csr_array((each[0], (arcs.tail, each[1])), shape=(size, count))
    for starts, length in lengths(arcs):
        on_way = length[arcs.tail] + arcs.value[:, None] == length[arcs.head]
        origin = _origin(size, starts)
        ways = origin + _powers(into, on_way, arcs.tail, origin)
        share = np.divide(1.0, ways, out=np.zeros_like(ways), where=ways > 0)
        rests = ways * _powers(out_of, on_way, arcs.head, share)
        total += np.where(origin > 0, 0.0, rests).sum(axis=1)
    return total


def _lengths(arcs: Arcs, starts: slice) -> NDArray[np.int32]:
    """Bellman and Ford's method, all starts of a batch together."""
    heads, first = np.unique(arcs.head, return_index=True)
    length = np.where(_origin(len(arcs.actors), starts) > 0, 0, FAR).astype(np.int32)
    while True:
        through = length[arcs.tail] + arcs.value[:, None]
        better = np.minimum(length[heads], np.minimum.reduceat(through, first, axis=0))
        if np.array_equal(better, length[heads]):
            return length
        length[heads] = better


def _origin(size: int, starts: slice) -> NDArray[np.float64]:
    return np.eye(size, starts.stop - starts.start, -starts.start)


def _powers(
    gather: Any, on_way: NDArray[np.bool_], end: NDArray[np.intp], first: NDArray[np.float64]
) -> NDArray[np.float64]:
    step, total = first, np.zeros_like(first)
    while step.any():
        step = gather @ np.where(on_way, step[end], 0.0)
        total += step
    return total
