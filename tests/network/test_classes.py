"""Whoever knows how counts are summed up still learns no small one."""

from __future__ import annotations

from itertools import product

import pytest

from allymap.network.classes import Classes, classes

LEAST = 3
CODES = "abcd"


def every():
    """All counts of four codes up to six, with what is told of them."""
    for numbers in product(range(7), repeat=len(CODES)):
        counts = dict(zip(CODES, numbers, strict=True))
        yield counts, classes(counts, len(CODES), LEAST)


def as_told(one):
    return tuple(sorted(one.told.items())), one.rest


def test_every_class_has_the_least_or_more_and_their_sum_is_all_who_are_told():
    for counts, one in every():
        assert all(size >= LEAST for size in one.sizes)
        assert one.total == (sum(counts.values()) if sum(counts.values()) >= LEAST else 0)
        assert all(counts[code] == n for code, n in one.told.items())
        assert all(one.size(code) != 0 for code, n in counts.items() if n and one.total)


def test_an_attacker_who_has_all_rules_and_all_tables_pins_no_hidden_count_down():
    """By brute force over all 2,401 tables; who is alone in no sum is known to be nobody."""
    worlds = {}
    for counts, one in every():
        worlds.setdefault(as_told(one), []).append(counts)
    for (told, rest), same in worlds.items():
        hidden = set(CODES) - {code for code, _ in told}
        for code in hidden:
            values = {counts[code] for counts in same}
            assert len(values) > 1 or (rest == 0 and values == {0}), (told, rest, code, values)


@pytest.mark.parametrize(
    ("counts", "told", "rest"),
    [
        ({"a": 9, "b": 6}, {"a": 9, "b": 6}, 0),
        ({"a": 9, "b": 6, "c": 2}, {"a": 9}, 8),
        ({"a": 9, "b": 6, "c": 6, "d": 1}, {"a": 9}, 13),
        ({"a": 9, "c": 2, "d": 4}, {"a": 9}, 6),
        ({"a": 2}, {}, 0),
        ({}, {}, 0),
    ],
)
def test_small_ones_are_told_in_one_sum_with_the_smallest_that_hides_them(counts, told, rest):
    assert classes(counts, 9, 5) == Classes(told, rest)


def test_a_sum_that_nearly_tells_its_parts_takes_one_more():
    """Of two with four at most each, eight would be four and four."""
    assert classes({"a": 9, "b": 4, "c": 4}, 3, 5) == Classes({}, 17)
    assert classes({"a": 9, "b": 4, "c": 4}, 9, 5) == Classes({"a": 9}, 8)
