"""Karuwe's planted bridges, hidden: where each stands among what would be proposed instead."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from gaps.renamed import _new, renamed
from karuwe import AS_OF, karuwe

from allymap.gaps.bridges import connecting
from allymap.gaps.goals import Goal, counted, covered, new_tie
from allymap.gaps.introducing import introductions, measures
from allymap.gaps.rules import find_gaps
from allymap.model.tables import TABLES
from allymap.network.cohesion import components

LATER = date(2027, 1, 31)
NORTH_SOUTH = (
    ("amberi-council", "ministry-women"),
    ("amberi-rights", "lusoka-rights"),
    ("amberi-rights", "fem-network"),
    ("amberi-mens-1", "mens-org"),
    ("orun-savings-1", "tamzir-savings-1"),
    ("orun-rights", "tamzir-rights"),
)


def _hidden(landscape, *pairs):
    ends = [set(pair) for pair in pairs]
    keys = [t.key for t in landscape.ties if {t.source, t.target} in ends]
    assert len(keys) >= len(pairs)
    return landscape.without(*keys)


def _pairs(found):
    return [{one.who, one.whom} for one in found]


@pytest.mark.parametrize(
    ("file", "name", "one", "other"),
    [
        ("karuwe.xlsx", "movement", "amberi-mens-1", "amberi-rights"),
        ("karuwe.xlsx", "movement", "lusoka-mens-1", "lusoka-rights"),
        ("endline.xlsx", "movement", "tamzir-mens-1", "tamzir-rights"),
        ("karuwe.xlsx", "target", "kep", "selwa-imam-1"),
        ("karuwe.xlsx", "target", "selwa-imam-1", "law-chair"),
        ("karuwe.xlsx", "meet", "lusoka-boys-1", "lusoka-rights"),
        ("karuwe.xlsx", "meet", "tamzir-mens-2", "tamzir-savings-1"),
    ],
)
def test_a_planted_tie_that_is_hidden_is_in_the_first_ten(file, name, one, other):
    landscape = _hidden(karuwe(file), (one, other))
    day = LATER if file == "endline.xlsx" else AS_OF
    assert {one, other} in _pairs(introductions(landscape, Goal(name), day)[:10])


def test_of_feminist_organisations_as_near_the_most_trusted_way_comes_first():
    """The hidden answer of the men's organisation was to another of the same place.

    Both bring the same and are as near; the way to fem-young (by us, whom it trusts highly) is
    the more trusted, so that comes first, and the one that was hidden stands behind it.
    """
    landscape = _hidden(karuwe(), ("mens-org", "fem-network"))
    found = introductions(landscape, Goal("movement"), AS_OF)
    own = [one for one in found if one.who == "mens-org"]
    hidden = next(one for one in own if one.whom == "fem-network")
    assert own[0].whom == "fem-young"
    assert own[0].worth > hidden.worth
    assert {landscape.actor[one.whom].place for one in (own[0], hidden)} == {"port-selwa"}
    assert hidden.gain == own[0].gain
    assert hidden in own[:4]


def _apart():
    return _hidden(karuwe("endline.xlsx"), *NORTH_SOUTH)


def test_four_of_the_six_that_joined_north_and_south_are_in_the_first_ten():
    """1,404 ties bring the same 1,848: common neighbours and Adamic-Adar are 0 for each."""
    landscape = _apart()
    found = introductions(landscape, Goal("parts"), LATER)
    assert {one.gain for one in found} == {66 * 28}
    assert set(measures(landscape, found, LATER)) == {(0, 0)}
    first = _pairs(found[:10])
    assert [set(pair) in first for pair in NORTH_SOUTH] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(("one", "other"), NORTH_SOUTH)
def test_each_of_the_six_is_in_the_first_ten_of_one_of_its_two(one, other):
    """Who asks for this body alone finds it: no attribute sets it apart from others of its kind."""
    found = _pairs(introductions(_apart(), Goal("parts"), LATER))
    places = [[pair for pair in found if end in pair].index({one, other}) for end in (one, other)]
    assert min(places) < 10


def test_one_alone_of_the_six_is_not_missed():
    """The five others still join north and south: nothing hangs on one, nothing is apart."""
    for pair in NORTH_SOUTH:
        rest = _hidden(karuwe("endline.xlsx"), pair)
        assert len(components(connecting(rest, LATER))) == 1
        assert introductions(rest, Goal("parts"), LATER) == ()


def test_without_the_federation_north_and_south_are_joined_first():
    whole = karuwe()
    (south, north) = components(connecting(whole.without("savings-federation"), AS_OF))
    cut = _hidden(whole, *[(a, "savings-federation") for a in north if "savings" in a])
    found = introductions(cut, Goal("parts"), AS_OF)[:10]
    assert {one.gain for one in found} == {len(north) * (len(south) + 1)}
    assert all((one.who in north) != (one.whom in north) for one in found)


def test_a_second_way_around_the_federation_is_between_the_like():
    found = introductions(karuwe(), Goal("connector"), AS_OF)
    assert [set(pair) in _pairs(found[:10]) for pair in NORTH_SOUTH[:3]] == [True] * 3
    assert sum(one.adds for one in found) == max(one.gain for one in found) + 1


@pytest.mark.parametrize("name", ["connector", "parts", "meet"])
def test_the_order_is_of_what_they_are_and_not_of_their_ids(name):
    landscape = _apart() if name == "parts" else karuwe()
    day = LATER if name == "parts" else AS_OF
    found = _pairs(introductions(landscape, Goal(name), day)[:10])
    other = _pairs(introductions(_shuffled(renamed(landscape)), Goal(name), day)[:10])
    assert other == [{_new(end) for end in pair} for pair in found]


def _shuffled(landscape):
    rng = random.Random(7)
    rows = {name: list(getattr(landscape, name)) for name in TABLES}
    return replace(landscape, **{n: tuple(rng.sample(r, len(r))) for n, r in rows.items()})


def test_sides_that_meet_less_than_chance_count_too():
    landscape = karuwe()
    few = {f.id for f in find_gaps(landscape, AS_OF) if (f.rule, f.variant) == ("BRIDGE-2", "few")}
    short = counted(landscape, Goal("meet"), AS_OF)
    assert few
    assert {one.removeprefix("BRIDGE-2:") for one in few} <= short
    found = introductions(landscape, Goal("meet"), AS_OF)
    for one in found[:10]:
        then = landscape.with_(ties=[new_tie(landscape, Goal("meet"), (one.who, one.whom), AS_OF)])
        more = [len(covered(each, Goal("meet"), AS_OF, short)) for each in (then, landscape)]
        assert more[0] - more[1] == one.gain == len(one.covers)
