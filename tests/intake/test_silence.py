"""Cells that are filled and say nothing of their own: n/a, dashes, ditto marks, garbled text."""

from __future__ import annotations

import pytest

NOTHING = ["n/a", "N/A", "-", "–", "none", "N/D", "s.o.", "غير متوفر", "unknown", "Néant", "hakuna"]


@pytest.mark.parametrize("said", NOTHING)
def test_a_word_for_no_answer_is_no_answer_and_is_told(files, said):
    taken = files.text(f"name,kind,place,gender,trained\nAmina,staff,{said},man,{said}\n")
    (data,) = taken.data
    assert not data.keys() & {"place", "trained"}
    told = [p for p in taken.problems if p.code == "says_nothing"]
    assert {p.column for p in told} == {"place", "trained"}
    assert {(p.severity, p.facts["count"], p.facts["examples"]) for p in told} == {
        ("notice", 1, (said,))
    }


def test_a_kind_that_is_no_answer_is_missing(files):
    problem = files.text("name,kind\nAmina,n/a\n").the("value_missing")
    assert (problem.origin.row, problem.column, problem.facts["letter"]) == (2, "kind", "B")


def test_a_kind_that_is_no_answer_is_the_kind_that_was_said_for_all(files):
    assert files.text("name,kind\nAmina,n/a\n", kind="staff").data[0]["kind"] == "staff"


@pytest.mark.parametrize("name", ["NA", "Null", "None", "N/A", "-", "Nil", "Do", "Idem"])
def test_a_name_is_a_name(files, name):
    taken = files.text(f"name,kind\nAmina,staff\n{name},staff\n")
    assert taken.data[1]["name"] == name
    assert not {"says_nothing", "ditto_read"} & set(taken.codes)


def test_a_code_of_the_column_comes_before_no_answer(files):
    taken = files.text("name,kind,gender,influence\nA,mens group,n/a,none\n")
    assert (taken.data[0]["gender"], taken.data[0]["influence"]) == ("na", 1)
    assert "says_nothing" not in taken.codes


def test_a_sign_for_a_bad_tie_is_a_sign(files):
    actors = "name,kind\nA,staff\nB,staff\n"
    taken = files.text("source,target,type,sign\nA,B,supports,-\n", "ties.csv")
    assert (actors, taken.data[0]["sign"]) == (actors, "-")


def test_what_the_user_says_of_such_a_word_counts(files):
    from allymap.intake.mapping import Mapping

    said = Mapping({"values": {"place": {"NA": "NA"}}})
    assert files.text("name,kind,place\nA,staff,NA\n", mapping=said).data[0]["place"] == "NA"


def test_what_nobody_knows_is_kept_as_it_is_written(files):
    taken = files.text("name,kind,Shoe size\nA,staff,n/a\n")
    assert taken.data[0]["attributes"] == {"Shoe size": "n/a"}


MARKS = ['"""', "″", "〃", "do", "Idem", "same as above", "كذلك", '-"-', "''"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_ditto_mark_is_what_stands_above(files, mark):
    cell = '""""' if mark == '"""' else f'"{mark.replace(chr(34), chr(34) * 2)}"'
    taken = files.text(
        f"name,kind,place,remark\nA,staff,Lusoka,x\nB,staff,{cell},y\nC,{cell},{cell},{cell}\n"
    )
    assert [(d["kind"], d["place"]) for d in taken.data] == [("staff", "Lusoka")] * 3
    told = {p.column: p.facts["count"] for p in taken.problems if p.code == "ditto_read"}
    assert told == {"kind": 1, "place": 2, "remark": 1}
    assert taken.data[2]["attributes"] == {"remark": "y"}


def test_a_ditto_mark_below_a_blank_names_its_row(files):
    taken = files.text("name,kind,place\nA,staff,\nB,staff,″\n")
    problem = taken.the("ditto_alone")
    assert (problem.severity, problem.origin.row, problem.column) == ("error", 3, "place")


def test_ditto_marks_in_a_long_list_of_ties_speak_of_the_row_above(files):
    lines = [f"a{n},b,supports" for n in range(2000)]
    text = "\n".join(["source,target,type", *lines, "c,″,″", "″,d,″"])
    taken = files.text(text + "\n", "ties.csv")
    assert [(d["source"], d["target"], d["type"]) for d in taken.data[-2:]] == [
        ("c", "b", "supports"),
        ("c", "d", "supports"),
    ]
    assert sum(p.facts["count"] for p in taken.problems if p.code == "ditto_read") == 4


def test_no_answers_in_a_long_list_stay_plain_and_are_counted(files):
    lines = [f"a{n},b,supports,{'n/a' if n % 2 else 'weekly'}" for n in range(5000)]
    text = "\n".join(["source,target,type,frequency", *lines])
    taken = files.text(text + "\n", "ties.csv")
    assert taken.the("says_nothing").facts["count"] == 2500
    assert sum("frequency" in data for data in taken.data) == 2500


GARBLED = {
    "HÃ©lÃ¨ne": "Hélène",
    "Ø£Ø\u00adÙ…Ø¯": "أحمد",
    "ZoÃ«": "Zoë",
    "FranÃ§ois": "François",
    "Oâ€™Brien": "O’Brien",
}


@pytest.mark.parametrize("name", GARBLED)
def test_a_name_that_was_decoded_twice_is_kept_and_told_with_what_it_may_be(files, name):
    taken = files.text(f"name,kind\n{name},staff\n")
    assert taken.data[0]["name"] == name
    told = taken.the("doubly_encoded")
    assert (told.severity, told.column) == ("warning", "name")
    assert told.facts["examples"] == (f"{name} = {GARBLED[name]}",)


@pytest.mark.parametrize(
    "name", ["Hélène", "«LIBERTÉ»", "IRMÃ”", "São Tomé", "عائشة", "Łódź", "Ñuñoa", "Ægir Þór"]
)
def test_a_name_that_is_right_is_not_called_garbled(files, name):
    taken = files.text(f'name,kind\n"{name}",staff\n')
    assert taken.data[0]["name"] == name
    assert "doubly_encoded" not in taken.codes


def test_garbled_cells_of_a_long_list_are_counted(files):
    lines = [f"a{n},b,supports,prÃ©sident" for n in range(3000)]
    taken = files.text("\n".join(["source,target,type,remark", *lines]) + "\n", "ties.csv")
    assert taken.the("doubly_encoded").facts["count"] == 3000
    assert taken.data[0]["attributes"] == {"remark": "prÃ©sident"}
