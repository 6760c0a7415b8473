"""Introductions: as good as trying every tie, the gain is real, and nobody forbidden is in them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, permutations
from math import e

import pytest
from gaps.random_days import AS_OF
from gaps.random_doors import random_doors

from allymap.gaps.goals import GOALS, Goal, counted, covered, new_tie
from allymap.gaps.hops import door_openers, left_alone, lopsided
from allymap.gaps.introducing import introductions, measures
from allymap.model.sketch import sketch
from allymap.model.terms import form, holds, is_term

SEEDS = range(200)
COVERAGE = ("movement", "target", "meet")


def _really(landscape, goal, ends):
    """What the goal counts after the tie was added, less what it counts today."""
    then = landscape.with_(ties=[new_tie(landscape, goal, ends, AS_OF)])
    among = counted(landscape, goal, AS_OF)
    more, before = (len(covered(one, goal, AS_OF, among)) for one in (then, landscape))
    return more - before


def _allowed(landscape, goal, ends):
    """The rules about people, written again from the decision page."""
    if set(ends) & left_alone(landscape, AS_OF):
        return False
    between = [t for t in landscape.ties if {t.source, t.target} == set(ends) and holds(t, AS_OF)]
    if any(t.type == "opposes" or t.do_not_ask or t.sign == "-" for t in between):
        return False
    return ends not in lopsided(landscape, door_openers(landscape, AS_OF))


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
        landscape = random_doors(random.Random(seed), 7)
        ends = (lambda o: (o.who, o.whom)) if goal.name == "movement" else _both
        found = introductions(landscape, goal, AS_OF)
        told = {ends(one): one.gain for one in found}
        assert len(told) == len(found)
        tried = _tried(landscape, goal)
        if goal.name == "meet":  # bodies stand for a side that has any
            people = {a.id for a in landscape.actors if form(landscape, a.id) == "person"}
            assert {k: v for k, v in tried.items() if not k & people} == {
                k: v for k, v in told.items() if not k & people
            }
            assert told.items() <= tried.items()
        else:
            assert told == tried, seed
        for one in found:
            assert one.gain == _really(landscape, goal, (one.who, one.whom))


def _both(one):
    return frozenset((one.who, one.whom))


@pytest.mark.parametrize("name", COVERAGE)
def test_greedy_is_near_the_best_choice(name):
    goal, compared = Goal(name), 0
    for seed in SEEDS:
        landscape = random_doors(random.Random(seed), 8)
        found = introductions(landscape, goal, AS_OF)
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
        landscape = random_doors(random.Random(seed))
        barred = left_alone(landscape, AS_OF)
        opponents = {a.id for a in landscape.actors if (a.stance or 0) < 0} - {landscape.us}
        silent = {a.id for a in landscape.actors if a.kind == "lgbtq_org"} - {
            c.actor for c in landscape.consents
        }
        for name in GOALS:
            for one in introductions(landscape, Goal(name), AS_OF):
                named = {one.who, one.whom, *one.by}
                assert not named & (barred | opponents | (silent - {landscape.us}))


TRUST = "last_contact=2026-01-20,trust_reliability={0},trust_mission={0},trust_openness={0}"


@pytest.mark.parametrize(("trust", "how"), [("4", "together"), ("", "name")])
def test_the_grade_follows_the_weakest_step(trust, how):
    about = TRUST.format(trust) if trust else "last_contact=2026-01-20"
    landscape = sketch(
        f"Circle:mens_group -collaborates_with{{{about}}}-> Office:ngo_local;"
        f"Office -collaborates_with{{{about}}}-> Sisters:feminist_org"
    )
    (one,) = introductions(landscape, Goal("movement"), AS_OF)
    assert (one.who, one.whom, one.by, one.how) == ("Circle", "Sisters", ("Office",), how)
    assert measures(landscape, [one], AS_OF)[0][0] == 1


def test_one_who_has_power_over_the_other_is_a_risk_that_is_told():
    text = "E:private_company; L:labourers_group"
    landscape = sketch(text)
    words = landscape.vocabulary.extended(
        '[terms.meet]\npairs = [["others", "mixed"]]\n'
        '[terms.meet.sides]\nothers = { constituencies = ["other"] }\n'
        'mixed = { constituencies = ["mixed"] }\n'
    )
    (one,) = introductions(replace(landscape, vocabulary=words), Goal("meet"), AS_OF)
    assert one.risks == ("meet", "power")
