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
from allymap.gaps.introduction import distance
from allymap.gaps.rules import find_gaps
from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in
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
    return landscape.without(*keys, table="ties")


def _pairs(found):
    return [{one.who, one.whom} for one in found]


def _stands(rows, *pair):
    """In which row a tie stands, and where in it: 0 for its first, then as others are named."""
    for number, one in enumerate(rows, start=1):
        told = [{one.who, one.whom}, *map(set, one.others)]
        if set(pair) in told:
            return number, told.index(set(pair))
    return None


@pytest.mark.parametrize(
    ("file", "name", "one", "other", "stands"),
    [
        ("karuwe.xlsx", "movement", "amberi-mens-1", "amberi-rights", (4, 0)),
        ("karuwe.xlsx", "movement", "lusoka-mens-1", "lusoka-rights", (4, 0)),
        ("endline.xlsx", "movement", "tamzir-mens-1", "tamzir-rights", (5, 0)),
        ("karuwe.xlsx", "movement", "mens-org", "fem-network", (1, 3)),
        ("karuwe.xlsx", "target", "kep", "selwa-imam-1", (3, 0)),
        ("karuwe.xlsx", "target", "selwa-imam-1", "law-chair", (2, 2)),
        ("karuwe.xlsx", "meet", "lusoka-boys-1", "lusoka-rights", (3, 0)),
        ("karuwe.xlsx", "meet", "tamzir-mens-2", "tamzir-savings-1", (6, 0)),
    ],
)
def test_a_planted_tie_that_is_hidden_is_named_in_the_first_ten_rows(
    file, name, one, other, stands
):
    landscape = _hidden(karuwe(file), (one, other))
    day = LATER if file == "endline.xlsx" else AS_OF
    assert _stands(introductions(landscape, Goal(name), day).rows, one, other) == stands


def test_of_feminist_organisations_as_near_the_most_trusted_way_comes_first():
    """The hidden answer of the men's organisation was to another of the same place.

    Both bring the same and are as near; the way to fem-young (by us, whom it trusts highly) is
    the more trusted, so that comes first, and the one that was hidden is named in its row.
    """
    landscape = _hidden(karuwe(), ("mens-org", "fem-network"))
    own = introductions(landscape, Goal("movement"), AS_OF).rows[0]
    assert (own.who, own.whom, own.by) == ("mens-org", "fem-young", ("kep",))
    assert ("mens-org", "fem-network") in own.others
    assert {distance(landscape, *pair) for pair in own.others} == {0}


def _apart():
    return _hidden(karuwe("endline.xlsx"), *NORTH_SOUTH)


STANDS = dict(zip(NORTH_SOUTH, [(1, 0), (3, 0), (3, 1), (4, 0), (10, 3), (6, 4)], strict=True))


def test_the_six_that_joined_north_and_south_are_named_in_the_first_ten_rows():
    """1,404 ties bring the same 1,848: common neighbours and Adamic-Adar are 0 for each."""
    landscape = _apart()
    rows, total = introductions(landscape, Goal("parts"), LATER)
    assert {one.gain for one in rows} == {66 * 28}
    pairs = [pair for one in rows for pair in ((one.who, one.whom), *one.others)]
    assert total == len(pairs) == 1404
    assert set(measures(landscape, pairs, LATER)) == {(0, 0)}
    assert {pair: _stands(rows, *pair) for pair in NORTH_SOUTH} == STANDS


def test_one_alone_of_the_six_is_not_missed():
    """The five others still join north and south: nothing hangs on one, nothing is apart."""
    for pair in NORTH_SOUTH:
        rest = _hidden(karuwe("endline.xlsx"), pair)
        assert len(components(connecting(rest, LATER))) == 1
        assert introductions(rest, Goal("parts"), LATER) == ((), 0)


def test_without_the_federation_north_and_south_are_joined_first():
    whole = karuwe()
    (south, north) = components(connecting(whole.without("savings-federation"), AS_OF))
    cut = _hidden(whole, *[(a, "savings-federation") for a in north if "savings" in a])
    found = introductions(cut, Goal("parts"), AS_OF).rows[:10]
    assert {one.gain for one in found} == {len(north) * (len(south) + 1)}
    assert all((one.who in north) != (one.whom in north) for one in found)


def test_a_second_way_around_the_federation_is_between_the_like():
    rows = introductions(karuwe(), Goal("connector"), AS_OF).rows
    assert all(_stands(rows, *pair)[0] <= 10 for pair in NORTH_SOUTH[:4])
    assert _stands(rows, *NORTH_SOUTH[4])[0] > 10
    assert sum(one.adds for one in rows) == max(one.gain for one in rows) + 1


def test_how_much_counts_as_much_is_the_users_to_say():
    """With 1 for `as_much` 29 actors come before 28, though the tie is between two youth clubs."""
    exact = replace(karuwe(), vocabulary=built_in().extended("[thresholds]\nas_much = 1\n"))
    firsts = [
        introductions(each, Goal("connector"), AS_OF, most=1).rows for each in (karuwe(), exact)
    ]
    assert [(row.gain, row.who) for (row,) in firsts] == [
        (28, "amberi-council"),
        (29, "amberi-girls-1"),
    ]


@pytest.mark.parametrize("name", ["connector", "parts", "meet"])
def test_the_order_is_of_what_they_are_and_not_of_their_ids(name):
    landscape = _apart() if name == "parts" else karuwe()
    day = LATER if name == "parts" else AS_OF
    found = _pairs(introductions(landscape, Goal(name), day).rows[:10])
    other = _pairs(introductions(_shuffled(renamed(landscape)), Goal(name), day).rows[:10])
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
    for one in introductions(landscape, Goal("meet"), AS_OF).rows[:10]:
        then = landscape.with_(ties=[new_tie(landscape, Goal("meet"), (one.who, one.whom), AS_OF)])
        more = [len(covered(each, Goal("meet"), AS_OF, short)) for each in (then, landscape)]
        assert more[0] - more[1] == one.gain == len(one.covers)
