"""Somebody on a list who was forgotten: left out, or taken in again when a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.cli.naming import at_terminal
from allymap.cli.say import agreed
from allymap.cli.speech import words
from allymap.model.forgotten import recognised, remembered
from allymap.model.journal import one_by_one
from allymap.model.problem import Origin, Problem
from allymap.model.trim import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.model.journal import Batch, Entry, Revision, Row


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of a list without the forgotten; `again` are hashes that count no longer."""

    rows: Iterable[Row | Batch]
    told: tuple[Problem, ...] = ()
    again: tuple[str, ...] = ()


def without_forgotten(
    rows: Iterable[Row | Batch], entries: Sequence[Entry], revision: Revision, *, ask: bool
) -> Kept:
    """The rows of a list without those who were forgotten, and a warning for each of them.

    A person at a terminal is asked about each, when `ask` is true.
    """
    if not remembered(entries):
        return Kept(rows)
    held = tuple(one_by_one(rows))
    found = recognised(held, entries, revision.list)
    asked = {row.key: row for row in held if row.table == "actors" and row.key in found}
    back = {key for key, row in asked.items() if ask and at_terminal() and _wanted(row, found)}
    gone = found.keys() - back
    left = (trimmed(row, gone) for row in held)
    return Kept(
        tuple(row for row in left if row is not None),
        tuple(_told(asked[key], revision) for key in asked if key in gone),
        tuple(entry.id for key in sorted(back) for entry in found[key]),
    )


def _wanted(row: Row, found: Mapping[str, tuple[Entry, ...]]) -> bool:
    day = min(entry.at for entry in found[row.key])[:10]
    return agreed(words().say("forgotten.again", name=row.data.get("name", row.key), day=day))


def _told(row: Row, revision: Revision) -> Problem:
    origin = Origin(revision.file, row.sheet, row.row)
    return Problem("forgotten_left_out", origin, severity="warning")
