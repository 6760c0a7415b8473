"""Rows and entries without some actors: what must name them goes, lists lose them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.model.answered import answered_of, without_answers
from allymap.model.marks import about
from allymap.model.tables import TABLES, Table
from allymap.model.unite import key_parts, naming

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from allymap.model.columns import Column
    from allymap.model.journal import Entry, Row


def trimmed(row: Row, gone: Collection[str]) -> Row | None:
    """A row without these actors; None when nothing is left, itself when it names none."""
    if falls(row.table, row.key, row.data, gone):
        return None
    data = _without(TABLES[row.table], row.data, gone)
    return row if data == row.data else replace(row, data=data)


def trimmed_entry(entry: Entry, gone: Collection[str]) -> Entry | None:
    """An entry without these actors; None when nothing is left, itself when it names none."""
    data = entry.data
    if entry.kind == "judgement":
        return None if data["left"] in gone or data["right"] in gone else entry
    if entry.kind == "mark":
        return None if about(data["finding"], gone) else entry
    if entry.kind == "mapping" and answered_of(data["text"], gone):
        return replace(entry, data={**data, "text": without_answers(data["text"], gone)})
    if entry.kind == "correction":
        if falls(data["table"], data["key"], data["data"], gone):
            return None
        left = _without(TABLES[data["table"]], data["data"], gone)
        return entry if left == data["data"] else replace(entry, data={**data, "data": left})
    if entry.kind == "positions":
        return _off_the_map(entry, gone)
    return entry


def _off_the_map(entry: Entry, gone: Collection[str]) -> Entry:
    """Places on a map without these actors, also without those put there by hand."""
    data = dict(entry.data)
    if not any(actor in gone for actor in (*data["at"], *data.get("pinned", ()))):
        return entry
    data["at"] = {actor: spot for actor, spot in data["at"].items() if actor not in gone}
    if "pinned" in data:
        data["pinned"] = [actor for actor in data["pinned"] if actor not in gone]
    return replace(entry, data=data)


def falls(table: str, key: str, data: Mapping[str, Any], gone: Collection[str]) -> bool:
    """Whether a row cannot be without one of these actors."""
    columns = TABLES[table]
    if table == "actors":
        return key in gone
    parts = key_parts(columns, key)
    if parts and any(
        p in gone for n, p in zip(columns.key, parts, strict=True) if _must(columns, n)
    ):
        return True
    return any(data.get(name) in gone for name in naming(columns) if _must(columns, name))


def _must(table: Table, name: str) -> bool:
    """Whether a column names an actor that its row cannot be without."""
    column = table.column(name)
    return bool(name in naming(table) and column and column.required)


def _without(table: Table, data: Mapping[str, Any], gone: Collection[str]) -> Mapping[str, Any]:
    left = dict(data)
    for name in naming(table) & data.keys():
        kept = _left(table.column(name), data[name], gone)
        if kept is None:
            del left[name]
        else:
            left[name] = kept
    return left


def _left(column: Column | None, value: Any, gone: Collection[str]) -> Any:
    """What is left of a value; None when nothing is."""
    form = column.form if column else "text"
    if form == "people":
        return [pair for pair in value if pair[0] not in gone]
    if form == "texts":
        return [one for one in value if one not in gone]
    return None if value in gone else value
