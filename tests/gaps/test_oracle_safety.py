"""SAFE-1 and SAFE-2: cases worked out by hand, for the rules and for their checker."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, checked, found

SESSION = "places id=D; places id=P parent=D\n" + (
    "activities id=E date=%s element=%s space=staff topic=%s place=P\n"
)
TALK = SESSION % ("2026-01-01", "conscientization", "gbv")
SERVICES = "H:health_service\n" + "\n".join(
    f"services actor=H service_type={t} place={p} last_verified=2025-08-01"
    for t, p in (("health", "P"), ("psychosocial", "D"), ("legal", "P"))
)
SAFE = SERVICES + "\nservices actor=H service_type=safety place=P %s\n"

REFERRAL = [
    Case("nothing asked", TALK, "SAFE-1:P", "BLIND_SPOT critical referral"),
    Case(
        "asked above",
        TALK + asked("services", about="D"),
        "SAFE-1:P",
        "GAP critical referral",
    ),
    Case("all on day 183", TALK + SAFE % "last_verified=2025-08-01", "SAFE-1:P", "OK referral"),
    Case(
        "one on day 184",
        TALK + SAFE % "last_verified=2025-07-31",
        "SAFE-1:P",
        "GAP critical referral",
    ),
    Case("one never verified", TALK + SAFE % "", "SAFE-1:P", "GAP critical referral"),
    Case(
        "verified tomorrow",
        TALK + SAFE % "last_verified=2026-02-01",
        "SAFE-1:P",
        "GAP critical referral",
    ),
    Case("one missing", TALK + SERVICES, "SAFE-1:P", "BLIND_SPOT critical referral"),
    Case(
        "held on day 365",
        SESSION % ("2025-01-31", "alliances", "gbv"),
        "SAFE-1:P",
        "BLIND_SPOT critical referral",
    ),
    Case("held on day 366", SESSION % ("2025-01-30", "alliances", "gbv"), "SAFE-1:P", ""),
    Case(
        "planned",
        SESSION % ("2027-02-01", "alliances", "gbv"),
        "SAFE-1:P",
        "BLIND_SPOT critical referral",
    ),
    Case(
        "an easy dialogue",
        SESSION % ("2026-01-01", "intimate_dialogues", "economic"),
        "SAFE-1:P",
        "BLIND_SPOT critical referral",
    ),
    Case("an easy session", SESSION % ("2026-01-01", "alliances", "economic"), "SAFE-1:P", ""),
    Case("no place", TALK.replace("place=P", ""), "SAFE-1:?", "BLIND_SPOT critical no_place"),
]

ALLY = "A:male_ally{place=P}\n"
ASKED = asked("supports", "member_of")
SUPPORT = "S%s:woman_leader -supports{last_contact=%s}-> A\n"
THREE = SUPPORT % (1, "2025-11-02") + SUPPORT % (2, "2025-11-02") + SUPPORT % (3, "2025-11-02")
MEMBER = "A -member_of{last_contact=%s}-> G:youth_club{%s}\n"
UNDATED = "A -member_of-> G:youth_club{%s}\n"
STAGE = "activities id=E date=%s element=%s space=%s people=A:%s media=%s\n"
PUBLIC = STAGE % ("2025-01-31", "alliances", "public", "speaker", "no")
BACKLASH = "backlash actor=A month=%s source=peers\n"
ONE = ALLY + SUPPORT % (1, "2026-01-01")
ALONE = ALLY + ASKED + "\n"

STANDING = [
    Case("nobody asked", ALLY, "SAFE-2:A", "BLIND_SPOT high isolated"),
    Case("asked of one only", ALLY + asked("supports"), "SAFE-2:A", "BLIND_SPOT high isolated"),
    Case("asked of both", ALONE, "SAFE-2:A", "GAP critical isolated"),
    Case("nobody asked, on stage", ALLY + PUBLIC, "SAFE-2:A", "BLIND_SPOT critical isolated"),
    Case("not an ally", "A:community_member", "SAFE-2:A", ""),
    Case("three on day 90", ALLY + THREE, "SAFE-2:A", "OK supported"),
    Case(
        "third on day 91",
        ALLY + THREE + SUPPORT % (3, "2025-11-01"),
        "SAFE-2:A",
        "GAP high fragile",
    ),
    Case(
        "third undated", ALLY + THREE + "S3 -supports{as=concern}-> A", "SAFE-2:A", "OK supported"
    ),
    Case("one and an undated", ONE + "S2:ingo -mentors-> A", "SAFE-2:A", "BLIND_SPOT high unclear"),
    Case(
        "one against",
        ALONE + "S1:ingo -supports{last_contact=2026-01-01,sign=-}-> A",
        "SAFE-2:A",
        "GAP critical isolated",
    ),
    Case("one", ONE, "SAFE-2:A", "GAP high fragile"),
    Case(
        "one person twice",
        ONE + "S1 -mentors{last_contact=2026-01-01}-> A",
        "SAFE-2:A",
        "GAP high fragile",
    ),
    Case("one, on stage", ONE + PUBLIC, "SAFE-2:A", "GAP critical fragile"),
    Case("one, long ago", ONE + PUBLIC.replace("01-31", "01-30"), "SAFE-2:A", "GAP high fragile"),
    Case(
        "one, in the audience",
        ONE + PUBLIC.replace("speaker", "participant"),
        "SAFE-2:A",
        "GAP high fragile",
    ),
    Case(
        "one, stepping out",
        ONE + STAGE % ("2026-01-31", "stepping_out", "staff", "performer", "no"),
        "SAFE-2:A",
        "GAP critical fragile",
    ),
    Case(
        "one, media",
        ONE + STAGE % ("2026-01-31", "alliances", "mixed", "organiser", "yes"),
        "SAFE-2:A",
        "GAP critical fragile",
    ),
    Case(
        "one, planned",
        ONE + PUBLIC.replace("2025-01-31", "2026-02-01"),
        "SAFE-2:A",
        "GAP high fragile",
    ),
    Case("one, backlash", ONE + BACKLASH % "2025-02", "SAFE-2:A", "GAP critical fragile"),
    Case("one, old backlash", ONE + BACKLASH % "2025-01", "SAFE-2:A", "GAP high fragile"),
    Case(
        "group of four", ALLY + MEMBER % ("2025-11-02", "group_size=4"), "SAFE-2:A", "OK supported"
    ),
    Case(
        "group of three",
        ALLY + MEMBER % ("2025-11-02", "group_size=3"),
        "SAFE-2:A",
        "GAP high fragile",
    ),
    Case(
        "group of himself",
        ALONE + MEMBER % ("2025-11-02", "group_size=1"),
        "SAFE-2:A",
        "GAP critical isolated",
    ),
    Case("size unknown", ALLY + MEMBER % ("2025-11-02", ""), "SAFE-2:A", "BLIND_SPOT high unclear"),
    Case(
        "tie old",
        ALONE + MEMBER % ("2025-11-01", "group_size=4"),
        "SAFE-2:A",
        "GAP critical isolated",
    ),
    Case(
        "tie old, group met",
        ALLY + MEMBER % ("2025-11-01", "group_size=4,group_last_met=2025-11-02"),
        "SAFE-2:A",
        "OK supported",
    ),
    Case(
        "tie new, group asleep",
        ALONE + MEMBER % ("2026-01-31", "group_size=4,group_last_met=2025-11-01"),
        "SAFE-2:A",
        "GAP critical isolated",
    ),
    Case("tie undated", ALLY + UNDATED % "group_size=4", "SAFE-2:A", "BLIND_SPOT high unclear"),
    Case(
        "tie undated, group met",
        ALLY + UNDATED % "group_size=4,group_last_met=2026-01-31",
        "SAFE-2:A",
        "OK supported",
    ),
    Case(
        "tie undated, group asleep",
        ALONE + UNDATED % "group_size=4,group_last_met=2025-01-31",
        "SAFE-2:A",
        "GAP critical isolated",
    ),
    Case(
        "an organisation is no group",
        ALONE + "A -member_of{last_contact=2026-01-31}-> O:mens_org{group_size=9}",
        "SAFE-2:A",
        "GAP critical isolated",
    ),
]

RISKY = ALLY + PUBLIC + MEMBER
CONTACT = "SAFE-2:G/no_risk_contact"
GROUPS = [
    Case("met on day 90", "G:mens_group{group_last_met=2025-11-02}", "SAFE-2:G/not_met", ""),
    Case(
        "met on day 91",
        "G:mens_group{group_last_met=2025-11-01}",
        "SAFE-2:G/not_met",
        "GAP high not_met",
    ),
    Case("never said", "G:mens_group", "SAFE-2:G/not_met", ""),
    Case("women's group", "G:womens_group{group_last_met=2025-01-01}", "SAFE-2:G/not_met", ""),
    Case("an organisation", "G:mens_org{group_last_met=2025-01-01}", "SAFE-2:G/not_met", ""),
    Case(
        "no contact", RISKY % ("2026-01-01", "risk_contact=no"), CONTACT, "GAP high no_risk_contact"
    ),
    Case("contact unknown", RISKY % ("2026-01-01", ""), CONTACT, "BLIND_SPOT high no_risk_contact"),
    Case("a contact", RISKY % ("2026-01-01", "risk_contact=yes"), CONTACT, ""),
    Case(
        "member unclear",
        ALLY + PUBLIC + UNDATED % "risk_contact=no",
        CONTACT,
        "GAP high no_risk_contact",
    ),
    Case("member no longer active", RISKY % ("2025-11-01", "risk_contact=no"), CONTACT, ""),
    Case(
        "group asleep",
        RISKY % ("2026-01-01", "risk_contact=no,group_last_met=2025-01-01"),
        CONTACT,
        "",
    ),
    Case("no public act", ALLY + MEMBER % ("2026-01-01", "risk_contact=no"), CONTACT, ""),
]


@pytest.mark.parametrize("look", [found, checked], ids=["rules", "checker"])
@pytest.mark.parametrize("case", REFERRAL + STANDING + GROUPS, ids=lambda case: case.name)
def test_safety(case, look):
    assert look(case.landscape).get(case.id) == case.expected
