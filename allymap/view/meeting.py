"""A meeting on one page: what changed, who has gone cold, three things to do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.due import due
from allymap.view.naming import actor_name
from allymap.view.single_file import part, render
from allymap.view.tell import tell
from allymap.view.thresholds import told_thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from allymap.gaps.cold import Cold
    from allymap.gaps.course import Course
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.marks import Mark
    from allymap.view.words import Words

# What one page holds, and a meeting can talk about.
NAMED = 5
CHANGED = 3


@dataclass(frozen=True, slots=True)
class Change:
    """What became of some findings: how many, and the first of them by name."""

    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to do: what is the matter, what to do, who could and opens the door, by when."""

    headline: str
    what: str
    action: str
    who: str
    by: str
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that a meeting talks about, in words."""

    day: str
    since: str
    changes: tuple[Change, ...]
    late: tuple[str, ...]
    cold: tuple[str, ...]
    things: tuple[Thing, ...]
    thresholds: tuple[str, ...]


def agenda(
    landscape: Landscape,
    day: date,
    last: date | None,
    became: Course,
    called: Mapping[str, str],
    cold: Sequence[Cold],
    pressing: Sequence[tuple[Finding, Mark | None]],
    late: Iterable[str],
    words: Words,
) -> Agenda:
    """A meeting's page in words; `called` names findings, also those that are gone."""
    since = "meeting.since" if last else "meeting.first"
    opened = sum(map(len, (became.new, became.open, became.back, became.still_there)))
    return Agenda(
        words.day(day),
        words.say(since, n=opened, day=words.day(last)),
        tuple(_changes(became, called, words)) if last else (),
        _few(tuple(late), words),
        _cold(landscape, cold, words),
        tuple(_thing(landscape, *one, day, words) for one in pressing),
        tuple(told_thresholds(landscape, words)),
    )


def write_meeting(about: Agenda, *, words: Words) -> str:
    """The page as HTML, one sheet of A4 when printed; the same input gives the same text."""
    foot = json.dumps(words.say("card.foot"), ensure_ascii=False)
    css = part("meeting.css") + f"@page {{ @bottom-center {{ content: {foot}; }} }}\n"
    return render("meeting.html.j2", css, {}, say=words.say, language=words.language, about=about)


def _few(lines: tuple[str, ...], words: Words) -> tuple[str, ...]:
    left = len(lines) - CHANGED
    return (*lines[:CHANGED], words.say("list.more", n=left)) if left > 0 else lines


def _changes(became: Course, called: Mapping[str, str], words: Words) -> Iterable[Change]:
    for name in ("still_there", "back", "new", "gone", "open"):
        ids = getattr(became, name)
        if ids:
            shown = () if name == "open" else tuple(called.get(i, i) for i in ids)
            yield Change(words.say(f"meeting.{name}", n=len(ids)), _few(shown, words))


def _cold(landscape: Landscape, cold: Sequence[Cold], words: Words) -> tuple[str, ...]:
    said = [_one_cold(landscape, one, words) for one in cold[:NAMED]]
    more = [words.say("list.more", n=len(cold) - NAMED)] if len(cold) > NAMED else []
    return (*said, *more)


def _one_cold(landscape: Landscape, one: Cold, words: Words) -> str:
    parts = [words.say("meeting.cold.days", n=one.days, day=words.day(one.last))]
    if one.influence:
        parts.append(words.say("meeting.cold.influence", influence=one.influence))
    if one.holder:
        holder = actor_name(landscape, one.holder, words)
        parts.append(words.say("meeting.cold.holder", holder=holder))
    return words.say(
        "text.labelled", label=actor_name(landscape, one.actor, words), text=", ".join(parts)
    )


def _thing(
    landscape: Landscape, finding: Finding, mark: Mark | None, day: date, words: Words
) -> Thing:
    (told,) = tell([finding], landscape, words)
    headline = words.say("text.labelled", label=told.about, text=told.title)
    who = (mark.who if mark else "") or told.owner
    by = (mark.until if mark else None) or due(landscape, finding, day)
    headline = headline if told.about else told.title
    return Thing(headline, told.what, told.action, who, words.day(by), told.introduction)
