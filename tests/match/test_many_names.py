"""Fifty thousand names: who is in the list twice is found, and few others are asked about."""

from __future__ import annotations

import time

import pytest

from allymap.match.candidates import candidates
from bench.many_names import SHARE, VARIETIES, planted


@pytest.fixture(scope="module", params=[10_000, 50_000])
def answered(request):
    """The planted list, and what is asked about in it."""
    made = planted(request.param)
    return made, {(c.left, c.right): c for c in candidates(made.subjects)}


def test_the_list_holds_what_it_says(answered):
    made, _ = answered
    assert len(made.subjects) == len({s.id for s in made.subjects}) in (10_000, 50_000)
    assert set(made.pairs) == set(VARIETIES)
    assert sum(map(len, made.pairs.values())) > 0.98 * SHARE * len(made.subjects)


def test_nine_in_ten_are_found_with_five_candidates_for_each(answered):
    made, found = answered
    true = set().union(*made.pairs.values())
    assert len(true & found.keys()) >= 0.90 * len(true)
    assert len(found) <= 5 * len(true)


@pytest.mark.parametrize(
    ("variety", "least"),
    [
        ("typo", 0.85),
        ("order", 0.98),
        ("title", 0.98),
        ("arabic", 0.90),
        ("amharic", 0.90),
        ("bengali", 0.75),
        ("cyrillic", 0.90),
    ],
)
def test_no_way_of_writing_is_left_behind(answered, variety, least):
    made, found = answered
    pairs = made.pairs[variety]
    assert len(pairs & found.keys()) >= least * len(pairs)


def test_the_surest_are_mostly_true(answered):
    made, found = answered
    true = set().union(*made.pairs.values())
    sure = {pair for pair, c in found.items() if c.score >= 95 and not c.warnings}
    assert len(sure & true) >= 0.95 * len(sure)


def test_a_list_is_made_the_same_way_each_time():
    assert planted(700) == planted(700)


def test_fifty_thousand_names_take_seconds():
    made = planted(50_000)
    begun = time.process_time()
    candidates(made.subjects)
    assert time.process_time() - begun < 60
