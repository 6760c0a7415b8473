"""Small counts stay hidden from whoever adds and subtracts everything that is told."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from allymap.network.suppress import suppressed, suppressed_together, with_totals

LEAST, SEED = 5, 20240308
INNER = [(t, i) for t in range(2) for i in range(2)]


def attacker(told):
    """The values that each hidden count may have, over every table of numbers up to ten.

    The attacker knows what is told, totals too, and that nothing hidden is 0.
    """
    inner = [[c if c is not None else range(1, 11) for c in row[:-1]] for row in told[:-1]]
    wide = len(inner[0])
    choices = [c if isinstance(c, range) else (c,) for row in inner for c in row]
    hidden = [(i, j) for i, row in enumerate(told) for j, c in enumerate(row) if c is None]
    may = {at: set() for at in hidden}
    for cells in product(*choices):
        whole = with_totals([cells[k : k + wide] for k in range(0, len(cells), wide)])
        if all(
            c == w
            for t, row in zip(told, whole, strict=True)
            for c, w in zip(t, row, strict=True)
            if c is not None
        ):
            for i, j in hidden:
                may[i, j].add(whole[i][j])
    return may


def _tables(how_many, luck):
    for _ in range(how_many):
        tall, wide = luck.choice([(1, 3), (2, 2), (3, 1), (1, 2), (2, 1)])
        yield [[luck.choice([0, 0, 1, 2, 3, 4, 5, 6, 8]) for _ in range(wide)] for _ in range(tall)]


def test_a_brute_force_attacker_learns_no_hidden_count():
    luck = random.Random(SEED)
    for cells in _tables(60, luck):
        told = suppressed(cells, LEAST)
        for at, values in attacker(told).items():
            assert len(values) > 1, (cells, told, at)


def test_the_attacker_does_find_what_only_small_cells_would_hide():
    """The guard is needed: with small counts alone hidden, a sum gives one of them away."""
    table = with_totals([[2, 9], [7, 8]])
    naive = [[None if 0 < c < LEAST else c for c in row] for row in table]
    assert attacker(naive)[0, 0] == {2}


@pytest.mark.parametrize("cells", [[[1, 1], [9, 9]], [[3]], [[1, 0], [0, 1]], [[4, 0, 9]]])
def test_small_counts_are_never_told_and_nothing_is_changed(cells):
    whole, told = with_totals(cells), suppressed(cells, LEAST)
    for row, said in zip(whole, told, strict=True):
        for count, one in zip(row, said, strict=True):
            assert one in (None, count)
            assert one is None or not 0 < count < LEAST
    assert all(len(values) > 1 for values in attacker(told).values())


def test_a_table_without_small_counts_is_told_whole_and_so_is_what_is_missing():
    cells = [[6, 0], [7, 9]]
    assert suppressed(cells, LEAST) == with_totals(cells)


def together(told, known):
    """As `attacker`, over two tables with one column and two rows each: what the second counts,
    the first counts too, and `known` beside it in each row.
    """
    lines = [(told[t][i][0],) if told[t][i][0] is not None else range(1, 15) for t, i in INNER]
    cells = np.array(list(product(*lines)))
    whole = np.stack([cells[:, :2], cells[:, 2:]])
    whole = np.concatenate([whole, whole.sum(axis=2, keepdims=True)], axis=2)
    fits = (whole[0, :, :2] - whole[1, :, :2] >= known).all(axis=1)
    every = [(t, i) for t in range(2) for i in range(3)]
    for t, i in every:
        count = told[t][i][0]
        fits &= whole[t, :, i] > 0 if count is None else whole[t, :, i] == count
    return {(t, i): set(whole[t, fits, i]) for t, i in every if told[t][i][0] is None}


def _column(numbers):
    return [[one] for one in numbers]


def test_a_brute_force_attacker_with_two_tables_learns_no_hidden_count():
    luck = random.Random(SEED)
    for _ in range(150):
        those = [luck.choice([0, 0, 1, 3, 5, 6]) for _ in range(2)]
        known = [luck.choice([0, 0, 1, 2]) for _ in those]
        every = [n + k + luck.choice([0, 0, 0, 1, 2, 4]) for n, k in zip(those, known, strict=True)]
        told = suppressed_together([_column(every), _column(those)], LEAST, known)
        for at, values in together(told, known).items():
            assert len(values) > 1, (every, those, known, told, at)
