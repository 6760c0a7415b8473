"""The synchronisation ladder: for each place and sensitive topic, the dates of its rungs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.sequence import ladders
from allymap.view.naming import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity
    from allymap.view.words import Words

RUNGS = ("men", "women", "mixed", "advocacy")


@dataclass(frozen=True, slots=True)
class Climb:
    """A place, a topic, and for each of `RUNGS` the first day it was held, by their codes."""

    place: str
    topic: str
    held: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One row of the table: a place, a topic, and the first date of each kind of space."""

    place: str
    topic: str
    men: str
    women: str
    mixed: str
    advocacy: str


def climbs(landscape: Landscape, as_of: date) -> tuple[Climb, ...]:
    """How far each place has come on each topic of sensitivity 3; None: not held by then."""
    separate = landscape.vocabulary.terms["sequence"]["separate"]
    found = []
    for ladder in ladders(landscape):
        apart = [[s for s in ladder.sessions if s.space == separate[who]] for who in RUNGS[:2]]
        held = (_first(sessions, as_of) for sessions in (*apart, ladder.mixed, ladder.advocacy))
        found.append(Climb(ladder.place, ladder.topic, tuple(held)))
    return tuple(found)


def rungs(landscape: Landscape, as_of: date, words: Words) -> tuple[Rung, ...]:
    """One row for each place and topic of sensitivity 3; "" where nothing was held by then."""
    return tuple(
        Rung(
            place_name(landscape, one.place),
            landscape.vocabulary.label("topics", one.topic),
            *(words.day(day) if day else "" for day in one.held),
        )
        for one in climbs(landscape, as_of)
    )


def _first(sessions: Iterable[Activity], as_of: date) -> date | None:
    return min((s.date for s in sessions if s.date <= as_of), default=None)
