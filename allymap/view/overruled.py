"""Corrections by hand that an import overruled: yours, the list's, and how to put yours back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES
from allymap.model.unite import shown_key
from allymap.view.command_line import harmless, typed
from allymap.view.record import line, records_of
from allymap.view.typed import code, header
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allymap.model.columns import Column
    from allymap.model.corrected import Overruled
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

_TOLD = 3


def told_overruled(
    before: Landscape, lost: Sequence[Overruled], words: Words, *, kept: bool
) -> Iterator[str]:
    """How many there are, the first few with how to put each back, and how many more.

    `kept`: that the import was no trial, after which there is nothing to put back.
    """
    if not lost:
        return
    yield words.say("overruled", n=len(lost))
    for one in lost[:_TOLD]:
        yield f"- {_told(before, one, words)}"
        if kept and (parts := _fix(before, one, words)):
            yield f"  {_back(parts, words)}"
    if len(lost) > _TOLD:
        yield f"- {words.say('list.more', n=len(lost) - _TOLD)}"


def as_facts(one: Overruled) -> dict[str, Any]:
    """The same for programs."""
    about = {"table": one.row.table, "key": one.row.key, "column": one.column}
    return {**about, "yours": one.yours, "theirs": one.theirs}


def _told(before: Landscape, one: Overruled, words: Words) -> str:
    column = _column(one)
    yours = in_words(before, column, one.yours, words)
    return words.say(
        "overruled.one" if yours else "overruled.blank",
        what=_what(before, one, words),
        column=one.column if one.kept else label(one.column, words),
        yours=yours,
        theirs=in_words(before, column, one.theirs, words),
    )


def _what(before: Landscape, one: Overruled, words: Words) -> str:
    table = one.row.table
    key = shown_key(TABLES[table], one.row.key, before.aliases)
    known = records_of(before, [(table, key)]).get((table, key))
    return line(before, table, known, words) if known else words.say(f"one.{table}")


def _back(parts: Sequence[str], words: Words) -> str:
    """How to put a value back: a command, unless a part of it could give orders of its own."""
    if not all(map(harmless, parts)):
        return words.say("overruled.by_hand")
    return words.say("overruled.back", command=" ".join(["allymap fix", *map(typed, parts)]))


def _fix(before: Landscape, one: Overruled, words: Words) -> list[str]:
    """What `allymap fix` takes to put a value back; nothing where it cannot be typed at all."""
    who = _whom(before, one, words)
    name = one.column if one.kept else header(one.row.table, one.column, words)
    value = _typed(before, _column(one), one.yours, words)
    what = ["--clear", name] if one.yours is None else ["--set", f"{name}={value}"]
    return [*who, *what] if who and (one.yours is None or value) else []


def _whom(before: Landscape, one: Overruled, words: Words) -> list[str]:
    actors, data = before.aliases.actors, one.row.data
    if one.row.table == "actors":
        return [actors.get(one.row.key, one.row.key)]
    if one.row.table != "ties":
        return []
    ends = (actors.get(data[end], data[end]) for end in ("source", "target"))
    source, target = ends
    return [source, code("ties", data["type"], words), target]


def _typed(before: Landscape, column: Column | None, value: Any, words: Words) -> str:
    """A value as the command takes it."""
    if column is None or column.form in ("text", "day", "month", "whole"):
        return str(value)
    if column.form in ("texts", "codes"):
        return "|".join(code(column.codes, v, words) if column.codes else v for v in value)
    if column.form == "code":
        return code(column.codes, value, words)
    return in_words(before, column, value, words) if column.form == "flag" else ""


def _column(one: Overruled) -> Column | None:
    return None if one.kept else TABLES[one.row.table].column(one.column)
