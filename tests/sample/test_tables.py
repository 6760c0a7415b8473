"""The tables hang together: every reference is met, every code known, every key alone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from sample.karuwe import landscape, rows, workbook

from allymap.model.tables import TABLES, key_of, to_data
from allymap.model.vocabulary import built_in

WORKBOOKS = {name: workbook(name) for name in ("karuwe.xlsx", "endline.xlsx")}
WAVES = {name: landscape(tables) for name, tables in WORKBOOKS.items()}


def test_the_workbook_says_what_the_csv_files_say() -> None:
    assert {name: rows(name) for name in TABLES} == WORKBOOKS["karuwe.xlsx"]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_table_has_a_sheet_with_its_columns(name: str) -> None:
    assert list(WORKBOOKS[name]) == list(TABLES)
    for table, lines in WORKBOOKS[name].items():
        assert list(lines[0]) == [column.name for column in TABLES[table].columns], table


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_code_is_in_the_vocabulary(name: str) -> None:
    words = built_in()
    for table, record, column in _cells(name):
        value = getattr(record, column.name if column.name != "as" else "as_")
        values = value if isinstance(value, tuple) else (value,) if value is not None else ()
        if column.codes:
            assert set(values) <= set(words.list_of(column.codes)), (table, record)
        if column.form == "people":
            assert {role for _, role in values} <= set(words.codes["roles"]), record


@pytest.mark.parametrize("name", WORKBOOKS)
def test_required_cells_are_filled_and_numbers_within_bounds(name: str) -> None:
    for table, record, column in _cells(name):
        value = getattr(record, column.name if column.name != "as" else "as_")
        if column.required:
            assert value not in (None, "", ()), (table, record)
        if column.form == "whole" and value is not None:
            assert column.low <= value <= column.high, (table, record)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_key_is_there_once(name: str) -> None:
    for table in TABLES.values():
        records = getattr(WAVES[name], table.name)
        keys = Counter(key_of(table, to_data(table, record)) for record in records)
        assert [key for key, count in keys.items() if count > 1] == [], table.name


@pytest.mark.parametrize("name", WORKBOOKS)
def test_places_sources_and_scopes_name_what_is_there(name: str) -> None:
    seen = WAVES[name]
    places = {place.id for place in seen.places}
    named = [r.place for r in (*seen.actors, *seen.activities, *seen.services) if r.place]
    assert set(named) <= places
    sources = {source.id for source in seen.sources}
    told = [s for r in (*seen.ties, *seen.positions) for s in r.source_ids]
    assert set(told) <= sources
    about = places | {"all"} | set(built_in().codes["constituencies"]) | set(seen.actor)
    assert {scope.about for scope in seen.scopes} <= about
    assert {tie.holder for tie in seen.ties if tie.holder} <= set(seen.actor)


def _cells(name: str) -> list[tuple[str, Any, Any]]:
    return [
        (table.name, record, column)
        for table in TABLES.values()
        for record in getattr(WAVES[name], table.name)
        for column in table.columns
    ]
