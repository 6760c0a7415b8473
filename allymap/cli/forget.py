"""allymap forget: erase somebody, for good."""

from __future__ import annotations

from dataclasses import asdict
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from allymap.cli.naming import at_terminal, meant
from allymap.cli.options import json_option, now, opened, store_option
from allymap.cli.say import answer, answer_json, talk, typed
from allymap.cli.speech import words
from allymap.errors import AllymapError, UnknownName
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.model.erase import Erased
    from allymap.store.base import Store
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
        one = _whom(place, actor, exact=yes)
        if not yes:
            _confirm(place.journal(), one)
        erased = place.erase([one], now())
    finally:
        place.close()
    if as_json:
        answer_json(asdict(erased))
        return
    answer(words().say("forget.done", n=erased.actors, what=words().listed(_counts(erased))))
    if erased.namesakes:
        answer(words().say("forget.namesakes", n=erased.namesakes))
    talk(words().say("forget.outside"))
    talk(words().say("forget.server" if "://" in store else "forget.file"), style="dim")


def _whom(place: Store, said: str, *, exact: bool) -> str:
    """The id of who is meant, also of somebody who is only in an import that was undone."""
    journal = place.journal()
    names = {r.key: str(r.data.get("name", "")) for r in journal.rows if r.table == "actors"}
    if said in names:
        return said
    called = [one for one, name in names.items() if name_key(name) == name_key(said)]
    if len(called) == 1:
        return called[0]
    if called:
        raise UnknownName("forget_not_one", value=said, n=len(called), ids=", ".join(called))
    if exact:
        raise UnknownName("forget_unknown", value=said)
    return meant(journal.landscape(), said)


def _confirm(journal: Journal, actor: str) -> None:
    """Let the full name be typed; nothing is shown that was not typed before."""
    names = {
        name_key(str(row.data.get("name", "")))
        for row in journal.rows
        if row.table == "actors" and row.key == actor
    }
    talk(words().say("forget.warning"), style="bold")
    if name_key(typed(words().say("forget.type"))) not in names:
        raise AllymapError("forget_stopped")


def _counts(erased: Erased) -> Iterator[str]:
    for name in ("rows", "mentions", "texts", "entries"):
        yield words().say(f"forget.{name}", n=getattr(erased, name))
