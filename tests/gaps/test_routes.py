"""Routes: over which ties, never through whom, what each step is worth, what rests on whom."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from math import prod

import pytest
from gaps.random_days import AS_OF
from gaps.random_doors import doors_of
from karuwe import karuwe

from allymap.gaps.hops import hops, left_alone, not_agreed
from allymap.gaps.routes import Ways, supports
from allymap.model.sketch import sketch
from allymap.model.vocabulary import built_in

FULL = "trust_reliability=4,trust_mission=4,trust_openness=4"
NEW = "last_contact=2026-01-31"
HALF = "last_contact=2025-01-31"


def _way(text, start="Us", goal="Boss", **how):
    ways = Ways(sketch(f"settings name=us value=Us; Us:ingo; Boss:ministry; {text}"), AS_OF)
    return ways.between(start, goal, **how)


def _ways(text, **how):
    return [route.way for route in _way(text, **how).routes]


def test_a_step_is_worth_its_trust_times_its_freshness():
    found = _way(
        f"Us -has_access_to{{{NEW},{FULL}}}-> Amina:ngo_local; "
        f"Amina -has_access_to{{{HALF},trust_reliability=3,trust_mission=3,"
        "trust_openness=3}-> Boss"
    )
    (route,) = found.routes
    assert [hop.worth for hop in route.hops] == [1, 0.75 * 0.5]
    assert route.worth == 0.375
    assert (route.weakest.source, route.weakest.target) == ("Amina", "Boss")
    assert found.needed == ("Amina",)


def test_trust_that_nobody_told_counts_as_the_stated_value_and_stays_unknown():
    (route,) = _way(f"Us -has_access_to{{{NEW}}}-> Boss").routes
    assert (route.hops[0].trust, route.hops[0].worth) == (None, 0.5)
    words = built_in().extended("[thresholds]\ntrust_unknown = 1")
    text = f"settings name=us value=Us; Us:ingo -has_access_to{{{NEW}}}-> Boss:ministry"
    (other,) = Ways(sketch(text, words), AS_OF).between("Us", "Boss").routes
    assert other.worth == 0.25


@pytest.mark.parametrize(
    "more",
    [
        "Amina:ngo_local{stance=-1}",
        "Amina -opposes-> Us",
        "Amina -opposes-> Sisters:feminist_org",
        "Amina -opposes-> Lead:ngo_local; asks id=Law name=Law lead=Lead",
        "Amina -opposes{last_contact=2019-01-01}-> Us",
        "Us -opposes-> Amina",
        "positions actor=Amina ask=Law position=-1; asks id=Law name=Law",
        "Us -supports{do_not_ask=yes}-> Amina",
        "Amina:ngo_local{age_band=child}",
        "Sara:community_member -nominates{as=concern}-> Amina",
        "Amina:lgbtq_org",
        "Amina:lgbtq_org; consents actor=Amina basis=consent scope=name_coalition "
        "expires=2026-01-30",
    ],
)
def test_nobody_is_sent_through_those_who_are_left_alone(more):
    road = f"Us -supports{{{NEW}}}-> Amina:ngo_local; Amina -has_access_to{{{NEW}}}-> Boss"
    assert _ways(road) == [("Us", "Amina", "Boss")]
    assert _ways(f"{road}; {more}") == []


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ("Amina -opposes-> Other:ngo_local", True),
        ("Amina -opposes{end=2026-01-31}-> Us", True),
        ("Amina -opposes-> Lead:ngo_local; asks id=Law name=Law lead=Lead", True),
        ("Amina -opposes-> Us", False),
    ],
)
def test_a_quarrel_in_the_movement_bars_only_when_it_is_with_us(more, there):
    road = f"Us -supports{{{NEW}}}-> Amina:feminist_org; Amina -has_access_to{{{NEW}}}-> Boss"
    assert bool(_ways(f"{road}; {more}")) == there


def test_an_lgbtq_organisation_that_agreed_is_gone_through_and_to():
    said = "consents actor=Amina basis=consent scope=name_coalition date=2025-10-01"
    road = f"Us -supports{{{NEW}}}-> Amina:lgbtq_org; Amina -has_access_to{{{NEW}}}-> Boss"
    assert _way(road, goal="Amina").why_none == "not_agreed"
    assert _ways(f"{road}; {said}") == [("Us", "Amina", "Boss")]
    assert _ways(f"{road}; {said}", goal="Amina") == [("Us", "Amina")]


ASKED = (
    "sources id=S1; scopes source=S1 topic=trusts about=all; "
    "scopes source=S1 topic=has_access_to about=all"
)


@pytest.mark.parametrize(
    ("tie", "more", "there"),
    [
        (f"has_access_to{{{NEW}}}", "", True),
        (f"has_access_to{{{NEW},do_not_ask=yes}}", "", False),
        (f"has_access_to{{{NEW},sign=-}}", "", False),
        ("has_access_to", "", False),
        ("has_access_to{last_contact=2025-01-30}", "", False),
        (f"has_access_to{{{NEW},end=2026-01-31}}", "", False),
        (f"has_access_to{{{NEW},confidence=one}}", "", True),
        (f"has_access_to{{{NEW},confidence=one}}", ASKED, False),
        (f"has_access_to{{{NEW},confidence=rumour}}", "", False),
        (f"has_access_to{{{NEW},confidence=confirmed}}", ASKED, True),
        (f"trusts{{{NEW}}}", "", True),
        (f"trusts{{{NEW}}}", ASKED, False),
        (f"trusts{{{NEW}}}", f"{ASKED}; Boss -trusts{{{NEW}}}-> Us", True),
        (
            f"trusts{{{NEW},{FULL}}}",
            f"Boss -trusts{{{NEW},trust_reliability=2,trust_mission=2,trust_openness=2}}-> Us",
            False,
        ),
        (f"listens_to{{{NEW}}}", "", False),
        (f"funds{{{NEW}}}", "", False),
    ],
)
def test_which_ties_are_steps(tie, more, there):
    assert bool(_ways(f"Us -{tie}-> Boss; {more}")) == there


@pytest.mark.parametrize("seed", range(200))
def test_routes_equal_full_enumeration_and_never_show_the_forbidden(seed):
    landscape = doors_of(seed, 7)
    ways = Ways(landscape, AS_OF)
    barred = left_alone(landscape, AS_OF)
    steps = hops(landscape, AS_OF)
    for ask, found in zip(landscape.asks, ways.to_all(landscape.us), strict=True):
        every = _enumerated(landscape, steps, barred, landscape.us, ask.target)
        assert bool(found.routes) == bool(every)
        if every:
            assert found.routes[0].worth == pytest.approx(max(every))
        for route in found.routes:
            assert not set(route.way[1:-1]) & barred
            assert route.way[-1] not in not_agreed(landscape, AS_OF)
            for hop in route.hops:
                assert all(_usable(landscape, tie) for tie in hop.ties)


def _usable(landscape, tie):
    days = (AS_OF - tie.last_contact).days
    return 0 <= days <= 365 and not tie.do_not_ask and tie.sign != "-"


def _enumerated(landscape, steps, barred, start, goal):
    """What each chain of different actors that the steps allow is worth."""
    if goal is None or start == goal or goal in not_agreed(landscape, AS_OF):
        return []
    between = [a.id for a in landscape.actors if a.id not in {start, goal} | barred]
    found = []
    for size in range(len(between) + 1):
        for chain in permutations(between, size):
            pairs = list(zip((start, *chain), (*chain, goal), strict=True))
            if all(pair in steps for pair in pairs):
                found.append(prod(steps[pair].worth for pair in pairs))
    return found


def test_the_law_chair_of_karuwe_is_reached_by_way_of_the_imam():
    landscape = karuwe()
    found = {one.ask: one for one in Ways(landscape, AS_OF).to_all(landscape.us)}
    (route,) = found["family-law"].routes
    assert route.way == ("kep", "selwa-imam-1", "law-chair")
    assert [hop.newest.holder for hop in route.hops] == ["staff-2", None]


def test_two_asks_that_hang_on_one_person_are_told():
    text = "; ".join(
        [
            f"Us -supports{{{NEW}}}-> Amina:ngo_local",
            *(f"Amina -has_access_to{{{NEW}}}-> M{n}:ministry" for n in (1, 2, 3)),
            f"Us -has_access_to{{{NEW}}}-> M3",
            *(f"asks id=q{n} name=q{n} target=M{n}" for n in (1, 2, 3)),
        ]
    )
    ways = Ways(sketch(f"settings name=us value=Us; Us:ingo; {text}"), AS_OF)
    (one,) = supports(ways.to_all("Us"))
    assert (one.actor, one.asks, one.of, one.hops) == ("Amina", ("q1", "q2"), 3, (2, 2))
    assert one.share == pytest.approx(2 / 3)


def test_consent_is_judged_today_as_well():
    text = (
        f"Us:ingo -supports{{{NEW}}}-> Amina:lgbtq_org; settings name=us value=Us; "
        "consents actor=Amina basis=consent scope=name_coalition withdrawn=2026-06-01"
    )
    landscape = sketch(text)
    assert Ways(landscape, AS_OF).between("Us", "Amina").routes
    late = Ways(landscape, AS_OF, date(2026, 7, 1)).between("Us", "Amina")
    assert late.why_none == "not_agreed"
