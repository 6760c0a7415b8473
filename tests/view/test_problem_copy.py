"""The copy of a refused list: the same cells, the bad ones coloured, and a way to each."""

from __future__ import annotations

import io
import zipfile
from types import MappingProxyType

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.intake.sheet import Sheet
from allymap.model.problem import Origin, Problem
from allymap.model.vocabulary import built_in
from allymap.view.problem_copy import write_problem_copy
from allymap.view.words import words

RED = "FFF8CBAD"
ROWS = [
    ["id", "name", "kind", "influence"],
    ["a1", "Asha", "imam", "9"],
    ["a2", "=1+1", "wizard", "3"],
    ["", "", "", ""],
    ["a3", "", "imam"],
]


def _sheet(rows=ROWS, name="people", hidden=False):
    return Sheet(name, lambda: iter(enumerate(rows, 1)), hidden)


def _problem(code, row, letter="", column="", sheet="people", **facts):
    said = {"table": "actors", "refers": "actors", "list": "kinds", "allowed": (), "seen": ()}
    facts = {**said, "low": 1, "high": 5, "length": 80, "longest": 50, **facts}
    facts |= {"letter": letter} if letter else {}
    return Problem(code, Origin("list.xlsx", sheet, row), column, facts=MappingProxyType(facts))


def _copy(problems, sheets=None):
    made = io.BytesIO()
    marked = write_problem_copy(made, "list", sheets or [_sheet()], problems, words())
    return marked, openpyxl.load_workbook(io.BytesIO(made.getvalue())), made.getvalue()


WIZARD = _problem("unknown_code", 3, "C", "kind", value="wizard", allowed=("religious_leader",))
BLANK = _problem("value_missing", 5, "B", "name")
NINE = _problem("out_of_range", 2, "D", "influence", value="9")


def test_the_cells_are_those_of_the_list_and_only_the_bad_ones_are_coloured():
    marked, book, _ = _copy([WIZARD, BLANK, NINE])
    page = book["people"]
    assert marked == 3
    held = [[cell.value or "" for cell in row] for row in page.iter_rows(max_col=4)]
    assert held == [*ROWS[:4], ["a3", "", "imam", ""]]
    coloured = {c.coordinate for row in page for c in row if c.fill.fgColor.rgb == RED}
    assert coloured == {"C3", "B5", "D2"}


def test_each_bad_cell_says_what_is_wrong_and_what_to_do():
    _, book, _ = _copy([WIZARD, NINE])
    note = book["people"]["D2"].comment.text
    assert "9" in note
    assert "5" in note
    assert {c.coordinate for row in book["people"] for c in row if c.comment} == {"C3", "D2"}


def test_the_front_sheet_leads_to_each_cell():
    _, book, _ = _copy([WIZARD, _problem("column_missing", 0, sheet="", missing="place")])
    front = book.worksheets[0]
    assert book.active is front
    assert front["A1"].value == "allymap: 2 problems to correct in this list"
    assert front["B5"].hyperlink.location == "'people'!C3"
    assert front["B5"].value == 'sheet people, row 3, column C "kind"'
    assert front["C5"].value == "wizard"
    assert front["B6"].value == "the list as a whole"
    assert front["B6"].hyperlink is None


def test_two_problems_of_one_cell_share_a_note_and_count_once():
    marked, book, _ = _copy([NINE, _problem("not_a_number", 2, "D", value="9")])
    assert marked == 1
    assert len(book["people"]["D2"].comment.text.splitlines()) == 2
    assert book.worksheets[0]["B6"].hyperlink.location == "'people'!D2"


def test_a_problem_without_a_column_is_about_the_cell_with_its_value():
    marked, book, _ = _copy([_problem("unknown_reference", 3, column="source", value="wizard")])
    assert (marked, book["people"]["C3"].comment is not None) == (1, True)


def test_a_column_that_does_not_hold_the_value_is_not_believed():
    """A format that turns the columns about tells of columns the user's file does not have."""
    marked, book, _ = _copy([_problem("unknown_code", 2, "D", "kind", value="imam")])
    assert (marked, book["people"]["C2"].comment is not None) == (1, True)
    assert _copy([_problem("unknown_code", 2, "D", "kind", value="nowhere")])[0] == 0


def test_a_value_that_a_message_cut_short_is_found():
    rows = [["name"], ["x" * 80]]
    marked, _, _ = _copy([_problem("cell_too_long", 2, "A", value="x" * 29 + "…")], [_sheet(rows)])
    assert marked == 1


def test_a_problem_of_a_whole_row_is_on_its_first_filled_cell():
    rows = [["id", "name"], ["", "Asha"]]
    marked, book, _ = _copy([_problem("unknown_reference", 2, value="")], [_sheet(rows)])
    assert (marked, book["people"]["B2"].comment is not None) == (1, True)


def test_with_nothing_to_mark_it_is_no_help():
    assert _copy([_problem("column_missing", 0, sheet="", missing="place")])[0] == 0
    assert write_problem_copy(io.BytesIO(), "list", [], [WIZARD], words()) == 0


def test_text_that_looks_like_a_formula_or_a_link_stays_text():
    texts = ["=1+1", "+999 1", "-x", "@a", "http://example.org", "internal:A1", "007", "1e5"]
    _, book, data = _copy([NINE], [_sheet(), _sheet([texts], "odd")])
    cells = [cell for cell in book["odd"][1] if cell.value]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells[:4]] == [True] * 4
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [n for n in parts.namelist() if "worksheets/sheet" in n]
        assert not any(b"<f>" in parts.read(name) for name in sheets)


def test_what_a_problem_says_of_other_lists_stays_out():
    other = _problem(
        "id_means_another", 2, "A", "id", value="a1", name="Asha", other="Secret Person"
    )
    several = _problem("name_not_unique", 2, "B", value="Asha", ids=("hidden-1", "hidden-2"))
    _, _, data = _copy([other, several])
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert b"Asha" in whole
    assert b"Secret" not in whole
    assert b"hidden-" not in whole


def test_hidden_sheets_stay_hidden_and_names_stay_apart():
    sheets = [_sheet(), _sheet(name="Problems"), _sheet(name="a/b:c" * 10, hidden=True)]
    _, book, _ = _copy([NINE], sheets)
    assert book.sheetnames[:3] == ["Problems 2", "people", "Problems"]
    assert book.worksheets[3].sheet_state == "hidden"
    assert len(book.sheetnames[3]) == 31


def test_a_text_file_has_one_sheet_with_its_name():
    problem = _problem("out_of_range", 2, "D", sheet="", value="9")
    marked, book, _ = _copy([problem], [_sheet(name="")])
    assert (marked, book.sheetnames) == (1, ["Problems", "list"])


def test_a_quote_in_a_sheet_name_does_not_break_the_way_to_it():
    problem = _problem("out_of_range", 2, "D", sheet="who's who", value="9")
    _, book, _ = _copy([problem], [_sheet(name="who's who")])
    assert book.worksheets[0]["B5"].hyperlink.location == "'who''s who'!D2"


def test_the_same_list_gives_the_same_copy():
    assert _copy([NINE, WIZARD])[2] == _copy([NINE, WIZARD])[2]


def test_beyond_two_thousand_the_rest_is_counted():
    rows = [["influence"], *[["9"]] * 2_500]
    many = [_problem("out_of_range", r, "A", value="9") for r in range(2, 2_502)]
    marked, book, _ = _copy(many, [_sheet(rows)])
    assert marked == 2_000
    assert "500 more problems" in book.worksheets[0]["A3"].value


@pytest.mark.filterwarnings("error")
# A workbook is written and read: how long that takes is not the question.
@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40), max_size=6))
def test_any_text_comes_back_as_it_was(texts):
    texts = [t for t in texts if "_x" not in t]
    rows = [["influence", *texts], ["9"]]
    problem = _problem("out_of_range", 2, "A", value="9")
    _, book, _ = _copy([problem], [_sheet(rows)])
    held = [cell.value for cell in book["people"][1]]
    held += [None] * (len(texts) + 1 - len(held))
    assert held == ["influence", *(t or None for t in texts)]


def test_where_only_some_words_are_known_the_cell_offers_them():
    _, book, _ = _copy([WIZARD, NINE])
    page = book["people"]
    (offer,) = page.data_validations.dataValidation
    assert str(offer.sqref) == "C3"
    words_there = book[offer.formula1.split("!")[0].strip("'")]
    assert words_there.sheet_state == "hidden"
    assert words_there["A1"].value == "allymap: kinds"
    assert [row[0].value for row in words_there[offer.formula1.split("!")[1].replace("$", "")]] == [
        "Religious leader"
    ]
    assert page["C3"].comment.text.endswith("Choose a word from the list in the cell.")


def test_a_list_of_hundred_words_is_in_the_cell_and_not_in_the_note():
    allowed = tuple(built_in().kinds)
    _, book, _ = _copy([_problem("unknown_code", 3, "C", value="wizard", allowed=allowed)])
    note = book["people"]["C3"].comment.text
    assert len(note) < 200
    assert "traditional_leader" not in note
