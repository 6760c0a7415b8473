"""What a list says in a column, in words: labels for codes, names for ids, dates as written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.model.journal import BY_HAND
from allymap.view.naming import place_name

if TYPE_CHECKING:
    from allymap.model.columns import Column
    from allymap.model.landscape import Landscape
    from allymap.model.tables import Table
    from allymap.view.words import Words

# Columns that hold the id of a place without having to: a place needs no list of its own.
_PLACES = frozenset({"place", "parent"})


def list_name(name: str, words: Words) -> str:
    """What a list is called; the one of small corrections has a name of its own."""
    return words.own("list.by_hand", name) if name == BY_HAND else name


def label(name: str, words: Words) -> str:
    """A column's name as people say it; a column nobody knows keeps its header."""
    code = f"column.{name}"
    return words.say(code) if words.has(code) else name


def in_words(landscape: Landscape, column: Column | None, value: Any, words: Words) -> str:
    """A value of canonical JSON or of a record as people write it; "" when it says nothing."""
    if value is None or value in ("", (), []):
        return ""
    if column is None:
        return str(value)
    if column.form in ("texts", "codes"):
        return words.listed(_one(landscape, column, one, words) for one in value)
    if column.form == "people":
        return words.listed(_person(landscape, one, role, words) for one, role in value)
    return _one(landscape, column, value, words)


def named(landscape: Landscape, table: str, key: str) -> str:
    """What a record of a table is called, or its id when it has no name."""
    if table == "actors":
        return landscape.name(key)
    if table == "places":
        return place_name(landscape, key)
    found = next((one for one in getattr(landscape, table) if one.id == key), None)
    return getattr(found, "name", None) or key


def column_of(table: Table, name: str) -> Column | None:
    """The column of a table by the name of a record's field or of a row's value."""
    return table.column(name.rstrip("_"))


def _one(landscape: Landscape, column: Column, value: Any, words: Words) -> str:
    if column.refers:
        return named(landscape, column.refers, str(value))
    if column.name in _PLACES:
        return place_name(landscape, str(value))
    if column.codes:
        return landscape.vocabulary.label(column.codes, str(value))
    if column.form == "flag":
        return words.say("yes" if value else "no")
    if column.form in ("day", "month"):
        return _date(column, value, words)
    return str(value)


def _date(column: Column, value: Any, words: Words) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    if column.form == "day":
        return words.day(day)
    return words.say("month", month=words.say(f"month.{day.month}"), year=day.year)


def _person(landscape: Landscape, actor: str, role: str, words: Words) -> str:
    said = landscape.vocabulary.label("roles", role)
    return words.say("person.role", name=landscape.name(actor), role=said)
