"""Records of survivors, patients and children are refused whole; lists of actors never are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from intake.case_data.figures import PAGE, labelled, page, recall

from allymap.errors import Unreadable
from allymap.intake.case_data import judge
from allymap.resources import folder

REGISTER = "Survivor Code,Incident Date,Type of violence,Village\nA1,2025-01-02,Rape,Lusoka\n"


def refused(files, content, name="list.csv"):
    with pytest.raises(Unreadable) as error:
        files.text(content, name)
    assert (error.value.code, error.value.exit_code) == ("case_data", 3)
    return error.value.facts


def test_the_columns_that_made_it_look_so_are_named(files):
    facts = refused(files, "\n" + REGISTER)
    assert facts == {
        "file": "list.csv",
        "sheet": "list.csv",
        "row": 2,
        "columns": ("A “Survivor Code”", "B “Incident Date”", "C “Type of violence”"),
    }


def test_one_sheet_of_cases_refuses_the_whole_workbook_before_any_row(files):
    sheets = {
        "actors": [["name", "kind"], ["Asha", "staff"]],
        "Notes 2": [["Nr", "Survivor's age", "Perpetrator"], [1, 22, "Husband"]],
    }
    with pytest.raises(Unreadable) as error:
        files.book(sheets)
    assert error.value.facts["sheet"] == "Notes 2"


def test_a_reason_takes_the_list_in(files):
    taken = files.text("name,kind,survivor\nAsha,staff,x\n", not_case_data="name of a prize")
    assert [data["name"] for data in taken.data] == ["Asha"]
    with pytest.raises(Unreadable):
        files.text("name,kind,survivor\nAsha,staff,x\n")


def test_two_weak_signs_refuse_and_one_does_not():
    assert not judge("", ["name", "diagnosis"], [["A", "x"]]).is_case_data
    assert judge("", ["name", "diagnosis", "patient"], [["A", "x", "y"]]).is_case_data


def test_children_by_name_and_age_are_refused_and_adults_are_not():
    header = ["Full name", "Age", "Sex"]
    assert judge("", header, [["A", "9", "F"], ["B", "١٢", "M"], ["C", "30", "F"]]).is_case_data
    assert not judge("", header, [["A", "39", "F"], ["B", "12", "M"]]).is_case_data
    assert not judge("", ["Group", "Age"], [["A", "9"]]).is_case_data
    assert not judge("", header, [["A", "9" * 5000, "F"]]).is_case_data


@pytest.mark.parametrize(
    "header",
    [
        ["Membre", "Structure", "Date d'entrée", "Date de sortie"],
        ["Nombre", "Cargo", "Fecha de ingreso", "Fecha de salida"],
        ["Member", "Organisation", "Date of entry", "Exit date", "Reason for admission"],
        ["Ally", "Place", "Threats", "Risk level", "Who can call"],
    ],
)
def test_who_joined_and_left_and_who_is_threatened_is_no_case(header):
    assert not judge("Members", header, [["A", "B", "2024-01-01", "2025-01-01", "x"]]).is_case_data


def test_the_topics_of_a_group_are_no_story_but_a_story_under_topics_is():
    header = ["Group", "Members", "Topic"]
    assert not judge("", header, [["A", "12", "sexual violence"], ["B", "9", "rape"]]).is_case_data
    assert judge("", header, [["A", "12", "she was beaten by him"]]).is_case_data


def test_a_sheets_name_counts_in_part_and_never_alone():
    assert not judge("Survivors", ["Name", "Place"], [["A", "B"]]).is_case_data
    assert judge("Survivor files", ["Code", "Case number"], [["A", "B"]]).is_case_data


def test_one_word_about_a_case_in_a_long_column_is_no_sign():
    rows = [["A", "physical assault"], *[["B", "talks in public"]] * 4]
    assert not judge("", ["name", "remark"], rows).is_case_data
    assert judge("", ["name", "remark"], rows[:3]).is_case_data


def test_the_sample_is_no_case_data(files):
    for path in sorted(folder("sample_data").rglob("*.*")):
        if path.suffix in (".csv", ".xlsx", ".ods") and not path.name.startswith("expected"):
            assert files.take(path).problems is not None, path


def test_most_of_what_was_held_out_is_refused_too():
    sets = [one for one in labelled() if one.part == "held out"]
    assert recall(sets) == (13, 14)
    assert [one.why for one in sets if one.label == "list" and one.refused] == []


@pytest.mark.parametrize("part", ["first", "second", "third", "fourth"])
def test_recall_and_false_alarms(part):
    sets = [one for one in labelled() if one.part == part]
    found, cases = recall(sets)
    assert found >= 0.95 * cases
    assert [(one.language, one.why) for one in sets if one.label == "list" and one.refused] == []


def test_the_set_is_large_and_balanced():
    sets = labelled()
    assert len(sets) >= 150
    assert len({tuple(one.headers) for one in sets}) == len(sets)
    assert {one.language for one in sets} == {"en", "fr", "es", "pt", "ar", "sw"}
    for language in ("en", "fr", "es", "pt", "ar", "sw"):
        mine = [one.label for one in sets if one.language == language]
        assert 0.35 <= mine.count("case") / len(mine) <= 0.65, language


def test_the_figures_in_the_manual_are_those_of_today():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_a_wide_sheet_is_judged_within_a_second():
    rows = [[f"some words {row} {column}" for column in range(1000)] for row in range(60)]
    begin = time.process_time()
    judge("wide", [f"column {column}" for column in range(1000)], rows)
    assert time.process_time() - begin < 10


def test_files_of_other_programs_are_no_case_data(files):
    samples = [p for p in Path(__file__).parents[1].glob("formats/files/**/*") if p.is_file()]
    assert len(samples) > 5
    for path in samples:
        try:
            files.take(path)
        except Unreadable as error:
            assert error.code != "case_data", path  # noqa: PT017
