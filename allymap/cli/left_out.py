"""Somebody on a list who was forgotten: left out, or taken in again when a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from allymap.cli.naming import at_terminal
from allymap.cli.say import agreed
from allymap.cli.speech import words
from allymap.match.names import forms, spoken
from allymap.model.erase import without_names
from allymap.model.forgotten import named, recognised, remembered
from allymap.model.journal import one_by_one
from allymap.model.problem import Origin, Problem
from allymap.model.trim import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from allymap.model.journal import Batch, Entry, Revision, Row
    from allymap.store.weigh import Journal


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a list without the forgotten; `again` are hashes that count no longer."""

    rows: Iterable[Row | Batch]
    told: tuple[Problem, ...] = ()
    again: tuple[str, ...] = ()


def without_forgotten(
    rows: Iterable[Row | Batch],
    journal: Callable[[], Journal],
    revision: Revision,
    entries: Sequence[Entry],
    *,
    ask: bool,
) -> Kept:
    """The rows of a list without those who were forgotten, and a warning for each of them.

    A person at a terminal is asked about each, when `ask` is true. Ties to somebody whose
    record is in another file are left out too, and names in texts go with the records.
    """
    if not remembered(entries):
        return Kept(rows)
    held = tuple(one_by_one(rows))
    found = recognised(held, entries, revision.list, forms)
    asked = {row.key: row for row in held if row.table == "actors" and row.key in found}
    back = {key for key, row in asked.items() if ask and at_terminal() and _wanted(row, found)}
    gone = {key: row for key, row in asked.items() if key not in back}
    gone |= _elsewhere(held, journal(), revision, entries)
    trims = [(row, trimmed(row, gone.keys())) for row in held]
    left = [kept for _, kept in trims if kept is not None]
    told = list(gone.values())
    naming = [row for row, kept in trims if kept is None and row.table != "actors"]
    naming = [row for row in naming if row not in told]
    names = {one for key in gone if key in found for one in spoken(str(asked[key].data["name"]))}
    return Kept(
        without_names(left, entries, names),
        (*_told(told, revision), *_told(naming, revision, "forgotten_left_with")),
        tuple(entry.id for key in sorted(back) for entry in found[key]),
    )


def _elsewhere(
    held: Sequence[Row], journal: Journal, revision: Revision, entries: Sequence[Entry]
) -> Mapping[str, Row]:
    """Who is named here, stands on no list, and was forgotten; each with the first row."""
    known = {row.key for row in (*journal.rows, *held) if row.table == "actors"}
    lists = {one.list for one in journal.revisions} | {revision.list}
    found = named(held, entries, sorted(lists), forms)
    return {one: row for one, row in found.items() if one not in known}


def _wanted(row: Row, found: Mapping[str, tuple[Entry, ...]]) -> bool:
    first = min(entry.at for entry in found[row.key])
    day = words().day(date.fromisoformat(first[:10]))
    return agreed(words().say("forgotten.again", name=row.data.get("name", row.key), day=day))


def _told(
    rows: Iterable[Row], revision: Revision, code: str = "forgotten_left_out"
) -> Iterator[Problem]:
    for row in rows:
        yield Problem(code, Origin(revision.file, row.sheet, row.row), severity="warning")
