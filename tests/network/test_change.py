"""Chance and change, checked against published values, exact counts and ten thousand nulls."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from allymap.network.chance import so_few
from allymap.network.change import jaccard, sign_flip_chance, sign_flips

SEED = 20240308  # that of the sample, named so that anybody can run the same ten thousand


def test_the_hypergeometric_values_of_the_literature():
    assert so_few(0, 20, 8, 6) == pytest.approx(0.0238, abs=5e-5)
    assert so_few(1, 20, 8, 6) == pytest.approx(0.1873, abs=5e-5)


def test_jaccard_is_what_is_kept_of_all():
    assert jaccard({1, 2, 3}, {2, 3, 4}) == 0.5
    assert jaccard(set(), set()) is None


def test_with_few_the_chance_is_that_of_every_way_of_turning_signs():
    moved = [3, -1, 2, 2, -1]
    ways = [
        sum(s * m for s, m in zip(signs, moved, strict=True))
        for signs in product((1, -1), repeat=5)
    ]
    exact = sum(abs(w) >= 5 for w in ways) / 32
    assert sign_flip_chance(moved, 10, SEED) == pytest.approx(exact)
    assert sign_flip_chance([0, *moved, 0], 10, SEED) == pytest.approx(exact)
    assert sign_flip_chance([0, 0], 10, SEED) is None


@pytest.mark.parametrize("size", [12, 20], ids=["every way", "random ways"])
def test_ten_thousand_permutation_p_values_are_uniform_when_nothing_happened(size):
    luck = np.random.default_rng(SEED)
    p = np.concatenate(
        [sign_flips(luck.normal(size=(200, size)), 999, SEED + i) for i in range(50)]
    )
    assert len(p) == 10_000
    assert 0.045 <= (p <= 0.05).mean() <= 0.055
    for level in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert (p <= level).mean() == pytest.approx(level, abs=0.015)
