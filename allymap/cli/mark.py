"""allymap mark: what was decided about a finding."""

from __future__ import annotations

import uuid
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.by_hand import SaidDay
from allymap.cli.marking import finding_meant, marks_in, shown_in
from allymap.cli.options import as_of_option, json_option, now, opened, store_option, today
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.errors import AllymapError
from allymap.model.journal import Entry
from allymap.model.marks import STATES, last_mark
from allymap.view.marked import told_mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.marks import Mark
    from allymap.store.base import Store


@click.command(
    "mark",
    epilog="""\b
Examples:
  allymap mark ACC-1:elders planned --who Rokia --until 2026-03-01
  allymap mark "Elders: no agreed way" accepted --note "they dissolve in May"
  allymap mark ACC-1:elders done
  allymap mark ACC-1:elders open       nothing was decided after all
  allymap mark ACC-1:elders --undo     as it was marked before""",
)
@click.argument("finding")
@click.argument("state", type=click.Choice(STATES), required=False)
@click.option("--who", default="", help="Who takes it up.")
@click.option("--until", type=SaidDay(), help="By when: 2026-03-01.")
@click.option("--note", default="", help="Why, in a few words.")
@click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name.")
@click.option("--undo", is_flag=True, help="Take the last mark of this finding back.")
@click.option("--no-input", is_flag=True, help="Never ask back.")
@as_of_option
@store_option
@json_option
def command(
    finding: str,
    state: str | None,
    who: str,
    until: date | None,
    note: str,
    by: str,
    undo: bool,
    no_input: bool,
    as_of: date | None,
    store: str,
    as_json: bool,
) -> None:
    """Note what was decided about a FINDING: accepted, planned, done, or open again.

    FINDING is its id, or a part of its headline. Nothing on the lists is changed.
    """
    if bool(state) == undo:
        raise click.UsageError(_("Say accepted, planned, done or open; or --undo."))
    day = as_of or today()
    place = opened(store)
    try:
        known = marks_in(place)
        one, headline = finding_meant(place, finding, known, day, today(), ask=not no_input)
        if state:
            said = {"who": who, "until": until.isoformat() if until else "", "note": note}
            data = {"finding": one, "state": state, **said, "by": by}
            place.add(Entry(str(uuid.uuid4()), now(), "mark", data))
        else:
            _undo(place, one)
        after = marks_in(place)
    finally:
        place.close()
    _tell(one, headline, after, day, as_json=as_json)


def _undo(place: Store, finding: str) -> None:
    journal = place.journal()
    last = last_mark(journal.entries, finding, shown_in(journal))
    if last is None:
        raise AllymapError("not_marked", value=finding)
    place.set_undone(last.id, True)


def _tell(
    finding: str, headline: str, known: Mapping[str, Mark], day: date, *, as_json: bool
) -> None:
    mark = known.get(finding)
    if as_json:
        answer_json({"finding": finding, "mark": mark_json(mark)})
        return
    said = told_mark(mark, "OK", day, words()) if mark else words().say("mark.state.open")
    answer(words().say("mark.told", headline=headline, mark=said))
    if mark and mark.state == "done":
        talk(words().say("next.done"), style="dim")


def mark_json(mark: Mark | None) -> dict[str, object] | None:
    """A mark for programs; None when there is none."""
    if mark is None:
        return None
    said = {name: getattr(mark, name) for name in ("state", "who", "until", "note", "by")}
    return {**said, "at": mark.at}
