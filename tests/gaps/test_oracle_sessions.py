"""SYNC-2, SAFE-3 and ELEM-1: cases worked out by hand, for their checker and the rules."""

from __future__ import annotations

import pytest
from gaps.oracle_case import Case, asked, called, looks, says

ROW = "activities id={0} date={1} element={2} space={3} place={4} {5}\n"


def session(key: str, day: str, space: str, more: str = "", place: str = "P", **other: str) -> str:
    return ROW.format(key, day, other.get("element", "conscientization"), space, place, more)


SAVING = session("E1", "2025-06-01", "women_only", "topic=economic")
FUTURE = session("E1", "2026-06-01", "girls_only", "topic=economic")
KEY = "SYNC-2:P"
PUZZLE = [
    Case("women alone", SAVING, KEY, "BLIND_SPOT high women_alone"),
    Case(
        "women alone, asked", SAVING + asked("activities", about="P"), KEY, "GAP high women_alone"
    ),
    Case("women alone, planned", FUTURE, KEY, "BLIND_SPOT high women_alone"),
    Case("another topic", SAVING.replace("economic", "health"), KEY, ""),
    Case("long ago", SAVING.replace("2025-06-01", "2025-01-30"), KEY, ""),
    Case("men a year before", SAVING + session("E2", "2024-06-01", "men_only"), KEY, "OK answered"),
    Case(
        "men a day earlier",
        SAVING + session("E2", "2024-05-31", "men_only"),
        KEY,
        "BLIND_SPOT high women_alone",
    ),
    Case(
        "men elsewhere",
        SAVING + session("E2", "2025-06-01", "men_only", place="Q"),
        KEY,
        "BLIND_SPOT high women_alone",
    ),
    Case(
        "an imam there",
        "I:religious_leader\n"
        + SAVING
        + session("E2", "2025-06-01", "staff", "people=I:participant"),
        KEY,
        "OK answered",
    ),
    Case(
        "a faith group there",
        "I:faith_group\n" + SAVING + session("E2", "2025-06-01", "staff", "groups=I"),
        KEY,
        "BLIND_SPOT high women_alone",
    ),
    Case("men alone", session("E2", "2025-06-01", "boys_only"), KEY, "BLIND_SPOT high men_alone"),
    Case(
        "men and an imam",
        "I:religious_leader\n" + session("E2", "2025-06-01", "men_only", "people=I:speaker"),
        KEY,
        "BLIND_SPOT high men_alone",
    ),
    Case(
        "men and couples",
        session("E2", "2025-06-01", "men_only") + session("E3", "2025-06-01", "couples"),
        KEY,
        "OK answered",
    ),
    Case("nothing of the kind", session("E3", "2025-06-01", "couples"), KEY, ""),
]

TALK = session("E1", "2026-01-01", "mixed", "facilitators=A|B", element="intimate_dialogues")
A = "A:facilitator{trained=2025-01-01,skills=%s}\n"
B = "B:facilitator{trained=2025-06-01,skills=%s}\n"
PAIR = A % "Conflict|driving" + B % "psycho-social|COUNSELLING"
REST = session("E2", "2025-01-01", "staff", "people=B:participant")
PREPARED = [
    Case("together", PAIR + TALK, "SAFE-3:A", "OK prepared"),
    Case(
        "a year and a day",
        PAIR.replace("2025-01-01", "2024-12-31") + TALK,
        "SAFE-3:A",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "asked in the place",
        PAIR.replace("2025-01-01", "2024-12-31") + TALK + asked("activities", about="P"),
        "SAFE-3:A",
        "GAP high unprepared",
    ),
    Case(
        "asked of skills only",
        PAIR.replace("2025-01-01", "2024-12-31") + TALK + asked("actors"),
        "SAFE-3:A",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "a reflection",
        PAIR.replace("2025-06-01", "2020-01-01") + TALK + REST,
        "SAFE-3:B",
        "OK prepared",
    ),
    Case(
        "trained later",
        PAIR.replace("2025-06-01", "2026-01-15") + TALK,
        "SAFE-3:B",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "will be trained",
        PAIR.replace("2025-06-01", "2026-02-02") + TALK.replace("2026-01-01", "2026-03-01"),
        "SAFE-3:B",
        "BLIND_SPOT high unprepared",
    ),
    Case(
        "no mediator",
        PAIR.replace("Conflict", "Sport") + TALK,
        "SAFE-3:B",
        "BLIND_SPOT high skills",
    ),
    Case(
        "no mediator, asked",
        PAIR.replace("Conflict", "Sport") + TALK + asked("actors"),
        "SAFE-3:A",
        "GAP high skills",
    ),
    Case(
        "not a dialogue",
        PAIR.replace("Conflict", "Sport") + TALK.replace("intimate_dialogues", "conscientization"),
        "SAFE-3:A",
        "OK prepared",
    ),
    Case(
        "of staff",
        PAIR.replace("Conflict", "Sport") + TALK.replace("mixed", "staff"),
        "SAFE-3:A",
        "",
    ),
    Case(
        "nobody leads",
        session("E1", "2027-01-01", "mixed", element="intimate_dialogues"),
        "SAFE-3:?",
        "BLIND_SPOT high no_facilitator",
    ),
    Case("nobody leads an easy one", session("E1", "2027-01-01", "mixed"), "SAFE-3:?", ""),
]

ALL = ("conscientization", "intimate_dialogues", "building_the_base", "stepping_out", "alliances")


def held(*elements: str, place: str = "P", space: str = "mixed") -> str:
    return "".join(
        session(f"X{n}{place}", "2025-06-01", space, place=place, element=element)
        for n, element in enumerate(elements)
    )


COUNTRY = "places id=C; places id=D parent=C; places id=P parent=D; places id=Q parent=D\n"
MIX = [
    Case("all five", held(*ALL), "ELEM-1:P", "OK mixed"),
    Case("two sessions", held(*ALL[:2]), "ELEM-1:P", ""),
    Case("three of one", held(*ALL[:1] * 3), "ELEM-1:P", "BLIND_SPOT medium lopsided"),
    Case("four of five", held(*ALL[:1] * 4, ALL[1]), "ELEM-1:P", "BLIND_SPOT medium missing"),
    Case(
        "asked", held(*ALL[:4]) + asked("activities", about="P"), "ELEM-1:P", "GAP medium missing"
    ),
    Case("staff do not count", held(*ALL[:3], space="staff"), "ELEM-1:P", ""),
    Case(
        "below the country",
        COUNTRY + held(*ALL[:3]) + held(*ALL[3:], place="Q"),
        "ELEM-1:D",
        "OK mixed",
    ),
    Case("two countries", COUNTRY + "places id=F\n" + held(*ALL), "ELEM-1:C", "OK mixed"),
    Case("in the country itself", COUNTRY + held(*ALL, place="C"), "ELEM-1:C", "OK mixed"),
]


@pytest.mark.parametrize(("look", "case"), looks(PUZZLE + PREPARED + MIX), ids=called)
def test_sessions_and_who_leads_them(look, case):
    assert says(look, case)
