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


@dataclass(frozen=True, slots=True)
class Rung:
    """One row of the table: a place, a topic, and the first date of each kind of space."""

    place: str
    topic: str
    men: str
    women: str
    mixed: str
    advocacy: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The first day of each kind of space in one place, on one topic; None where not by then."""

    place: str
    topic: str
    men: date | None
    women: date | None
    mixed: date | None
    advocacy: date | None


def steps(landscape: Landscape, as_of: date) -> tuple[Steps, ...]:
    """One for each place and topic of sensitivity 3, by their ids."""
    separate = landscape.vocabulary.terms["sequence"]["separate"]
    return tuple(
        Steps(
            ladder.place,
            ladder.topic,
            _first((s for s in ladder.sessions if s.space == separate["men"]), as_of),
            _first((s for s in ladder.sessions if s.space == separate["women"]), as_of),
            _first(ladder.mixed, as_of),
            _first(ladder.advocacy, as_of),
        )
        for ladder in ladders(landscape)
    )


def rungs(landscape: Landscape, as_of: date, words: Words) -> tuple[Rung, ...]:
    """One row for each place and topic of sensitivity 3; "" where nothing was held by then."""
    return tuple(
        Rung(
            place_name(landscape, one.place),
            landscape.vocabulary.label("topics", one.topic),
            *(words.day(day) if day else "" for day in days),
        )
        for one in steps(landscape, as_of)
        for days in [(one.men, one.women, one.mixed, one.advocacy)]
    )


def _first(sessions: Iterable[Activity], as_of: date) -> date | None:
    return min((session.date for session in sessions if session.date <= as_of), default=None)
