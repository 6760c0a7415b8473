"""Bad input: a clear message with its place, exit 3, nothing written."""

from __future__ import annotations

import io

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

GOOD = "id,name,kind,place\na1,Asha,womens_group,Amberi\nm1,Elders,mens_group,Amberi\n"
TIES = "source,target,type,last_contact\n"


def _write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return name


def _refused(ran, tmp_path, *said):
    assert ran.code == 3, ran.all
    for words in said:
        assert words in ran.all
    assert "Traceback" not in ran.all
    assert not list(tmp_path.glob("*.db*"))


def test_a_missing_required_column(run, tmp_path):
    file = _write(tmp_path, "ties.csv", "source,type\na1,supports\n")
    _refused(run("import", file), tmp_path, "ties.csv", 'no column "target"', "source, type")


def test_the_same_id_twice_with_other_data(run, tmp_path):
    file = _write(tmp_path, "a.csv", GOOD + "a1,Somebody else,mens_group,Amberi\n")
    _refused(run("import", file), tmp_path, "row 4", '"a1" is already in row 2', "other values")


def test_an_unknown_kind_names_the_near_one(run, tmp_path):
    file = _write(tmp_path, "a.csv", "name,kind\nElders,mens_gruop\n")
    _refused(
        run("import", file), tmp_path, 'row 2, column B "kind"', 'Did you mean "men\'s group"?'
    )


def test_a_date_that_is_none(run, tmp_path):
    file = _write(tmp_path, "a.csv", "name,kind,vetted\nElders,mens_group,soon\n")
    _refused(run("import", file), tmp_path, 'column C "vetted"', '"soon" is not a date')


def test_an_empty_file(run, tmp_path):
    _refused(run("import", _write(tmp_path, "a.csv", "")), tmp_path, "a.csv is empty")


def test_a_text_file_named_like_a_workbook(run, tmp_path):
    file = _write(tmp_path, "a.xlsx", GOOD)
    _refused(run("import", file), tmp_path, "named like a workbook, but it is not one")


def test_a_workbook_with_a_password(run, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(_locked_workbook())
    _refused(run("import", "a.xlsx"), tmp_path, "locked with a password", "without the password")


def test_an_unknown_actor_in_a_tie(run, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "actors"
    for row in csv_rows(GOOD):
        book.active.append(row)
    sheet = book.create_sheet("ties")
    for row in csv_rows(TIES + "m1,ghost,accountable_to,2026-01-05\n"):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    _refused(run("import", "a.xlsx"), tmp_path, "sheet ties, row 2", '"ghost" is not on any list')


def test_one_bad_row_among_two_thousand(run, tmp_path):
    rows = [f"i{n},Actor {n},mens_group,N{n % 9}" for n in range(2000)]
    rows[1233] = "i1233,,mens_group,N1"
    file = _write(tmp_path, "a.csv", "id,name,kind,place\n" + "\n".join(rows) + "\n")
    _refused(run("import", file), tmp_path, "row 1235", "1 problem. Nothing was written.")


def test_of_a_hundred_bad_rows_twenty_are_shown(run, tmp_path):
    rows = "\n".join(f"i{n},Actor {n},wizard_{n}" for n in range(100))
    file = _write(tmp_path, "a.csv", f"id,name,kind\n{rows}\n")
    ran = run("import", file)
    _refused(ran, tmp_path, "... and 80 more problems; 100 in all.", "100 problems.")
    assert ran.err.count("is not known here") == 20


def test_a_refused_file_leaves_the_store_as_it_was(run, tmp_path):
    assert run("import", _write(tmp_path, "a.csv", GOOD)).code == 0
    before = (tmp_path / "allymap.db").read_bytes()
    assert run("import", _write(tmp_path, "b.csv", "name,kind\nX,nobody\n")).code == 3
    assert (tmp_path / "allymap.db").read_bytes() == before


def test_an_id_that_means_somebody_else_in_another_list(run, tmp_path):
    run("import", _write(tmp_path, "a.csv", GOOD))
    file = _write(tmp_path, "b.csv", "id,name,kind\na1,Juma,male_ally\n")
    ran = run("import", file)
    assert ran.code == 3
    assert "already Asha in another list" in ran.all
    assert "--prefix" in ran.all
    assert run("import", file, "--prefix", "b-").code == 0


def test_ids_and_texts_stay_as_they_are_written(run, tmp_path):
    text = "id,name,kind,place\n007,Bond,male_ally,NA\n7,Seven,male_ally,None\n"
    assert run("import", _write(tmp_path, "a.csv", text)).code == 0
    run("export", "-o", "out")
    assert (tmp_path / "out" / "actors.csv").read_text(encoding="utf-8").count("\n00") == 1
    assert ",NA," in (tmp_path / "out" / "actors.csv").read_text(encoding="utf-8")
    assert "Seven" in run("who", "7").out
    assert "Bond" in run("who", "007").out


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_no_such_file(run, tmp_path, name):
    _refused(run("import", name), tmp_path, "There is no file")


def test_what_was_asked_must_be_something_one_can_ask(run, tmp_path):
    ran = run("import", "--asked", "acountable_to")
    assert ran.code == 2
    assert "nothing one can ask about" in ran.all


def csv_rows(text):
    return [line.split(",") for line in text.strip().split("\n")]


def _locked_workbook():
    """A real workbook, locked with a real password."""
    plain, locked = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    OOXMLFile(plain).encrypt("secret", locked)
    return locked.getvalue()
