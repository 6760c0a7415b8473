"""Rows that speak of one actor under several ids, rewritten to the one that is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from allymap.model.tables import Table, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.columns import Column


def rewritten(
    table: Table, key: str, data: Mapping[str, Any], shown: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    """A row's key and data with every actor under the id that is shown."""
    changes = {
        name: _value(table.column(name), value, shown)
        for name, value in data.items()
        if name in naming(table)
    }
    return _key(table, key, shown), {**data, **changes}


def vanishes(table: str, data: Mapping[str, Any], shown: Mapping[str, str]) -> bool:
    """Whether a row is a tie between two ids of one actor."""
    ends = data.get("source"), data.get("target")
    return table == "ties" and ends[0] == ends[1] and ends[0] in shown.values()


def naming(table: Table) -> frozenset[str]:
    """The columns of a table that may hold an actor's id."""
    named = {column.name for column in table.columns if column.refers == "actors"}
    return frozenset(named | _MORE.get(table.name, set()))


def named_in(table: Table, data: Mapping[str, Any]) -> Iterator[str]:
    """Every id of an actor that a row names, beside its own."""
    for name in naming(table) & data.keys() - {"id"}:
        column, value = table.column(name), data[name]
        form = column.form if column else "text"
        if form == "people":
            yield from (actor for actor, _ in value)
        elif form == "texts":
            yield from value
        elif value:
            yield str(value)


# A question may be about one actor, and the setting `us` is one; neither must be.
_MORE = {"actors": {"id"}, "scopes": {"about"}, "settings": {"value"}}


def _value(column: Column | None, value: Any, shown: Mapping[str, str]) -> Any:
    form = column.form if column else "text"
    if form == "people":
        pairs = [(shown.get(one, one), role) for one, role in value]
        changed = any(one in shown for one, _ in value)
        return [list(pair) for pair in dict.fromkeys(pairs)] if changed else value
    if form == "texts":
        changed = any(one in shown for one in value)
        return list(dict.fromkeys(shown.get(one, one) for one in value)) if changed else value
    return shown.get(value, value)


def _key(table: Table, key: str, shown: Mapping[str, str]) -> str:
    """The key of a row with the actors in it rewritten; an own id stays, but an actor's."""
    if table.name == "actors":
        return shown.get(key, key)
    parts = key_parts(table, key)
    if parts is None:
        return key
    names = naming(table)
    pairs = zip(table.key, parts, strict=True)
    turned = [shown.get(p, p) if n in names and isinstance(p, str) else p for n, p in pairs]
    return canonical(turned) if turned != parts else key


def key_parts(table: Table, key: str) -> list[Any] | None:
    """The values that make up a key, as `table.key` names them; None for an own id."""
    if len(table.key) == 1 or not key.startswith("["):
        return None
    try:
        parts = json.loads(key)
    except ValueError:
        return None
    return parts if isinstance(parts, list) and len(parts) == len(table.key) else None
