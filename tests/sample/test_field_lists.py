"""The lists from the field are as messy as lists are, and hold what was planned."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sample.karuwe import FOLDER, expected, rows

LISTS = FOLDER / "field_lists"
FILES = {
    "amberi": LISTS / "amberi.xlsx",
    "tamzir": LISTS / "tamzir.csv",
    "port_selwa": LISTS / "port_selwa.xlsx",
    "orun": LISTS / "orun.ods",
    "kobo_export": FOLDER / "kobo_export.xlsx",
}
PLAN: dict[str, Any] = expected()["field_lists"]


def _aliases() -> list[dict[str, str]]:
    with (FOLDER / "aliases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_twelve_are_the_same_and_six_only_have_the_same_name() -> None:
    aliases = _aliases()
    assert Counter(a["answer"] for a in aliases) == {"same": 12, "different": 6}
    named = [a for a in aliases if a["answer"] == "different"]
    assert all(a["left_name"] == a["right_name"] for a in named)
    assert all(a["left_place"] != a["right_place"] for a in named)
    assert all(a["left_name"] != a["right_name"] for a in aliases if a["answer"] == "same")


def test_every_alias_is_on_its_list() -> None:
    places = {row["id"]: row["name"] for row in rows("places")}
    held = {name: {(a["name"], a["place"]) for a in plan["actors"]} for name, plan in PLAN.items()}
    held["karuwe"] = {(row["name"], places[row["place"]]) for row in rows("actors")}
    for alias in _aliases():
        for side in ("left", "right"):
            who = (alias[f"{side}_name"], alias[f"{side}_place"])
            assert who in held[alias[f"{side}_list"]], alias


def test_only_the_planned_pairs_share_a_name() -> None:
    """A name that stands twice, in whatever lists, is one of the six traps."""
    names = Counter(a["name"].casefold() for plan in PLAN.values() for a in plan["actors"])
    names += Counter(row["name"].casefold() for row in rows("actors"))
    twice = {name for name, count in names.items() if count > 1}
    assert twice == {a["left_name"].casefold() for a in _aliases() if a["answer"] == "different"}


def test_amberi_is_as_messy_as_officers_send_it() -> None:
    grid = CalamineWorkbook.from_path(FILES["amberi"]).get_sheet_by_name("LIST 2025").to_python()
    assert [row[0] for row in grid[:5]][2:] == ["", "Actor", "No."]
    assert grid.count(grid[4]) == 2
    names = [str(row[1]) for row in grid[5:]]
    assert any(name.endswith(" ") for name in names)
    assert any(name.startswith(" ") for name in names)
    assert any("/" in str(row[5]) for row in grid)
    merged = CalamineWorkbook.from_path(FILES["amberi"]).get_sheet_by_name("LIST 2025")
    assert len(merged.merged_cell_ranges or []) == 3


def test_tamzir_is_no_utf8() -> None:
    data = FILES["tamzir"].read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    lines = data.decode("cp1252").split("\r\n")
    assert lines[0].startswith("Nom;Catégorie;")
    assert any("Cœur" in line for line in lines)


def test_port_selwa_is_written_from_right_to_left() -> None:
    with zipfile.ZipFile(FILES["port_selwa"]) as book:
        assert b'rightToLeft="1"' in book.read("xl/worksheets/sheet3.xml")
    grid = CalamineWorkbook.from_path(FILES["port_selwa"]).get_sheet_by_name("صفحة3").to_python()
    assert grid[2][7] == "٢٠/٠١/٢٠٢٥"


def test_orun_fills_the_rest_of_its_sheets_with_repeated_cells() -> None:
    with zipfile.ZipFile(FILES["orun"]) as book:
        assert book.infolist()[0].filename == "mimetype"
        content = book.read("content.xml").decode()
    assert content.count("table:number-rows-repeated") == 2
    assert set(CalamineWorkbook.from_path(FILES["orun"]).sheet_names) == {
        "Stakeholders",
        "Links",
    }


def test_the_survey_has_the_columns_that_formpack_writes() -> None:
    book = CalamineWorkbook.from_path(FILES["kobo_export"])
    parents, children = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    joined = ["_index", "_parent_table_name", "_parent_index", "_submission__id"]
    at = children[0].index("_index")
    assert parents[0][-1] == "_index"
    assert children[0][at : at + 4] == joined
    assert {row[at + 1] for row in children[1:]} == {book.sheet_names[0]}


def test_the_survey_asks_what_its_form_asks() -> None:
    """The title and the names of the questions, in their order, as KoboToolbox takes them over."""
    form = CalamineWorkbook.from_path(FOLDER / "kobo_form.xlsx")
    asked = [row[1] for row in form.get_sheet_by_name("survey").to_python()[1:]]
    title = form.get_sheet_by_name("settings").to_python()[1][0]
    book = CalamineWorkbook.from_path(FILES["kobo_export"])
    parents, children = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    repeat = asked.index("ties")
    assert book.sheet_names == [title, "ties"]
    assert parents[0][:repeat] == asked[:repeat]
    assert children[0][: len(asked) - repeat - 2] == asked[repeat + 1 : -1]
