"""The tables by name: their record, columns and key; from a row's data to a record and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.model import records
from allymap.model.columns import Column, columns_of, decode, encode, is_empty

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a sheet of the workbook, a list of records in a landscape."""

    name: str
    record: type
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    restricted: bool = False

    def column(self, name: str) -> Column | None:
        """The column called `name`, if the table has it."""
        return _by_name(self.record).get(name)


@cache
def _by_name(record: type) -> Mapping[str, Column]:
    return {column.name: column for column in columns_of(record)}


def _table(name: str, record: type, key: str, *, restricted: bool = False) -> Table:
    return Table(name, record, tuple(key.split()), columns_of(record), restricted)


TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _table("actors", records.Actor, "id"),
            _table("ties", records.Tie, "source type target as source_ids"),
            _table("coalitions", records.Coalition, "id"),
            _table("seats", records.Seat, "coalition actor"),
            _table("activities", records.Activity, "id"),
            _table("services", records.Service, "actor service_type place"),
            _table("asks", records.Ask, "id"),
            _table("positions", records.Position, "actor ask date source_ids"),
            _table("sources", records.Source, "id"),
            _table("scopes", records.Scope, "source topic about wave"),
            _table("consents", records.Consent, "actor basis scope date"),
            _table("places", records.Place, "id"),
            _table("initiatives", records.Initiative, "id"),
            _table("presence", records.Presence, "actor wave"),
            _table("backlash", records.Backlash, "actor month source", restricted=True),
            _table("settings", records.Setting, "name"),
        )
    }
)


def key_of(table: Table, data: Mapping[str, Any]) -> str:
    """The key of a row: its own id, or the values that make it one, as a JSON list.

    Ties: their own `id`, else (source, type, target, as, source_ids), so that what two
    informants told stays two ties.
    """
    if not is_empty(data.get("id")):
        return str(data["id"])
    if table.key == ("id",):
        return ""
    if len(table.key) == 1:
        return str(data.get(table.key[0], ""))
    return canonical([data.get(name, "") for name in table.key])


def canonical(value: object) -> str:
    """A value as JSON that is the same text for the same value: sorted, tight, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_record(table: Table, key: str, data: Mapping[str, Any]) -> Any:
    """The record that a row's data describes."""
    values = {
        _field(column.name): decode(column, data[column.name])
        for column in table.columns
        if not is_empty(data.get(column.name))
    }
    if table.name == "ties":
        values["key"] = key
    if data.get("attributes"):
        values["attributes"] = MappingProxyType(dict(data["attributes"]))
    return table.record(**values)


def to_data(table: Table, record: Any) -> dict[str, Any]:
    """The data of a record: only what it says; the inverse of `to_record`."""
    pairs = ((column, getattr(record, _field(column.name))) for column in table.columns)
    data = {column.name: encode(column, value) for column, value in pairs if not is_empty(value)}
    if record.attributes:
        data["attributes"] = dict(record.attributes)
    return data


def _field(name: str) -> str:
    return "as_" if name == "as" else name
