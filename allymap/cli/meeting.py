"""allymap meeting: what changed since the last one, and what to do next, on one page."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple

import click

from allymap.cli.by_hand import SaidDay
from allymap.cli.hand_values import problem
from allymap.cli.marking import headlines, shown_in
from allymap.cli.meetings import Held, meetings
from allymap.cli.options import Output, json_option, now, opened, store_option, today
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.sealing import seal_options, tell_sealed, write_page
from allymap.cli.speech import in_language, words
from allymap.errors import AllymapError, Refused
from allymap.gaps.choice import choose
from allymap.gaps.cold import gone_cold
from allymap.gaps.course import course, open_ids
from allymap.gaps.introducers import Introducers
from allymap.gaps.marked import is_aside, overdue
from allymap.gaps.rules import find_gaps
from allymap.model.audience import for_audience
from allymap.model.journal import Entry
from allymap.model.marks import Mark, marks
from allymap.view.marked import told_mark
from allymap.view.meeting import agenda, write_meeting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from allymap.gaps.course import Course
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store
    from allymap.store.weigh import Journal
    from allymap.view.meeting import Agenda

PAGE = "meeting-INTERNAL.html"


class Now(NamedTuple):
    """What a meeting looks at: the landscape, the findings, the marks, the meetings before."""

    introducers: Introducers
    found: tuple[Finding, ...]
    marks: Mapping[str, Mark]
    held: tuple[Held, ...]

    @property
    def seen(self) -> Landscape:
        """What is shown of the landscape."""
        return self.introducers.seen

    def became(self) -> Course:
        """What became of the findings since the last meeting."""
        done = {one for one, mark in self.marks.items() if mark.state == "done"}
        current = open_ids(self.found)
        ordered = [f.id for f in self.found if f.id in current]
        return course(ordered, [one.open for one in self.held], done)


@click.command(
    "meeting",
    epilog="""\b
Examples:
  allymap meeting                     writes meeting-INTERNAL.html, one page of A4
  allymap meeting --held --by Zuri    the next one starts from here
  allymap meeting --on 2026-03-01     as it will look on that day""",
)
@click.option("--on", type=SaidDay(), help="The day of the meeting.  [default: today]")
@click.option("--held", is_flag=True, help="Note that it was held; the next one starts there.")
@click.option("--undo", is_flag=True, help="Take back that the last one was held.")
@click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name.")
@click.option(
    "-o",
    "--output",
    type=Output(".html"),
    default=PAGE,
    show_default=True,
    help="The page to write.",
)
@seal_options
@store_option
@json_option
def command(
    on: date | None,
    held: bool,
    undo: bool,
    by: str,
    output: Path,
    passphrase: str,
    store: str,
    as_json: bool,
) -> None:
    """What changed since the last meeting, who has gone cold, and three things to do."""
    day = on or today()
    if held and day > today():
        raise Refused([problem("still_to_come", day=words().day(day))])
    place = opened(store)
    try:
        if undo:
            _undo(place)
        with working():
            current = _now(place.journal(), day)
        if held:
            place.add(Entry(str(uuid.uuid4()), now(), "meeting", {"on": day.isoformat(), "by": by}))
    finally:
        place.close()
    about = _agenda(current, day)
    if as_json:
        answer_json(_plain(current, day))
        return
    page, chosen = write_meeting(about, words=words()), output.name != PAGE
    path = write_page(output, page, passphrase, chosen=chosen)
    _print(about)
    answer(words().say("report.written", path=path))
    if passphrase:
        tell_sealed()
    talk(words().say("next.held" if not held else "meeting.noted"), style="dim")


def _undo(place: Store) -> None:
    noted = [e for e in place.entries() if e.kind == "meeting" and not e.undone]
    if not noted:
        raise AllymapError("no_meeting")
    place.set_undone(noted[-1].id, True)


def _now(journal: Journal, day: date) -> Now:
    landscape = in_language(journal.landscape())
    seen = for_audience(landscape, "internal", today(), day)
    decided = marks(journal.entries, shown_in(journal))
    introducers = Introducers(landscape, seen, day, today())
    return Now(introducers, find_gaps(landscape, day), decided, meetings(journal))


def _agenda(current: Now, day: date) -> Agenda:
    found, decided, held, seen = current.found, current.marks, current.held, current.seen
    last = held[-1] if held else None
    called = {**(last.called if last else {}), **headlines(found, seen)}
    late = overdue(found, decided, day)
    plans = [
        words().say(
            "text.labelled",
            label=called.get(plan.finding, plan.finding),
            text=told_mark(plan, "GAP", day, words()),
        )
        for plan in late
    ]
    things = current.introducers.dress(_things(current, day))
    pressing = [(f, decided.get(f.id)) for f in things]
    cold = gone_cold(seen, day)
    day_of_last = last.on if last else None
    return agenda(seen, day, day_of_last, current.became(), called, cold, pressing, plans, words())


def _things(current: Now, day: date) -> tuple[Finding, ...]:
    """What to do first, of what was not put aside."""
    left = (finding for finding in current.found if not is_aside(finding, current.marks))
    return choose(current.seen, left, day).things


def _plain(current: Now, day: date) -> dict[str, object]:
    became = current.became()
    cold = gone_cold(current.seen, day)
    names = ("new", "open", "gone", "back", "still_there")
    return {
        "on": day,
        "last": current.held[-1].on if current.held else None,
        **{name: list(getattr(became, name)) for name in names},
        "cold": [{"actor": c.actor, "last_contact": c.last, "holder": c.holder} for c in cold],
        "things": [f.id for f in _things(current, day)],
    }


def _print(about: Agenda) -> None:
    say = words().say
    answer(say("meeting.heading", day=about.day), style="bold")
    answer(about.since, style="dim")
    for line in about.late:
        answer(say("mark.late", plan=line), style="bold")
    for change in about.changes:
        answer(change.what)
        for line in change.lines:
            answer(f"- {line}", indent=2)
    answer()
    answer(say("meeting.cold"), style="bold")
    for line in about.cold or (say("meeting.cold.none"),):
        answer(f"- {line}", indent=2)
    answer()
    answer(say("meeting.things"), style="bold")
    for number, one in enumerate(about.things, start=1):
        answer(f"{number}. {one.headline}", indent=2)
        answer(f"{say('gaps.do')} {one.action}", indent=5)
        if one.introduction:
            answer(f"{say('gaps.introduction')} {one.introduction}", indent=5)
        who = say("text.labelled", label=say("meeting.who.short"), text=one.who or "?")
        answer(f"{who} · {say('meeting.by')} {one.by}", indent=5)
    if not about.things:
        answer(say("meeting.nothing"), indent=2)
    answer()
    for line in about.thresholds:
        answer(line, style="dim")
