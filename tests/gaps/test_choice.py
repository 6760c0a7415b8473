"""What to do first: one choice, of different kinds, harm and days first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from karuwe import AS_OF, karuwe

from allymap.gaps.choice import choose, foremost, is_to_do
from allymap.gaps.due import due
from allymap.gaps.finding import Finding
from allymap.gaps.questions import questions_to_ask
from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch

LAND = sketch("Juma:male_ally")


def one(rule, name="x", status="GAP", severity="high", affected=1, **facts):
    return Finding(rule, f"{rule}:{name}", status, severity, "v", (), facts, affected=affected)


def ids(found):
    return [finding.id for finding in found]


def test_karuwe_begins_with_three_different_things_and_names_all_that_is_as_grave():
    chosen = choose(karuwe(), find_gaps(karuwe(), AS_OF), AS_OF)
    assert [f.rule for f in chosen.things] == ["SAFE-1", "ACC-1", "SAFE-2"]
    assert chosen.things[0].facts["place"] == "orun-hatta"
    grave = {f.id for f in find_gaps(karuwe(), AS_OF) if is_to_do(f) and f.severity == "critical"}
    assert grave == {f.id for f in (*chosen.things, *chosen.critical)}
    assert [(f.rule, f.facts["next"]) for f in chosen.dated] == [("SYNC-1", date(2026, 2, 14))]


def test_no_rule_comes_twice_while_another_has_something():
    grave = [one("ACC-1", n, severity="critical", affected=9) for n in "abc"]
    found = [*grave, one("ELEM-1", severity="medium")]
    assert ids(choose(LAND, found, AS_OF).things) == ["ACC-1:a", "ELEM-1:x", "ACC-1:b"]
    assert ids(choose(LAND, found, AS_OF).critical) == ["ACC-1:c"]


def test_what_may_hurt_somebody_counts_twice_and_stands_before_what_touches_as_many():
    found = [
        one("ACC-1", severity="critical", affected=5),
        one("SAFE-1", severity="critical", affected=4),
    ]
    assert ids(choose(LAND, found, AS_OF).things) == ["SAFE-1:x", "ACC-1:x"]


@pytest.mark.parametrize(("days", "first"), [(1, "SYNC-1:x"), (30, "SYNC-1:x"), (31, "INF-1:x")])
def test_what_is_planned_within_the_days_to_meet_cannot_wait(days, first):
    found = [one("INF-1", affected=9), one("SYNC-1", next=AS_OF + timedelta(days=days))]
    assert choose(LAND, found, AS_OF).things[0].id == first


def test_what_is_grave_goes_before_what_only_touches_many():
    found = [one("BRIDGE-1", affected=500), one("CONS-1", severity="critical")]
    assert choose(LAND, found, AS_OF).things[0].id == "CONS-1:x"


def test_what_nobody_knows_and_what_is_in_place_is_no_thing_to_do():
    found = [
        one("ACC-1", status="BLIND_SPOT"),
        one("SAFE-1", status="OK"),
        one("DATA-1", severity="critical"),
    ]
    assert choose(LAND, found, AS_OF) == ((), (), ())


def test_something_planned_comes_before_the_day_by_which_to_act():
    soon = one("SYNC-1", next=AS_OF + timedelta(days=14))
    assert due(LAND, soon, AS_OF) == AS_OF + timedelta(days=14)
    assert due(LAND, one("SYNC-1", next=AS_OF + timedelta(days=90)), AS_OF) == AS_OF + timedelta(30)
    assert due(LAND, replace(soon, facts={"next": None}), AS_OF) == AS_OF + timedelta(days=30)


NAMES = sketch("""
    Circle:mens_group; Hall:mens_group; Savers:savings_group
    Juma:male_ally; Musa:male_ally
    Bishop:religious_leader
""")


def test_a_list_of_names_begins_with_what_to_ask_the_gravest_first():
    found = find_gaps(NAMES, AS_OF)
    first = foremost(NAMES, found, AS_OF)
    assert [(f.rule, f.severity, f.status) for f in first] == [
        ("ACC-1", "critical", "BLIND_SPOT"),
        ("BRIDGE-2", "high", "BLIND_SPOT"),
        ("SAFE-2", "high", "BLIND_SPOT"),
    ]
    # Of one rule it is the one that the most valuable question decides.
    worth = {id_: q.value for q in reversed(questions_to_ask(NAMES, AS_OF)) for id_ in q.findings}
    for one in first:
        assert worth[one.id] == max(worth.get(f.id, 0) for f in found if f.rule == one.rule)


def test_where_something_is_to_do_that_comes_first_and_nothing_that_is_to_be_asked():
    found = [*find_gaps(NAMES, AS_OF), one("ELEM-1", severity="medium")]
    assert ids(foremost(NAMES, found, AS_OF)) == ["ELEM-1:x"]
    assert foremost(karuwe(), find_gaps(karuwe(), AS_OF), AS_OF) == (
        choose(karuwe(), find_gaps(karuwe(), AS_OF), AS_OF).things
    )


def test_what_is_unknown_of_the_whole_list_is_first_only_where_nothing_else_is_unknown():
    found = [f for f in find_gaps(NAMES, AS_OF) if f.rule == "DATA-1"]
    assert [f.rule for f in foremost(NAMES, found, AS_OF)] == ["DATA-1"] * 3
    assert foremost(NAMES, (), AS_OF) == ()
