"""allymap template: an empty list, written once and never over one that is filled in."""

from __future__ import annotations

import openpyxl
import pytest

from allymap.view.template_words import template_languages


@pytest.mark.parametrize("form", ["workbook", "net-map", "xlsform"])
@pytest.mark.parametrize("language", template_languages())
def test_it_is_written_and_what_comes_next_is_said(run, tmp_path, form, language):
    ran = run("template", "--form", form, "--language", language, "-o", "lists.xlsx")
    assert (ran.code, "Wrote lists.xlsx" in ran.all) == (0, True)
    assert "import" in ran.err
    assert openpyxl.load_workbook(tmp_path / "lists.xlsx").sheetnames


def test_filled_in_it_is_taken_in(run, tmp_path):
    assert run("template", "-o", "lists.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "lists.xlsx")
    for row, cells in enumerate([("Asha", "Woman leader"), ("Ben", "Male ally")], start=2):
        for column, cell in enumerate(cells, start=1):
            book["Actors"].cell(row, column).value = cell
    for column, cell in enumerate(["Ben", "Asha", "Supports"], start=1):
        book["Ties"].cell(2, column).value = cell
    book.save(tmp_path / "lists.xlsx")
    ran = run("import", "lists.xlsx")
    assert (ran.code, "2 actors and 1 tie" in ran.all) == (0, True), ran.all


def test_a_list_that_is_there_is_not_written_over(run, tmp_path):
    (tmp_path / "mine.xlsx").write_bytes(b"answers")
    ran = run("template", "-o", "mine.xlsx")
    assert (ran.code, "already a file mine.xlsx" in ran.all) == (2, True)
    assert (tmp_path / "mine.xlsx").read_bytes() == b"answers"


def test_without_a_name_the_file_says_what_it_is(run, tmp_path):
    assert run("template", "--form", "net-map").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["net-map-interview-en.xlsx"]


def test_a_filled_list_with_a_mistake_is_refused_with_a_copy_that_keeps_the_rest(run, tmp_path):
    run("template", "-o", "lists.xlsx")
    book = openpyxl.load_workbook(tmp_path / "lists.xlsx")
    for column, cell in enumerate(["Asha", "wizard"], start=1):
        book["Actors"].cell(2, column).value = cell
    book.save(tmp_path / "lists.xlsx")
    assert run("import", "lists.xlsx").code == 3
    copy = openpyxl.load_workbook(tmp_path / "lists-problems.xlsx")
    assert copy["Actors"]["B2"].comment is not None
