"""What a user says of sheets, columns and words: read, checked to the line, and obeyed."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.errors import BadMapping
from allymap.intake.fingerprint import fingerprint
from allymap.intake.mapping import Mapping, parse_mapping
from allymap.intake.questions import questions
from allymap.model.vocabulary import built_in

ALL = """
[sheets."Feuille 1"]
table = "actors"
header_row = 3

[columns.actors]
"Qui est-ce" = "name"
"Quoi" = "kind"
"Secret" = ""
"Note" = "attributes"

[values.kind]
"Griot" = "traditional_leader"
"Lieu" = ""

[values.influence]
"énorme" = 5

[values.gender]
"?? " = "attributes"

[dates]
"Vu" = "day_first"

[centuries]
"Vu" = 2000
"""


def said(text):
    return parse_mapping(text, built_in())


def test_everything_that_was_said_is_obeyed(files):
    rows = [
        ["Nos alliés", None],
        ["Qui est-ce", "kind"],
        ["Qui est-ce", "Quoi", "Secret", "Note", "Influence", "Gender", "Vu"],
        ["Awa", "griot", "x", "bavarde", "Énorme", "??", "y"],
        ["Salle", "LIEU", "x", "", "", "", ""],
    ]
    taken = files.book({"Feuille 1": rows, "Other": [["a"]]}, mapping=said(ALL))
    assert [dict(data) for data in taken.data] == [
        {
            "id": "awa.traditional_leader",
            "name": "Awa",
            "kind": "traditional_leader",
            "influence": 5,
            "attributes": {"Note": "bavarde", "Gender": "??", "Vu": "y"},
        }
    ]
    assert taken.the("rows_left_out").facts["rows"] == (5,)
    assert {p.column for p in taken.problems if p.code == "column_unknown"} == {"Vu"}


def test_two_columns_with_one_header_are_told_apart_by_their_letter(files):
    mapping = Mapping({"columns": {"actors": {"Type (C)": "kind"}}})
    (data,) = files.text("name,Type,Type\nA,part time,staff\n", mapping=mapping).data
    assert (data["kind"], data["attributes"]) == ("staff", {"Type": "part time"})


def test_any_sheet_is_meant_by_a_star(files):
    mapping = Mapping({"sheets": {"*": {"table": "places"}}})
    assert files.text("id,name\na,A\n", mapping=mapping).rows[0].table == "places"


def test_a_sheet_can_be_left_out(files):
    mapping = Mapping({"sheets": {"Old": {"table": ""}}})
    sheet = [["id", "name", "kind"], ["a", "A", "staff"]]
    taken = files.book({"Actors": sheet, "Old": [sheet[0], ["b", "B", "staff"]]}, mapping=mapping)
    assert [row.key for row in taken.rows] == ["a"]


def test_an_answer_wins_over_what_allymap_knows(files):
    mapping = Mapping(
        {
            "values": {"kind": {"imam": "facilitator"}},
            "columns": {"actors": {"kind": "skills", "role": "kind"}},
        }
    )
    (data,) = files.text("name,kind,role\nA,song,Imam\n", mapping=mapping).data
    assert (data["kind"], data["skills"]) == ("facilitator", ["song"])


@pytest.mark.parametrize(
    ("text", "line", "value"),
    [
        ('[sheets.A]\ntable = "actor"', 2, "actor"),
        ("# a\n\n[sheets.A]\nheader_row = 0", 4, "0"),
        ("[sheets.A]\nrow = 3", 2, "row"),
        ('[columns.actor]\n"A" = "name"', 1, "actor"),
        ('[columns.actors]\n"A" = "name"\n"B C" = "nam"', 3, "nam"),
        ('[values.kind]\n"A" = "staff"\n"Teacher" = "teacher"', 3, "teacher"),
        ('[values.knd]\n"A" = "staff"', 1, "knd"),
        ('[values.influence]\n"huge" = 9', 2, "9"),
        ('[dates]\n"Seen" = "dmy"', 2, "dmy"),
        ('[centuries]\n"Seen" = 1700', 2, "1700"),
        ('[people]\n"Juma" = ["T-07"]', 2, "['T-07']"),
        ('[places]\n"Kati" = 7', 2, "7"),
        ('[colums.actors]\n"A" = "name"', 1, "colums"),
    ],
)
def test_what_nobody_knows_is_named_with_its_line(text, line, value):
    with pytest.raises(BadMapping) as wrong:
        said(text)
    assert (wrong.value.code, wrong.value.facts["line"], wrong.value.facts["value"]) == (
        "mapping_unknown",
        line,
        value,
    )


def test_an_answer_that_is_still_open_is_named_with_its_line():
    with pytest.raises(BadMapping) as wrong:
        said('[values.kind]\n"A" = "staff"\n"Teacher" = "?"')
    assert (wrong.value.code, wrong.value.facts["line"]) == ("mapping_open", 3)


def test_what_is_no_toml_is_told():
    with pytest.raises(BadMapping, match="mapping_not_toml"):
        said("[values.kind]\nTeacher = staff")


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1),
        st.sampled_from(["name", "kind", "", "attributes"]),
    )
)
def test_a_mapping_that_is_written_can_be_read_again(headers):
    mapping = Mapping({"columns": {"actors": headers}} if headers else {})
    assert tomllib.loads(mapping.to_toml()) == mapping.said


def test_the_answers_to_all_questions_take_the_list_in(files):
    """What is asked, once answered, is never asked again, and the list is whole."""
    text = "Person,Typ,Place,Seen,vetted\nA,Griot,x,1,03/04/2025\nB,Griot,y,2,05/06/2025\n"
    mapping, answers = Mapping(), {"kind": "Typ", "Griot": "staff", "vetted": "day_first"}
    answers |= {"name": "Person", "Seen": "attributes"}
    for _ in range(4):
        taken = files.text(text, table="actors", mapping=mapping)
        for question in questions(taken.problems):
            mapping = mapping.with_(question.answer(answers[question.path[-1]]))
    assert [p.code for p in taken.problems] == ["ids_minted"]
    assert [data["vetted"] for data in taken.data] == ["2025-04-03", "2025-06-05"]
    assert parse_mapping(mapping.to_toml(), built_in()) == mapping


def test_each_thing_is_asked_once_with_all_its_rows(files):
    taken = files.text("name,kind\nA,Griot\nB,staff\nC,griot\nD,Griot\n")
    (first, other) = questions(taken.problems)
    assert (first.about, first.rows, first.count) == ("Griot", (2, 5), 2)
    assert (other.about, other.rows) == ("griot", (4,))


def test_files_with_the_same_headers_are_alike_whatever_their_rows(files):
    def of(name, text):
        (files.folder / name).write_text(text, encoding="utf-8")
        return fingerprint(files.folder / name)

    first = of("a.csv", "Name,Kind\nA,staff\n")
    assert of("b.csv", "name;KIND\nB;staff\nC;staff\n") == first
    assert of("c.csv", "Name,Place\nA,x\n") != first
