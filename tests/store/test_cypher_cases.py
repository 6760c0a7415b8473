"""Small landscapes whose answers follow from the definitions by hand: Cypher and Python alike."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from golden import AS_OF
from store.both_readings import ASKED, both

from allymap.gaps.rules import RULES
from allymap.model.sketch import sketch

if TYPE_CHECKING:
    from allymap.gaps.rule import GapRule
    from allymap.store.neo4j_link import Link

US = "Us:ingo\nsettings name=us value=Us\n"
ASK = US + "asks id=Law name=Law target=Minister\nMinister:political_official\n"
NOW = "last_contact=2026-01-10"


def asked(topic: str, about: str = "all") -> str:
    """A source that asked about a topic."""
    return f"sources id=S1 date=2026-01-10\nscopes source=S1 topic={topic} about={about}\n"  #


def trust(*items: int) -> str:
    """A recent tie with all three items of trust."""
    names = ("trust_reliability", "trust_mission", "trust_openness")
    return ",".join((NOW, *(f"{name}={item}" for name, item in zip(names, items, strict=True))))


def way(*names: str, **more: str) -> str:
    """Actors in a row, each of whom trusts the next; `more` says what is special of one."""
    cast = "\n".join(f"{n}:religious_leader{{{more[n]}}}" for n in names if n in more)
    ends = [f"{n}:religious_leader" if n not in ("Us", "Minister", *more) else n for n in names]
    hops = pairwise(ends)
    return cast + "\n" + "\n".join(f"{a} -trusts{{{trust(3, 3, 3)}}}-> {b}" for a, b in hops) + "\n"


PARTNER = US + "Sisters:feminist_org\n"
MODEL = "Juma:male_ally{role_model=yes}\n"
SHOWN = "activities id=E1 date=2020-05-01 element=alliances space=staff media=yes people=Juma:"
CASES = {
    "no target": (US + "asks id=Law name=Law", "TARGET-1:Law", ("BLIND_SPOT", "no_target")),
    "no start": (ASK.replace("Us\n", "Them\n", 1), "TARGET-1:Law", ("BLIND_SPOT", "no_start")),
    "three hops": (ASK + way("Us", "A", "B", "Minister"), "TARGET-1:Law", ("OK", "road")),
    "four hops": (
        ASK + way("Us", "A", "B", "C", "Minister") + asked("has_access_to"),
        "TARGET-1:Law",
        ("GAP", "none"),
    ),
    "the wrong way": (ASK + way("Minister", "A", "Us"), "TARGET-1:Law", ("BLIND_SPOT", "none")),
    "either way": (
        ASK + f"Minister -collaborates_with{{{trust(3, 3, 3)}}}-> Us",
        "TARGET-1:Law",
        ("OK", "road"),
    ),
    "through an opponent": (
        ASK + way("Us", "A", "Minister", A="stance=-1"),
        "TARGET-1:Law",
        ("BLIND_SPOT", "none"),
    ),
    "through one who opposes the movement": (
        ASK + way("Us", "A", "Minister") + "A -opposes-> Sisters:feminist_org",
        "TARGET-1:Law",
        ("BLIND_SPOT", "none"),
    ),
    "to an opponent": (
        ASK.replace("official", "official{stance=-2}") + way("Us", "A", "Minister"),
        "TARGET-1:Law",
        ("OK", "road"),
    ),
    "trust nobody told": (
        ASK + f"Us -has_access_to{{{NOW}}}-> Minister",
        "TARGET-1:Law",
        ("BLIND_SPOT", "untold"),
    ),
    "trust told low beside": (
        ASK + f"Us -has_access_to{{{NOW}}}-> Minister\nUs -trusts{{{trust(3, 3, 2)}}}-> Minister",
        "TARGET-1:Law",
        ("BLIND_SPOT", "none"),
    ),
    "somebody not to be asked": (
        ASK + f"Us -trusts{{{trust(4, 4, 4)},do_not_ask=yes}}-> Minister",
        "TARGET-1:Law",
        ("BLIND_SPOT", "none"),
    ),
    "never asked for trust": (
        PARTNER + f"Us -collaborates_with{{{NOW}}}-> Sisters",
        "TRUST-1:Sisters",
        ("BLIND_SPOT", "unasked"),
    ),
    "no answer": (
        PARTNER + f"Us -trusts{{{trust(4, 4, 4)}}}-> Sisters\n" + asked("trusts"),
        "TRUST-1:Sisters",
        ("BLIND_SPOT", "unanswered"),
    ),
    "ours unknown": (
        PARTNER + f"Sisters -trusts{{{trust(2, 2, 2)}}}-> Us",
        "TRUST-1:Sisters",
        ("BLIND_SPOT", "ours_unknown"),
    ),
    # Means of 5/3 and 7/3: together exactly 2, which is not above it.
    "two of theirs": (
        PARTNER
        + f"Sisters -trusts{{id=T1,{trust(1, 2, 2)}}}-> Us\n"
        + f"Sisters -trusts{{id=T2,{trust(2, 2, 3)}}}-> Us\n"
        + f"Us -trusts{{{trust(3, 3, 2)}}}-> Sisters",
        "TRUST-1:Sisters",
        ("GAP", "low"),
    ),
    "power in the room": (
        "activities id=E1 date=2025-06-01 element=alliances space=couples topic=gbv place=P"
        " groups=Pickers people=Boss:participant\nPickers:labourers_group; Boss:employer",
        "SYNC-1:P/gbv",
        ("GAP", "power"),
    ),
    "power that only facilitates": (
        "activities id=E1 date=2025-06-01 element=conscientization space=mixed topic=gbv place=P"
        " groups=Pickers facilitators=Boss\nPickers:labourers_group; Boss:employer",
        "SYNC-1:P/gbv",
        ("OPPORTUNITY", "ready_to_advocate"),
    ),
    "a role model who may be shown": (
        MODEL + "consents actor=Juma basis=public_role",
        "VOICE-1:Juma",
        ("OPPORTUNITY", "unseen"),
    ),
    "seen long ago": (
        MODEL + "consents actor=Juma basis=consent scope=publish\n" + SHOWN + "speaker",
        "VOICE-1:Juma",
        ("OK", "seen"),
    ),
    "only in the room": (
        MODEL + "consents actor=Juma basis=consent scope=publish\n" + SHOWN + "participant",
        "VOICE-1:Juma",
        ("OPPORTUNITY", "unseen"),
    ),
    "a consent taken back": (
        MODEL
        + "consents actor=Juma basis=consent scope=publish date=2025-01-01\n"
        + "consents actor=Juma basis=consent scope=store date=2025-01-01 withdrawn=2025-06-01",
        "VOICE-1:Juma",
        ("BLIND_SPOT", "consent_unknown"),
    ),
    "a consent given again": (
        MODEL
        + "consents actor=Juma basis=consent scope=publish date=2025-07-01\n"
        + "consents actor=Juma basis=consent scope=store date=2025-01-01 withdrawn=2025-06-01",
        "VOICE-1:Juma",
        ("OPPORTUNITY", "unseen"),
    ),
    "asked in a larger place": (
        "Elders:mens_group{place=P1}\nplaces id=P1 parent=P2\nplaces id=P2 parent=P1\n"
        + asked("accountable_to", "P2"),
        "ACC-1:Elders",
        ("GAP", "none"),
    ),
}


def way_up(about: str) -> str:
    """A men's group and its one tie to the national level."""
    return f"Elders:mens_group -collaborates_with{{{about}}}-> Platform:cs_platform"


HEARD = (
    US
    + "Asha:community_member{gender=woman} -listens_to-> Nurse:health_worker\n"
    + "Sara:community_member{gender=woman} -listens_to-> Nurse\n"
)
NAMED = (
    US
    + "Asha:community_member{gender=woman} -nominates{as=supportive_man}-> "
    + "Musa:community_member{gender=man}\n"
    + "Sara:community_member{gender=woman} -nominates{as=supportive_man}-> Musa\n"
)
UNHEARD, INVITE = ("BLIND_SPOT", "unworked"), ("OPPORTUNITY", "invite")
SESSION = "activities id=E1 date=2025-01-31 element=alliances space=staff people="
MEETING = "activities id=E1 element=conscientization space=mixed topic=gbv place=P groups=Men date="
ROUND = "\nactivities id=E2 element=alliances space=men_only topic=gbv place=Q groups=Men date="
MEN = "\nMen:mens_group"
ELDERS, CUT_OFF = "SCALE-1:Elders/national", ("BLIND_SPOT", "national")
# On the very day, and the day after it.
DAYS = {
    "a year ago": (way_up("last_contact=2025-01-31"), ELDERS, ("OK", "national")),
    "a year and a day": (way_up("last_contact=2025-01-30"), ELDERS, CUT_OFF),
    "tomorrow": (way_up("last_contact=2026-02-01"), ELDERS, CUT_OFF),
    "begun today": (
        way_up("start=2026-01-31,last_contact=2026-01-31"),
        ELDERS,
        ("OK", "national"),
    ),
    "ended today": (way_up(f"end=2026-01-31,{NOW}"), ELDERS, CUT_OFF),
    "a tie against": (way_up(f"sign=-,{NOW}"), ELDERS, CUT_OFF),
    "as much trust as it takes": (
        PARTNER
        + f"Sisters -trusts{{{trust(2, 2, 2)}}}-> Us\nUs -trusts{{{trust(3, 3, 3)}}}-> Sisters",
        "TRUST-1:Sisters",
        ("GAP", "one_sided"),
    ),
    "heard, with a tie against": (
        HEARD + f"Us -supports{{sign=-,{NOW}}}-> Nurse",
        "INF-1:Nurse",
        UNHEARD,
    ),
    "heard, in a session a year ago": (
        HEARD + SESSION + "Nurse:participant",
        "INF-1:Nurse",
        ("OK", "worked_with"),
    ),
    "heard, with a tie of a year ago": (
        HEARD + "Us -supports{last_contact=2025-01-31}-> Nurse",
        "INF-1:Nurse",
        ("OK", "worked_with"),
    ),
    "named, and known to a person": (
        NAMED + f"Friend:woman_leader -supports{{{NOW}}}-> Musa",
        "BASE-1:Musa",
        INVITE,
    ),
    "named, with a tie against": (
        NAMED + f"Us -supports{{sign=-,{NOW}}}-> Musa",
        "BASE-1:Musa",
        INVITE,
    ),
    "named, in a session a year ago": (
        NAMED + SESSION + "Musa:participant",
        "BASE-1:Musa",
        ("OK", "engaged"),
    ),
    "a round on the day of a meeting held": (
        MEETING + "2025-06-01" + ROUND + "2025-06-01" + MEN,
        "SYNC-1:P/gbv",
        ("OPPORTUNITY", "ready_to_advocate"),
    ),
    "a round on the day of a meeting planned": (
        MEETING + "2026-03-01" + ROUND + "2026-03-01" + MEN,
        "SYNC-1:P/gbv",
        ("BLIND_SPOT", "out_of_order"),
    ),
    "a round of today for a meeting held": (
        MEETING + "2025-06-01" + ROUND + "2026-01-31" + MEN,
        "SYNC-1:P/gbv",
        ("OPPORTUNITY", "ready_to_advocate"),
    ),
    "a consent of the day of the withdrawal": (
        MODEL
        + "consents actor=Juma basis=consent scope=publish date=2025-06-01\n"
        + "consents actor=Juma basis=consent scope=store date=2025-01-01 withdrawn=2025-06-01",
        "VOICE-1:Juma",
        ("BLIND_SPOT", "consent_unknown"),
    ),
    "a consent that ends today": (
        MODEL + "consents actor=Juma basis=consent scope=publish expires=2026-01-31",
        "VOICE-1:Juma",
        ("OPPORTUNITY", "unseen"),
    ),
}


@pytest.mark.parametrize("case", [*CASES, *DAYS])
def test_a_case_follows_from_its_definition(case: str, link: Link) -> None:
    text, id_, answer = (CASES | DAYS)[case]
    ((cypher, python),) = both(link, sketch(text), AS_OF)
    assert cypher == python
    status, _, variant, _ = cypher[id_]
    assert (status, variant) == answer


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id in ASKED], ids=lambda r: r.id)
def test_both_readings_agree_on_what_the_manual_shows(rule: GapRule, link: Link) -> None:
    for text in (rule.fires_on, rule.silent_on):
        ((cypher, python),) = both(link, sketch(text), AS_OF)
        assert cypher == python
