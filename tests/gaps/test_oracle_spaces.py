"""SYNC-1 and BRIDGE-1: cases worked out by hand, for the rules and for their checker."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, checked, found

GROUPS = "M:mens_group; W:womens_group; Y:youth_club; B:employer; L:labourers_group\n"
ROW = "activities id={0} date={1} element={2} space={3} topic={4} place={5} {6}\n"


def session(key: str, day: str, space: str, groups: str = "", **other: str) -> str:
    """A session on violence in P, unless said otherwise."""
    element = other.get("element", "conscientization")
    topic, place = other.get("topic", "gbv"), other.get("place", "P")
    who = f"groups={groups} " if groups else ""
    return ROW.format(key, day, element, space, topic, place, who + other.get("more", ""))


MEN = session("E1", "2025-03-01", "men_only", "M")
WOMEN = session("E2", "2025-03-01", "women_only", "W")
APART = GROUPS + MEN + WOMEN
MIXED = session("E3", "2025-06-01", "mixed", "M|W")
ADVOCACY = session("E4", "2025-06-01", "staff", element="alliances")
ASKED = asked("activities", about="P")
DIALOGUE = session("E5", "2025-02-28", "men_only", "M", element="intimate_dialogues")
KEY = "SYNC-1:P/gbv"
NOW = "2026-01-31"

ORDER = [
    Case("complete", APART + MIXED + ADVOCACY, KEY, "OK complete"),
    Case(
        "advocacy before",
        APART + MIXED + ADVOCACY.replace("06-01", "05-31"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "advocacy planned",
        APART + MIXED + ADVOCACY.replace("2025", "2026"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "advocacy elsewhere",
        APART + MIXED + ADVOCACY.replace("=P", "=Q"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "advocacy in public",
        APART + MIXED + session("E4", "2026-01-31", "public"),
        KEY,
        "OK complete",
    ),
    Case("met apart", APART, KEY, "OPPORTUNITY high ready_to_meet"),
    Case(
        "women elsewhere",
        APART + session("E2", "2025-03-01", "women_only", "W", place="Q"),
        KEY,
        "",
    ),
    Case("women planned", GROUPS + MEN + WOMEN.replace("2025", "2027"), KEY, ""),
    Case("meeting planned", APART + MIXED.replace("2025", "2026"), KEY, ""),
    Case("women not yet", GROUPS + MEN + MIXED, KEY, "BLIND_SPOT high out_of_order"),
    Case("women not yet, asked", GROUPS + MEN + MIXED + ASKED, KEY, "GAP high out_of_order"),
    Case(
        "women elsewhere before",
        GROUPS + MEN + WOMEN.replace("=P", "=Q") + MIXED,
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "women on another topic",
        GROUPS + MEN + WOMEN.replace("gbv", "power") + MIXED,
        KEY,
        "BLIND_SPOT high out_of_order",
    ),
    Case(
        "women in men's space",
        GROUPS + MEN + WOMEN.replace("women_only", "men_only") + MIXED,
        KEY,
        "BLIND_SPOT high out_of_order",
    ),
    Case(
        "women later",
        GROUPS + MEN + MIXED + WOMEN.replace("2025-03", "2025-09"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "women the same day",
        GROUPS + MEN + MIXED + WOMEN.replace("2025-03", "2025-06"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "all of it today",
        GROUPS + MEN + (MIXED + WOMEN).replace("2025-06-01", NOW).replace("2025-03-01", NOW),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "women planned later",
        GROUPS + MEN + MIXED + WOMEN.replace("2025", "2027"),
        KEY,
        "BLIND_SPOT high out_of_order",
    ),
    Case(
        "both planned in order",
        GROUPS + MEN + WOMEN.replace("2025", "2026") + MIXED.replace("2025", "2026"),
        KEY,
        "",
    ),
    Case(
        "both planned, same day",
        GROUPS + MEN + WOMEN.replace("2025-03", "2026-06") + MIXED.replace("2025", "2026"),
        KEY,
        "BLIND_SPOT high out_of_order",
    ),
    Case(
        "youth need none",
        GROUPS + session("E3", "2025-06-01", "mixed", "Y"),
        KEY,
        "OPPORTUNITY high ready_to_advocate",
    ),
    Case(
        "no group named",
        GROUPS + session("E3", "2025-06-01", "mixed"),
        KEY,
        "BLIND_SPOT high groups_unknown",
    ),
    Case(
        "employer and labourers",
        GROUPS + session("E3", "2025-06-01", "couples", "L", more="people=B:participant"),
        KEY,
        "GAP high power",
    ),
    Case(
        "not in one space",
        GROUPS + session("E3", "2025-06-01", "public", "L", more="people=B:participant"),
        KEY,
        "",
    ),
    Case(
        "employer facilitates",
        GROUPS + session("E3", "2025-06-01", "couples", "L", more="facilitators=B"),
        KEY,
        "",
    ),
    Case(
        "out of order and power",
        GROUPS + session("E3", "2025-06-01", "mixed", "M|L", more="people=B:participant"),
        KEY,
        "GAP high out_of_order",
    ),
    Case("dialogue first", GROUPS + MEN + DIALOGUE, KEY, "GAP high sensitive_first"),
    Case(
        "dialogue second",
        APART + DIALOGUE.replace("02-28", "03-02"),
        KEY,
        "OPPORTUNITY high ready_to_meet",
    ),
    Case(
        "an easy one the same day",
        APART + DIALOGUE + session("E6", "2025-02-28", "staff", "M", topic="health", place="Q"),
        KEY,
        "OPPORTUNITY high ready_to_meet",
    ),
    Case("easy topic", APART.replace("gbv", "health"), "SYNC-1:P/health", ""),
]

TIE = "{0} -collaborates_with{{last_contact={2}}}-> {1}\n"


def ties(text: str, day: str = "2026-01-01") -> str:
    """`A-B B-C` as ties of collaboration."""
    return "".join(TIE.format(*pair.split("-"), day) for pair in text.split())


FIVE = "A:ingo; B:ngo_local; H:cs_platform; C:movement; D:ingo; F:faith_group\n"
BARBELL = FIVE + ties("A-B B-H A-H H-C C-D D-H")
ALL = asked("collaborates_with")
RING = FIVE + ties("A-B B-H H-C C-D D-A")


def ring_with_leaf(size: int) -> str:
    """NGOs in a ring, and one more that is tied to N0 only: without N0, F rises to 2/(size+1)."""
    ring = " ".join(f"N{n}-N{(n + 1) % size}" for n in range(size))
    actors = "".join(f"N{n}:ngo_local\n" for n in range(size))
    return actors + "Leaf:ngo_local\n" + ties(f"{ring} N0-Leaf")


HELD = "U:ingo; X:ngo_local; Y:mens_org; Z:media_outlet; settings name=us value=U\n"
HOLDS = "{0} -collaborates_with{{last_contact=2026-01-01,holder={1}}}-> U\n"


def held(**by: str) -> str:
    """Our partners and who holds our tie to each."""
    return HELD + "".join(HOLDS.format(*pair) for pair in by.items())


BRIDGES = [
    Case("two and two", BARBELL, "BRIDGE-1:H", "BLIND_SPOT high cut_off"),
    Case("two and two, asked", BARBELL + ALL, "BRIDGE-1:H", "GAP high cut_off"),
    Case("too old", FIVE + ties("A-B B-H A-H H-C C-D D-H", "2025-01-30"), "BRIDGE-1:H", ""),
    Case("a ring", RING, "BRIDGE-1:H", ""),
    Case("19 actors", ring_with_leaf(18), "BRIDGE-1:N0", ""),
    Case("20 actors, F +.105", ring_with_leaf(19), "BRIDGE-1:N0", "BLIND_SPOT high cut_off"),
    Case("21 actors, F +.1", ring_with_leaf(20), "BRIDGE-1:N0", "BLIND_SPOT high cut_off"),
    Case("22 actors, F +.095", ring_with_leaf(21), "BRIDGE-1:N0", ""),
    Case(
        "asked of one half",
        BARBELL
        + asked("collaborates_with", about="ngo_local")
        + "\nscopes source=S1 topic=collaborates_with about=A",
        "BRIDGE-1:H",
        "GAP high cut_off",
    ),
    Case(
        "asked of the other half",
        BARBELL
        + asked("collaborates_with", about="movement")
        + "\nscopes source=S1 topic=collaborates_with about=D",
        "BRIDGE-1:H",
        "GAP high cut_off",
    ),
    Case("one ngo of many", FIVE + ties("A-B B-H A-H H-C"), "BRIDGE-1:H", ""),
    Case(
        "the only faith group",
        FIVE + ties("A-B B-H A-H H-F"),
        "BRIDGE-1:H",
        "BLIND_SPOT high cut_off",
    ),
    Case(
        "one of two faith groups",
        FIVE + "F2:faith_group\n" + ties("A-B B-H A-H H-F F2-A F2-B"),
        "BRIDGE-1:H",
        "",
    ),
    Case(
        "the connector is one too",
        "H:faith_group\n" + FIVE.replace("H:cs_platform; ", "") + ties("A-B B-H A-H H-F"),
        "BRIDGE-1:H",
        "",
    ),
    Case(
        "persons who do not connect",
        FIVE.replace("F:faith_group", "F:male_ally") + ties("A-B B-H A-H H-F"),
        "BRIDGE-1:H",
        "",
    ),
    Case(
        "three on one colleague", held(X="h", Y="h", Z="h"), "BRIDGE-1:holder:h", "GAP high holder"
    ),
    Case("two on one colleague", held(X="h", Y="h"), "BRIDGE-1:holder:h", "OK holder"),
    Case(
        "all ngos on one",
        held(X="h", Y="k") + "V:ngo_local\n" + HOLDS.format("V", "h"),
        "BRIDGE-1:holder:h",
        "GAP high holder",
    ),
    Case(
        "not all ngos",
        held(X="h", Y="h") + "V:ngo_local\n" + HOLDS.format("V", "k"),
        "BRIDGE-1:holder:h",
        "OK holder",
    ),
    Case(
        "a second colleague",
        held(X="h", Y="h", Z="h") + "U -supports{last_contact=2026-01-01,holder=k}-> Z",
        "BRIDGE-1:holder:h",
        "OK holder",
    ),
    Case(
        "a tie nobody holds",
        held(X="h", Y="h", Z="h") + "U -supports{last_contact=2026-01-01}-> Z",
        "BRIDGE-1:holder:h",
        "GAP high holder",
    ),
]


@pytest.mark.parametrize("look", [found, checked], ids=["rules", "checker"])
@pytest.mark.parametrize("case", ORDER + BRIDGES, ids=lambda case: case.name)
def test_spaces_and_bridges(case, look):
    assert look(case.landscape).get(case.id) == case.expected
