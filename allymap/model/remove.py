"""A landscape with something taken out, and with all that rested on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES, Table, key_of, to_data

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

    Ref = tuple[str, str]


def without(landscape: Landscape, gone: frozenset[Ref]) -> Landscape:
    """The landscape without these (table, id or key): what must name them goes, lists lose them.

    An actor, a place and a coalition may bear the same id: only the one that is meant goes.
    """
    tables = {table.name: tuple(getattr(landscape, table.name)) for table in TABLES.values()}
    while True:
        kept: dict[str, Any] = {
            name: _kept(TABLES[name], records, gone) for name, records in tables.items()
        }
        if kept == tables:
            return replace(landscape, **kept)
        tables, gone = kept, gone | (_ids(tables) - _ids(kept))


def _kept(table: Table, records: tuple[Any, ...], gone: frozenset[Ref]) -> tuple[Any, ...]:
    keys = frozenset(one for name, one in gone if name == table.name)
    stay = (record for record in records if not _falls(table, record, keys, gone))
    return tuple(_trimmed(table, record, gone) for record in stay)


def _falls(table: Table, record: Any, keys: frozenset[str], gone: frozenset[Ref]) -> bool:
    if keys and key_of(table, to_data(table, record)) in keys:
        return True
    needed = (c for c in table.columns if c.refers and c.required)
    return any((column.refers, getattr(record, column.name)) in gone for column in needed)


def _trimmed(table: Table, record: Any, gone: frozenset[Ref]) -> Any:
    changes: dict[str, Any] = {}
    for column in table.columns:
        value, of = getattr(record, column.name, None) if column.refers else None, column.refers
        if column.form == "people" and value:
            changes[column.name] = tuple(pair for pair in value if (of, pair[0]) not in gone)
        elif column.form == "texts" and value:
            changes[column.name] = tuple(one for one in value if (of, one) not in gone)
        elif (of, value) in gone and not column.required:
            changes[column.name] = None
    changed = {name: v for name, v in changes.items() if v != getattr(record, name)}
    return replace(record, **changed) if changed else record


def _ids(tables: dict[str, tuple[Any, ...]]) -> frozenset[Ref]:
    return frozenset(
        (name, record.id)
        for name, records in tables.items()
        for record in records
        if getattr(record, "id", None)
    )
