"""What rows said by hand change, in sentences: what was, and what is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.tables import TABLES, to_data, to_record
from allymap.view.record import actor_line, line, records_of
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def says_news(before: Landscape, rows: Iterable[Row], words: Words) -> bool:
    """Whether any row says what is not known yet."""
    rows = tuple(rows)
    known = records_of(before, ((row.table, row.key) for row in rows))
    return any(
        (record := known.get((row.table, row.key))) is None
        or any(_told(before, row, to_data(TABLES[row.table], record), "", words))
        for row in rows
    )


def changed(before: Landscape, rows: Iterable[Row], words: Words) -> Iterator[str]:
    """A sentence for each record that is new, and for each value that is another now."""
    rows = tuple(rows)
    known = records_of(before, ((row.table, row.key) for row in rows))
    for row in rows:
        record = known.get((row.table, row.key))
        if record is None and row.table == "settings":
            yield words.say("hand.us", who=before.name(row.data["value"]))
        elif record is None:
            yield words.say("hand.added", what=_new(before, row, words))
        else:
            yield from _differences(before, row, record, words)


def _new(before: Landscape, row: Row, words: Words) -> str:
    record = to_record(TABLES[row.table], row.key, row.data)
    if row.table == "actors":
        return actor_line(before.with_(actors=[record]), record.id, words)
    return line(before, row.table, record, words)


def _differences(before: Landscape, row: Row, record: Any, words: Words) -> Iterator[str]:
    what = line(before, row.table, record, words)
    old = to_data(TABLES[row.table], record)
    told = list(_told(before, row, old, what, words))
    yield from told or [words.say("hand.same", what=what)]


def _told(
    before: Landscape, row: Row, old: Mapping[str, Any], what: str, words: Words
) -> Iterator[str]:
    if row.table == "settings" and row.data["value"] != old["value"]:
        was, now = (before.name(data["value"]) for data in (old, row.data))
        yield words.say("hand.us_now", was=was, who=now)
        return
    table = TABLES[row.table]
    kept = old.get("attributes", {})
    for name, value in {**row.data.get("attributes", {}), **row.data}.items():
        column, was = table.column(name), old.get(name, kept.get(name))
        if (column or name in kept) and was != value:
            said: dict[str, Any] = {"what": what, "column": _called(name, kept, words)}
            now = in_words(before, column, value, words)
            if was is None:
                yield words.say("hand.filled", now=now, **said)
            else:
                was = in_words(before, column, was, words)
                yield words.say("hand.changed", was=was, now=now, **said)
    for name in row.data.get(CLEARED, ()):
        if (gone := old.get(name, kept.get(name))) is not None:
            was = in_words(before, table.column(name), gone, words)
            yield words.say("hand.cleared", what=what, column=_called(name, kept, words), was=was)


def _called(name: str, kept: Mapping[str, str], words: Words) -> str:
    return name if name in kept else label(name, words)
