"""An ally who stands alone is sent to a group without a gap of its own, else to two people."""

from __future__ import annotations

import pytest
from karuwe import AS_OF, karuwe

from allymap.gaps.allies import SAFE_2
from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch

ALONE = """
    Juma:male_ally{place=N}
    Sisters:feminist_org{place=N}
    sources id=S1 date=2026-01-10
    scopes source=S1 topic=supports about=all
    scopes source=S1 topic=member_of about=all
"""
ANSWERS = " -accountable_to{last_contact=2026-01-10,form=decides}-> Sisters"
FRIENDS = """
    {name}:male_ally{{place={place}}}
    {name} -member_of{{last_contact=2026-01-20}}-> Big{place}:mens_group{{place=Far,group_size=9}}
"""


def facts(*lines):
    land = sketch("\n".join((ALONE, *lines)))
    (found,) = [f for f in SAFE_2.look(land, AS_OF) if f.id == "SAFE-2:Juma"]
    return {name: found.facts[name] for name in ("group", "call", "unsound", "nobody")}


def test_a_group_near_that_answers_to_the_movement_takes_him_in():
    said = facts("Elders:mens_group{place=N}" + ANSWERS)
    assert said == {"group": "Elders", "call": (), "unsound": "", "nobody": False}


@pytest.mark.parametrize(
    "group",
    [
        "Elders:mens_group{place=N}",
        "Elders:mens_group{place=N,group_last_met=2025-01-01}" + ANSWERS,
        "Elders:mens_group{place=N,risk_contact=no}" + ANSWERS,
    ],
    ids=["answers_to_nobody", "asleep", "nobody_to_call"],
)
def test_a_group_with_a_gap_of_its_own_does_not_and_is_named_as_such(group):
    said = facts(group, *(FRIENDS.format(name=n, place="N") for n in ("Ali", "Ben", "Cem")))
    assert said == {"group": "", "call": ("Ali", "Ben"), "unsound": "Elders", "nobody": False}


def test_nobody_near_is_said_and_nobody_far_away_is_called():
    said = facts(FRIENDS.format(name="Ali", place="Elsewhere"))
    assert said == {"group": "", "call": (), "unsound": "", "nobody": True}


@pytest.mark.parametrize(
    "why",
    [
        "scopes source=S1 topic=consents about=all",
        "settings name=us value=Us\nUs:ingo -collaborates_with{do_not_ask=yes}-> Ali",
        "Ali -opposes-> Sisters",
    ],
    ids=["has_not_agreed", "asked_to_be_left_alone", "against_us"],
)
def test_who_must_not_be_asked_is_not_called(why):
    assert facts(FRIENDS.format(name="Ali", place="N"), why)["call"] == ()


def test_karuwe_sends_nobody_into_a_group_with_a_gap():
    faulty = {f.subjects[0] for f in find_gaps(karuwe(), AS_OF) if f.status == "GAP" and f.subjects}
    alone = [f for f in SAFE_2.look(karuwe(), AS_OF) if f.status == "GAP"]
    assert len(alone) == 3
    assert not faulty & {f.facts["group"] for f in alone}
