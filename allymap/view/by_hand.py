"""What one correction said by hand, a line for each record: whom it was about, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.tables import TABLES, to_record
from allymap.view.record import is_restricted, line, records_of
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def said_by_hand(landscape: Landscape, rows: Sequence[Row], words: Words) -> Iterator[str]:
    """Each record that a correction is about, and the values it gave; of restricted ones nothing.

    `landscape` is as it stands now: what was undone since is told from the rows alone.
    """
    known = records_of(landscape, [(row.table, row.key) for row in rows])
    for row in rows:
        record = known.get((row.table, row.key)) or _whole(row)
        if record is None or is_restricted(landscape, (row.table, row.key), record):
            yield words.say(f"one.{row.table}")
            continue
        values = list(_values(landscape, row, words))
        what = line(landscape, row.table, record, words)
        yield words.say("by_hand.said", what=what, values=", ".join(values)) if values else what


def _values(landscape: Landscape, row: Row, words: Words) -> Iterator[str]:
    table = TABLES[row.table]
    for name, value in row.data.items():
        column = table.column(name)
        if column and name not in ("id", "name", *table.key):
            shown = in_words(landscape, column, value, words)
            yield words.say("text.labelled", label=label(name, words), text=shown)
    for name in row.data.get(CLEARED, ()):
        yield words.say("by_hand.blank", column=label(name, words))


def _whole(row: Row) -> Any:
    """The record that a row makes by itself; None when it says only a part of one."""
    table = TABLES[row.table]
    if any(column.required and column.name not in row.data for column in table.columns):
        return None
    return to_record(table, row.key, row.data)
