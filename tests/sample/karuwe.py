"""The sample as a landscape, read with a small loader of our own: no intake."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from allymap.model.landscape import Landscape
from allymap.model.tables import TABLES, key_of, to_record

FOLDER = Path(__file__).parents[2] / "sample_data"


def rows(table: str, folder: Path = FOLDER / "karuwe") -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected() -> dict[str, Any]:
    return json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def landscape(tables: dict[str, list[dict[str, str]]] | None = None) -> Landscape:
    tables = tables or {name: rows(name) for name in TABLES}
    records: dict[str, Any] = {}
    for name, table in TABLES.items():
        data = [_data(name, row) for row in tables[name]]
        records[name] = tuple(to_record(table, key_of(table, d), d) for d in data)
    return Landscape(**records)


def _data(name: str, row: dict[str, str]) -> dict[str, Any]:
    return {c.name: _value(c.form, row[c.name]) for c in TABLES[name].columns if row[c.name]}


def _value(form: str, cell: str) -> Any:
    if form == "whole":
        return int(cell)
    if form == "flag":
        return {"y": True, "n": False}[cell]
    if form == "month":
        return f"{cell}-01"
    if form in ("texts", "codes"):
        return cell.split("|")
    if form == "people":
        return [part.split(":") for part in cell.split("|")]
    return cell


def workbook(name: str) -> dict[str, list[dict[str, str]]]:
    """The sheets of a workbook as rows of text, read by a library that did not write it."""
    book = CalamineWorkbook.from_path(FOLDER / name)
    return {
        sheet: _records(book.get_sheet_by_name(sheet).to_python()) for sheet in book.sheet_names
    }


def _records(grid: list[list[Any]]) -> list[dict[str, str]]:
    return [dict(zip(grid[0], map(_text, row), strict=True)) for row in grid[1:]]


def _text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)
