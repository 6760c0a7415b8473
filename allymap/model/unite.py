"""Rows that speak of one actor or place in several ways, rewritten to the one that is shown."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from allymap.model.columns import columns_of, extra
from allymap.model.tables import Table, canonical
from allymap.model.whereabouts import WHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.model.columns import Column
    from allymap.model.journal import Row


@dataclass(frozen=True, slots=True)
class Aliases:
    """What is shown as another: ids of actors, and names of places, which stand for their ids.

    `called`: what actors are or were called beside their name and id, by the id that is shown.
    """

    actors: Mapping[str, str] = extra()
    places: Mapping[str, str] = extra()
    called: Mapping[str, tuple[str, ...]] = extra()

    def __bool__(self) -> bool:
        return bool(self.actors or self.places)


NO_ALIASES = Aliases()


def also_called(rows: Iterable[Row], actors: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Every name and id that rows ever gave to actors, by the id that is shown; `actors`: as what.

    Who never had but one is not there.
    """
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.table == "actors":
            called = found.setdefault(actors.get(row.key, row.key), {})
            called |= dict.fromkeys(filter(None, (row.key, str(row.data.get("name", "")))))
    return {one: tuple(called) for one, called in found.items() if len(called.keys() - {one}) > 1}


def rewritten(
    table: Table, key: str, data: Mapping[str, Any], shown: Aliases
) -> tuple[str, dict[str, Any]]:
    """A row's key and data with every actor and place under the id that is shown."""
    named = naming(table)
    changes = {n: _value(table.column(n), v, shown.actors) for n, v in data.items() if n in named}
    where = WHERE.get(table.name)
    if where and shown.places and where in data:
        said = changes.get(where, data[where])
        changes[where] = shown.places.get(said, said)
    return shown_key(table, key, shown), {**data, **changes}


def vanishes(table: str, data: Mapping[str, Any], actors: Mapping[str, str]) -> bool:
    """Whether a row is a tie between two ids of one actor."""
    ends = data.get("source"), data.get("target")
    return table == "ties" and ends[0] == ends[1] and ends[0] in actors.values()


def naming(table: Table) -> frozenset[str]:
    """The columns of a table that may hold an actor's id."""
    return _naming(table.name, table.record)


@cache
def _naming(table: str, record: type) -> frozenset[str]:
    named = {column.name for column in columns_of(record) if column.refers == "actors"}
    return frozenset(named | _MORE.get(table, set()))


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


def shown_key(table: Table, key: str, shown: Aliases) -> str:
    """The key of a row with what is in it rewritten; an own id stays, but an actor's."""
    if table.name == "actors":
        return shown.actors.get(key, key)
    parts = key_parts(table, key)
    if parts is None:
        return key
    pairs = zip(table.key, parts, strict=True)
    turned = [_part(table, name, part, shown) for name, part in pairs]
    return canonical(turned) if turned != parts else key


def _part(table: Table, name: str, part: Any, shown: Aliases) -> Any:
    if not isinstance(part, str):
        return part
    if name in naming(table):
        part = shown.actors.get(part, part)
    return shown.places.get(part, part) if WHERE.get(table.name) == name else part


def key_parts(table: Table, key: str) -> list[Any] | None:
    """The values that make up a key, as `table.key` names them; None for an own id."""
    if len(table.key) == 1 or not key.startswith("["):
        return None
    try:
        parts = json.loads(key)
    except ValueError:
        return None
    return parts if isinstance(parts, list) and len(parts) == len(table.key) else None
