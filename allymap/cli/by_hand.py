"""Small corrections: rows said by hand, taken in like a list, and told as was and is."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allymap.cli.options import json_option, landscape_of, now, opened, store_option
from allymap.cli.speech import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from allymap.cli.taken import Taken
    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

Command = TypeVar("Command", bound="Callable[..., Any]")


class SaidDay(click.ParamType["date"]):
    """A day as people write it, `today` or `yesterday`, said on purpose."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or the same message that a list gets."""
        from datetime import date

        from allymap.cli.hand_values import near_day, problem
        from allymap.intake.dates import FirstOf, day
        from allymap.intake.fault import Wrong
        from allymap.view.problems import told_problems

        if isinstance(value, date):
            return value
        if near := near_day(value):
            return near
        whole = _("Say the whole day, as in 2026-01-31, today or yesterday.")
        try:
            read = day(value.strip())
            if isinstance(read, FirstOf):
                self.fail(whole, param, ctx)
            return date.fromisoformat(read)
        except Wrong as wrong:
            (told,) = told_problems([problem(wrong.code, **wrong.facts)], words())
            hint = whole if wrong.code == "not_a_day" else told.hint
            self.fail(f"{told.what} {hint}", param, ctx)


def on_option(command: Command) -> Command:
    """--on: the day it happened; never today in silence."""
    about = "The day: 2026-01-31, 31 Jan 2026, today or yesterday."
    return click.option("--on", type=SaidDay(), required=True, help=about)(command)


def by_hand_options(command: Command) -> Command:
    """The options that every small correction has."""
    options = (
        store_option,
        click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name."),
        click.option("--note", default="", help="How it is known, in a few words."),
        click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing."),
        click.option("--no-input", is_flag=True, help="Never ask back."),
        json_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def store_and_landscape(store: str) -> Iterator[tuple[Store, Landscape]]:
    """A store, and what it holds before the correction."""
    place = opened(store)
    try:
        yield place, landscape_of(place)
    finally:
        place.close()


def correct(
    store: Store,
    verb: str,
    rows: Sequence[Row],
    *,
    ask: bool,
    by: str,
    note: str,
    dry_run: bool,
    as_json: bool,
) -> Taken:
    """Take rows in by hand, all or none, and say what was and what is.

    Somebody who was forgotten comes back only when a person at the terminal says so.
    """
    from allymap.cli.naming import at_terminal
    from allymap.cli.say import answer_json
    from allymap.cli.taking import take_in
    from allymap.model.journal import BY_HAND
    from allymap.model.provenance import Note
    from allymap.view.changed import says_news

    how: dict[str, Any] = {"at": now(), "list_name": BY_HAND, "verb": verb, "extra": rows}
    taken = take_in(store, None, keep=False, **how)
    news = not taken.changes.nothing and says_news(taken.before, rows, words())
    if not dry_run and news:
        taken = take_in(store, None, noted=Note(by, note), **how)
    elif not dry_run and taken.changes.nothing and taken.warnings and ask and at_terminal():
        taken = take_in(store, None, ask=True, **how)
    if as_json:
        answer_json(taken.as_json())
    else:
        _tell(taken, rows, news=news, dry_run=dry_run)
    return taken


def _tell(taken: Taken, rows: Sequence[Row], *, news: bool, dry_run: bool) -> None:
    from allymap.cli.say import answer, talk, tell_problems

    tell_problems(taken.warnings)
    if taken.warnings and taken.changes.nothing:
        return
    for line in told_of_rows(taken, rows):
        answer(line)
    if news:
        talk(words().say("hand.trial" if dry_run else "hand.undo"), style="dim")


def told_of_rows(taken: Taken, rows: Sequence[Row]) -> Iterator[str]:
    """What was and what is, in sentences."""
    from allymap.view.changed import changed

    return changed(taken.before, rows, words())
