"""Hiding somebody must not accuse a group of what is not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from gaps.oracle_case import landscape_of
from golden import golden
from never_noted import landscape_without

from allymap.gaps.introducers import Introducers
from allymap.gaps.rules import find_gaps, findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.model.stances import against_us, without_opponents
from allymap.model.tables import TABLES

AS_OF = TODAY = date(2026, 1, 31)


def _status(findings):
    return {f.id: (f.status, f.variant, f.severity) for f in findings}


@pytest.mark.parametrize("seed", range(80))
def test_no_partner_finding_is_untrue_of_the_whole(seed):
    """Of all but those who stand against us: what rests on them counts for nothing there."""
    landscape = landscape_of(seed)
    whole = _status(find_gaps(without_opponents(landscape, AS_OF), AS_OF))
    seen = _status(findings_for(landscape, "coalition", AS_OF, TODAY))
    assert all(whole.get(id_) == found for id_, found in seen.items())


@pytest.mark.parametrize("seed", range(150))
def test_partners_cannot_tell_whether_opponents_are_on_the_list(seed):
    """The same to the letter as from lists on which they never stood."""
    landscape = landscape_of(seed)
    never = landscape_without(landscape, against_us(landscape, AS_OF))
    assert _for_partners(never) == _for_partners(landscape)


@pytest.mark.parametrize("seed", range(150))
def test_secrets_about_those_whom_partners_see_change_nothing(seed):
    """Trust, who named whom, concerns, backlash, quarrels, stances of 0 and more, positions."""
    landscape = landscape_of(seed)
    landscape = landscape_without(landscape, against_us(landscape, AS_OF))
    assert _for_partners(_silent(landscape)) == _for_partners(landscape)


def _for_partners(landscape):
    """What they see, and what they are told of it, with every fact."""
    seen = for_audience(landscape, "coalition", TODAY, AS_OF)
    written = replace(seen, scopes=())  # whom a source asked about is in no file
    found = findings_for(landscape, "coalition", AS_OF, TODAY)
    return written, Introducers(landscape, seen, AS_OF, TODAY, shared=True).dress(found)


def _silent(landscape):
    silent = ("nominates", "opposes", "trusts")
    return replace(
        landscape,
        ties=tuple(
            replace(t, trust_reliability=None, trust_mission=None, trust_openness=None)
            for t in landscape.ties
            if t.type not in silent
        ),
        actors=tuple(replace(a, stance=None) for a in landscape.actors),
        positions=(),
        backlash=(),
    )


@pytest.mark.parametrize("hidden", ["O1", "O2"])
def test_hiding_a_feminist_organisation_creates_no_gap(hidden):
    landscape = golden()
    actors = tuple(
        replace(a, visibility="internal") if a.id == hidden else a for a in landscape.actors
    )
    secret = replace(landscape, actors=actors)
    whole = _status(find_gaps(secret, AS_OF))
    seen = _status(findings_for(secret, "coalition", AS_OF, TODAY))
    assert seen.items() <= whole.items()


def test_the_guard_is_needed():
    """The plain rules on what partners see do accuse G3 falsely once O2 is hidden."""
    landscape = golden()
    actors = tuple(
        replace(a, visibility="internal") if a.id == "O2" else a for a in landscape.actors
    )
    seen = for_audience(replace(landscape, actors=actors), "coalition", TODAY)
    assert _status(find_gaps(seen, AS_OF))["ACC-1:G3"][0] == "GAP"
    assert _status(find_gaps(landscape, AS_OF))["ACC-1:G3"][0] == "OK"


def test_partners_never_see_allies_or_nominations():
    seen = findings_for(golden(), "coalition", AS_OF, TODAY)
    assert {f.rule for f in seen} & {"SAFE-2", "BASE-1", "INF-1"} == set()


def test_people_need_consent_and_organisations_do_not():
    landscape = sketch("""
        Juma:male_ally -member_of{last_contact=2026-01-02}-> Elders:mens_group
        Musa:male_ally -member_of{last_contact=2026-01-02}-> Elders
        Rainbow:lgbtq_org -collaborates_with{last_contact=2026-01-02}-> Elders
        Quiet:feminist_org{visibility=internal}
        consents actor=Juma basis=consent scope=name_coalition date=2025-01-01
        consents actor=Musa basis=consent scope=name_coalition date=2025-01-01 expires=2025-12-31
    """)
    seen = for_audience(landscape, "coalition", TODAY)
    assert set(seen.actor) == {"Juma", "Elders"}
    assert [tie.source for tie in seen.ties] == ["Juma"]


def test_a_withdrawn_consent_ends_at_once():
    landscape = sketch("""
        Juma:male_ally
        consents actor=Juma basis=consent scope=name_coalition date=2025-01-01
        consents actor=Juma basis=consent withdrawn=2026-01-30
    """)
    assert for_audience(landscape, "coalition", TODAY).actors == ()


@pytest.mark.parametrize("seed", range(40))
def test_internal_pages_never_know_who_named_whom(seed):
    landscape = landscape_of(seed)
    seen = for_audience(landscape, "internal", TODAY)
    assert not [t for t in seen.ties if t.type == "nominates"]
    assert seen.backlash == ()


def test_only_listed_fields_reach_partners():
    landscape = sketch("""
        Elders:mens_group{stance=2,group_size=9,risk_contact=yes,place=N1}
        Sisters:feminist_org
        Elders -collaborates_with{weight=4,holder=kofi,last_contact=2026-01-02}-> Sisters
        activities id=E1 date=2026-03-01 element=alliances space=public groups=Elders
    """)
    seen = for_audience(landscape, "coalition", TODAY)
    elders = seen.actor["Elders"]
    assert (elders.stance, elders.group_size, elders.risk_contact) == (None, None, None)
    assert (elders.name, elders.place, seen.ties[0].holder) == ("Elders", "N1", None)
    assert seen.activities == ()


@pytest.mark.parametrize("seed", range(10))
def test_a_table_that_is_not_listed_stays_inside_as_a_whole(seed):
    landscape = landscape_of(seed)
    listed = landscape.vocabulary.raw["audiences"]["coalition"].keys()
    seen = for_audience(landscape, "coalition", TODAY)
    assert {name for name in TABLES if getattr(seen, name)} <= listed
    assert {name for name in TABLES if getattr(landscape, name)} - listed


def test_who_stands_against_us_is_not_named_to_partners():
    landscape = sketch("""
        A:ngo_local -opposes-> B:feminist_org
        C:ngo_local{stance=-1}
        D:ngo_local{stance=0}
        A -collaborates_with-> B; D -collaborates_with-> B
    """)
    assert set(for_audience(landscape, "internal", TODAY).actor) == set("ABCD")
    assert set(for_audience(landscape, "coalition", TODAY).actor) == {"B", "D"}


def test_trust_nominations_and_opposition_stay_inside():
    landscape = sketch("""
        A:mens_group -trusts{trust_mission=2}-> B:feminist_org
        C:ngo_local -opposes-> B; A -listens_to-> B; A -nominates{as=role_model}-> B
        A -has_access_to-> B; A -funds{do_not_ask=yes}-> B; A -supports{visibility=internal}-> B
        A -collaborates_with-> B
    """)
    seen = for_audience(landscape, "coalition", TODAY)
    assert [tie.type for tie in seen.ties] == ["collaborates_with"]


@pytest.mark.parametrize(
    "later",
    [
        "scope=name_internal date=2025-09-01",
        "scope=name_coalition date=2025-09-01 expires=2025-12-31",
        "scope=name_coalition date=2025-09-01 withdrawn=2026-01-10",
    ],
)
def test_a_withdrawn_consent_does_not_come_back(later):
    landscape = sketch(f"""
        Juma:male_ally
        consents actor=Juma basis=consent scope=name_coalition date=2025-01-01 withdrawn=2025-06-01
        consents actor=Juma basis=consent {later}
    """)
    assert for_audience(landscape, "coalition", TODAY).actors == ()


def test_a_consent_given_again_counts_again():
    landscape = sketch("""
        Juma:male_ally
        consents actor=Juma basis=consent scope=name_coalition date=2025-01-01 withdrawn=2025-06-01
        consents actor=Juma basis=consent scope=name_coalition date=2025-09-01
    """)
    assert set(for_audience(landscape, "coalition", TODAY).actor) == {"Juma"}


HIDING = """
    Rainbow:lgbtq_org{place=House}; Elders:mens_group{place=Mill}; Juma:male_ally{place=Nook}
    places id=Lusoka; places id=House name="a safe house" parent=Lusoka
    places id=Mill parent=Lusoka; places id=Nook
    activities id=E1 date=2025-11-01 element=intimate_dialogues space=mixed topic=gbv place=House \
        groups=Rainbow
    activities id=E2 date=2025-11-02 element=stepping_out space=public topic=gbv place=Nook \
        people=Juma:speaker
    activities id=E3 date=2025-11-03 element=alliances space=mixed topic=gbv place=Mill \
        groups=Elders|Rainbow
    activities id=E4 date=2025-11-04 element=alliances space=men_only topic=gbv place=Mill \
        groups=Elders people=Juma:participant
    activities id=E5 date=2025-11-05 element=alliances space=public place=Mill organiser=Rainbow
    coalitions id=K name="Rainbow's own"; seats coalition=K actor=Rainbow
    settings name=us value=Rainbow
"""


def test_where_and_when_the_hidden_met_is_hidden_too():
    seen = for_audience(sketch(HIDING), "coalition", TODAY)
    assert [a.id for a in seen.activities] == ["E4"]
    assert {p.id for p in seen.places} == {"Lusoka", "Mill"}
    assert (seen.coalitions, seen.settings) == ((), ())
    found = findings_for(sketch(HIDING), "coalition", AS_OF, TODAY)
    assert not [f for f in found if "House" in f.id or "Nook" in f.id or "K" in f.id]


def test_looking_from_a_later_day_publishes_no_plan():
    landscape = sketch("""
        Elders:mens_group
        activities id=E1 date=2026-03-01 element=alliances space=men_only topic=gbv place=Mill \
            groups=Elders
    """)
    later = date(2026, 6, 1)
    assert for_audience(landscape, "coalition", TODAY, later).activities == ()
    assert not [f for f in findings_for(landscape, "coalition", later, TODAY) if "Mill" in f.id]


def test_a_tie_against_somebody_does_not_become_a_friendly_one():
    landscape = sketch("""
        A:mens_group -collaborates_with{sign=-,last_contact=2026-01-02}-> B:ingo
        B -collaborates_with{last_contact=2026-01-02,as=concern}-> F:feminist_org
    """)
    seen = for_audience(landscape, "coalition", TODAY)
    assert [(t.source, t.target, t.as_) for t in seen.ties] == [("B", "F", None)]
    found = [f for f in findings_for(landscape, "coalition", AS_OF, TODAY) if f.id == "ACC-1:A"]
    (one,) = Introducers(landscape, seen, AS_OF, TODAY, shared=True).dress(found)
    assert one.introduction is None
