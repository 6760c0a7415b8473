"""ENTRY-1, SCALE-1 and EARLY-1: cases worked out by hand, for their checker and the rules."""

from __future__ import annotations

import pytest
from gaps.oracle import readings
from gaps.oracle_case import Case, asked, called, looks, says
from gaps.random_days import AS_OF

from allymap.model.sketch import sketch

ROW = "activities id={0} date={1} element={2} space=mixed {3}\n"
CLUB = "Y:youth_club\n"
TIE = "{0} -collaborates_with{{last_contact=2026-01-01}}-> {1}\n"


def ties(text: str) -> str:
    """`A-B B-C` as ties of collaboration."""
    return "".join(TIE.format(*pair.split("-")) for pair in text.split())


DOORS = [
    Case("nothing held", CLUB, "ENTRY-1:Y", "BLIND_SPOT medium unused"),
    Case("asked", CLUB + asked("activities"), "ENTRY-1:Y", "OPPORTUNITY medium unused"),
    Case(
        "long ago",
        CLUB + ROW.format("E", "2015-01-01", "conscientization", "groups=Y"),
        "ENTRY-1:Y",
        "OK used",
    ),
    Case(
        "planned",
        CLUB + ROW.format("E", "2026-02-01", "conscientization", "groups=Y"),
        "ENTRY-1:Y",
        "BLIND_SPOT medium unused",
    ),
    Case(
        "on stage only",
        CLUB + ROW.format("E", "2025-01-01", "stepping_out", "groups=Y"),
        "ENTRY-1:Y",
        "BLIND_SPOT medium unused",
    ),
    Case("not a doorway", "M:mens_group", "ENTRY-1:M", ""),
]

CHAIN = "G:womens_group; A:ngo_local; B:ngo_local; N:ministry; J:staff; Y:youth_club; O:youth_org\n"
NATIONAL, ELDERS = "SCALE-1:G/national", "SCALE-1:Y/elders"
LEVELS = [
    Case("no tie", CHAIN, NATIONAL, "BLIND_SPOT medium national"),
    Case(
        "no tie, asked",
        CHAIN + asked("collaborates_with", about="G"),
        NATIONAL,
        "GAP medium national",
    ),
    Case("three steps", CHAIN + ties("G-A A-B B-N"), NATIONAL, "OK national"),
    Case("four steps", CHAIN + ties("G-A A-B B-O O-N"), NATIONAL, "BLIND_SPOT medium national"),
    Case("a person", CHAIN + ties("G-J"), NATIONAL, "BLIND_SPOT medium national"),
    Case("not of the community", CHAIN + "G{level=district}", NATIONAL, ""),
    Case("its own sort", CHAIN + ties("Y-O"), ELDERS, "BLIND_SPOT medium elders"),
    Case("an institution", CHAIN + ties("Y-N"), ELDERS, "BLIND_SPOT medium elders"),
    Case("a women's group", CHAIN + ties("Y-G"), ELDERS, "OK elders"),
    Case("two steps to elders", CHAIN + ties("Y-O O-G"), ELDERS, "BLIND_SPOT medium elders"),
]

WORK = "M:mens_org; F:feminist_org; N:ingo\ninitiatives id=I start=2025-01-15 actors=M|N\n"
MET = "M -trusts{%s}-> F\n"
BOTH = ROW.format("E", "{0}", "alliances", "groups=F organiser=N")
LATE = [
    Case("nothing known", WORK, "EARLY-1:I", "BLIND_SPOT medium none"),
    Case("all asked", WORK + asked("accountable_to"), "EARLY-1:I", "GAP medium none"),
    Case(
        "one asked",
        WORK + asked("accountable_to", about="M"),
        "EARLY-1:I",
        "BLIND_SPOT medium none",
    ),
    Case(
        "no start", WORK.replace("start=2025-01-15 ", ""), "EARLY-1:I", "BLIND_SPOT medium no_start"
    ),
    Case("no men", WORK.replace("M:mens_org", "M:ngo_local"), "EARLY-1:I", ""),
    Case("FEM runs it", WORK.replace("M|N", "M|F"), "EARLY-1:I", "OK early"),
    Case(
        "FEM will run it",
        WORK.replace("2025-01-15 actors=M|N", "2027-01-15 actors=M|F"),
        "EARLY-1:I",
        "OK early",
    ),
    Case("day 90", WORK + MET % "start=2025-04-15", "EARLY-1:I", "OK early"),
    Case("day 91", WORK + MET % "start=2025-04-16", "EARLY-1:I", "GAP medium late"),
    Case(
        "began, not last met",
        WORK + MET % "start=2025-04-16,last_contact=2025-02-01",
        "EARLY-1:I",
        "GAP medium late",
    ),
    Case("last met", WORK + MET % "last_contact=2025-02-01", "EARLY-1:I", "OK early"),
    Case("long before", WORK + MET % "start=2010-01-01,end=2025-01-15", "EARLY-1:I", "OK early"),
    Case(
        "ended before",
        WORK + MET % "start=2010-01-01,end=2025-01-14",
        "EARLY-1:I",
        "BLIND_SPOT medium none",
    ),
    Case("no day", WORK + MET % "weight=1", "EARLY-1:I", "BLIND_SPOT medium undated"),
    Case("to come", WORK + MET % "start=2026-02-01", "EARLY-1:I", "BLIND_SPOT medium none"),
    Case("funded", WORK + "F -funds{start=2025-01-15}-> M", "EARLY-1:I", "BLIND_SPOT medium none"),
    Case("an activity before", WORK + BOTH.format("2024-10-17"), "EARLY-1:I", "OK early"),
    Case(
        "long before that", WORK + BOTH.format("2024-10-16"), "EARLY-1:I", "BLIND_SPOT medium none"
    ),
    Case("an activity later", WORK + BOTH.format("2025-09-01"), "EARLY-1:I", "GAP medium late"),
]


@pytest.mark.parametrize(("look", "case"), looks(DOORS + LEVELS + LATE), ids=called)
def test_doors_levels_and_first_contacts(look, case):
    assert says(look, case)


def test_doorways_are_told_in_the_order_in_which_they_add_most():
    """Of three clubs the busiest first; then the one that adds more than what was reached."""
    drawing = "X:youth_club; Y:youth_club; Z:youth_club\n"
    drawing += "".join(f"p{n}:community_member -member_of-> X\n" for n in range(3))
    drawing += "".join(f"p{n} -member_of-> Y\n" for n in range(2))
    drawing += "q:community_member -member_of-> Z\n"
    said = readings(sketch(drawing), AS_OF)
    ranks = {key[-1]: said[f"ENTRY-1:{key}"].facts for key in "XYZ"}
    assert ranks["X"] == {"rank": 1, "adds": 4}
    assert ranks["Z"] == {"rank": 2, "adds": 2}
    assert ranks["Y"] == {"rank": 3, "adds": 1}
