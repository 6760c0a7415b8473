"""What a sheet of questions says to show who is meant overrules nothing; its answers count."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from allymap.store import open_store
from allymap.view.template_words import template_words

DAY = ("--as-of", "2026-01-31")
ACTORS = """id,name,kind,place
k1,Kwame Addo,religious leader,Lusaka
m1,Lusaka Circle,men's group,Lusaka
f1,Rights House,feminist organisation,Lusaka
v1,Village Circle,men's group,Orun
"""
SESSION = """id,date,element,space,topic,place,groups,people
e1,2026-01-15,stepping_out,public,gbv,Lusaka,m1,k1:speaker
"""


@pytest.fixture
def asked(run, tmp_path):
    """The lists were taken in, and a sheet of questions about them was written."""

    def ask(language="en"):
        (tmp_path / "actors.csv").write_text(ACTORS, encoding="utf-8")
        (tmp_path / "activities.csv").write_text(SESSION, encoding="utf-8")
        for name in ("actors", "activities"):
            assert run("import", f"{name}.csv", "--no-input").code == 0
        assert run("--language", language, "ask", "-o", "q.xlsx", *DAY).code == 0
        return run

    return ask


def known(one):
    store = open_store("allymap.db")
    try:
        return store.landscape().actor[one]
    finally:
        store.close()


def fill(actor, values, gone=()):
    """Write beside an actor in the workbook, or below all of them; some columns go."""
    book = openpyxl.load_workbook("q.xlsx")
    sheet = next(s for s in book if s["A1"].value in ("Name", "Nom"))
    header = [str(cell.value) for cell in sheet[1]]
    row = next((r for r in sheet if actor in [c.value for c in r]), None)
    row = row or sheet[sheet.max_row + 1]
    for column, value in values.items():
        row[header.index(column)].value = value
    for column in gone:
        sheet.delete_cols(header.index(column) + 1)
    book.save("q.xlsx")


def corrected(run):
    assert run("fix", "k1", "--set", "place=Ndola", "--set", "name=Kwame Ado").code == 0
    assert run("fix", "m1", "--set", "kind=women's group").code == 0


def taken(run, language="en"):
    ran = run("--language", language, "import", "q.xlsx", "--no-input")
    assert ran.code == 0, ran.all
    return ran


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_was_corrected_since_stays_corrected(asked, language):
    run = asked(language)
    corrected(run)
    taken(run, language)
    kwame, circle = known("k1"), known("m1")
    assert (kwame.name, kwame.place, circle.kind) == ("Kwame Ado", "Ndola", "womens_group")


def test_what_a_newer_list_said_since_stays_too(asked, tmp_path):
    run = asked()
    (tmp_path / "newer.csv").write_text(
        "id,name,kind,place\nk1,Kwame Addo,religious leader,Ndola\n"
    )
    run("import", "newer.csv", "--no-input")
    taken(run)
    assert known("k1").place == "Ndola"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_answers_beside_it_count(asked, language):
    run = asked(language)
    corrected(run)
    header = partial(template_words(language).header, "actors")
    fill("Kwame Addo", {header("vetted"): "2026-01-20", header("influence"): "4"})
    assert "Kwame Ado" in taken(run, language).all
    kwame = known("k1")
    assert (kwame.name, kwame.place) == ("Kwame Ado", "Ndola")
    assert (kwame.vetted, kwame.influence) == (date(2026, 1, 20), 4)


def test_a_cell_that_was_written_over_is_an_answer(asked):
    run = asked()
    corrected(run)
    fill("Kwame Addo", {"Place": "Kitwe"})
    taken(run)
    assert (known("k1").place, known("k1").name) == ("Kitwe", "Kwame Ado")


def test_somebody_new_is_taken_in_whole(asked):
    run = asked()
    fill("Asha Zed", {"Name": "Asha Zed", "Kind": "Religious leader", "Place": "Orun"})
    taken(run)
    found = [a for a in _actors() if a.name == "Asha Zed"]
    assert [(a.kind, a.place) for a in found] == [("religious_leader", "Orun")]


def test_whom_this_store_does_not_know_is_taken_in_whole(asked):
    run = asked()
    Path("allymap.db").unlink()
    taken(run)
    assert (known("k1").name, known("k1").place) == ("Kwame Addo", "Lusaka")


def test_names_on_the_other_sheets_still_mean_them(asked):
    run = asked()
    corrected(run)
    book = openpyxl.load_workbook("q.xlsx")
    header = [cell.value for cell in book["Ties"][1]]
    said = {"Source": "Kwame Addo", "Type": "Supports", "Target": "Lusaka Circle"}
    book["Ties"].append([said.get(title) for title in header])
    book.save("q.xlsx")
    ran = taken(run)
    assert "1 tie" in ran.all
    store = open_store("allymap.db")
    assert [(t.source, t.target) for t in store.landscape().ties] == [("k1", "m1")]
    store.close()


def test_somebody_shown_as_another_since_keeps_what_was_corrected(asked, run, tmp_path):
    """The sheet names the id that is not shown any more."""
    other = "id,name,kind,place\nx9,Kwame A.,religious leader,Lusaka\n"
    (tmp_path / "other.csv").write_text(other, encoding="utf-8")
    run("import", "other.csv", "--no-input")
    asked()
    assert run("same", "x9", "k1", "--answer", "same").code == 0
    assert "k1" not in {actor.id for actor in _actors()}
    run("fix", "x9", "--set", "place=Ndola")
    taken(run)
    assert known("x9").place == "Ndola"


def test_without_our_columns_the_sheet_is_a_list_like_any_other(asked):
    """A column that was deleted must not leave rows out in silence."""
    run = asked()
    corrected(run)
    fill("Kwame Addo", {"Vetted": "2026-01-20"}, gone=["Place (allymap)"])
    taken(run)
    kwame = known("k1")
    assert (kwame.name, kwame.place, kwame.vetted) == ("Kwame Ado", "Lusaka", date(2026, 1, 20))


def _actors():
    store = open_store("allymap.db")
    try:
        return store.landscape().actors
    finally:
        store.close()
