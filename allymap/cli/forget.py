"""allymap forget: erase somebody, for good."""

from __future__ import annotations

from dataclasses import asdict
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.anybody import names_ever, whom
from allymap.cli.naming import at_terminal
from allymap.cli.options import json_option, now, opened, store_option
from allymap.cli.say import answer, answer_json, talk, typed
from allymap.cli.speech import in_language, words
from allymap.errors import AllymapError, UnknownName
from allymap.match.names import forms
from allymap.model.forgotten import was_forgotten
from allymap.model.identity import name_key
from allymap.model.judgement import group_of
from allymap.model.trim import trimmed
from allymap.view.record import actor_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.model.erase import Erased
    from allymap.store.weigh import Journal


@click.command(
    "forget",
    epilog="""\b
Examples:
  allymap forget "Amina Diallo"
  allymap export --person "Amina Diallo"     what is held, to hand over before""",
)
@click.argument("actor")
@store_option
@click.option("--yes", is_flag=True, help="Do not ask; ACTOR must be the full name or the id.")
@json_option
def command(actor: str, store: str, yes: bool, as_json: bool) -> None:
    """Erase somebody for good: record, ties, mentions, judgements, through all imports.

    No undo brings them back. A keyed hash of the name stays, so that the next list that
    has them asks.
    """
    if not yes and not at_terminal():
        raise click.UsageError(_("Nobody is there to ask. Say --yes to forget without a question."))
    place = opened(store)
    try:
        journal = place.journal()
        one = _meant(journal, actor, exact=yes)
        if one and not yes:
            _confirm(journal, one)
        called = [actor] if was_forgotten(actor, journal.entries, (), forms) else []
        erased = place.erase([one] if one else [], now(), forms, [] if one else called)
    finally:
        place.close()
    if as_json:
        answer_json(asdict(erased))
        return
    if one:
        answer(words().say("forget.done", n=erased.actors, what=words().listed(_counts(erased))))
    else:
        answer(words().say("forget.before", value=actor))
        if erased.texts:
            answer(words().say("forget.cleared", what=words().say("forget.texts", n=erased.texts)))
    if erased.by_hand:
        answer(words().say("forget.by_hand", n=erased.by_hand))
    if erased.namesakes:
        answer(words().say("forget.namesakes", n=erased.namesakes))
    talk(words().say("forget.outside"))
    talk(words().say("forget.server" if "://" in store else "forget.file"), style="dim")


def _meant(journal: Journal, said: str, *, exact: bool) -> str:
    """The id of who is meant; "" for somebody forgotten before.

    That may have been interrupted when all but the last of it was done: it is done again.
    """
    try:
        return whom(journal, said, exact=exact)
    except UnknownName:
        lists = {revision.list for revision in journal.revisions}
        if was_forgotten(said, journal.entries, lists, forms):
            return ""
        raise


def _confirm(journal: Journal, actor: str) -> None:
    """Show who is meant and what goes with them, and let the full name be typed."""
    names = names_ever(journal)
    known = {name for one in group_of(journal.entries, [actor]) for name in names.get(one, ())}
    wanted = _tell_whom(journal, actor)
    _tell_what(journal, actor)
    talk(words().say("forget.warning"), style="bold")
    if name_key(typed(words().say("forget.type", name=wanted))) not in known:
        raise AllymapError("forget_stopped")


def _tell_whom(journal: Journal, actor: str) -> str:
    """Say who is meant, also by every other name they had; gives the full name to type."""
    landscape = in_language(journal.landscape())
    group = sorted(group_of(journal.entries, [actor]))
    called = {name: None for one in group for name in sorted(journal.names_of(one))}
    shown = next((one for one in (actor, *group) if one in landscape.actor), "")
    name = landscape.name(shown) if shown else next(iter(called), actor)
    who = actor_line(landscape, shown, words()) if shown else name
    talk(words().say("forget.who", who=who), style="bold")
    if others := [one for one in called if one != name]:
        talk(words().say("forget.names", names=words().listed(others)), indent=2)
    if len(group) > 1:
        talk(words().say("forget.merged", n=len(group)), indent=2)
    return name


def _tell_what(journal: Journal, actor: str) -> None:
    """Say how much will be erased, before it is."""
    gone = group_of(journal.entries, [actor])
    ties = sum(row.table == "ties" and trimmed(row, gone) is None for row in journal.rows)
    _, erased = journal.without([actor], now(), forms)
    what = words().listed(_counts(erased))
    talk(words().say("forget.what", what=what, ties=words().say("table.ties", n=ties)), indent=2)


def _counts(erased: Erased) -> Iterator[str]:
    for name in ("rows", "mentions", "texts", "entries"):
        if n := getattr(erased, name):
            yield words().say(f"forget.{name}", n=n)
