"""What is said of a list that comes again, of columns left out, and of who was forgotten."""

from __future__ import annotations

import openpyxl

PLACES = "id,name,parent\ntamzir,Tamzir,\nmarche,Le Marché,tamzir\n"
EARLIER = "name,kind,place\nHamidou Vantu,male ally,marche\n"
HERE = "name,kind,place\nHamidou Vantu,staff,Amberi\n"


def test_a_namesake_is_shown_with_the_district(run, typing, put):
    run("import", put("places.csv", PLACES))
    run("import", put("a.csv", EARLIER))
    typing(3)
    ran = run("import", put("b.csv", HERE))
    assert "1. Hamidou Vantu, male ally in Le Marché (Tamzir)" in ran.all
    assert "Le Marché (Tamzir)" in run("same").all


def test_names_in_a_list_of_ties_cannot_all_be_somebody_else(run, typing, put):
    run("import", put("a.csv", "name,kind\nAsha,staff\nJuma,staff\n"))
    typing(1)
    ran = run("import", put("ties.csv", "source,target,type\nAsha,Juma,supports\n"))
    assert (ran.code, "somebody else" in ran.all) == (0, False), ran.all


def test_notices_are_told_once(run, typing, put):
    text = "No.,name,kind,influence\n1,Asha,staff,high\n2,Juma,staff,low\n"
    typing("leave it out", "n")
    ran = run("import", put("a.csv", text))
    assert "This column is left out, as you said." in ran.all
    assert "read as numbers" in ran.all
    typing()
    again = run("import", "a.csv")
    assert "Nothing new" in again.all
    assert "read as numbers" not in again.all
    assert "as you said" not in again.all


def test_the_file_to_keep_is_said_to_be_for_a_colleague(run, typing, put):
    typing("male ally", "n")
    ran = run("import", put("a.csv", "name,kind\nAsha,Barber\n"))
    assert "These answers are kept here, and not asked again." in ran.all


def test_who_names_somebody_forgotten_is_told_by_row(run, tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (
        ("actors", [["name", "kind"], ["Asha", "staff"], ["Juma", "staff"]]),
        ("ties", [["source", "target", "type"], ["Asha", "Juma", "supports"]]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert run("import", "a.xlsx").code == 0
    assert run("forget", "Juma", "--yes").code == 0
    ran = run("import", "a.xlsx", "--no-input")
    assert ran.all.count("is left out, too") == 1
    assert "ties, row 2: This row names somebody who was forgotten" in ran.all.replace('"', "")
