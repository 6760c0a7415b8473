"""One wave of a journal: what was known after it, whom its lists name, who was asked what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from allymap.model.fold import fold, who_is_shown
from allymap.model.past import last_of, until
from allymap.model.terms import asked_about

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.landscape import Landscape


@dataclass(frozen=True)
class Wave:
    """A wave by name, the day it looks from, and the landscape that was known after it.

    `roster`: the actors whom its own lists name; `presence`: who was asked, not reached or
    had left; `scopes`: (topic, about) of what its sources asked.
    """

    name: str
    day: date
    landscape: Landscape
    roster: frozenset[str]
    presence: Mapping[str, str]
    scopes: frozenset[tuple[str, str]]

    def asked(self, topic: str, actor: str) -> bool:
        """Whether a source of this very wave asked about a tie type or table for an actor."""
        known = self.landscape.actor.get(actor)
        return known is not None and asked_about(self._own, topic, known, date.max)

    @cached_property
    def _own(self) -> Landscape:
        """The landscape with the questions of this wave alone."""
        own = tuple(s for s in self.landscape.scopes if s.wave == self.name)
        return replace(self.landscape, scopes=own)


def waves(revisions: Sequence[Revision]) -> tuple[str, ...]:
    """The waves of a journal that are not undone, in the order of their last imports."""
    named = [r.wave for r in revisions if r.wave and not r.undone]
    return tuple(dict.fromkeys(reversed(named)))[::-1]


def wave(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    name: str,
    day: date | None = None,
) -> Wave:
    """A wave, looked at from a day: by default that of its newest source, else of its import.

    Who is the same counts as it is known now, so that an actor has one id in all waves.
    Raises `UnknownName` when there is no such wave or import.
    """
    last = last_of(revisions, name)
    then, said = until(revisions, entries, last)
    told = {entry.id for entry in said}
    later = (e for e in entries if e.kind == "judgement" and e.id not in told)
    known = {revision.id for revision in then}
    kept = tuple(row for row in rows if row.revision in known)
    landscape = fold(then, kept, (*said, *later))
    asked = [scope for scope in landscape.scopes if scope.wave == name]
    return Wave(
        name,
        day or _day(landscape, {scope.source for scope in asked}, last),
        landscape,
        _roster(revisions, rows, entries, name) & landscape.actor.keys(),
        {p.actor: p.status for p in landscape.presence if p.wave == name},
        frozenset((scope.topic, scope.about) for scope in asked),
    )


def _day(landscape: Landscape, sources: set[str], last: Revision) -> date:
    days = [s.date for s in landscape.sources if s.id in sources and s.date]
    return max(days, default=date.fromisoformat(last.at[:10]))


def _roster(
    revisions: Sequence[Revision], rows: Sequence[Row], entries: Sequence[Entry], name: str
) -> frozenset[str]:
    """Whom the lists of a wave have as a row of their own, under the ids that are shown."""
    own = {r.id for r in revisions if r.wave == name and not r.undone}
    shown = who_is_shown(revisions, rows, entries)
    keys = (row.key for row in rows if row.table == "actors" and row.revision in own)
    return frozenset(shown.get(key, key) for key in keys)
