"""Tables of counts for others: small counts hidden, and none to be had back by subtraction."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

# A count by its table, row and column; and counts with the signs they are summed with.
Cell = tuple[int, int, int]
Line = dict[Cell, int]


def with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """A table with a column of row totals and a row of column totals."""
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def suppressed(cells: Sequence[Sequence[int]], least: int) -> list[list[int | None]]:
    """One table as `suppressed_together` gives it."""
    return suppressed_together([cells], least)[0]


def suppressed_together(
    tables: Sequence[Sequence[Sequence[int]]], least: int, known: Sequence[int] = ()
) -> list[list[list[int | None]]]:
    """Tables with their totals, where None stands for a count that is not told.

    The tables have the same rows, and what a later one counts in a row, the first counts too.
    Counts from 1 to `least` - 1 are hidden, totals too; 0 is told, for it is what is missing.
    Then more are hidden, the smallest first, until whoever has all the tables cannot work out
    any hidden count: each may still be at least two numbers. The reader is taken to know that a
    hidden count is not 0, of `known` that the first table counts in each row beside what the
    others count, and of `least` in the largest cell of each of its rows.
    """
    book = _Book([with_totals(cells) for cells in tables], least, known)
    hidden = {at for at in book.cells() if 0 < book.at(at) < least}
    safe: set[Cell] = set()  # the more is hidden, the less is known: what is safe stays so
    while at := min(hidden - safe, default=None):
        safe |= book.open(hidden, at)
        if at not in safe:
            more = book.next_to(hidden, at)
            hidden |= more
            if not more:
                break
    return [
        [[None if (t, i, j) in hidden else n for j, n in enumerate(row)] for i, row in rows]
        for t, rows in ((t, enumerate(table)) for t, table in enumerate(book.tables))
    ]


@dataclass(frozen=True, slots=True)
class _Book:
    """Tables with their totals, and what their reader knows."""

    tables: Sequence[Sequence[Sequence[int]]]
    least: int
    known: Sequence[int]

    def at(self, at: Cell) -> int:
        """A count."""
        return self.tables[at[0]][at[1]][at[2]]

    def cells(self) -> Iterable[Cell]:
        """All places, totals too."""
        for t, table in enumerate(self.tables):
            for i, j in product(range(len(table)), range(len(table[0]))):
                yield t, i, j

    def filled(self) -> list[Cell]:
        """All that are not 0."""
        return [at for at in self.cells() if self.at(at)]

    def next_to(self, hidden: set[Cell], at: Cell) -> set[Cell]:
        """The smallest count told that shares a line with a pinned one, else of its table, else
        any; none when nothing is told any more.
        """

        def far(one: Cell) -> tuple[bool, bool, int, Cell]:
            line = one[1] == at[1] or one[2] == at[2]
            return one[0] != at[0], not line, self.at(one), one

        told = [one for one in self.filled() if one not in hidden]
        return set(sorted(told, key=far)[:1])

    def open(self, hidden: set[Cell], at: Cell) -> set[Cell]:
        """What is hidden and may be another number, this count among it unless it is pinned.

        Looks for tables with the same sums where the count is as small, or as large, as it can
        be; whatever else is not as it is in them need not be looked at again.
        """
        order = {one: n for n, one in enumerate(sorted(hidden))}
        aim = np.zeros(len(order))
        aim[order[at]] = 1
        low = np.array([self._floor(one) for one in order])
        most = 2 * sum(table[-1][-1] for table in self.tables) + 2
        # Loaded here: it takes long, and whoever hides nothing needs none of it.
        from scipy.optimize import Bounds, LinearConstraint, milp

        sums = LinearConstraint(*self._over(order))
        found: set[Cell] = set()
        for sign in (-1, 1):
            other = milp(sign * aim, integrality=1, bounds=Bounds(low, most), constraints=sums)
            found |= {one for one, n in order.items() if round(other.x[n]) != self.at(one)}
            if at in found:
                break
        return found

    def _over(
        self, order: Mapping[Cell, int]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """The lines over what is hidden, and between which numbers each must lie."""
        lines = list(self._lines())
        rows = np.zeros((len(lines), len(order)))
        told = np.zeros(len(lines))
        for n, (line, _, _) in enumerate(lines):
            for at, sign in line.items():
                if at in order:
                    rows[n, order[at]] = sign
                else:
                    told[n] += sign * self.at(at)
        ends = np.array([(low, high) for _, low, high in lines], dtype=float)
        return rows, ends[:, 0] - told, ends[:, 1] - told

    def _floor(self, at: Cell) -> int:
        """What the reader knows that a hidden count is at least."""
        t, i, j = at
        inside = self.tables[t][i][:-1]
        largest = t == 0 and i < len(self.tables[0]) - 1 and j == inside.index(max(inside))
        return min(self.at(at), self.least) if largest else 1

    def _lines(self) -> Iterator[tuple[Line, float, float]]:
        """Each row and column: what is inside less its total is 0; and what tables have to do
        with each other, row by row.
        """
        for t, table in enumerate(self.tables):
            tall, wide = len(table), len(table[0])
            for i in range(tall):
                yield {(t, i, j): -1 if j == wide - 1 else 1 for j in range(wide)}, 0, 0
            for j in range(wide):
                yield {(t, i, j): -1 if i == tall - 1 else 1 for i in range(tall)}, 0, 0
        for i in range(len(self.tables[0]) - 1):
            totals = {(t, i, len(table[0]) - 1): -1 for t, table in enumerate(self.tables)}
            totals[0, i, len(self.tables[0][0]) - 1] = 1
            beside = sum(sign * self.at(at) for at, sign in totals.items())
            yield totals, min(beside, self.known[i] if self.known else 0), np.inf
