"""A refused list, its copy, and what a person does with the two."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import openpyxl
import pytest

LIST = """id,name,kind,place,influence,notes
a1,Asha,imam,Amberi,9,0712
a2,"Ben, the elder",wizard,Amberi,3,=1+1
a3,,imam,Amberi,,"two
lines"
"""
RED = "FFF8CBAD"


@pytest.fixture
def refused(run, tmp_path):
    """A list with three bad cells, and the run that refused it."""
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    return run("import", "people.csv")


def _mend(path, **cells):
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["people"][cell] = value
    book.save(path)


def test_the_copy_is_beside_the_list_and_told_of(refused, tmp_path):
    assert refused.code == 3
    assert "3 cells coloured and explained is in people-problems.xlsx" in refused.all
    page = openpyxl.load_workbook(tmp_path / "people-problems.xlsx")["people"]
    assert {c.coordinate for r in page for c in r if c.fill.fgColor.rgb == RED} == {
        "E2",
        "C3",
        "B4",
    }


def test_corrected_and_taken_in_it_is_the_same_list(refused, run, tmp_path):
    copy = tmp_path / "people-problems.xlsx"
    _mend(copy, E2=4, C3="Chief", B4="Cleo")
    taken = run("import", copy, "--json")
    assert taken.code == 0, taken.all
    said = json.loads(taken.out)
    assert said["list"] == "people"
    assert sorted(key for _, key in said["added"]) == ["a1", "a2", "a3"]
    csv = run("export", "-o", "out").code, (tmp_path / "out" / "actors.csv").read_text("utf-8")
    assert csv[0] == 0
    assert "0712" in csv[1]
    assert "'=1+1" in csv[1]
    assert '"two\nlines"' in csv[1]


def test_corrected_in_part_it_is_refused_again_and_nothing_is_lost(refused, run, tmp_path):
    copy = tmp_path / "people-problems.xlsx"
    _mend(copy, E2=4, C3="Chief")
    before = copy.read_bytes()
    again = run("import", copy.name)
    assert again.code == 3
    assert copy.read_bytes() == before
    assert "people-problems-2" in again.all
    _mend(tmp_path / "people-problems-2.xlsx", B4="Cleo")
    assert json.loads(run("import", "people-problems-2.xlsx", "--json").out)["list"] == "people"


def test_the_same_refusal_again_makes_no_second_copy(refused, run, tmp_path):
    assert run("check", "people.csv").code == 3
    assert [p.name for p in tmp_path.glob("*.xlsx")] == ["people-problems.xlsx"]


def test_a_workbook_keeps_its_other_sheets(run, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "actors"
    for row in (["id", "name", "kind"], ["a1", "Asha", "wizard"], ["a2", "Ben", "imam"]):
        book["actors"].append(row)
    ties = book.create_sheet("ties")
    ties.append(["source", "type", "target"])
    ties.append(["a1", "supports", "a2"])
    book.save(tmp_path / "two.xlsx")
    assert run("import", "two.xlsx").code == 3
    copy = openpyxl.load_workbook(tmp_path / "two-problems.xlsx")
    assert copy.sheetnames == ["Problems", "actors", "ties", "Words"]
    copy["actors"]["C2"] = "chief"
    copy.save(tmp_path / "two-problems.xlsx")
    ran = run("import", "two-problems.xlsx")
    assert (ran.code, "2 actors and 1 tie" in ran.all) == (0, True), ran.all
    assert "Problems" not in ran.all


def test_a_name_on_no_list_is_found_in_its_cell(run, tmp_path):
    (tmp_path / "people.csv").write_text("id,name,kind\na1,Asha,imam\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text("source,type,target\na1,supports,Nobody\n", "utf-8")
    assert run("import", "people.csv").code == 0
    assert run("import", "ties.csv").code == 3
    page = openpyxl.load_workbook(tmp_path / "ties-problems.xlsx")["ties"]
    assert "Nobody" in page["C2"].comment.text


def test_names_of_other_lists_are_not_in_the_copy(run, tmp_path):
    (tmp_path / "one.csv").write_text("id,name,kind\na1,Hidden Person,imam\n", "utf-8")
    (tmp_path / "two.csv").write_text("id,name,kind\na1,Asha,imam\n", "utf-8")
    assert run("import", "one.csv").code == 0
    ran = run("import", "two.csv")
    assert (ran.code, "Hidden Person" in ran.all) == (3, True)
    book = openpyxl.load_workbook(tmp_path / "two-problems.xlsx")
    said = str([[c.value for c in row] for page in book for row in page])
    said += str([c.comment.text for page in book for row in page for c in row if c.comment])
    assert "somebody else" in said
    assert "Hidden" not in said


def test_no_copy_when_it_is_not_wanted(run, tmp_path):
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    for verb in ("import", "check"):
        ran = run(verb, "people.csv", "--no-copy")
        assert (ran.code, "copy" in ran.all) == (3, False)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_no_copy_of_case_data(run, tmp_path):
    rows = "survivor name,date of incident,perpetrator\nA,2025-01-01,B\n"
    (tmp_path / "cases.csv").write_text(rows, encoding="utf-8")
    assert run("import", "cases.csv").code == 3
    assert list(tmp_path.glob("*.xlsx")) == []


def test_no_copy_of_a_text_whose_rows_would_be_missing(run, tmp_path):
    (tmp_path / "people.csv").write_text('id,name,kind\na1,A,wizard\na2,"B,imam\n', "utf-8")
    assert run("import", "people.csv").code == 3
    assert list(tmp_path.glob("*.xlsx")) == []


def test_an_encoding_that_was_said_is_the_copys_too(run, tmp_path):
    text = "id,name,kind\na1,Иван,wizard\n"
    (tmp_path / "people.csv").write_bytes(text.encode("cp1251"))
    assert run("check", "people.csv", "--encoding", "cp1251").code == 3
    page = openpyxl.load_workbook(tmp_path / "people-problems.xlsx")["people"]
    assert page["B2"].value == "Иван"


def test_a_folder_that_takes_no_file_is_told(run, tmp_path, monkeypatch):
    (tmp_path / "people.csv").write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(tempfile, "mkstemp", _refuse)
    ran = run("check", "people.csv")
    assert (ran.code, "Permission denied" in ran.all) == (3, True)
    assert "No copy with the problems marked could be written" in ran.all
    assert list(tmp_path.glob("*.xlsx")) == []


def _refuse(*args, **options):
    if options.get("prefix") == ".allymap-":
        raise PermissionError(13, "Permission denied", str(Path.cwd()))
    return _mkstemp(*args, **options)


_mkstemp = tempfile.mkstemp
