"""Tables as CSV text that spreadsheets cannot mistake for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from allymap.intake.silence import speaks_of_others
from allymap.model.tables import TABLES, Table, to_data

if TYPE_CHECKING:
    from collections.abc import Collection

    from allymap.model.landscape import Landscape

_COMMAS = ",،、"
_MARKS = "|;؛\n\r"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_tables(landscape: Landscape, without: Collection[str] = ()) -> dict[str, str]:
    """Every table that has records, but those in `without`, as CSV text: a row a record.

    The header has the column names. Lists are joined by `|`, an item that has such a mark in it
    is in quotes, people are `actor:role`. A cell that a spreadsheet could run gets an apostrophe
    in front (OWASP, CSV injection).
    """
    return {
        name: _csv(table, getattr(landscape, name))
        for name, table in TABLES.items()
        if getattr(landscape, name) and name not in without
    }


def _csv(table: Table, records: tuple[Any, ...]) -> str:
    rows = [to_data(table, record) for record in records]
    more = sorted({name for row in rows for name in row.get("attributes", {})})
    columns = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*columns, *map(guarded, more)])
    for row in rows:
        extra = row.get("attributes", {})
        values = [*(row.get(name, "") for name in columns), *(extra.get(n, "") for n in more)]
        writer.writerow([guarded(cell(value)) for value in values])
    return text.getvalue()


def cell(value: Any) -> str:
    """A value as a spreadsheet's cell says it: lists with `|` between their items."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        texts = [_item(":".join(one) if isinstance(one, list) else one) for one in value]
        # A list takes a comma for its mark where it has no other.
        alone = len(texts) == 1 and any(mark in texts[0] for mark in _COMMAS)
        return f"{texts[0]}|" if alone else "|".join(texts)
    return str(value)


def _item(text: str) -> str:
    """An item of a list, in quotes when it would be taken for several or for a quoted one."""
    if text.startswith('"') or any(mark in text for mark in _MARKS):
        return '"' + text.replace('"', '""') + '"'
    return text


def guarded(text: str) -> str:
    """Text that is no formula, no ditto mark and no word for nothing, nor seems to be guarded.

    Numbers below zero stay numbers.
    """
    number = text.lstrip("-").isdigit() and text.count("-") <= 1
    bare = text.lstrip("'")
    taken_for_else = bare.startswith(_FORMULA) or speaks_of_others(bare.strip())
    return f"'{text}" if taken_for_else and not number else text
