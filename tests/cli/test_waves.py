"""A round of interviews is named once, with the import, and not in every row."""

from __future__ import annotations

import json

import pytest
from openpyxl import Workbook

from allymap.store import open_store

SHEETS = {
    "actors": ["id,name,kind", "a,Amina Diallo,woman_leader", "j,Juma Banda,male_ally"],
    "sources": ["id,date,method", "s1,2026-01-01,interview"],
    "presence": ["actor,status", "a,asked", "j,not_reached"],
    "scopes": ["source,topic,about", "s1,supports,all"],
}


@pytest.fixture
def book(tmp_path):
    """Writes a workbook of these sheets, some of them otherwise."""

    def write(name="round.xlsx", **other):
        made = Workbook()
        for sheet, lines in {**SHEETS, **other}.items():
            page = made.create_sheet(sheet)
            for line in lines:
                page.append([cell or None for cell in line.split(",")])
        del made["Sheet"]
        made.save(tmp_path / name)
        return name

    return write


def rounds(where="allymap.db"):
    landscape = open_store(where).landscape()
    presence = {(one.actor, one.wave) for one in landscape.presence}
    return presence, [scope.wave for scope in landscape.scopes]


def test_rows_without_a_wave_are_of_the_wave_of_the_import(run, book):
    assert run("import", book(), "--wave", " endline ").code == 0
    assert rounds() == ({("a", "endline"), ("j", "endline")}, ["endline"])
    assert open_store("allymap.db").revisions()[0].wave == "endline"


def test_without_a_wave_a_row_must_say_it(run, book):
    ran = run("import", book(), "--no-input")
    assert ran.code == 3
    assert "wave" in ran.all
    assert run("check", book(), "--wave", "endline").code == 0


def test_a_row_that_says_its_wave_keeps_it(run, book):
    said = ["actor,Round,status", "a,baseline,asked", "j,,asked"]
    assert run("import", book(presence=said), "--wave", "endline").code == 0
    assert rounds()[0] == {("a", "baseline"), ("j", "endline")}


def test_a_column_that_a_mapping_calls_the_wave_is_filled(run, book, tmp_path):
    said = ["actor,Tour,status", "a,baseline,asked", "j,,asked"]
    text = '[columns.presence]\n"Tour" = "wave"\n'
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    ran = run("import", book(presence=said), "--wave", "endline", "--map", "m.toml")
    assert ran.code == 0, ran.all
    assert rounds()[0] == {("a", "baseline"), ("j", "endline")}


def test_the_next_round_stands_beside_the_one_before_and_can_be_looked_back_at(run, book):
    assert run("import", book("one.xlsx"), "--wave", "baseline").code == 0
    moved = ["id,name,kind,place", "a,Amina Diallo,woman_leader,Tamzir"]
    assert run("import", book("two.xlsx", actors=moved), "--wave", "endline").code == 0
    assert rounds()[0] == {(a, w) for a in "aj" for w in ("baseline", "endline")}
    assert rounds()[1] == ["baseline", "endline"]

    def place(*args):
        return "Tamzir" in run("who", "Amina", *args).all

    assert (place(), place("--at", "endline"), place("--at", "baseline")) == (True, True, False)
    assert run("import", "two.xlsx", "--wave", "endline").all.count("Nothing was changed") == 1


def test_what_was_asked_in_a_round_is_said_with_it(run, book):
    assert run("import", book(), "--wave", "baseline").code == 0
    assert run("import", "--asked", "mentors", "--wave", "endline").code == 0
    assert rounds()[1] == ["endline", "baseline"]
    told = json.loads(run("imports", "--json").out)
    assert [one["wave"] for one in told] == ["baseline", "endline"]
