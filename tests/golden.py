"""The golden fixture: 26 actors whose findings were worked out by hand, as of 2026-01-31."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from allymap.model.sketch import sketch
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

AS_OF = date(2026, 1, 31)

# O8 and O9 have no ties: they are there so that every service of N2 has an actor.
ACTORS = """
A01:male_ally{gender=man,place=N1,level=community,stance=2,influence=2}
A02:male_ally{gender=man,place=N1,level=community,stance=2,influence=2}
A03:male_ally{gender=man,place=N2,level=community,stance=2,influence=1}
A04:community_member{gender=man,place=N1,level=community,influence=2}
A05:woman_leader{gender=woman,place=N1,level=community,stance=2,influence=3}
A06:woman_leader{gender=woman,place=N2,level=community,stance=2,influence=3}
A07:religious_leader{gender=man,place=N1,level=district,stance=1,influence=5}
A08:religious_leader{gender=woman,place=N2,level=community,stance=2,influence=4,vetted=2025-02-01,trained=2025-02-20}
A09:political_official{gender=man,place=D,level=district,stance=0,influence=5}
A10:traditional_leader{gender=man,place=N2,level=community,stance=0,influence=4}
A11:community_member{gender=woman,place=N1,level=community,stance=1,influence=4}
G1:mens_group{place=N1,level=community,stance=2,group_size=12}
G2:savings_group{place=N1,level=community,stance=2}
G3:mens_group{place=N2,level=community,stance=2}
G4:womens_group{place=N2,level=community,stance=2}
G5:labourers_group{place=N2,level=community}
Y1:youth_club{place=N2,level=community,stance=2,group_size=20}
O1:feminist_network{place=D,level=national,stance=2,influence=4}
O2:womens_rights_org{place=D,level=district,stance=2,influence=3}
O3:ingo{place=D,level=national,stance=2,influence=3}
O4:mens_org{place=D,level=district,stance=2,influence=3}
O5:media_outlet{place=D,level=district,stance=1,influence=4}
O6:health_service{place=N1,level=community}
O7:legal_service{place=N2,level=district}
O8:health_service{place=N2}
O9:psychosocial_service{place=N2}
settings name=us value=O3
"""

TIES = """
A02 -member_of{weight=1,start=2025-02-01,last_contact=2026-01-10}-> G1
A03 -member_of{weight=1,start=2025-05-01,last_contact=2026-01-05}-> Y1
A05 -member_of{weight=1,start=2024-01-01,last_contact=2026-01-20}-> G2
A06 -member_of{weight=1,start=2024-01-01,last_contact=2026-01-20}-> G4
A05 -nominates{weight=1,start=2025-11-01,as=supportive_man}-> A04
A11 -nominates{weight=1,start=2025-11-01,as=supportive_man}-> A04
A02 -listens_to{weight=4,start=2025-11-01}-> A10
A03 -listens_to{weight=4,start=2025-11-01}-> A10
A01 -listens_to{weight=3,start=2025-11-01}-> A10
A05 -listens_to{weight=4,start=2025-11-01}-> A11
A06 -listens_to{weight=3,start=2025-11-01}-> A11
A02 -listens_to{weight=4,start=2025-11-01}-> A07
G3 -accountable_to{weight=1,start=2025-03-01,last_contact=2025-12-15}-> O2
G1 -collaborates_with{weight=2,start=2025-02-01,last_contact=2025-12-01}-> O4
G3 -collaborates_with{weight=2,start=2025-02-01,last_contact=2025-12-01}-> O4
O3 -collaborates_with{weight=3,TRUST=3,start=2025-01-15,last_contact=2026-01-15}-> O4
O3 -collaborates_with{weight=2,TRUST=3,start=2025-09-01,last_contact=2025-12-20}-> O2
O2 -collaborates_with{weight=3,TRUST=4,start=2022-01-01,last_contact=2026-01-10}-> O1
O3 -trusts{weight=1,TRUST=4,start=2025-09-01,last_contact=2025-12-20}-> O1
O1 -trusts{weight=1,TRUST=2,start=2025-09-01,last_contact=2025-12-20}-> O3
G2 -collaborates_with{weight=2,start=2024-06-01,last_contact=2026-01-20}-> O3
G4 -collaborates_with{weight=2,start=2024-06-01,last_contact=2026-01-20}-> O2
G3 -collaborates_with{weight=2,start=2025-06-01,last_contact=2025-12-20}-> G4
O2 -has_access_to{weight=2,start=2024-01-01,last_contact=2025-11-01}-> A09
O3 -supports{weight=1,start=2025-06-01,last_contact=2025-07-01}-> A07
O3 -supports{weight=1,start=2025-03-01,last_contact=2026-01-10}-> A08
A08 -supports{weight=1,start=2025-03-01,last_contact=2026-01-10}-> G4
"""

ACTIVITIES = """
E01 2025-03-10 conscientization men_only gbv N2 groups=G3
E02 2025-04-10 conscientization women_only gbv N2 groups=G4
E03 2025-06-20 intimate_dialogues mixed gbv N2 groups=G3|G4
E04 2025-04-15 conscientization men_only gbv N1 groups=G1 people=A02
E05 2025-07-20 intimate_dialogues mixed gbv N1 groups=G1|G2 people=A02|A05
E06 2025-02-10 building_the_base women_only economic N1 groups=G2 people=A05
E07 2025-09-01 stepping_out public gbv N1 people=A01:speaker|A07:speaker
E08 2025-05-20 building_the_base mixed fatherhood N2 groups=Y1 people=A03
E09 2025-10-01 stepping_out public gbv N2 people=A08:speaker
E10 2025-06-01 building_the_base women_only economic S1
"""

WORK = """
services actor=O6 service_type=health place=N1 last_verified=2025-12-01
services actor=O7 service_type=legal place=N2 last_verified=2025-11-01
services actor=O8 service_type=health place=N2 last_verified=2025-11-01
services actor=O9 service_type=psychosocial place=N2 last_verified=2025-11-01
services actor=O9 service_type=safety place=N2 last_verified=2025-02-01
backlash actor=A01 month=2025-10 source=peers
initiatives id=I1 name="Men's initiative" start=2025-01-15 actors=O3|O4
sources id=S1 date=2026-01-20 method=net_map
"""


# What the first fixture has not: consents, a coalition, who led the dialogues, and two asks.
MORE = """
A08{role_model=yes}
A12:community_member{gender=woman,place=N1}
F1:facilitator{gender=woman,place=N2,trained=2025-01-10,skills=conflict|psychosocial|counselling}
F2:facilitator{gender=man,place=N1,skills=conflict}
O2 -trusts{TRUST=3,last_contact=2025-11-01}-> A09
coalitions id=C1 name=C1
seats coalition=C1 actor=O1 role=chair
seats coalition=C1 actor=O2 role=steering
seats coalition=C1 actor=O3 role=steering
seats coalition=C1 actor=O4 role=member
asks id=Q1 name=Q1 target=A09 lead=O1
asks id=Q2 name=Q2 target=A10 lead=O1
consents actor=A03 basis=consent scope=store|publish date=2025-01-10 expires=2025-12-31
consents actor=A08 basis=consent scope=store|publish date=2025-01-10
"""
# E03 and E05 again, with who led them, and two days in public.
MORE_ACTIVITIES = """
E03 2025-06-20 intimate_dialogues mixed gbv N2 groups=G3|G4 facilitators=F1
E05 2025-07-20 intimate_dialogues mixed gbv N1 groups=G1|G2 people=A02|A05 facilitators=F2
E11 2025-11-20 stepping_out public health N2 people=A03:speaker media=yes
E12 2025-12-01 stepping_out public health N2 people=A02:speaker|A03:speaker|F2:speaker
E13 2025-12-01 stepping_out public health N2 people=A05:participant|A06:participant
E14 2025-12-01 stepping_out public health N2 people=A12:participant|F1:participant
"""
KEPT = ("A01", "A02", "A04", "A05", "A06", "A07", "A09", "A10", "A11", "F1", "F2")


def extended() -> Landscape:
    """The fixture with what every rule needs; A03's consent ran out, A12 gave none."""
    kept = "\n".join(f"consents actor={who} basis=consent scope=store" for who in KEPT)
    return sketch("\n".join((_plain(), _trusted(MORE), _activities(MORE_ACTIVITIES), kept)))


def golden() -> Landscape:
    """The fixture: one source asked about every tie type and table, about `all`; `us` is O3."""
    return sketch(_plain())


def _plain() -> str:
    return _trusted(ACTORS + TIES) + _activities() + WORK + _scopes()


def _activities(text: str = ACTIVITIES) -> str:
    columns = ("id", "date", "element", "space", "topic", "place")
    lines = []
    for line in text.strip().splitlines():
        *values, rest = f"{line} ".split(" ", len(columns))
        said = (f"{name}={value}" for name, value in zip(columns, values, strict=False))
        lines.append(" ".join(("activities", *said, rest)))
    return "\n".join(lines)


def _trusted(text: str) -> str:
    """The three trust items of a tie, where the fixture gives the one trust they all have."""
    items = "trust_reliability={0},trust_mission={0},trust_openness={0}"
    for value in "1234":
        text = text.replace(f"TRUST={value}", items.format(value))
    return text


def _scopes() -> str:
    words = built_in()
    topics = (*words.list_of("ties"), *words.raw["scope_tables"])
    return "\n".join(f"scopes source=S1 topic={topic} about=all" for topic in topics)
