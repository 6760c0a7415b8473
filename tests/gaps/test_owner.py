"""Who of us could take a finding up."""

from __future__ import annotations

import pytest
from gaps.drawn import AS_OF

from allymap.gaps.finding import Finding, actors
from allymap.gaps.owner import colleagues, owner
from allymap.gaps.rules import find_gaps, findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch

US = "settings name=us value=We\nWe:ingo\n"
TIE = "We -collaborates_with{id=%s,holder=%s,last_contact=%s}-> %s:school\n"


def _owner(drawing, subjects=("A",), evidence=("A", "B")):
    ours = colleagues(sketch(drawing + "A:school; B:school; C:school"), AS_OF)
    finding = Finding("X", "X:1", "GAP", "high", "x", subjects, {}, actors(*evidence))
    return owner(finding, ours)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (US + TIE % ("t1", "ana", "2026-01-01", "A"), "ana"),
        (US + TIE % ("t1", "ana", "2026-01-01", "B"), "ana"),
        (US + TIE % ("t1", "ana", "2026-01-01", "C"), ""),
        # A subject comes before the evidence, however new.
        (
            US + TIE % ("t1", "ana", "2025-06-01", "A") + TIE % ("t2", "bo", "2026-01-01", "B"),
            "ana",
        ),
        # The newest of ours; of two as new the first by key.
        (US + TIE % ("t1", "ana", "2025-06-01", "A") + TIE % ("t2", "bo", "2026-01-01", "A"), "bo"),
        (US + TIE % ("t2", "ana", "2026-01-01", "A") + TIE % ("t1", "bo", "2026-01-01", "A"), "bo"),
        # Gone quiet, to come, against, or not ours: nobody.
        (US + TIE % ("t1", "ana", "2025-01-30", "A"), ""),
        (US + TIE % ("t1", "ana", "2026-02-01", "A"), ""),
        (US + TIE % ("t1", "ana,sign=-", "2026-01-01", "A"), ""),
        (TIE % ("t1", "ana", "2026-01-01", "A") + "We:ingo\n", ""),
        # The newest that names a holder, whichever way it points.
        (
            US
            + "A:school -supports{id=t3,last_contact=2026-01-20}-> We\n"
            + "A -supports{id=t4,holder=cy,last_contact=2026-01-10}-> We\n",
            "cy",
        ),
    ],
)
def test_who_could_do_it(drawing, expected):
    assert _owner(drawing) == expected


def test_partners_are_not_told_who_of_us_it_is():
    drawing = sketch(US + TIE % ("t1", "ana", "2026-01-01", "A") + "A:mens_group")
    assert {f.owner for f in find_gaps(drawing, AS_OF)} >= {"ana"}
    shared = findings_for(drawing, "coalition", AS_OF, AS_OF)
    assert shared
    assert {f.owner for f in shared} == {""}


STAFF = "Sana:staff; Tom:staff; Zed:facilitator\n"
SESSION = (
    "activities id=%s date=%s element=intimate_dialogues space=men_only topic=gbv"
    " place=Orun facilitators=%s\n"
)


def _of_place(drawing):
    found = find_gaps(sketch("Elders:mens_group\n" + STAFF + drawing), AS_OF)
    return next(f for f in found if f.id == "SAFE-1:Orun").owner


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (SESSION % ("E1", "2025-11-02", "Sana"), "Sana"),
        # Others who lead are none of us.
        (SESSION % ("E1", "2025-11-02", "Zed"), ""),
        (SESSION % ("E1", "2025-11-02", "Zed|Tom"), "Tom"),
        # Who leads the latest one, planned ones too; of two the first by id.
        (SESSION % ("E1", "2025-11-02", "Sana") + SESSION % ("E2", "2025-12-02", "Tom"), "Tom"),
        (SESSION % ("E1", "2026-03-02", "Sana") + SESSION % ("E2", "2025-12-02", "Tom"), "Sana"),
        (SESSION % ("E1", "2025-11-02", "Tom|Sana"), "Sana"),
        # A session elsewhere says nothing of this place.
        (
            SESSION % ("E1", "2025-11-02", "Zed")
            + (SESSION % ("E2", "2025-12-02", "Tom")).replace("Orun", "Amberi"),
            "",
        ),
    ],
)
def test_who_leads_sessions_in_a_place_could_see_to_it(drawing, expected):
    assert _of_place(drawing) == expected


def test_whom_a_finding_is_about_is_not_the_one_to_see_to_it():
    """Sana led without training: that is for somebody else to put right, such as Tom."""
    for who, expected in (("Sana", ""), ("Sana|Tom", "Tom")):
        found = find_gaps(sketch(STAFF + SESSION % ("E1", "2025-11-02", who)), AS_OF)
        assert next(f for f in found if f.id == "SAFE-3:Sana").owner == expected


def test_partners_are_not_told_which_colleague_leads_it():
    """Not even when the colleague agreed to be named to them."""
    agreed = "consents actor=Sana basis=consent scope=store|name_coalition date=2025-01-01\n"
    drawing = sketch(
        "Elders:mens_group\n" + STAFF + agreed + SESSION % ("E1", "2025-11-02", "Sana")
    )
    assert "Sana" in for_audience(drawing, "coalition", AS_OF, AS_OF).actor
    assert _owners(drawing, "internal") >= {"Sana"}
    assert _owners(drawing, "coalition") == {""}


def _owners(drawing, audience):
    found = [f for f in findings_for(drawing, audience, AS_OF, AS_OF) if f.rule == "SAFE-1"]
    assert found
    return {f.owner for f in found}
