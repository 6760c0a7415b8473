"""How likely so few, or so many, would be by chance: exact, and from shuffled labels."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import networkx as nx
    from numpy.typing import NDArray

# Shufflings looked at together: as many as are quick and take a few megabytes.
AT_ONCE = 50


def so_few(found: int, population: int, group: int, drawn: int) -> float:
    """The chance of `found` or fewer of a group among those drawn without looking.

    P(X <= found), X hypergeometric: `drawn` of `population`, of whom `group` are of the
    group. Exact, in whole numbers until the last division.
    """
    return _share(range(found + 1), population, group, drawn)


def so_many(found: int, population: int, group: int, drawn: int) -> float:
    """The chance of `found` or more of a group among those drawn: P(X >= found)."""
    return _share(range(found, drawn + 1), population, group, drawn)


def _share(counts: range, population: int, group: int, drawn: int) -> float:
    others = population - group
    ways = sum(comb(group, x) * comb(others, drawn - x) for x in counts if x <= drawn)
    return ways / comb(population, drawn)


def as_few_ties(
    graph: nx.Graph[str],
    sides: Mapping[str, int],
    pairs: Sequence[tuple[int, int]],
    times: int,
    seed: int,
) -> tuple[int, ...]:
    """In how many of `times` shufflings each pair of sides has as few ties, or fewer.

    `sides` gives each actor of the graph its sides as bits, a pair is two of these bits, and
    a tie counts when one end is on the one side and the other on the other. A shuffling deals
    the actors' sides out again among them; the ties stay. Each is used for all pairs. The
    p-value of a pair is (1 + this) / (1 + times).
    """
    actors = sorted(graph)
    place = {actor: i for i, actor in enumerate(actors)}
    ends = np.array([(place[a], place[b]) for a, b in graph.edges()], dtype=np.intp)
    labels, code = np.unique([sides.get(actor, 0) for actor in actors], return_inverse=True)
    cross = _crossing(labels, pairs)
    ends = ends.reshape(-1, 2)
    found = _ties(code[None, :], ends, cross)
    few = np.zeros(len(pairs), dtype=np.int64)
    for dealt in _dealt(code, times, seed):
        few += (_ties(dealt, ends, cross) <= found).sum(axis=0)
    return tuple(int(count) for count in few)


def _crossing(labels: NDArray[np.int64], pairs: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """For each two labels, one row, whether a tie between them counts, one column a pair."""
    one, other = labels[:, None], labels[None, :]
    tables = [
        ((one & a > 0) & (other & b > 0)) | ((one & b > 0) & (other & a > 0)) for a, b in pairs
    ]
    return np.array(tables, dtype=np.int64).reshape(len(pairs), -1).T


def _dealt(code: NDArray[np.intp], times: int, seed: int) -> Iterator[NDArray[np.intp]]:
    luck = np.random.default_rng(seed)
    for first in range(0, times, AT_ONCE):
        rows = min(AT_ONCE, times - first)
        yield luck.permuted(np.tile(code, (rows, 1)), axis=1)


def _ties(
    code: NDArray[np.intp], ends: NDArray[np.intp], cross: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The ties across each pair of sides (columns) under each labelling (rows)."""
    rows, cells = len(code), len(cross)
    kinds = round(cells**0.5)
    cell = code[:, ends[:, 0]] * kinds + code[:, ends[:, 1]] + np.arange(rows)[:, None] * cells
    counts = np.bincount(cell.ravel(), minlength=rows * cells).reshape(rows, cells)
    found: NDArray[np.int64] = counts @ cross
    return found
