"""At every question there is a way back, and what leaving rows out takes along is said before."""

from __future__ import annotations

import csv

import openpyxl
import pytest

ACTORS = "No.,name,kind\n1,Lemma,Barber\n2,Circle,men's group\n3,Bilani,Barber\n4,Abel,Cobbler\n"
TIES = [
    ["source", "target", "type"],
    ["Lemma", "Circle", "supports"],
    ["Abel", "Circle", "supports"],
    ["Circle", "Bilani", "listens to"],
]


@pytest.fixture
def listed(tmp_path):
    """A workbook with two unknown kinds, an unknown column, and ties that are told by names."""
    book = openpyxl.Workbook()
    rows = list(csv.reader(ACTORS.splitlines()))
    for name, lines in (("actors", rows), ("ties", TIES)):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "a.xlsx")
    return "a.xlsx"


def kinds(run, tmp_path):
    run("export", "-o", "out")
    with (tmp_path / "out" / "actors.csv").open(encoding="utf-8-sig") as file:
        return {row["name"]: row["kind"] for row in csv.DictReader(file)}


def test_rows_are_left_out_with_the_ties_that_name_them(run, typing, listed, tmp_path):
    typing(
        "leave these 2 rows out, and what names those who stand there: 2 ties", "staff", "2", "n"
    )
    ran = run("import", listed)
    assert ran.code == 0, ran.all
    assert "Leave these 2 rows out, and what names those who stand there: 2 ties" in ran.all
    assert "2 rows name somebody whose row you left out, and are left out, too" in ran.all
    assert kinds(run, tmp_path) == {"Circle": "mens_group", "Abel": "staff"}


def test_french_says_what_goes_along(run, typing, listed):
    typing("stop")
    ran = run("--language", "fr", "import", listed)
    assert "Laisser ces 2 lignes de côté, et ce qui nomme ceux qui y figurent : 2 liens" in ran.all


def test_from_all_that_are_known_0_goes_back_to_the_shorter_list(run, typing, listed, tmp_path):
    typing("show all that are known", 0, "male ally", "staff", "leave it out", "n")
    ran = run("import", listed)
    assert ran.code == 0, ran.all
    assert "0. Back" in ran.all
    assert kinds(run, tmp_path)["Lemma"] == "male_ally"


def test_from_a_question_0_goes_back_to_the_one_before(run, typing, listed, tmp_path):
    typing("male ally", "staff", 0, 0, "journalist", "staff", "leave it out", "n")
    run("import", listed)
    assert kinds(run, tmp_path) == {
        "Lemma": "journalist",
        "Circle": "mens_group",
        "Bilani": "journalist",
        "Abel": "staff",
    }


def test_at_the_first_question_there_is_no_way_back(run, typing, listed):
    typing(0)
    ran = run("import", listed)
    assert '"0" is not one of these' in ran.all


def test_a_long_list_has_the_question_below_it_too(run, typing, listed):
    typing("show all that are known")
    ran = run("import", listed)
    assert ran.err.count('These are known. Which one is "Barber"?') == 2


def test_columns_that_are_in_use_are_not_offered(run, typing, listed):
    typing("male ally", "staff", 1)
    ran = run("import", listed)
    shown = ran.err.split('Which one is "No."?')[1]
    assert "id" in shown
    assert " name" not in shown.split("0. Back")[0]
    assert "kind" not in shown.split("0. Back")[0]


def test_from_the_next_round_0_goes_back_to_the_last_question_before(run, typing, tmp_path):
    (tmp_path / "b.csv").write_text("Wer,Was\nLemma,Barber\n", encoding="utf-8")
    typing("Wer", "Was", 0, "Was", "male ally", "n")
    ran = run("import", "b.csv", "--table", "actors")
    assert ran.code == 0, ran.all
    assert kinds(run, tmp_path) == {"Lemma": "male_ally"}
