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
from allymap.cli.speech import words
from allymap.errors import AllymapError, UnknownName
from allymap.match.names import forms
from allymap.model.forgotten import was_forgotten
from allymap.model.identity import name_key
from allymap.model.judgement import group_of

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
    """Let the full name be typed; nothing is shown that was not typed before."""
    names = names_ever(journal)
    known = {name for one in group_of(journal.entries, [actor]) for name in names.get(one, ())}
    talk(words().say("forget.warning"), style="bold")
    if name_key(typed(words().say("forget.type"))) not in known:
        raise AllymapError("forget_stopped")


def _counts(erased: Erased) -> Iterator[str]:
    for name in ("rows", "mentions", "texts", "entries"):
        yield words().say(f"forget.{name}", n=getattr(erased, name))
