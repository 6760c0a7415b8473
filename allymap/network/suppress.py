"""Tables of counts for others: small counts hidden, and none to be had back by subtraction."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

Cell = tuple[int, int]


def with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """A table with a column of row totals and a row of column totals."""
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def suppressed(cells: Sequence[Sequence[int]], least: int) -> list[list[int | None]]:
    """The table with its totals, where None stands for a count that is not told.

    Counts from 1 to `least` - 1 are hidden, totals too; 0 is told, for it is what is missing.
    Then more are hidden, the smallest first, until whoever knows the rest, and that a hidden
    count is not 0, cannot work out any hidden count: each may still be at least two numbers.
    """
    table = with_totals(cells)
    hidden = {at for at in _all(table) if 0 < _at(table, at) < least}
    while open_ := [at for at in sorted(hidden) if _pinned(table, hidden, at)]:
        more = _next(table, hidden, open_[0])
        hidden |= {more} if more else {at for at in _all(table) if _at(table, at)}
        if not more:
            break
    return [
        [None if (i, j) in hidden else count for j, count in enumerate(row)]
        for i, row in enumerate(table)
    ]


def _all(table: Sequence[Sequence[int]]) -> Iterable[Cell]:
    return product(range(len(table)), range(len(table[0])))


def _at(table: Sequence[Sequence[int]], at: Cell) -> int:
    return table[at[0]][at[1]]


def _next(table: Sequence[Sequence[int]], hidden: set[Cell], at: Cell) -> Cell | None:
    """The smallest count told that shares a line with a pinned one, else any that is told."""
    told = [one for one in _all(table) if one not in hidden and _at(table, one)]
    beside = [one for one in told if one[0] == at[0] or one[1] == at[1]]
    return min(beside or told, key=lambda one: (_at(table, one), one), default=None)


def _pinned(table: Sequence[Sequence[int]], hidden: set[Cell], at: Cell) -> bool:
    """Whether the sums leave a hidden count only one number; lines of sums give whole bounds."""
    order = {one: n for n, one in enumerate(sorted(hidden))}
    sums, known = _sums(table, order)
    aim = np.zeros(len(order))
    aim[order[at]] = 1
    ends = []
    for sign in (1, -1):
        found = linprog(sign * aim, A_eq=sums, b_eq=known, bounds=(1, None), method="highs")
        if found.status == 3:  # without a bound on this side
            return False
        ends.append(sign * float(found.fun))
    return ends[1] - ends[0] < 0.5


def _sums(
    table: Sequence[Sequence[int]], order: dict[Cell, int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each row and each column: what is inside less its total is 0, over what is hidden."""
    tall, wide = len(table), len(table[0])
    lines = [[(i, j) for j in range(wide)] for i in range(tall)]
    lines += [[(i, j) for i in range(tall)] for j in range(wide)]
    sums, known = [], []
    for line in lines:
        row, rest = np.zeros(len(order)), 0.0
        for place, at in enumerate(line):
            sign = -1 if place == len(line) - 1 else 1
            if at in order:
                row[order[at]] = sign
            else:
                rest -= sign * _at(table, at)
        if row.any():
            sums.append(row)
            known.append(rest)
    return np.array(sums), np.array(known)
