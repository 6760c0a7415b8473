"""The survey form: an XLSForm by its rules, and its answers come back through the Kobo door."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from allymap.intake.read import read
from allymap.model.vocabulary import built_in
from allymap.view.template_form import QUESTIONS, write_form
from allymap.view.template_words import template_languages, template_words

# What xlsform.org allows for the types we use, and how a name may be spelled.
TYPES = {"start", "end", "text", "integer", "date", "begin_repeat", "end_repeat"}
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def _form(language):
    made = io.BytesIO()
    write_form(made, language)
    return openpyxl.load_workbook(io.BytesIO(made.getvalue()))


def _rows(sheet):
    header, *rows = sheet.iter_rows(values_only=True)
    return [{name: cell or "" for name, cell in zip(header, row, strict=True)} for row in rows]


@pytest.fixture(params=template_languages())
def form(request):
    """The form in a language."""
    return _form(request.param)


def test_the_sheets_are_those_of_an_xlsform(form):
    assert form.sheetnames == ["survey", "choices", "settings"]


def test_every_question_has_a_known_type_a_name_and_a_label(form):
    lists = {row["list_name"] for row in _rows(form["choices"])}
    depth = 0
    names = []
    for row in _rows(form["survey"]):
        kind, _, options = row["type"].partition(" ")
        assert kind in TYPES or (kind == "select_one" and options in lists), row
        depth += (kind == "begin_repeat") - (kind == "end_repeat")
        if kind != "end_repeat":
            names.append(row["name"])
            assert NAME.fullmatch(row["name"]), row
            assert row["label"] or kind in ("start", "end"), row
    assert depth == 0
    assert len(set(names)) == len(names)


def test_every_choice_is_a_code_with_a_label(form):
    for row in _rows(form["choices"]):
        assert row["name"] in built_in().list_of(row["list_name"])
        assert NAME.fullmatch(row["name"])
        assert row["label"]


def test_it_asks_for_nothing_that_could_hurt(form):
    types = {row["type"].split()[0] for row in _rows(form["survey"])}
    assert not types & {"geopoint", "image", "audio", "video", "barcode"}


def test_the_settings_name_the_form_and_its_language(form):
    (settings,) = _rows(form["settings"])
    assert NAME.fullmatch(settings["form_id"])
    assert re.fullmatch(r".+ \([a-z]{2}\)", settings["default_language"])
    assert settings["version"]


def test_the_answers_come_back(tmp_path):
    """An export as KoboToolbox writes it for this form, with names as headers."""
    parents = [q.name for q in QUESTIONS[: _repeat()]]
    children = [q.name for q in QUESTIONS[_repeat() + 1 : -1]]
    title = template_words("en").texts["survey"]
    book = openpyxl.Workbook()
    first = book.active
    first.title = title
    first.append([*parents, "_id", "_uuid", "_submission_time", "_index"])
    ties = book.create_sheet("ties")
    ties.append([*children, "_index", "_parent_table_name", "_parent_index", "_submission__id"])
    answers = {"name": "Asha", "kind": "woman_leader", "place": "Amberi", "influence": 4}
    first.append([answers.get(name) for name in parents] + [7, "u7", "2025-01-31T10:00:00", 1])
    answers = {"name": "Ford Circle", "kind": "mens_group", "place": "Amberi", "stance": -1}
    first.append([answers.get(name) for name in parents] + [8, "u8", "2025-01-31T11:00:00", 2])
    told = {"type": "supports", "target": "Asha", "last_contact": "2025-01-15", "weight": 3}
    ties.append([told.get(name) for name in children] + [1, title, 2, 8])
    book.save(tmp_path / "answers.xlsx")
    reading = read(tmp_path / "answers.xlsx", built_in(), "r1")
    rows = list(reading)
    assert [p.code for p in reading.problems if p.severity == "error"] == []
    actors = {row.key: row.data for row in rows if row.table == "actors"}
    held = {data["name"]: data for data in actors.values()}
    assert held["Asha"]["influence"] == 4
    assert held["Ford Circle"]["stance"] == -1
    (tie,) = [row.data for row in rows if row.table == "ties"]
    assert (actors[tie["source"]]["name"], actors[tie["target"]]["name"]) == ("Ford Circle", "Asha")
    assert (tie["type"], tie["weight"], tie["last_contact"]) == ("supports", 3, "2025-01-15")


def _repeat():
    return next(at for at, question in enumerate(QUESTIONS) if question.type == "begin_repeat")
