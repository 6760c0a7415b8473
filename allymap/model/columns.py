"""What a column of a table holds, written once beside the record's field."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

# A row's data may name columns here: what they said before counts no longer.
CLEARED = "cleared"

Form = Literal["text", "code", "whole", "day", "month", "flag", "texts", "codes", "people"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells hold, and which table its values must be found in.

    `codes` names a list of the vocabulary; `low` and `high` bound a whole number;
    `refers` names the table whose key the value must be.
    """

    name: str
    form: Form
    required: bool = False
    codes: str = ""
    low: int = 0
    high: int = 0
    refers: str = ""


def needed(form: Form = "text", **about: Any) -> Any:
    """A field that every row must fill."""
    return field(metadata={"form": form, "required": True, **about})


def maybe(form: Form = "text", **about: Any) -> Any:
    """A field that a row may leave empty: None, or an empty tuple where it lists."""
    empty = () if form in ("texts", "codes", "people") else None
    return field(default=empty, metadata={"form": form, **about})


_NOTHING: Mapping[str, Any] = MappingProxyType({})


def extra() -> Any:
    """A field for what has no column of its own: a read-only mapping, empty by default."""
    return field(default_factory=lambda: _NOTHING, hash=False)


def columns_of(record: type) -> tuple[Column, ...]:
    """The columns of a record type, in the order of its fields."""
    return tuple(
        Column(name=f.name.rstrip("_"), **f.metadata) for f in fields(record) if f.metadata
    )


def decode(column: Column, value: Any) -> Any:
    """A value of canonical JSON as the record holds it."""
    if column.form in ("day", "month"):
        return date.fromisoformat(value)
    if column.form in ("texts", "codes"):
        return tuple(value)
    if column.form == "people":
        return tuple((actor, role) for actor, role in value)
    return value


def encode(column: Column, value: Any) -> Any:
    """A value of a record as canonical JSON holds it; the inverse of `decode`."""
    if column.form in ("day", "month"):
        return value.isoformat()
    if column.form in ("texts", "codes"):
        return list(value)
    if column.form == "people":
        return [list(pair) for pair in value]
    return value


def is_empty(value: object) -> bool:
    """Whether a value says nothing: None, "" or an empty list; 0 and False say something."""
    return value is None or value == "" or value in ((), [])
