"""TRUST-1, each case worked out by hand."""

from __future__ import annotations

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.trust import TRUST_1

ITEMS = "trust_reliability={0},trust_mission={1},trust_openness={2}"
THEY = "F:feminist_org -trusts{%s}-> We:ingo\n"
WE = "We:ingo -trusts{%s}-> F:feminist_org\n"
US = "settings name=us value=We\n"
LOW, HIGH = ITEMS.format(1, 2, 3), ITEMS.format(2, 3, 4)
WORKS = "F:feminist_org -collaborates_with%s-> We:ingo\n"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (US + THEY % LOW + WE % HIGH, "GAP high one_sided 1"),
        (US + THEY % LOW + WE % ITEMS.format(2, 3, 3), "GAP high low 1"),
        (US + THEY % LOW, "BLIND_SPOT high ours_unknown 1"),
        (US + THEY % LOW + WE % "trust_mission=4", "BLIND_SPOT high ours_unknown 1"),
        (US + THEY % ITEMS.format(2, 2, 3), "OK high trusted 1"),
        (US + THEY % "trust_mission=1,trust_openness=1", "BLIND_SPOT high unasked 1"),
        (US + THEY % "trust_mission=1" + asked("trusts"), "BLIND_SPOT high unanswered 1"),
        (US + WORKS % "", "BLIND_SPOT high unasked 1"),
        (US + WORKS % "" + asked("trusts", about="feminist"), "BLIND_SPOT high unanswered 1"),
        (US + WORKS % "{sign=-}", None),
        (US + WORKS % "{end=2026-01-31}", None),
        (US + WORKS.replace("collaborates_with", "funds") % "", None),
        (US + WORKS.replace("feminist_org", "ngo_local") % "", None),
        (US + WORKS.replace("feminist_org", "movement") % "", "BLIND_SPOT high unasked 1"),
        (WORKS % "" + THEY % LOW, None),
        (US + THEY % (LOW + ",end=2026-01-31") + WORKS % "", "BLIND_SPOT high unasked 1"),
    ],
)
def test_whose_trust_is_one_sided(drawing, expected):
    assert said(TRUST_1, drawing).get("F") == expected


@pytest.mark.parametrize(("second", "variant"), [((2, 2, 2), "low"), ((3, 2, 2), "trusted")])
def test_several_answers_count_with_their_means(second, variant):
    """(1 + 2 + 3) / 3 = 2; with 2 it is 2, not above; with 7/3 it is 13/6, above."""
    more = f"F -trusts{{id=t2,{ITEMS.format(*second)}}}-> We\n"
    ours = WE % ITEMS.format(1, 1, 1)
    assert findings(TRUST_1, US + THEY % LOW + more + ours)["F"].variant == variant


def test_we_are_not_asked_whether_we_trust_ourselves():
    us = "settings name=us value=F\n"
    itself = "F -trusts{id=t9}-> F\n"
    assert set(findings(TRUST_1, us + WORKS % "" + itself)) == set()


def test_no_score_and_no_item_is_a_fact():
    finding = findings(TRUST_1, US + THEY % LOW + WE % HIGH)["F"]
    assert finding.internal
    assert dict(finding.facts) == {"actor": "F"}
