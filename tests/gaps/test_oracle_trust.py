"""TRUST-1 and TARGET-1: cases worked out by hand, for their checker and the rules."""

from __future__ import annotations

import pytest
from gaps.oracle import readings
from gaps.oracle_case import Case, asked, called, looks, says
from gaps.random_days import AS_OF

from allymap.model.sketch import sketch

US = "settings name=us value=U\nU:ingo; F:feminist_org\n"
ITEMS = "trust_reliability={0},trust_mission={1},trust_openness={2}"
THEIRS, OURS = "F -trusts{%s}-> U\n", "U -trusts{%s}-> F\n"
LOW, MIDDLE, HIGH = (ITEMS.format(*values) for values in ((2, 2, 2), (2, 2, 3), (3, 3, 3)))
KEY = "TRUST-1:F"

TRUST = [
    Case("no tie", US, KEY, ""),
    Case("works with us", US + "U -collaborates_with-> F", KEY, "BLIND_SPOT high unasked"),
    Case(
        "asked",
        US + "U -collaborates_with-> F\n" + asked("trusts", about="F"),
        KEY,
        "BLIND_SPOT high unanswered",
    ),
    Case("works against us", US + "U -collaborates_with{sign=-}-> F", KEY, ""),
    Case("funds us", US + "F -funds-> U", KEY, ""),
    Case("not of a kind", US + "G:womens_group -trusts-> U", "TRUST-1:G", ""),
    Case("above two", US + THEIRS % MIDDLE, KEY, "OK trusted"),
    Case("two, ours unknown", US + THEIRS % LOW, KEY, "BLIND_SPOT high ours_unknown"),
    Case("two against three", US + THEIRS % LOW + OURS % HIGH, KEY, "GAP high one_sided"),
    Case("two against less", US + THEIRS % LOW + OURS % MIDDLE, KEY, "GAP high low"),
    Case(
        "an item short",
        US + THEIRS % "trust_reliability=1,trust_mission=1",
        KEY,
        "BLIND_SPOT high unasked",
    ),
    Case(
        "each tie its mean",
        US + THEIRS % (LOW + ",source_ids=S1") + THEIRS % (MIDDLE + ",source_ids=S2"),
        KEY,
        "OK trusted",
    ),
    Case(
        "ended",
        US + THEIRS % (LOW + ",end=2026-01-31") + OURS % HIGH,
        KEY,
        "BLIND_SPOT high unasked",
    ),
]

ASK = US + "T:ministry; X:ngo_local; Y:ngo_local; Z:ngo_local\n"
ASK += "asks id=Q name=Q target=T lead=L\nL:cs_platform\n"
HOP = "{0} -has_access_to{{last_contact=2025-01-31,{2}}}-> {1}\n"


def road(ends: str, about: str = HIGH) -> str:
    """`UX XT` as hops of this trust."""
    return "".join(HOP.format(*pair, about) for pair in ends.split())


ROAD = "TARGET-1:Q"
TARGET = [
    Case("no road", ASK, ROAD, "BLIND_SPOT high none"),
    Case("no road, asked", ASK + asked("has_access_to", about="T"), ROAD, "GAP high none"),
    Case("three hops", ASK + road("UX XY YT"), ROAD, "OK road"),
    Case("four hops", ASK + road("UX XY YZ ZT"), ROAD, "BLIND_SPOT high none"),
    Case("of the lead", ASK + road("LT"), ROAD, "OK road"),
    Case("backwards", ASK + road("TX XU"), ROAD, "BLIND_SPOT high none"),
    Case(
        "together, backwards",
        ASK + road("TU").replace("has_access_to", "collaborates_with"),
        ROAD,
        "OK road",
    ),
    Case("trust untold", ASK + road("UX") + road("XT", "weight=1"), ROAD, "BLIND_SPOT high untold"),
    Case("trust low", ASK + road("UX") + road("XT", MIDDLE), ROAD, "BLIND_SPOT high none"),
    Case(
        "one of two is enough",
        ASK + road("UT", LOW + ",source_ids=S1") + road("UT", HIGH + ",source_ids=S2"),
        ROAD,
        "OK road",
    ),
    Case("do not ask", ASK + road("UT", HIGH + ",do_not_ask=yes"), ROAD, "BLIND_SPOT high none"),
    Case("cold", ASK + road("UT").replace("01-31", "01-30"), ROAD, "BLIND_SPOT high none"),
    Case("through an opponent", ASK + road("UX XT") + "X{stance=-1}", ROAD, "BLIND_SPOT high none"),
    Case(
        "through one of FEM's", ASK + road("UX XT") + "X -opposes-> F", ROAD, "BLIND_SPOT high none"
    ),
    Case("opposes others", ASK + road("UX XT") + "X -opposes-> Y", ROAD, "OK road"),
    Case("to an opponent", ASK + road("UX XT") + "T{stance=-2}", ROAD, "OK road"),
    Case("we are the target", ASK + "asks id=R name=R target=U", "TARGET-1:R", "OK road"),
    Case("no target", ASK + "asks id=R name=R lead=L", "TARGET-1:R", "BLIND_SPOT high no_target"),
    Case(
        "no start",
        "T:ministry\nasks id=R name=R target=T",
        "TARGET-1:R",
        "BLIND_SPOT high no_start",
    ),
]


@pytest.mark.parametrize(("look", "case"), looks(TRUST + TARGET), ids=called)
def test_trust_and_roads(look, case):
    assert says(look, case)


def test_who_stands_by_an_ask_is_counted_by_the_newest_position():
    rows = ["X 1 2025-01-01", "X -1 2025-02-01", "Y -1 2025-01-01", "Y 2 2026-01-31"]
    rows += ["Z 1 2025-01-01", "Z -2 2026-02-01"]
    told = ["positions actor={} ask=Q position={} date={}".format(*row.split()) for row in rows]
    drawing = ASK + "P:male_ally\npositions actor=P ask=Q position=2\n" + "\n".join(told)
    assert readings(sketch(drawing), AS_OF)[ROAD].affected == 3
