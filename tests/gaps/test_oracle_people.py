"""ACC-1, INF-1 and BASE-1: cases worked out by hand, for the rules and for their checker."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, checked, found

ANSWERS = "M:mens_org{place=P} -accountable_to{%s}-> F:feminist_org"
NONE = "M:mens_group{place=P}\n"
BESIDE = "M -supports{last_contact=2026-01-01}-> W:womens_group{place=P}\n"
THROUGH = """
M:mens_org -accountable_to{last_contact=2025-08-01%s}-> X:ngo_local
X -accountable_to{last_contact=%s}-> F:feminist_org
"""
TWO_SEATS = """
coalitions id=K name=K
F:feminist_org; N:feminist_network; L:lgbtq_org
seats coalition=K actor=F role=chair joined=2026-01-31
seats coalition=K actor=L role=steering
"""

ACCOUNTABILITY = [
    Case("on day 183", ANSWERS % "last_contact=2025-08-01", "ACC-1:M", "OK answers"),
    Case("on day 184", ANSWERS % "last_contact=2025-07-31", "ACC-1:M", "GAP high quiet"),
    Case("tomorrow", ANSWERS % "last_contact=2026-02-01", "ACC-1:M", "GAP high quiet"),
    Case("no date", ANSWERS % "form=decides", "ACC-1:M", "BLIND_SPOT critical undated"),
    Case(
        "ended today",
        ANSWERS % "last_contact=2026-01-01,end=2026-01-31",
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case(
        "ends tomorrow", ANSWERS % "last_contact=2026-01-01,end=2026-02-01", "ACC-1:M", "OK answers"
    ),
    Case(
        "begins tomorrow",
        ANSWERS % "last_contact=2026-01-01,start=2026-02-01" + "\n" + asked("accountable_to"),
        "ACC-1:M",
        "GAP critical none",
    ),
    Case(
        "only informed",
        ANSWERS % "form=informed,last_contact=2026-01-30",
        "ACC-1:M",
        "GAP critical informed",
    ),
    Case("through", THROUGH % ("", "2025-08-01"), "ACC-1:M", "GAP high through"),
    Case(
        "through, second old", THROUGH % ("", "2025-07-31"), "ACC-1:M", "BLIND_SPOT critical none"
    ),
    Case(
        "through, first informed",
        THROUGH % (",form=informed", "2026-01-01"),
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case("nobody asked", NONE, "ACC-1:M", "BLIND_SPOT critical none"),
    Case(
        "asked of its kind",
        NONE + asked("accountable_to", about="mens_group"),
        "ACC-1:M",
        "GAP critical none",
    ),
    Case(
        "asked of men", NONE + asked("accountable_to", about="men"), "ACC-1:M", "GAP critical none"
    ),
    Case(
        "asked of others",
        NONE + asked("accountable_to", about="Q"),
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case(
        "asked above",
        "places id=D; places id=P parent=D\n" + NONE + asked("accountable_to", about="D"),
        "ACC-1:M",
        "GAP critical none",
    ),
    Case(
        "asked later",
        NONE + asked("accountable_to", day="2026-02-01"),
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case("women's group beside", NONE + BESIDE, "ACC-1:M", "BLIND_SPOT high none"),
    Case(
        "women's group beside, asked",
        NONE + BESIDE + asked("accountable_to"),
        "ACC-1:M",
        "GAP high none",
    ),
    Case(
        "women's group elsewhere",
        NONE + BESIDE + "W{place=Q}",
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case(
        "an LGBTQ+ organisation is not FEM",
        "M:mens_org -accountable_to{last_contact=2026-01-01}-> L:lgbtq_org",
        "ACC-1:M",
        "BLIND_SPOT critical none",
    ),
    Case("a person is no body", "M:male_ally", "ACC-1:M", ""),
    Case("one seat", TWO_SEATS, "ACC-1:K", "BLIND_SPOT critical seats"),
    Case(
        "one seat, asked",
        TWO_SEATS + asked("coalitions", about="K"),
        "ACC-1:K",
        "GAP critical seats",
    ),
    Case(
        "two seats",
        TWO_SEATS + "seats coalition=K actor=N role=steering left=2026-02-01",
        "ACC-1:K",
        "OK seats",
    ),
    Case(
        "one has left",
        TWO_SEATS + "seats coalition=K actor=N role=steering left=2026-01-31",
        "ACC-1:K",
        "BLIND_SPOT critical seats",
    ),
    Case(
        "no steering role",
        TWO_SEATS + "seats coalition=K actor=N role=member",
        "ACC-1:K",
        "BLIND_SPOT critical seats",
    ),
]

LISTENED = """
A:male_ally{gender=man} -listens_to-> R:religious_leader{place=P}
B:male_ally{gender=man} -listens_to-> R
settings name=us value=U
U:ingo
"""
NAMED = """
A:woman_leader{gender=woman} -nominates{as=supportive_man}-> R:community_member{gender=man}
B:woman_leader{gender=woman} -nominates{as=supportive_man}-> R
"""
SESSION = "activities id=E date=%s element=alliances space=staff %s\n"

NOMINATIONS = [
    Case("two men", LISTENED, "INF-1:R", "BLIND_SPOT high unworked"),
    Case(
        "two men, asked", LISTENED + asked("activities", about="P"), "INF-1:R", "GAP high unworked"
    ),
    Case("a man and a woman", LISTENED + "B{gender=woman}", "INF-1:R", ""),
    Case("our own organisation", LISTENED + "settings name=us value=R", "INF-1:R", ""),
    Case(
        "met a year ago",
        LISTENED + SESSION % ("2025-01-31", "people=R:participant"),
        "INF-1:R",
        "OK worked_with",
    ),
    Case(
        "facilitated",
        LISTENED + SESSION % ("2026-01-31", "facilitators=R"),
        "INF-1:R",
        "OK worked_with",
    ),
    Case(
        "met, but one listens",
        LISTENED + "B{gender=woman}\n" + SESSION % ("2026-01-31", "groups=R"),
        "INF-1:R",
        "",
    ),
    Case(
        "met longer ago",
        LISTENED + SESSION % ("2025-01-30", "people=R:participant"),
        "INF-1:R",
        "BLIND_SPOT high unworked",
    ),
    Case(
        "only planned",
        LISTENED + SESSION % ("2026-02-01", "groups=R"),
        "INF-1:R",
        "BLIND_SPOT high unworked",
    ),
    Case(
        "we support",
        LISTENED + "U -supports{last_contact=2025-01-31}-> R",
        "INF-1:R",
        "OK worked_with",
    ),
    Case(
        "media support",
        LISTENED + "O:media_outlet -supports{last_contact=2026-01-31}-> R",
        "INF-1:R",
        "BLIND_SPOT high unworked",
    ),
    Case(
        "youth support",
        LISTENED + "O:youth_club -supports{last_contact=2026-01-31}-> R",
        "INF-1:R",
        "OK worked_with",
    ),
    Case(
        "a man supports",
        LISTENED + "A -supports{last_contact=2026-01-31}-> R",
        "INF-1:R",
        "BLIND_SPOT high unworked",
    ),
    Case(
        "youth against",
        LISTENED + "O:youth_club -supports{last_contact=2026-01-31,sign=-}-> R",
        "INF-1:R",
        "BLIND_SPOT high unworked",
    ),
    Case("two women", NAMED, "BASE-1:R", "OPPORTUNITY medium invite"),
    Case("a child", NAMED + "R{age_band=child}", "BASE-1:R", ""),
    Case("one of them a man", NAMED + "B{gender=man}", "BASE-1:R", ""),
    Case("a concern", NAMED + "C:male_ally -nominates{as=concern}-> R", "BASE-1:R", ""),
    Case(
        "invited",
        NAMED + SESSION % ("2026-01-01", "people=R:participant"),
        "BASE-1:R",
        "OK engaged",
    ),
    Case(
        "invited, a concern",
        NAMED + "B -nominates{as=concern}-> R\n" + SESSION % ("2026-01-01", "groups=R"),
        "BASE-1:R",
        "",
    ),
    Case("no longer", NAMED + "B -nominates{as=supportive_man,end=2026-01-31}-> R", "BASE-1:R", ""),
]


@pytest.mark.parametrize("look", [found, checked], ids=["rules", "checker"])
@pytest.mark.parametrize("case", ACCOUNTABILITY + NOMINATIONS, ids=lambda case: case.name)
def test_people_and_bodies(case, look):
    assert look(case.landscape).get(case.id) == case.expected
