"""coalition, compare and table as a person runs them; what is for inside stays inside."""

from __future__ import annotations

import json
import shutil

import pytest
from karuwe import SAMPLE
from openpyxl import load_workbook

from allymap.cli.boundary import outcome
from allymap.view.tables import OPEN, TABLES

DAY = ("--as-of", "2026-01-31")


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """The baseline, taken in once."""
    store = tmp_path_factory.mktemp("karuwe") / "allymap.db"
    args = ["import", SAMPLE / "karuwe.xlsx", "--wave", "baseline", "--no-input", "--store", store]
    assert outcome([str(arg) for arg in args]) == 0
    return store


@pytest.fixture
def karuwe(run, taken, tmp_path):
    shutil.copy(taken, tmp_path / "allymap.db")
    return run


def test_waves_are_compared_by_name_and_an_unknown_one_is_told(karuwe):
    assert karuwe("import", SAMPLE / "endline.xlsx", "--wave", "endline", "--no-input").code == 0
    days = ("--days", "2026-01-31", "2027-01-31")
    said = karuwe("compare", "baseline", "endline", *days).all
    assert "9 new actors in endline." in said
    assert "6 gone" in said
    told = json.loads(karuwe("compare", "baseline", "endline", *days, "--json").out)
    assert len(told["roster"]["missing"]) == 5
    wrong = karuwe("compare", "baseline", "midline")
    assert wrong.code == 2
    assert "The waves are: baseline, endline." in wrong.all
    assert karuwe("compare", "baseline").code == 2
    card = karuwe("coalition", "Fathers", "--as-of", "2027-01-31").all
    assert "What moved since baseline" in card
    assert "Has another role now: Selwa Coast Feminist Network." in card
    assert "moves between waves" in karuwe("table", "spectrum", "--as-of", "2027-01-31").all


def test_the_coalition_card_speaks_in_sentences_and_has_terms_only_with_json(karuwe):
    ran = karuwe("coalition", "Fathers First", *DAY)
    assert ran.code == 0, ran.all
    assert "Gap: Fathers First Days has 1 feminist seat" in ran.all
    assert "density" not in ran.all
    told = json.loads(karuwe("coalition", "Fathers First", *DAY, "--json").out)
    assert told["terms"].keys() == {"density", "degree_centralisation", "ei_index", "blau"}
    assert karuwe("coalition", "Nothing like it").code == 2


@pytest.mark.parametrize("name", list(TABLES))
def test_each_table_fits_eighty_columns_and_is_the_same_as_a_file(
    karuwe, name, tmp_path, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "80")
    ran = karuwe("table", name, *DAY)
    assert ran.code == 0, ran.all
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "…" not in ran.out
    sheets = json.loads(karuwe("table", name, *DAY, "--json").out)
    assert karuwe("table", name, *DAY, "-o", "t.xlsx").code == 0
    book = load_workbook(tmp_path / "t.xlsx")
    assert len(book.sheetnames) == len(sheets)
    title = f"INTERNAL - {sheets[0]['title']}"
    assert book.worksheets[0]["A1"].value == title
    assert karuwe("table", name, *DAY, "-o", "t.csv").code == 0
    assert title in (tmp_path / "t.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in TABLES if name not in OPEN])
def test_stances_backlash_and_organisers_are_refused_outside(karuwe, name):
    ran = karuwe("table", name, *DAY, "--for", "coalition")
    assert ran.code == 2
    assert "inside only" in ran.all


@pytest.mark.parametrize("name", ["coverage", "relations"])
def test_outside_no_count_under_five_is_told(karuwe, name):
    for sheet in json.loads(karuwe("table", name, *DAY, "--for", "coalition", "--json").out):
        cells = [cell for row in sheet["rows"] for cell in row[1:]]
        assert not {str(n) for n in range(1, 5)} & set(cells)


def test_backlash_never_names_anybody(karuwe):
    said = karuwe("table", "backlash", *DAY, "--json").out
    for name in ("Ndaruwe", "ally-", "fac-", "pastor"):
        assert name not in said


def test_persons_who_are_against_are_counted_and_never_named(karuwe):
    told = json.loads(karuwe("table", "spectrum", *DAY, "--json").out)
    against = [row for sheet in told for row in sheet["rows"] if row[0].endswith("ly against")]
    assert any(row[1] != "0" for row in against)
    said = " ".join(row[2] for row in against)
    for title in ("Sheikh", "Hon.", "Cllr", "Pastor", "Bishop", "Imam"):
        assert title not in said
