"""What is wrong with a list is named: file, sheet, row, column, value; and all of it."""

from __future__ import annotations

import pytest

from allymap.errors import Refused, UnknownName
from allymap.intake.read import read
from allymap.intake.reading import strict
from allymap.model.problem import Origin
from allymap.model.vocabulary import built_in

_KINDS = tuple(built_in().kinds)


def test_a_missing_column_is_named_with_the_headers_seen(files):
    problem = files.text("Name,Shoe,Village\nAmina,1,Lusoka\n").the("column_missing")
    assert (problem.origin, problem.facts) == (
        Origin("list.csv", "", 1),
        {"table": "actors", "missing": "kind", "seen": ("Name", "Shoe", "Village")},
    )


def test_headers_nobody_knows_are_told_with_the_tables_there_are(files):
    problem = files.text("a,b\n1,2\n").the("table_unknown")
    assert (problem.severity, problem.facts["seen"]) == ("error", ("a", "b"))
    assert "actors" in problem.facts["tables"]


def test_a_header_that_comes_twice_is_kept_under_its_letter_and_told(files):
    taken = files.text("name,kind,Shoe size,shoe size\nA,staff,1,2\n")
    problem = taken.the("column_again")
    assert (problem.severity, problem.column, problem.facts["letter"]) == (
        "warning",
        "shoe size",
        "D",
    )
    assert problem.facts["first"] == "Shoe size"
    assert taken.data[0]["attributes"] == {"Shoe size": "1", "shoe size": "2"}


def test_the_very_same_header_twice_loses_nothing(files):
    taken = files.text("name,kind,Remark,Remark\nA,staff,1,2\n")
    assert taken.data[0]["attributes"] == {"Remark": "1", "Remark (D)": "2"}


def test_two_headers_for_a_column_that_must_be_there_are_refused(files):
    taken = files.text("name,Type of actor,Category\nA,staff,NGO\n")
    problem = taken.the("column_twice")
    assert (problem.severity, problem.column, problem.facts["first"]) == (
        "error",
        "Category",
        "Type of actor",
    )
    assert taken.rows == []


def test_a_columns_own_name_wins_over_its_synonyms(files):
    taken = files.text("name,kind,type\nA,staff,part time\n")
    assert taken.data[0]["attributes"] == {"type": "part time"}


def test_an_unknown_column_is_kept_and_told_once(files):
    taken = files.text("name,kind,Shoe size\nA,staff,41\nB,staff,\n")
    problem = taken.the("column_unknown")
    assert (problem.severity, problem.column, problem.facts["letter"]) == (
        "warning",
        "Shoe size",
        "C",
    )
    assert taken.data[0]["attributes"] == {"Shoe size": "41"}
    assert "attributes" not in taken.data[1]


def test_the_same_id_twice_with_different_data_names_the_first_row(files):
    problem = files.text("id,name,kind\na,A,staff\nb,B,staff\na,Abel,staff\n").the("same_key_twice")
    assert (problem.severity, problem.origin.row, problem.facts["first"]) == ("error", 4, 2)
    assert problem.facts["value"] == "a"


def test_the_same_row_twice_is_taken_once_with_a_warning(files):
    taken = files.text("id,name,kind\na,A,staff\n,,\na,A,staff\n")
    assert len(taken.rows) == 1
    assert (taken.the("row_twice").severity, taken.the("row_twice").origin.row) == ("warning", 4)


def test_ids_typed_in_two_unicode_forms_are_one_id(files):
    taken = files.text("id,name,kind\nZoe\u0308,A,staff\nZo\u00eb,B,staff\n")
    assert taken.the("same_key_twice").origin.row == 3


def test_two_people_with_one_name_kind_and_place_need_ids(files):
    taken = files.text("name,kind,phone\nMary Wanjiku,staff,1\nmary  wanjiku,staff,2\n")
    problem = taken.the("same_name_kind_place")
    assert (problem.origin.row, problem.facts["first"]) == (3, 2)


def test_an_unknown_kind_is_told_with_what_is_allowed(files):
    problem = files.text("name,kind\nA,mael ally\n").the("unknown_code")
    assert (problem.column, problem.origin.row) == ("kind", 2)
    assert problem.facts == {
        "value": "mael ally",
        "said": "mael ally",
        "list": "kinds",
        "allowed": _KINDS,
        "letter": "B",
        "header": "kind",
        "field": "kind",
        "needed": True,
    }


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("vetted", "31st of January", "not_a_day"),
        ("vetted", "2025-02-30", "not_a_day"),
        ("vetted", "0202-01-01", "not_a_day"),
        ("vetted", "456789", "not_a_day"),
        ("vetted", "03/04/2025", "day_ambiguous"),
        ("vetted", "13.4.25", "year_short"),
        ("influence", "sky high", "not_a_number"),
        ("influence", "3.5", "not_a_number"),
        ("influence", "1e1", "not_a_number"),
        ("influence", "6", "out_of_range"),
        ("stance", "-3", "out_of_range"),
        ("role model", "maybe", "not_yes_no"),
        ("gender", "purple", "unknown_code"),
        ("practice area", "leadership collective power; cooking", "unknown_code"),
        ("place", "Lu\x07soka", "control_characters"),
        ("remarks", "\x1b[31mred", "control_characters"),
        ("name", "", "value_missing"),
        ("name", "#REF!", "formula_error"),
    ],
)
def test_a_bad_cell_is_told_and_its_row_is_left(files, header, value, code):
    name = "" if header == "name" else "name,"
    taken = files.text(f"id,{name}kind,{header}\na,{name and 'A,'}staff,{value}\n")
    assert [(p.code, p.column, p.origin.row) for p in taken.problems if p.severity == "error"] == [
        (code, header, 2)
    ]
    assert taken.rows == []


def test_an_ambiguous_day_comes_with_both_readings(files):
    problem = files.text("name,kind,vetted\nA,staff,03/04/2025\n").the("day_ambiguous")
    assert problem.facts["readings"] == ("2025-04-03", "2025-03-04")


def test_every_bad_cell_of_a_row_is_told(files):
    taken = files.text("name,kind,stance,vetted\n,nobody,9,soon\n")
    assert taken.codes == ["value_missing", "unknown_code", "out_of_range", "not_a_day"]


def test_values_are_shortened_and_files_are_named_without_their_folder(files):
    problem = files.text(f"name,kind\nA,{'x' * 100}\n").the("unknown_code")
    assert len(problem.facts["value"]) == 30
    assert problem.origin.file == "list.csv"


def many(bad):
    """A list of 2,000 rows, of which these have an unknown kind."""
    kinds = ("nobody" if i in bad else "staff" for i in range(2000))
    return "id,name,kind\n" + "".join(f"i{i},N{i},{kind}\n" for i, kind in enumerate(kinds))


@pytest.mark.parametrize("bad", [{1000}, set(range(100, 200))])
def test_bad_rows_among_2000_keep_the_file_out_and_are_all_named(files, bad):
    path = files.folder / "list.csv"
    path.write_text(many(bad))
    given = []
    with pytest.raises(Refused) as refused:
        given.extend(strict(read(path, built_in(), "r")))
    assert [problem.origin.row for problem in refused.value.problems] == [
        i + 2 for i in sorted(bad)
    ]
    assert refused.value.facts["count"] == len(bad)


def test_a_sound_list_with_warnings_is_not_kept_out(files):
    path = files.folder / "list.csv"
    path.write_text("name,kind,phone\nA,staff,1\n")
    assert len(list(strict(read(path, built_in(), "r")))) == 1


def test_a_store_is_given_no_row_after_the_first_error(files):
    path = files.folder / "list.csv"
    path.write_text("name,kind\nA,staff\nB,nobody\nC,staff\n")
    rows = strict(read(path, built_in(), "r"))
    assert next(rows).data["name"] == "A"
    with pytest.raises(Refused):
        next(rows)


def test_an_error_after_the_last_good_row_keeps_the_file_out(files):
    path = files.folder / "list.csv"
    path.write_text("name,kind\nA,staff\nB,nobody\n")
    with pytest.raises(Refused):
        list(strict(read(path, built_in(), "r")))


def test_a_table_that_does_not_exist_is_refused(files):
    with pytest.raises(UnknownName, match="unknown_table"):
        files.text("name,kind\nA,staff\n", table="actor")
