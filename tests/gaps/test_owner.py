"""Who of us could take a finding up."""

from __future__ import annotations

import pytest
from gaps.drawn import AS_OF

from allymap.gaps.finding import Finding, actors
from allymap.gaps.owner import holders, owner
from allymap.gaps.rules import find_gaps, findings_for
from allymap.model.sketch import sketch

US = "settings name=us value=We\nWe:ingo\n"
TIE = "We -collaborates_with{id=%s,holder=%s,last_contact=%s}-> %s:school\n"


def _owner(drawing, subjects=("A",), evidence=("A", "B")):
    ours = holders(sketch(drawing + "A:school; B:school; C:school"), AS_OF)
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
