"""Introductions: as good as trying every tie, the gain is real, and nobody forbidden is in them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, permutations
from math import e

import pytest
from gaps.random_days import AS_OF
from gaps.random_doors import doors_of

from allymap.gaps.goals import GOALS, Goal, counted, covered, new_tie
from allymap.gaps.hops import door_openers, left_alone, lopsided
from allymap.gaps.introducing import introductions, measures
from allymap.model.landscape import once
from allymap.model.sketch import sketch
from allymap.model.terms import form, holds, is_term

SEEDS = range(200)
COVERAGE = ("movement", "target", "meet")


LEFT_ALONE = once(left_alone)
LOPSIDED = once(lambda landscape, day: lopsided(landscape, door_openers(landscape, day)))


@cache
def _today(goal):
    """What the goal counts, and how much of it there is, in a landscape as it stands."""

    def look(landscape, day):
        among = counted(landscape, goal, day)
        return among, len(covered(landscape, goal, day, among))

    return once(look)


def _really(landscape, goal, ends):
    """What the goal counts after the tie was added, less what it counts today."""
    then = landscape.with_(ties=[new_tie(landscape, goal, ends, AS_OF)])
    among, before = _today(goal)(landscape, AS_OF)
    return len(covered(then, goal, AS_OF, among)) - before


def _allowed(landscape, goal, ends):
    """The rules about people, written again from the decision page."""
    if set(ends) & LEFT_ALONE(landscape, AS_OF):
        return False
    between = [t for t in landscape.ties if {t.source, t.target} == set(ends) and holds(t, AS_OF)]
    if any(t.type == "opposes" or t.do_not_ask or t.sign == "-" for t in between):
        return False
    return ends not in LOPSIDED(landscape, AS_OF)


def _tried(landscape, goal):
    """Every pair that helps, by really adding each possible tie."""
    ids = [a.id for a in landscape.actors]
    fem = {a for a in ids if is_term(landscape, a, "fem")}
    pairs = permutations(ids, 2) if goal.name == "movement" else combinations(ids, 2)
    found = {}
    for ends in pairs:
        if goal.name == "movement" and ends[1] not in fem:
            continue
        gain = _really(landscape, goal, ends) if _allowed(landscape, goal, ends) else 0
        if gain > 0:
            found[ends if goal.name == "movement" else frozenset(ends)] = gain
    return found


@pytest.mark.parametrize("goal", [Goal(name) for name in GOALS], ids=lambda goal: goal.name)
@pytest.mark.parametrize("part", range(10))
def test_introductions_equal_trying_every_tie(goal, part):
    for seed in SEEDS[part::10]:
        landscape = doors_of(seed, 7)
        ends = tuple if goal.name == "movement" else frozenset
        found, total = introductions(landscape, goal, AS_OF)
        pairs = [(pair, one) for one in found for pair in ((one.who, one.whom), *one.others)]
        told = {ends(pair): one.gain for pair, one in pairs}
        assert len(told) == len(pairs) == total
        tried = _tried(landscape, goal)
        if goal.name == "meet":  # bodies stand for a side that has any
            people = {a.id for a in landscape.actors if form(landscape, a.id) == "person"}
            assert {k: v for k, v in tried.items() if not k & people} == {
                k: v for k, v in told.items() if not k & people
            }
            assert told.items() <= tried.items()
        else:
            assert told == tried, seed
        for pair, one in pairs:
            assert one.gain == _really(landscape, goal, pair)


@pytest.mark.parametrize("goal", [Goal(name) for name in GOALS], ids=lambda goal: goal.name)
def test_the_first_rows_are_the_same_however_many_are_asked_for(goal):
    rows = 0
    for seed in SEEDS:
        landscape = doors_of(seed)
        every = introductions(landscape, goal, AS_OF)
        some = introductions(landscape, goal, AS_OF, most=3)
        assert some == (every.rows[:3], every.total)
        rows += len(every.rows)
    assert rows > 50


@pytest.mark.parametrize("name", ["connector", "parts", "meet"])
def test_nobody_is_named_first_in_two_rows_while_others_of_as_much_are_free(name):
    others = 0
    for seed in SEEDS:
        rows = introductions(doors_of(seed), Goal(name), AS_OF).rows
        free = [one for one in rows if not one.adds]
        levels = {one.gain for one in free} if name == "meet" else ()
        for level in levels:
            taken = [{one.who, one.whom} for one in rows if one.adds or one.gain > level]
            same = [{one.who, one.whom} for one in free if one.gain == level]
            used = [bool(ends & set().union(*taken, *same[:n])) for n, ends in enumerate(same)]
            assert used == sorted(used)
        for one in rows:
            others += len(one.others)
            assert all({one.who, one.whom} & set(pair) for pair in one.others)
    assert others > 20


def test_a_row_for_each_mens_body_names_those_as_near():
    landscape = sketch(
        "C:mens_group{place=T}; F:feminist_org{place=T}; G:feminist_network{place=T};"
        "H:feminist_org{place=U}; D:mens_group{place=U}"
    )
    rows = introductions(landscape, Goal("movement"), AS_OF).rows
    told = [(one.who, one.whom, one.others) for one in rows]
    assert told[:2] == [("C", "F", (("C", "G"),)), ("D", "H", ())]
    assert sorted(told[2:]) == [("C", "H", ()), ("D", "F", (("D", "G"),))]


@pytest.mark.parametrize("name", COVERAGE)
def test_greedy_is_near_the_best_choice(name):
    goal, compared = Goal(name), 0
    for seed in SEEDS:
        landscape = doors_of(seed, 8)
        found = introductions(landscape, goal, AS_OF).rows
        for k in (2, 3):
            sets = {one.covers for one in found}
            best = max((len(frozenset.union(*some)) for some in combinations(sets, k)), default=0)
            if best:
                ours = len(frozenset.union(*(one.covers for one in found[:k])))
                assert ours >= (1 - 1 / e) * best, (seed, k)
                assert sum(one.adds for one in found[:k]) == ours
                compared += 1
    assert compared > 5


@pytest.mark.parametrize("part", range(10))
def test_nobody_forbidden_is_ever_in_an_introduction(part):
    for seed in range(1000 + part, 1200, 10):
        landscape = doors_of(seed)
        barred = left_alone(landscape, AS_OF)
        opponents = {a.id for a in landscape.actors if (a.stance or 0) < 0} - {landscape.us}
        silent = {a.id for a in landscape.actors if a.kind == "lgbtq_org"} - {
            c.actor for c in landscape.consents
        }
        for name in GOALS:
            for one in introductions(landscape, Goal(name), AS_OF).rows:
                named = {one.who, one.whom, *one.by}.union(*one.others)
                assert not named & (barred | opponents | (silent - {landscape.us}))


TRUST = "last_contact=2026-01-20,trust_reliability={0},trust_mission={0},trust_openness={0}"


@pytest.mark.parametrize(
    ("trust", "how"), [("4", "together"), ("3", "together"), ("2", "name"), ("", "name")]
)
def test_the_grade_follows_the_weakest_step(trust, how):
    about = TRUST.format(trust) if trust else "last_contact=2026-01-20"
    landscape = sketch(
        f"Circle:mens_group -collaborates_with{{{about}}}-> Office:ngo_local;"
        f"Office -collaborates_with{{{about}}}-> Sisters:feminist_org"
    )
    ((one,), _total) = introductions(landscape, Goal("movement"), AS_OF)
    assert (one.who, one.whom, one.by, one.how) == ("Circle", "Sisters", ("Office",), how)
    assert measures(landscape, [(one.who, one.whom)], AS_OF)[0][0] == 1


def test_over_two_in_between_nobody_is_brought_together_and_a_line_is_written():
    high = TRUST.format(4)
    landscape = sketch(
        f"Circle:mens_group -collaborates_with{{{high}}}-> Office:ngo_local;"
        f"Office -collaborates_with{{{high}}}-> Hub:ngo_local;"
        f"Hub -collaborates_with{{{high}}}-> Sisters:feminist_org"
    )
    ((one,), _total) = introductions(landscape, Goal("movement"), AS_OF)
    assert (one.by, one.how) == (("Office", "Hub"), "line")


def test_one_who_has_power_over_the_other_is_a_risk_that_is_told():
    text = "E:private_company; L:labourers_group"
    landscape = sketch(text)
    words = landscape.vocabulary.extended(
        '[terms.meet]\npairs = [["others", "mixed"]]\n'
        '[terms.meet.sides]\nothers = { constituencies = ["other"] }\n'
        'mixed = { constituencies = ["mixed"] }\n'
    )
    ((one,), _total) = introductions(replace(landscape, vocabulary=words), Goal("meet"), AS_OF)
    assert one.risks == ("meet", "power")


def test_twenty_thousand_possible_ties_are_a_matter_of_seconds():
    """Looking at all of them again for each one chosen took hours."""
    men = "\n".join(f"m{n}:mens_group" for n in range(150))
    fem = "\n".join(f"f{n}:feminist_org" for n in range(130))
    found, total = introductions(sketch(f"{men}\n{fem}"), Goal("movement"), AS_OF)
    assert total == 150 * 130
    assert found[0].gain == 1
