"""What is wrong with rows that say who named whom is told without who is named."""

from __future__ import annotations

import openpyxl
import pytest

HEADER = "from,to,type,as\n"
CASES = {
    "restricted_to_itself": "Zawadi,Zawadi,nominates,concern\n",
    "restricted_not_unique": "Zawadi,Baraka,nominates,supportive_man\n",
    "restricted_reference": "Zawadi,Ghostwriter,nominates,concern\n",
}
PEOPLE = "name,kind\nZawadi,staff\nBaraka,staff\nBaraka,male ally\n"
NAMES = ("Zawadi", "Baraka", "Ghostwriter", "zawadi", "baraka")


@pytest.fixture
def write(tmp_path):
    """Writes a list into the folder the verbs run in, and gives its name."""

    def written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


@pytest.fixture
def people(run, write):
    """A store with three actors, two of one name."""
    assert run("import", write("people.csv", PEOPLE)).code == 0


@pytest.mark.parametrize("code", CASES)
def test_neither_end_is_named_in_the_terminal_or_the_notes_of_the_copy(
    run, write, people, tmp_path, code
):
    ran = run("import", write("who.csv", HEADER + CASES[code]), "--no-input")
    assert (ran.code, "row 2" in ran.all, "is not shown here" in ran.all) == (3, True, True)
    assert [name for name in NAMES if name in ran.all] == []
    (copy,) = tmp_path.glob("who-problems*.xlsx")
    book = openpyxl.load_workbook(copy)
    front, listed = book.worksheets[0], book["who"]
    texts = [str(cell.value) for row in front for cell in row if cell.value]
    texts += [cell.comment.text for row in listed for cell in row if cell.comment]
    assert any("is not shown here" in text for text in texts)
    assert [name for name in NAMES if name in " ".join(texts)] == []


def test_the_same_faults_of_other_ties_name_what_is_meant(run, write, people):
    rows = "Zawadi,Zawadi,supports,\nZawadi,Baraka,supports,\nZawadi,Ghostwriter,supports,\n"
    said = run("import", write("ties.csv", HEADER + rows)).all
    assert "has a tie to itself" in said
    assert 'called "Baraka"' in said


def test_an_import_that_a_nomination_rests_on_stays_without_saying_whose(run, write):
    run("import", write("people.csv", "id,name,kind\nzawadi,Z,staff\nbaraka,B,male ally\n"))
    run("import", write("who.csv", HEADER + "zawadi,baraka,nominates,concern\n"))
    ran = run("undo", "1")
    assert ran.code != 0
    assert "is not shown here" in ran.all
    assert [name for name in NAMES if name in ran.all] == []
