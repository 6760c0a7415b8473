"""Which values name an actor, coalition, ask, source or place that is not there."""

from __future__ import annotations

from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.model.columns import is_empty
from allymap.model.problem import Origin, Problem
from allymap.model.tables import TABLES, Table, key_of, to_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.columns import Column
    from allymap.model.vocabulary import Vocabulary


def dangling(tables: Mapping[str, tuple[Any, ...]]) -> list[Problem]:
    """A problem for each reference of each record that nothing answers to."""
    known = {name: {record.id for record in tables[name]} for name in _targets()}
    return [
        missing(table, key_of(table, to_data(table, record)), column, value)
        for table in TABLES.values()
        if not _answered(table, tables[table.name], known)
        for record in tables[table.name]
        for column, value in mentions(table, record)
        if value not in known[column.refers]
    ]


def _answered(table: Table, records: tuple[Any, ...], known: Mapping[str, set[str]]) -> bool:
    """Whether all that the records of a table name is there, column by column."""
    return all(
        _named(column, records) <= known[column.refers] for column in table.columns if column.refers
    )


def _named(column: Column, records: tuple[Any, ...]) -> set[str]:
    values = [getattr(record, column.name) for record in records]
    if column.form == "people":
        return {actor for value in values for actor, _ in value}
    if column.form == "texts":
        return set(chain.from_iterable(values))
    return {*values} - {None}


def missing(
    table: Table,
    key: str,
    column: Column,
    value: str,
    origin: Origin | None = None,
    *,
    secret: bool = False,
) -> Problem:
    """The problem of a reference that nothing answers to; `secret`: without whom it names."""
    facts = {"table": table.name, "refers": column.refers}
    if not secret:
        facts |= {"value": value, "key": key}
    code = "restricted_reference" if secret else "unknown_reference"
    return Problem(code, origin or Origin(""), column.name, facts=MappingProxyType(facts))


def is_secret(table: Table, data: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    """Whether nobody may be told whom a row names: backlash, or who named whom."""
    tie = vocabulary.ties.get(data.get("type", "")) if table.name == "ties" else None
    return table.restricted or bool(tie and tie.restricted)


def incomplete(state: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[Problem]:
    """A problem for each record that lacks what it must say, as when its import was undone."""
    return [
        Problem(
            "incomplete", Origin(""), column, facts=MappingProxyType({"table": table, "key": key})
        )
        for (table, key), data in state.items()
        for column in _needed()[table]
        if is_empty(data.get(column))
    ]


def mentions(table: Table, record: Any) -> Iterator[tuple[Column, str]]:
    """Every (column, id) by which a record names another."""
    for column in table.columns:
        if not column.refers:
            continue
        value = getattr(record, column.name)
        if column.form == "people":
            yield from ((column, actor) for actor, _ in value)
        elif column.form == "texts":
            yield from ((column, actor) for actor in value)
        elif value is not None:
            yield column, value


@cache
def _needed() -> Mapping[str, tuple[str, ...]]:
    return {t.name: tuple(c.name for c in t.columns if c.required) for t in TABLES.values()}


def _targets() -> set[str]:
    return {column.refers for table in TABLES.values() for column in table.columns if column.refers}
