"""A meeting: what changed since the last one, who has gone cold, three things to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ON = ("--on", "2026-01-31")
FATHERS = "ACC-1:lusoka-fathers-1"
WELLS = "ACC-1:tamzir-mens-1"


@pytest.fixture
def karuwe(taken):
    return taken


def plain(run, *more):
    return json.loads(run("meeting", "--json", *ON, *more).out)


def test_the_first_meeting_has_three_things_and_writes_nothing_into_the_store(karuwe):
    before = Path("allymap.db").read_bytes()
    ran = karuwe("meeting", *ON)
    assert "No meeting was noted before" in ran.all
    assert "Who: Peter Ushindale · By: 2 March 2026" in ran.all
    assert FATHERS in plain(karuwe)["things"]
    assert Path("allymap.db").read_bytes() == before


def test_the_next_meeting_starts_where_the_last_one_was_held(karuwe):
    assert plain(karuwe, "--held")["last"] is None
    same = plain(karuwe)
    assert (same["last"], same["new"], same["gone"], same["back"]) == ("2026-01-31", [], [], [])
    karuwe(
        *("add", "tie", "lusoka-fathers-1", "accountable_to", "Karuwe Women's Law Circle"),
        *("--set", "last_contact=2026-01-30", "--set", "form=decides", "--no-input"),
    )
    closed = plain(karuwe)
    assert FATHERS in closed["gone"], karuwe("gaps", "--rule", "ACC-1", "--as-of", "2026-01-31").out
    assert "1 gone - Cercle des pères du lac: No agreed way" in karuwe("meeting", *ON).all


def test_what_opens_again_is_told_as_such(karuwe):
    plain(karuwe, "--held")
    karuwe("threshold", "nominations", "99")
    plain(karuwe, "--held")
    gone = set(plain(karuwe)["open"])
    karuwe("threshold", "nominations", "2")
    back = plain(karuwe)
    assert back["back"]
    assert not set(back["back"]) & gone
    assert "open again" in karuwe("meeting", *ON).all


def test_marked_done_and_still_on_the_lists_is_said(karuwe):
    karuwe("mark", WELLS, "done", "--as-of", "2026-01-31")
    karuwe("mark", FATHERS, "accepted", "--as-of", "2026-01-31")
    told = plain(karuwe)
    assert told["still_there"] == [WELLS]
    assert not {WELLS, FATHERS} & set(told["things"])
    plain(karuwe, "--held")
    assert "1 marked done, but the lists still show it" in karuwe("meeting", *ON).all


def test_late_plans_and_their_people_are_on_the_page(karuwe):
    until = ("--until", "2026-02-15", "--as-of", "2026-01-31")
    karuwe("mark", FATHERS, "planned", "--who", "Rokia", *until)
    ran = karuwe("meeting", "--on", "2026-03-01")
    assert "Rokia, overdue since 15 February 2026" in ran.all
    page = Path("meeting-INTERNAL.html").read_text(encoding="utf-8")
    assert "<title>INTERNAL - meeting on 1 March 2026</title>" in page
    assert "Rokia" in page


def test_a_meeting_is_taken_back(karuwe):
    plain(karuwe, "--held")
    karuwe("meeting", "--undo", *ON)
    assert plain(karuwe)["last"] is None
    assert karuwe("meeting", "--undo", *ON).code == 1


def test_a_meeting_to_come_can_be_prepared_and_not_held(karuwe):
    assert karuwe("meeting", "--on", "2099-01-01").code == 0
    assert karuwe("meeting", "--on", "2099-01-01", "--held").code == 3
