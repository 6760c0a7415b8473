"""Headers where staff put them, and rows that are no rows of a list."""

from __future__ import annotations

import pytest

HEADER = ["Name", "Type of actor", "Village"]
ROWS = [["Amina", "staff", "Lusoka"], ["Juma", "male ally", "Tamzir"]]


def names(taken):
    return [data["name"] for data in taken.data]


@pytest.mark.parametrize(
    "titles",
    [
        [["STAKEHOLDERS 2025"]],
        [["STAKEHOLDERS 2025"], ["Updated in March, Amberi office"], [], []],
        [["Programme", "Equality"], ["Place", "Amberi"], []],
        [[f"Note {n}"] for n in range(18)],
    ],
)
def test_the_header_is_found_below_titles_and_rows_keep_their_numbers(files, titles):
    taken = files.book({"Actors": [*titles, HEADER, *ROWS]})
    assert names(taken) == ["Amina", "Juma"]
    assert [row.row for row in taken.rows] == [len(titles) + 2, len(titles) + 3]


def test_a_title_above_headers_nobody_knows_is_no_header(files):
    taken = files.text("Our list\nFoo,Bar\n1,2\n")
    assert taken.the("table_unknown").facts["seen"] == ("Foo", "Bar")


def test_a_row_of_data_is_never_taken_for_the_header(files):
    rows = [["Amina", "staff", "Place"], ["Name", "staff", "Village"]]
    assert names(files.book({"Actors": [HEADER, *rows]})) == ["Amina", "Name"]


def test_finer_headers_below_merged_ones_are_the_headers(files):
    rows = [
        ["Name", "Type of actor", "Scores", None],
        [None, None, "Influence", "Interest"],
        ["Amina", "staff", 3, 4],
    ]
    (data,) = files.book({"Actors": rows}).data
    assert (data["influence"], data["interest"]) == (3, 4)


def test_groups_above_the_header_are_no_headers(files):
    rows = [["Actor", None, None, "For us", None], [*HEADER, "Influence", "Remark"]]
    (data,) = files.book({"Actors": [*rows, ["A", "staff", "x", 2, "y"]]}).data
    assert data == {
        "id": "a.staff.x",
        "name": "A",
        "kind": "staff",
        "place": "x",
        "influence": 2,
        "attributes": {"Remark": "y"},
    }


def test_a_header_merged_downwards_is_found_above(files):
    rows = [["Name", "Type of actor", "Scores", None], [None, None, "Influence", "Interest"]]
    wide = [["Name", "Remark", "Scores", None], ["Full name", None, "Influence", "Type of actor"]]
    assert files.book({"Actors": [*rows, ["A", "staff", 2, 3]]}).data[0]["kind"] == "staff"
    (data,) = files.book({"Actors": [*wide, ["A", "x", 2, "staff"]]}).data
    assert data["attributes"] == {"Remark": "x"}


def test_a_header_that_comes_again_is_left_out_and_told(files):
    again = [" NAME", "type of Actor", "Village"]
    taken = files.book({"Actors": [HEADER, ROWS[0], again, ROWS[1], HEADER]})
    assert names(taken) == ["Amina", "Juma"]
    assert taken.the("header_again").facts["rows"] == (3, 5)


def test_somebody_called_like_a_header_stays(files):
    assert names(files.text("name,kind,place\nname,staff,place\n")) == ["name"]


@pytest.mark.parametrize(
    "total", [["Total", None, 2], ["TOTAL:", None, None], ["Jumla", None, 5], ["المجموع", None, 2]]
)
def test_a_row_of_totals_is_left_out_and_told(files, total):
    taken = files.book({"Actors": [["Name", "Kind", "Size"], ["A", "mens group", 2], total]})
    assert names(taken) == ["A"]
    assert taken.the("totals_row").severity == "warning"


def test_an_actor_called_total_stays(files):
    assert names(files.text("name,kind\nTotal,private company\n")) == ["Total"]


def test_a_column_without_a_header_is_told_only_when_it_says_something(files):
    rows = [["Name", "Kind", None, None], ["A", "staff", None, "x"]]
    taken = files.book({"Actors": rows})
    assert taken.the("header_missing").facts["letter"] == "D"
    assert taken.data[0]["attributes"] == {"D": "x"}


def test_names_and_places_without_a_kind_are_no_list_of_places(files):
    problem = files.text("name,place\nAmina,Lusoka\n").the("column_missing")
    assert (problem.facts["table"], problem.facts["missing"]) == ("actors", "kind")


def test_a_sheet_of_any_name_among_others_is_known_by_its_headers(files):
    sheets = {
        "LIST 2025": [HEADER, *ROWS],
        "Sheet2": [["Who", "Link", "With whom"]],
        "Notes": [["x"]],
    }
    taken = files.book(sheets)
    assert names(taken) == ["Amina", "Juma"]
    told = [
        (p.origin.sheet, p.facts["table"]) for p in taken.problems if p.code == "sheet_taken_for"
    ]
    assert told == [("LIST 2025", "actors"), ("Sheet2", "ties")]
    assert taken.the("sheet_unknown").origin.sheet == "Notes"


def test_several_values_in_a_cell(files):
    rows = [
        'A,staff,"x; y|z\nw","social norms, leadership and collective power"',
        'B,staff,"cooking, song",',
    ]
    text = "\n".join(["name,kind,skills,practice areas", *rows])
    taken = files.text(text)
    assert taken.data[0]["skills"] == ["x", "y", "z", "w"]
    assert taken.data[0]["practice_areas"] == ["social_norms", "leadership_collective_power"]
    assert taken.data[1]["skills"] == ["cooking", "song"]
    told = {p.column: p.facts["count"] for p in taken.problems if p.code == "commas_divide"}
    assert told == {"skills": 1, "practice areas": 1}


def test_a_scale_in_words_is_read_and_told_once(files):
    taken = files.text(
        "name,kind,influence,stance\nA,staff,high,opposed\nB,staff,very low,neutral\n"
    )
    assert [(d["influence"], d["stance"]) for d in taken.data] == [(4, -1), (1, 0)]
    told = {p.column: p.facts["examples"] for p in taken.problems if p.code == "words_as_numbers"}
    assert told == {
        "influence": ("high = 4", "very low = 1"),
        "stance": ("opposed = -1", "neutral = 0"),
    }
