"""A survey from the export to answers: who is told of in two interviews."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

SENT = ["_id", "_uuid", "_submission_time", "_index"]
JOINED = ["_index", "_parent_table_name", "_parent_index"]


@pytest.fixture
def survey(tmp_path):
    """Writes an export: (who, kind, [(whom, kind, place)]) an interview."""

    def write(*interviews, name="kobo.xlsx"):
        book = openpyxl.Workbook()
        parents, ties = book.worksheets[0], book.create_sheet("ties")
        parents.title = "Allies"
        parents.append(["name", "kind", *SENT])
        ties.append(["relationship", "target", "actor_type", "district", *JOINED])
        for at, (who, kind, told) in enumerate(interviews, 1):
            parents.append([who, kind, at, f"u-{who}", "2026-02-01T06:31:00", at])
            for number, of in enumerate(told):
                ties.append(["trusts", *of, number, "Allies", at])
        book.save(tmp_path / name)
        return name

    return write


ALI = ("Ali Hassan", "male_ally", "Lusoka")
JUMA = ("Juma Otieno", "staff", [ALI])
AMINA = ("Amina Diallo", "woman_leader", [ALI])
ZURI = ("Zuri Kamau", "woman_leader", [ALI])


def shown(run):
    run("export", "-o", "out", "--restricted")
    lines = Path("out/actors.csv").read_text(encoding="utf-8").splitlines()
    return [line.split(",")[1] for line in lines].count("Ali Hassan")


def test_one_answer_unites_two_of_an_interview_each_and_is_remembered(run, survey):
    ran = run("import", survey(JUMA, AMINA))
    assert (ran.code, "allymap same" in ran.all) == (0, True), ran.all
    assert shown(run) == 2
    (pair,) = json.loads(run("same", "--json").out)
    assert "told_by_different_people" in pair["warnings"]
    ids = [pair[side]["id"] for side in ("left", "right")]
    assert run("same", *ids, "--answer", "same").code == 0
    again = run("import", survey(AMINA, JUMA), "--no-input")
    assert ("Nothing new" in again.all, "different people" in again.all) == (True, False)
    assert (shown(run), json.loads(run("same", "--json").out)) == (1, [])


def test_an_interview_more_is_asked_about_and_changes_nobody(run, survey):
    run("import", survey(JUMA, AMINA))
    (pair,) = json.loads(run("same", "--json").out)
    run("same", *(pair[side]["id"] for side in ("left", "right")), "--answer", "same")
    ran = run("import", survey(ZURI, JUMA, AMINA), "--no-input")
    assert ran.code == 0
    assert shown(run) == 2
    assert len(json.loads(run("same", "--json").out)) == 1


def test_interviews_that_mean_one_of_an_earlier_list_say_of_them_what_each_says(
    run, survey, tmp_path
):
    (tmp_path / "a.csv").write_text("id,name,kind\na1,Ali Hassan,male_ally\n", "utf-8")
    run("import", "a.csv")
    (tmp_path / "m.toml").write_text('[people]\n"Ali Hassan" = "a1"\n', "utf-8")
    other = ("Amina Diallo", "woman_leader", [("Ali Hassan", "male_ally", "")])
    for _ in range(2):
        ran = run("import", survey(JUMA, other), "--map", "m.toml", "--no-input")
        assert (ran.code, shown(run)) == (0, 1), ran.all
    assert "Nothing new" in ran.all
    assert run("check").code == 0
    assert json.loads(run("same", "--json").out) == []


def test_two_who_are_told_of_and_of_an_earlier_list_are_asked_about_each(
    run, survey, tmp_path, typing
):
    (tmp_path / "a.csv").write_text("id,name,kind\na1,Ali Hassan,male_ally\n", "utf-8")
    run("import", "a.csv")
    typing(1, 2)
    ran = run("import", survey(JUMA, AMINA))
    assert ran.code == 0, ran.all
    assert ran.all.count("has the name of somebody on an earlier list") == 2
    assert shown(run) == 2
    typing()
    assert "Nothing new" in run("import", "kobo.xlsx").all
    assert json.loads(run("same", "--json").out) == []


def test_an_organisation_of_three_interviews_is_one_and_asks_nothing(run, survey):
    radio = ("Radio Karuwe", "media outlet", "")
    told = [(who, kind, [radio]) for who, kind, _ in (JUMA, AMINA, ZURI)]
    ran = run("import", survey(*told), "--no-input")
    assert "1 organisation is told of in several interviews and is one actor" in ran.all
    assert "Radio Karuwe (3)" in ran.all
    assert json.loads(run("same", "--json").out) == []
    again = run("import", survey(*told[::-1]), "--no-input")
    assert ("Nothing new" in again.all, "several interviews" in again.all) == (True, False)
    assert run("check").code == 0
