"""A file as its own cells, to be shown again."""

from __future__ import annotations

import openpyxl

from allymap.intake import grids
from allymap.intake.own_sheets import list_of


def test_a_text_is_one_sheet_with_all_its_rows(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name;kind\n\nAsha;imam\n", encoding="utf-8")
    (sheet,) = grids.shown(path)
    assert list(sheet.lines()) == [(1, ["name", "kind"]), (2, []), (3, ["Asha", "imam"])]


def test_sheets_of_ours_are_not_shown_again(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "actors"
    book.active.append(["name"])
    book.create_sheet("Problems").append(["allymap: 3 problems"])
    book.create_sheet("Example").append(["an example of somebody's own"])
    book.save(tmp_path / "list.xlsx")
    assert [sheet.name for sheet in grids.shown(tmp_path / "list.xlsx")] == ["actors", "Example"]


def test_what_has_no_cells_or_is_gone_is_not_shown(tmp_path):
    (tmp_path / "map.json").write_text("{}", encoding="utf-8")
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert grids.shown(tmp_path / "map.json") == []
    assert grids.shown(tmp_path / "broken.xlsx") == []
    assert grids.shown(tmp_path / "gone.csv") == []


def test_a_text_that_would_not_be_shown_whole_is_not_shown(tmp_path, monkeypatch):
    (tmp_path / "open.csv").write_text('name\n"Asha\nBen\n', encoding="utf-8")
    assert grids.shown(tmp_path / "open.csv") == []
    (tmp_path / "long.csv").write_text("name\n" + "Asha\n" * 20, encoding="utf-8")
    assert len(grids.shown(tmp_path / "long.csv")) == 1
    monkeypatch.setattr(grids, "MOST_SHOWN", 20)
    assert grids.shown(tmp_path / "long.csv") == []


def test_a_copy_is_the_same_list_as_its_original():
    assert [list_of(stem) for stem in ("a-problems", "a-problems-12", "a-b", "problems")] == [
        "a",
        "a",
        "a-b",
        "problems",
    ]
