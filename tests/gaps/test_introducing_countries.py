"""Bridges hidden in forty random countries, not Karuwe: how often a list of ten rows names them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from gaps.random_country import random_country
from gaps.random_days import AS_OF

from allymap.gaps.goals import Goal
from allymap.gaps.introducing import introductions, measures

COUNTRIES, ROWS, NAMED = 40, 10, 4
PAGE = Path(__file__).parents[2] / "docs" / "why" / "introductions.md"
COLUMNS = ("first of a row", "named in a row", "by chance", "common neighbours", "Adamic-Adar")


def _hidden(landscape, pairs):
    ends = [set(pair) for pair in pairs]
    keys = (t.key for t in landscape.ties if {t.source, t.target} in ends)
    return landscape.without(*keys, table="ties")


def _cases():
    """A goal, a landscape without some ties, and these."""
    for seed in range(COUNTRIES):
        country = random_country(random.Random(seed))
        bridges = country.bridges
        yield "parts", _hidden(country.landscape, bridges), bridges
        if len(bridges) > 1:
            yield "connector", _hidden(country.landscape, bridges[1:]), bridges[1:]
        for answer in country.answers:
            yield "movement", _hidden(country.landscape, [answer]), [answer]


def _chance(scores, at, many):
    """The chance to be among the first so many by a score, equals in any order."""
    better = sum(score > scores[at] for score in scores)
    equal = sum(score == scores[at] for score in scores)
    return min(1, max(0, (many - better) / equal))


def _found(landscape, goal, hidden):
    """For each hidden tie what each way of putting in order gives it; as many are named by all."""
    rows = introductions(landscape, Goal(goal), AS_OF).rows
    firsts = [{one.who, one.whom} for one in rows[:ROWS]]
    named = [*firsts, *(set(pair) for one in rows[:ROWS] for pair in one.others[:NAMED])]
    every = [one for one in rows for _ in range(1 + len(one.others))]
    pairs = [pair for one in rows for pair in ((one.who, one.whom), *one.others)]
    common = measures(landscape, pairs, AS_OF)
    gains = [one.gain for one in every]
    for pair in hidden:
        at = next((n for n, each in enumerate(pairs) if set(each) == set(pair)), None)
        if at is not None:
            scores = (gains, [one for one, _ in common], [one for _, one in common])
            chances = (_chance(each, at, len(named)) for each in scores)
            yield (set(pair) in firsts, set(pair) in named, *chances)


@pytest.fixture(scope="module")
def table():
    """Of each goal the number of ties hidden, and the share that each order names."""
    found = {"parts": [], "connector": [], "movement": []}
    for goal, landscape, hidden in _cases():
        found[goal] += _found(landscape, goal, hidden)
    return {
        goal: (len(told), [sum(each) / len(told) for each in zip(*told, strict=True)])
        for goal, told in found.items()
    }


def test_the_page_tells_the_figures_as_they_are(table):
    lines = [
        f"| {goal} | {size} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |"
        for goal, (size, shares) in table.items()
    ]
    said = PAGE.read_text(encoding="utf-8")
    assert [line for line in lines if line not in said] == []


def test_bridges_between_the_like_are_named_more_often_than_by_chance_or_by_friends(table):
    for goal in ("parts", "connector"):
        _, named, *others = table[goal][1]
        assert named > 3 * max(others)
    _, named, *others = table["movement"][1]
    assert named > max(others)
