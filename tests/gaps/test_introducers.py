"""Who can make the introduction a finding asks for: never past anybody whom routes leave alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from gaps.random_days import AS_OF
from gaps.random_doors import doors_of
from karuwe import AS_OF as KARUWE_DAY
from karuwe import karuwe

from allymap.gaps.between import kept_apart
from allymap.gaps.goals import Goal
from allymap.gaps.hops import hops, left_alone
from allymap.gaps.introducers import Introducers
from allymap.gaps.introducing import introductions
from allymap.gaps.rules import find_gaps, findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch

OPEN = ("GAP", "OPPORTUNITY")
TRUSTED = "last_contact=2026-01-20,trust_reliability=4,trust_mission=4,trust_openness=4"
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=accountable_to about=all\n"


def dressed(landscape, audience="internal", day=AS_OF):
    seen = for_audience(landscape, audience, day, day)
    found = findings_for(landscape, audience, day, day)
    shared = audience != "internal"
    return Introducers(landscape, seen, day, day, shared=shared).dress(found)


def of_circle(text, audience="internal"):
    """What is said of the one men's group of a drawing."""
    found = dressed(sketch(ASKED + text), audience)
    return next(one for one in found if one.id == "ACC-1:Circle")


def by_way_of_office(circle=TRUSTED, office=TRUSTED, kind="ngo_local", about="", more=""):
    return (
        f"Circle:mens_group -collaborates_with{{{circle}}}-> Office:{kind}{about};"
        f"Office -collaborates_with{{{office}}}-> Sisters:feminist_org\n{more}"
    )


def test_the_rules_themselves_say_nothing_of_introductions_and_dressing_keeps_all_else():
    found = find_gaps(karuwe(), KARUWE_DAY)
    assert all(one.introduction is None for one in found)
    after = dressed(karuwe(), day=KARUWE_DAY)
    assert [(f.id, f.status, f.variant, f.priority, f.evidence, f.owner) for f in found] == [
        (f.id, f.status, f.variant, f.priority, f.evidence, f.owner) for f in after
    ]


def test_a_trusted_third_brings_the_two_together():
    one = of_circle(by_way_of_office()).introduction
    assert (one.who, one.whom, one.by, one.how) == ("Circle", "Sisters", ("Office",), "together")


def test_the_action_names_whom_the_introduction_is_to():
    """The nearest over any ties is the opponent's friend; the one to agree with is another."""
    found = of_circle(
        by_way_of_office(about="{stance=-1}")
        + "\nOurs:feminist_org; Desk:ngo_local"
        + f"\nCircle -collaborates_with{{{TRUSTED}}}-> Desk"
        + f"\nDesk -collaborates_with{{{TRUSTED}}}-> Ours"
    )
    assert found.facts["nearest"] == found.introduction.whom == "Ours"
    assert found.introduction.by == ("Desk",)


@pytest.mark.parametrize(
    "planted",
    [
        {"about": "{stance=-1}"},
        {"more": "Office -opposes-> Sisters"},
        {"kind": "youth_activist", "about": "{age_band=child}"},
        {"kind": "lgbtq_org"},
        {"circle": "last_contact=2024-01-20"},
        {"circle": TRUSTED + ",do_not_ask=yes"},
        {"circle": TRUSTED + ",sign=-"},
        {"circle": TRUSTED + ",confidence=rumour"},
        {"more": "Ana:woman_leader -nominates{as=concern}-> Office"},
        {"more": "settings name=us value=Us\nUs:ingo -collaborates_with{do_not_ask=yes}-> Office"},
        {
            "more": f"Circle -trusts{{{TRUSTED}}}-> Office\nOffice -trusts{{{TRUSTED}}}-> Circle"
            "".replace("=4", "=4", 1),
            "circle": "last_contact=2024-01-20",
            "office": "last_contact=2024-01-20",
        },
    ],
    ids=",".join,
)
def test_nobody_whom_routes_leave_alone_introduces_anybody(planted):
    one = of_circle(by_way_of_office(**planted)).introduction
    assert one is not None
    assert (one.by, one.how) == ((), "nobody")


def test_with_trust_given_in_one_direction_only_nobody_is_led():
    low = TRUSTED.replace("=4", "=1")
    text = by_way_of_office(
        more=f"Circle -trusts{{{TRUSTED}}}-> Office\nOffice -trusts{{{low}}}-> Circle"
    )
    assert of_circle(text).introduction.how == "nobody"


def test_an_lgbtq_organisation_is_in_it_only_with_its_consent():
    agreed = "consents actor=Office basis=consent scope=name_coalition date=2026-01-01"
    assert of_circle(by_way_of_office(kind="lgbtq_org")).introduction.by == ()
    found = of_circle(by_way_of_office(kind="lgbtq_org", more=agreed)).introduction
    assert found.by == ("Office",)


def test_two_of_whom_one_asked_to_be_left_alone_are_not_brought_together():
    """Another is named instead; without another nobody is, in the action either."""
    left_alone_ = by_way_of_office(more="Circle -collaborates_with{do_not_ask=yes}-> Sisters")
    found = of_circle(left_alone_ + "\nOthers:feminist_org")
    assert found.introduction.whom == found.facts["nearest"] == "Others"
    found = of_circle(left_alone_)
    assert (found.introduction, found.facts["nearest"]) == (None, "")


@pytest.mark.parametrize(
    "more",
    [
        "",
        "Ana:woman_leader -nominates{as=concern}-> Office",
        "Circle -collaborates_with{do_not_ask=yes}-> Sisters",
        "Sisters -opposes-> Circle",
    ],
)
def test_partners_are_told_of_no_introduction_and_so_not_whom_it_passes_over(more):
    found = of_circle(by_way_of_office(more=more), "coalition")
    assert found.introduction is None
    assert found.facts["nearest"] == "Sisters"


@pytest.mark.parametrize("part", range(3))
def test_every_step_exists_is_shown_and_leaves_alone_whom_routes_leave_alone(part):
    seen_any = 0
    for seed in range(2000 + part, 2240, 3):
        landscape = doors_of(seed)
        seen = for_audience(landscape, "internal", AS_OF, AS_OF)
        barred, apart = left_alone(landscape, AS_OF), kept_apart(landscape, AS_OF)
        steps = hops(landscape, AS_OF)
        for finding in dressed(landscape):
            one = finding.introduction
            if one is None:
                continue
            seen_any += 1
            way = (one.who, *one.by, one.whom)
            assert not barred & set(way)
            assert set(way) <= set(seen.actor)
            assert (one.who, one.whom) not in apart
            assert finding.status in OPEN
            if one.how != "nobody":
                there, back = list(pairwise(way)), [step[::-1] for step in pairwise(way)][::-1]
                ways = [w for w in (there, back) if all(step in steps for step in w)]
                assert ways
    assert seen_any


def test_safety_and_whom_women_named_are_nobody_elses_business():
    quiet = {"SAFE-1", "SAFE-2", "SAFE-3", "BASE-1", "CONS-1", "INF-2", "TRUST-1"}
    told = {f.rule for f in dressed(karuwe(), day=KARUWE_DAY) if f.introduction}
    assert told
    assert not told & quiet


def test_a_finding_gets_what_introduce_lists_first():
    """One machinery: who asks for all of a goal and who reads one finding hear the same."""
    found = {f.id: f for f in dressed(karuwe(), day=KARUWE_DAY) if f.introduction}
    movement = introductions(karuwe(), Goal("movement"), KARUWE_DAY).rows
    bodies = [f for f in found.values() if f.rule == "ACC-1" and f.variant == "none"]
    assert bodies
    for finding in bodies:
        first = next(one for one in movement if one.who == finding.subjects[0])
        mine = finding.introduction
        assert (mine.whom, mine.by, mine.how) == (first.whom, first.by, first.how)
    for name, goal in (
        ("BRIDGE-2:men-women", "meet"),
        ("BRIDGE-1:savings-federation", "connector"),
    ):
        first, mine = (
            introductions(karuwe(), Goal(goal), KARUWE_DAY).rows[0],
            found[name].introduction,
        )
        assert {mine.who, mine.whom} == {first.who, first.whom}
