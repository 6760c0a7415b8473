"""The golden fixture, plain and extended: each finding worked out by hand, the reason beside it."""

from __future__ import annotations

import pytest
from golden import AS_OF, extended, golden

from allymap.gaps.rules import RULES, find_gaps

PLAIN = {
    # No P+ tie and no answer to O1 or O2, and it was asked; G3 answers to O2.
    "ACC-1:G1": ("GAP", "critical", "none"),
    "ACC-1:O4": ("GAP", "critical", "none"),
    # N1 has health alone; the safety of N2 was verified 355 days ago.
    "SAFE-1:N1": ("GAP", "critical", "referral"),
    "SAFE-1:N2": ("GAP", "critical", "referral"),
    # Nobody supports A01, who is in no group, spoke in public and met backlash.
    "SAFE-2:A01": ("GAP", "critical", "isolated"),
    # G2 came to the mixed session in N1 without a round of its own.
    "SYNC-1:N1/gbv": ("GAP", "high", "out_of_order"),
    # A07 and G2 hang on O3.
    "BRIDGE-1:O3": ("GAP", "high", "cut_off"),
    # Three men listen to A10, two women to A11; nobody works with either.
    "INF-1:A10": ("GAP", "high", "unworked"),
    "INF-1:A11": ("GAP", "high", "unworked"),
    # Named by A05 and A11.
    "BASE-1:A04": ("OPPORTUNITY", "medium", "invite"),
    # No tie is confirmed or names a source; G3 answers to O2 in no known form; nobody consented.
    "DATA-1:one_source": ("BLIND_SPOT", "medium", "one_source"),
    "DATA-1:form": ("BLIND_SPOT", "high", "form"),
    "DATA-1:consent": ("GAP", "high", "consent"),
    # A07 spoke in public; vetted, trained are blank, and the support is of July.
    "INF-2:A07": ("GAP", "high", "unprepared"),
    # O1 trusts us 2, we trust it 4; O2 was asked and did not say.
    "TRUST-1:O1": ("GAP", "high", "one_sided"),
    "TRUST-1:O2": ("BLIND_SPOT", "high", "unanswered"),
    # E10 is all that was held in S1.
    "SYNC-2:S1": ("GAP", "high", "women_alone"),
    # Y1 is tied to A03 alone, O5 to nobody.
    "BRIDGE-2:women-youth": ("GAP", "high", "none"),
    "BRIDGE-2:feminist-youth": ("GAP", "high", "none"),
    "BRIDGE-2:media-ngo": ("GAP", "high", "none"),
    # E03 and E05 are dialogues.
    "SAFE-3:?": ("BLIND_SPOT", "high", "no_facilitator"),
    # In no activity; G2 is in two, Y1 in one.
    "ENTRY-1:G5": ("OPPORTUNITY", "medium", "unused"),
    # G5 has no partner, Y1 only A03, who has no other.
    "SCALE-1:G5/national": ("GAP", "medium", "national"),
    "SCALE-1:Y1/national": ("GAP", "medium", "national"),
    "SCALE-1:Y1/elders": ("GAP", "medium", "elders"),
    # Begun 2025-01-15, first contact 2025-09-01.
    "EARLY-1:I1": ("GAP", "medium", "late"),
    # Four and five activities, none of them alliances.
    "ELEM-1:N1": ("GAP", "medium", "missing"),
    "ELEM-1:N2": ("GAP", "medium", "missing"),
    "VOICE-1:media": ("GAP", "medium", "media"),
    "VOICE-1:research": ("GAP", "medium", "research"),
}
# E03 and E05 have facilitators now.
MORE = {
    # A03 spoke with media on 2025-11-20; what he consented to ran out in December.
    "CONS-1:A03": ("GAP", "critical", "media"),
    # Ten people in public, five women; six spoke, one of them a woman: 5 / C(10,6) = .024.
    "INCL-1:speaking/woman": ("GAP", "high", "left_out"),
    "INCL-1:speaking/man": ("GAP", "high", "above"),
    # A02 of G1 and A03 of Y1 spoke in public; whom to call in danger is blank.
    "SAFE-2:G1/no_risk_contact": ("BLIND_SPOT", "high", "no_risk_contact"),
    "SAFE-2:Y1/no_risk_contact": ("BLIND_SPOT", "high", "no_risk_contact"),
    # Led E05 without training or a staff session.
    "SAFE-3:F2": ("GAP", "high", "unprepared"),
    # Nobody reaches A10.
    "TARGET-1:Q2": ("GAP", "high", "none"),
    # A role model who agreed to be published and spoke without media only.
    "VOICE-1:A08": ("OPPORTUNITY", "medium", "unseen"),
}
IN_PLACE = {
    # All about whom it concerns was asked.
    "DATA-1:unasked/trusts",
    # O1 and O2 steer.
    "ACC-1:C1",
    # A08 agreed to be published.
    "CONS-1:A08",
    # Trained in January 2025 and skilled.
    "SAFE-3:F1",
    # O3 - O2 - A09: trusted 3 and 3.
    "TARGET-1:Q1",
    # Vetted, trained, supported on 2026-01-10.
    "INF-2:A08",
    # Both rounds, the mixed session and a public one.
    "SYNC-1:N2/gbv",
    "SYNC-2:N1",
    "BRIDGE-2:men-women",
    "ENTRY-1:G2",
    "SCALE-1:G1/national",
}


def _open(landscape):
    found = find_gaps(landscape, AS_OF)
    return {f.id: (f.status, f.severity, f.variant) for f in found if f.status != "OK"}


def test_the_golden_fixture_gives_exactly_its_list():
    assert _open(golden()) == PLAIN


def test_the_extended_fixture_gives_what_was_added_beside_it():
    plain = {id_: found for id_, found in PLAIN.items() if id_ != "SAFE-3:?"}
    assert _open(extended()) == plain | MORE


def test_what_is_in_place_in_the_extended_fixture_is_said():
    assert {f.id for f in find_gaps(extended(), AS_OF) if f.status == "OK"} >= IN_PLACE


def test_every_rule_speaks_of_the_extended_fixture():
    assert {id_.split(":")[0] for id_ in PLAIN | MORE} == {rule.id for rule in RULES}


def test_the_golden_fixture_gives_the_facts_of_the_prototype():
    facts = {f.id: f.facts for f in find_gaps(golden(), AS_OF)}
    assert facts["SAFE-1:N1"]["missing"] == ("psychosocial", "legal", "safety")
    assert (facts["SAFE-1:N1"]["sessions"], facts["SAFE-1:N2"]["sessions"]) == (3, 4)
    assert facts["SAFE-1:N2"]["stale"] == ("safety",)
    assert facts["SAFE-2:A01"]["public"] == 1
    assert (facts["INF-1:A10"]["men"], facts["INF-1:A10"]["men_strength"]) == (3, 11)
    assert (facts["INF-1:A11"]["women"], facts["INF-1:A11"]["women_strength"]) == (2, 7)
    assert facts["BASE-1:A04"]["women"] == 2
    assert set(facts["BRIDGE-1:O3"]["cut_off"]) == {"A07", "G2"}
    assert facts["BRIDGE-1:O3"]["fragmentation"] == pytest.approx(0.352, abs=5e-4)
