"""TARGET-1, worked out by hand: a trusted road to the decision-maker."""

from __future__ import annotations

from datetime import date

import pytest

from allymap.gaps.rules import findings_for
from allymap.gaps.targets import TARGET_1
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
CAST = """
    Us:ingo; Lead:womens_rights_org; Friend:ngo_local; Aide:civil_servant; Fourth:donor
    Minister:political_official; settings name=us value=Us
"""
ASK = "asks id=Law name='The law' target=Minister lead=Lead\n"
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=has_access_to about="


def _tie(one, other, trust="333", type_="collaborates_with", more="last_contact=2026-01-10"):
    names = ("trust_reliability", "trust_mission", "trust_openness")
    items = "".join(f",{n}={v}" for n, v in zip(names, trust, strict=True) if v != "-")
    return f"{one} -{type_}{{{more}{items}}}-> {other}\n"


def _one(*ties, ask=ASK, cast=CAST, more=""):
    (found,) = TARGET_1.look(sketch(cast + ask + "".join(ties) + more), AS_OF)
    return found


def _said(*ties, **about):
    found = _one(*ties, **about)
    return found.status, found.variant


NONE = ("BLIND_SPOT", "none")
ROAD = ("OK", "road")


def test_no_way_is_a_gap_only_when_somebody_asked_who_reaches_the_target():
    assert _said() == NONE
    assert _said(more=ASKED + "all") == ("GAP", "none")
    assert _said(more=ASKED + "institutions") == ("GAP", "none")
    assert _said(more=ASKED + "Us") == NONE


def test_a_trusted_way_from_us_or_from_the_lead():
    for start in ("Us", "Lead"):
        found = _one(_tie(start, "Aide"), _tie("Aide", "Minister"))
        assert (found.status, found.variant, found.internal) == ("OK", "road", True)
        assert (found.facts["start"], found.facts["between"]) == (start, ("Aide",))


def test_three_hops_are_a_way_and_four_are_none():
    chain = [_tie("Friend", "Aide"), _tie("Aide", "Minister")]
    assert _said(_tie("Us", "Friend"), *chain) == ROAD
    assert _said(_tie("Us", "Fourth"), _tie("Fourth", "Friend"), *chain) == NONE


@pytest.mark.parametrize(
    ("trust", "says"),
    [
        ("333", ROAD),
        ("234", ROAD),
        ("233", NONE),
        ("---", ("BLIND_SPOT", "untold")),
        ("44-", ("BLIND_SPOT", "untold")),
    ],
)
def test_the_mean_of_three_items_decides_and_two_tell_nothing(trust, says):
    assert _said(_tie("Us", "Minister", trust)) == says


def test_of_several_ties_the_most_trusting_counts():
    two = (_tie("Us", "Minister", "111", "supports"), _tie("Us", "Minister", "444", "trusts"))
    assert _said(*two) == ROAD
    untold = (_tie("Us", "Minister", "111", "supports"), _tie("Us", "Minister", "---", "trusts"))
    assert _said(*untold) == NONE


def test_one_hop_untold_makes_the_way_untold_and_one_low_makes_it_none():
    assert _said(_tie("Us", "Aide"), _tie("Aide", "Minister", "---"))[1] == "untold"
    assert _said(_tie("Us", "Aide", "111"), _tie("Aide", "Minister", "---")) == NONE


def test_a_trusted_longer_way_is_better_than_an_untold_short_one():
    long = (_tie("Us", "Aide"), _tie("Aide", "Minister"))
    found = _one(_tie("Us", "Minister", "---"), *long)
    assert (found.variant, found.facts["between"]) == ("road", ("Aide",))


@pytest.mark.parametrize("type_", ["trusts", "has_access_to", "supports", "member_of"])
def test_ties_with_a_direction_lead_one_way_only(type_):
    assert _said(_tie("Us", "Minister", type_=type_)) == ROAD
    assert _said(_tie("Minister", "Us", type_=type_)) == NONE


def test_working_together_leads_both_ways():
    assert _said(_tie("Minister", "Us")) == ROAD


@pytest.mark.parametrize("type_", ["funds", "refers_to", "listens_to", "nominates", "opposes"])
def test_other_ties_lead_nowhere(type_):
    assert _said(_tie("Us", "Minister", type_=type_)) == NONE


@pytest.mark.parametrize(
    "more",
    [
        "last_contact=2025-01-30",
        "weight=1",
        "last_contact=2026-01-10,sign=-",
        "last_contact=2026-01-10,do_not_ask=yes",
        "last_contact=2026-01-10,end=2026-01-31",
        "last_contact=2026-02-01",
    ],
)
def test_old_undated_hostile_protected_ended_or_future_ties_do_not_lead(more):
    assert _said(_tie("Us", "Minister", more=more)) == NONE


OPPONENTS = [
    "Aide{stance=-1}\n",
    _tie("Aide", "Us", "---", "opposes", "weight=1"),
    _tie("Aide", "Lead", "---", "opposes", "weight=1"),
    "Other:feminist_org\n" + _tie("Aide", "Other", "---", "opposes", "weight=1"),
]


@pytest.mark.parametrize("against", OPPONENTS)
def test_no_way_leads_through_an_opponent(against):
    way = (_tie("Us", "Aide"), _tie("Aide", "Minister"))
    assert _said(*way, more=against) == NONE


@pytest.mark.parametrize(
    "fine",
    [
        "Aide{stance=0}\n",
        _tie("Aide", "Fourth", "---", "opposes", "weight=1"),
        _tie("Aide", "Us", "---", "opposes", "end=2025-06-01"),
        "Minister{stance=-2}\n",
        "Us{stance=-1}\n",
    ],
)
def test_others_may_be_between_and_the_ends_are_not_between(fine):
    assert _said(_tie("Us", "Aide"), _tie("Aide", "Minister"), more=fine) == ROAD


def test_a_start_that_is_the_target_is_there():
    assert _said(ask="asks id=Law name=Law target=Us\n") == ROAD
    assert _said(ask="asks id=Law name=Law target=Lead lead=Lead\n") == ROAD


def test_without_a_start_or_a_target_nobody_can_say():
    nobody = CAST.replace("settings name=us value=Us", "")
    assert _said(ask="asks id=L name=L target=Minister\n", cast=nobody)[1] == "no_start"
    assert _said(ask="asks id=L name=L\n") == ("BLIND_SPOT", "no_target")
    assert _said(ask="asks id=L name=L\n", cast=nobody)[1] == "no_target"


def test_affected_are_one_and_the_bodies_that_stand_behind_it_by_now():
    """Us +1; Friend was +2 and is now -1; Fourth turns only tomorrow; Aide is a person."""
    stood = """
        positions actor=Us ask=Law position=1 date=2025-01-01
        positions actor=Lead ask=Law position=2
        positions actor=Friend ask=Law position=2 date=2025-01-01
        positions actor=Friend ask=Law position=-1 date=2025-06-01
        positions actor=Fourth ask=Law position=0 date=2025-01-01
        positions actor=Fourth ask=Law position=2 date=2026-02-01
        positions actor=Aide ask=Law position=2 date=2025-01-01
    """
    assert _one(more=stood).affected == 3


def test_partners_never_see_it():
    landscape = sketch(CAST + ASK + ASKED + "all")
    assert not [
        f for f in findings_for(landscape, "coalition", AS_OF, AS_OF) if f.rule == "TARGET-1"
    ]


def test_it_is_told_in_plain_words():
    landscape = sketch(CAST + ASK + _tie("Us", "Aide") + _tie("Aide", "Minister"))
    (told,) = tell(TARGET_1.look(landscape, AS_OF), landscape, words())
    assert told.what == (
        "For “The law” there is a trusted way from Us to Minister. It leads through Aide, asked "
        "first."
    )
    assert told.about == "The law"
