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


def rungs(landscape: Landscape, as_of: date, words: Words) -> tuple[Rung, ...]:
    """One row for each place and topic of sensitivity 3; "" where nothing was held by then."""
    separate = landscape.vocabulary.terms["sequence"]["separate"]
    return tuple(
        Rung(
            place_name(landscape, ladder.place),
            landscape.vocabulary.label("topics", ladder.topic),
            _first((s for s in ladder.sessions if s.space == separate["men"]), as_of, words),
            _first((s for s in ladder.sessions if s.space == separate["women"]), as_of, words),
            _first(ladder.mixed, as_of, words),
            _first(ladder.advocacy, as_of, words),
        )
        for ladder in ladders(landscape)
    )


def _first(sessions: Iterable[Activity], as_of: date, words: Words) -> str:
    held = [session.date for session in sessions if session.date <= as_of]
    return words.day(min(held)) if held else ""
