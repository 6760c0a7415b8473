"""DATA-1, each case worked out by hand."""

from __future__ import annotations

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.rules import DATA_1, RULES
from allymap.gaps.unknown import what_we_do_not_know
from allymap.model.vocabulary import built_in

TIE = "A:ngo_local -collaborates_with{last_contact=2026-01-01,%s}-> B:school\n"
OLD = "A:school -funds{last_contact=%s}-> B:school\n"
ANSWER = "M:%s -accountable_to{%s}-> F:%s\n"
KEEP = "consents actor={0} basis=consent scope=store date=2025-01-01\n"
PEOPLE = "L:facilitator; N:facilitator\n"
WAVES = """
    A:school; B:school
    sources id=S1 date=2025-01-01; sources id=S2 date=2026-01-01
    scopes source=S1 topic=services about=all wave=zero
    scopes source=S2 topic=services about=all wave=later
    presence actor=A wave=zero status=%s
    presence actor=A wave=later status=%s
"""


@pytest.mark.parametrize(
    ("drawing", "key", "expected"),
    [
        ("G:mens_group; H:mens_org", "unasked/accountable_to", "BLIND_SPOT high unasked 2"),
        (
            "G:mens_group; H:mens_org" + asked("accountable_to", about="G"),
            "unasked/accountable_to",
            "BLIND_SPOT high unasked 1",
        ),
        ("G:mens_group" + asked("accountable_to"), "unasked/accountable_to", "OK high unasked 1"),
        ("G:womens_group", "unasked/accountable_to", None),
        ("G:male_ally", "unasked/accountable_to", None),
        (TIE % "", "one_source", "BLIND_SPOT medium one_source 1"),
        (TIE % "source_ids=S1|S1", "one_source", "BLIND_SPOT medium one_source 1"),
        (TIE % "source_ids=S1|S2", "one_source", "OK medium one_source 1"),
        (TIE % "confidence=confirmed", "one_source", "OK medium one_source 1"),
        (TIE % "confidence=one", "one_source", "BLIND_SPOT medium one_source 1"),
        (TIE.replace("2026", "2024") % "", "one_source", None),
        (OLD % "2025-01-30", "old", "BLIND_SPOT medium old 1"),
        (OLD % "2025-01-31", "old", "OK medium old 1"),
        (OLD % "2026-12-01", "old", "OK medium old 1"),
        (OLD % "2020-01-01,end=2026-01-31", "old", None),
        (OLD.replace("{last_contact=%s}", ""), "old", None),
        (OLD.replace("funds", "nominates") % "2020-01-01", "old", None),
        (ANSWER % ("mens_org", "", "feminist_org"), "form", "BLIND_SPOT high form 1"),
        (ANSWER % ("mens_org", "form=informed", "feminist_org"), "form", "OK high form 1"),
        (ANSWER % ("mens_org", "end=2026-01-31", "feminist_org"), "form", None),
        (ANSWER % ("mens_org", "", "lgbtq_org"), "form", None),
        (ANSWER % ("male_ally", "", "feminist_org"), "form", None),
        (ANSWER % ("youth_org", "", "feminist_org"), "form", None),
        (PEOPLE, "consent", None),
        (PEOPLE + KEEP.format("L"), "consent", None),
        (PEOPLE + asked("consents", about="L"), "consent", "GAP high consent 1"),
        (PEOPLE + asked("consents") + KEEP.format("N"), "consent", "GAP high consent 1"),
        (PEOPLE + asked("consents", about="L") + KEEP.format("L"), "consent", "OK high consent 1"),
        (PEOPLE.replace("facilitator", "school"), "consent", None),
        (WAVES % ("not_reached", "asked"), "not_reached", "OK medium not_reached 1"),
        (WAVES % ("asked", "not_reached"), "not_reached", "BLIND_SPOT medium not_reached 1"),
        ("A:school", "not_reached", None),
    ],
)
def test_what_we_do_not_know(drawing, key, expected):
    assert said(DATA_1, drawing).get(key) == expected


def test_every_topic_that_concerns_somebody_is_asked_by_a_rule_or_left_out():
    topics = {topic for rule in RULES for topic in rule.asks}
    concerned = built_in().terms["concerned"]
    found = findings(DATA_1, "\n".join(f"{kind}1:{kind}" for kind in built_in().kinds))
    unasked = {key.partition("/")[2] for key in found if key.startswith("unasked/")}
    assert unasked == topics & set(concerned)
    assert findings(what_we_do_not_know(()), "G:mens_group") == {}


def test_one_finding_a_thing_never_one_an_actor_and_nothing_leaves_the_house():
    many = "\n".join(f"g{n}:mens_group" for n in range(30))
    found = findings(DATA_1, many)
    assert found["unasked/accountable_to"].affected == 30
    assert found["unasked/accountable_to"].subjects == ()
    assert all(f.internal for f in found.values())
