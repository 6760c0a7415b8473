"""What staff decide about findings: kept, shown in words, put aside, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

DAY = ("--as-of", "2026-01-31")
FATHERS = "ACC-1:lusoka-fathers-1"


@pytest.fixture
def karuwe(taken):
    return taken


def found(run, *more):
    return json.loads(run("gaps", "--json", *DAY, *more).out)["findings"]


def test_a_plan_is_told_with_who_and_until_when(karuwe):
    ran = karuwe("mark", FATHERS, "planned", "--who", "Rokia", "--until", "2026-03-01", *DAY)
    assert "Planned: Rokia, until 1 March 2026" in ran.all
    assert "Planned: Rokia, until 1 March 2026" in karuwe("gaps", *DAY).all
    late = karuwe("gaps", "--as-of", "2026-03-02").all
    assert "A plan is overdue: Cercle des pères du lac: Planned: Rokia, overdue since" in late
    mark = next(f["mark"] for f in found(karuwe) if f["id"] == FATHERS)
    assert (mark["state"], mark["who"], mark["until"]) == ("planned", "Rokia", "2026-03-01")


def test_what_is_accepted_or_done_comes_last_and_is_counted(karuwe):
    first = found(karuwe)[0]["id"]
    karuwe("mark", FATHERS, "accepted", "--note", "they dissolve in May", *DAY)
    karuwe("mark", "ACC-1:tamzir-mens-1", "done", *DAY)
    after = [f["id"] for f in found(karuwe)]
    assert after[0] == first
    assert set(after[-2:]) == {FATHERS, "ACC-1:tamzir-mens-1"}
    short = karuwe("gaps", *DAY).all
    assert FATHERS not in short
    assert "1 accepted as it is and 1 marked done that the lists still show" in short
    full = karuwe("gaps", "--all", *DAY).all
    assert "Accepted as it is (they dissolve in May)" in full
    assert "Marked done, but the lists still show it" in full


def test_report_and_workbook_say_the_same_and_partners_nothing(karuwe):
    karuwe("mark", FATHERS, "planned", "--who", "Rokia", *DAY)
    karuwe("report", *DAY)
    assert "Planned: Rokia" in Path("report-INTERNAL.html").read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook("findings-INTERNAL.xlsx").worksheets[0]
    assert "Planned: Rokia" in [c.value for row in sheet.iter_rows() for c in row]
    karuwe("report", "--for", "coalition", *DAY)
    assert "Rokia" not in Path("report-coalition.html").read_text(encoding="utf-8")
    assert "Rokia" not in karuwe("gaps", "--all", "--for", "coalition", *DAY).all
    assert "Rokia" not in karuwe("gaps", "--json", "--for", "coalition", *DAY).out


def test_a_mark_is_taken_back(karuwe):
    karuwe("mark", FATHERS, "planned", *DAY)
    karuwe("mark", FATHERS, "accepted", *DAY)
    assert "Planned" in karuwe("mark", FATHERS, "--undo", *DAY).all
    assert "Open" in karuwe("mark", FATHERS, "open", *DAY).all
    assert [f["id"] for f in found(karuwe) if f["mark"]] == []


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("cercle des peres", "planned"), 0, "Cercle des pères du lac: No agreed way"),
        (("acc-1:LUSOKA-fathers-1", "done"), 0, "Done"),
        (("no agreed way yet", "done"), 2, "may be"),
        (("Zzzzq", "done"), 2, "No finding is called"),
        ((FATHERS,), 2, "Say accepted, planned, done or open"),
        ((FATHERS, "--undo"), 1, "nothing to take back"),
        ((FATHERS, "finished"), 2, "is not one of"),
    ],
)
def test_a_finding_is_called_by_its_id_or_headline(karuwe, args, code, said):
    ran = karuwe("mark", *args, "--no-input", *DAY)
    assert (ran.code, said in ran.all) == (code, True), ran.all


def test_the_beginning_of_an_id_comes_before_a_word_of_a_headline(karuwe):
    """The three letters ACC are in "has access to", too."""
    ran = karuwe("mark", "acc", "done", "--no-input", *DAY)
    assert (ran.code, "has access to" in ran.all) == (2, False), ran.all
    assert FATHERS in ran.all


def test_a_mark_is_copied_and_reading_writes_nothing(karuwe):
    karuwe("mark", FATHERS, "planned", "--who", "Rokia", *DAY)
    before = Path("allymap.db").read_bytes()
    found(karuwe)
    karuwe("gaps", *DAY)
    assert Path("allymap.db").read_bytes() == before
    karuwe("copy", "allymap.db", "other.db")
    assert "Planned: Rokia" in karuwe("gaps", "--all", "--store", "other.db", *DAY).all


def test_a_mark_stays_with_a_place_that_gets_an_id_later(run):
    Path("activities.csv").write_text(
        "id,date,element,space,place\nE1,2025-11-02,intimate_dialogues,mixed,Hills\n"
    )
    Path("places.csv").write_text("id,name\np1,Hills\n")
    run("import", "activities.csv")
    run("mark", "SAFE-1:Hills", "accepted", *DAY)
    run("meeting", *DAY, "--held")
    run("import", "places.csv")
    marked = {f["id"]: f["mark"]["state"] for f in found(run) if f.get("mark")}
    assert marked == {"SAFE-1:p1": "accepted"}
    assert run("mark", "SAFE-1:p1", "--undo", *DAY).code == 0
    assert not any(f.get("mark") for f in found(run))
