"""A landscape with something taken out, and with all that rested on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES, Table, key_of, to_data

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape


def without(landscape: Landscape, gone: frozenset[str]) -> Landscape:
    """The landscape without these ids and tie keys: what must name them goes, lists lose them."""
    tables = {table.name: tuple(getattr(landscape, table.name)) for table in TABLES.values()}
    while True:
        kept: dict[str, Any] = {
            name: _kept(TABLES[name], records, gone) for name, records in tables.items()
        }
        lost = {r.id for name in tables for r in set(tables[name]) - set(kept[name]) if _has_id(r)}
        if kept == tables:
            return replace(landscape, **kept)
        tables, gone = kept, gone | (lost - _ids(kept))


def _kept(table: Table, records: tuple[Any, ...], gone: frozenset[str]) -> tuple[Any, ...]:
    stay = (record for record in records if not _falls(table, record, gone))
    return tuple(_trimmed(table, record, gone) for record in stay)


def _falls(table: Table, record: Any, gone: frozenset[str]) -> bool:
    if key_of(table, to_data(table, record)) in gone:
        return True
    needed = (c for c in table.columns if c.refers and c.required)
    return any(getattr(record, column.name) in gone for column in needed)


def _trimmed(table: Table, record: Any, gone: frozenset[str]) -> Any:
    changes: dict[str, Any] = {}
    for column in table.columns:
        value = getattr(record, column.name, None) if column.refers else None
        if column.form == "people" and value:
            changes[column.name] = tuple(pair for pair in value if pair[0] not in gone)
        elif column.form == "texts" and value:
            changes[column.name] = tuple(one for one in value if one not in gone)
        elif value in gone and not column.required:
            changes[column.name] = None
    changed = {name: v for name, v in changes.items() if v != getattr(record, name)}
    return replace(record, **changed) if changed else record


def _has_id(record: Any) -> bool:
    return bool(getattr(record, "id", None))


def _ids(tables: dict[str, tuple[Any, ...]]) -> set[str]:
    return {record.id for records in tables.values() for record in records if _has_id(record)}
