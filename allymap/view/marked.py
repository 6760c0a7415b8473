"""Marks in words, beside the findings they are about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.model.marks import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from allymap.model.marks import Mark
    from allymap.view.told import Told
    from allymap.view.words import Words


def with_marks(
    told: Iterable[Told], marks: Mapping[str, Mark], day: date, words: Words
) -> tuple[Told, ...]:
    """The findings with their marks in words, those put aside after the others."""
    said = [_marked(one, marks.get(one.id), day, words) for one in told]
    return tuple(sorted(said, key=lambda one: one.aside))


def told_mark(mark: Mark, status: str, day: date, words: Words) -> str:
    """A mark as people say it: `Planned: Rokia, until 1 March 2026`."""
    late = mark.overdue(day) and status != "OK"
    when = words.say("mark.overdue" if late else "mark.until", day=words.day(mark.until))
    parts = [part for part in (mark.who, when if mark.until else "") if part]
    still = mark.state == "done" and status != "OK"
    state = words.say("mark.still_there" if still else f"mark.state.{mark.state}")
    said = words.say("text.labelled", label=state, text=", ".join(parts)) if parts else state
    return words.say("mark.noted", mark=said, note=mark.note) if mark.note else said


def told_aside(told: Sequence[Told], marks: Mapping[str, Mark], words: Words) -> str:
    """How many findings were put aside, in a sentence; "" when none was."""
    counts = Counter(marks[one.id].state for one in told if one.aside and one.status != "OK")
    said = [words.say(f"mark.count.{state}", n=n) for state, n in sorted(counts.items())]
    return words.say("mark.aside", what=words.listed(said)) if said else ""


def _marked(one: Told, mark: Mark | None, day: date, words: Words) -> Told:
    if mark is None:
        return one
    said = told_mark(mark, one.status, day, words)
    late = mark.overdue(day) and one.status != "OK"
    return replace(one, mark=said, aside=mark.state in ASIDE, overdue=late)
