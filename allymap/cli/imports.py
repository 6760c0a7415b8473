"""allymap imports: the files taken in so far."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from allymap.cli.options import json_option, opened, store_option
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.screen import is_read_on_screen
from allymap.cli.speech import in_language, words
from allymap.intake.own_sheets import list_of
from allymap.model.journal import BY_HAND
from allymap.model.provenance import Note, notes
from allymap.view.by_hand import said_by_hand
from allymap.view.naming import place_name
from allymap.view.typed import code as typed_code
from allymap.view.values import list_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.model.journal import Revision, Row
    from allymap.model.landscape import Landscape
    from allymap.store.weigh import Journal

_SHOWN, _HANDS = 10, 3


@click.command("imports", epilog="\b\nExample:\n  allymap imports")
@store_option
@click.option("--all", "everything", is_flag=True, help="Every import, and all that was asked.")
@json_option
def command(store: str, everything: bool, as_json: bool) -> None:
    """The files taken in so far, the newest last: who, when, what was asked, what was undone.

    On a screen the newest ten; in a file or a pipe all of them.
    """
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    rows, who = journal.rows_of(), notes(journal.entries)
    if as_json:
        answer_json([_plain(r, rows[r.id], who.get(r.id, Note())) for r in journal.revisions])
    elif not journal.revisions:
        answer(words().say("imports.none"))
    else:
        _tell(journal, rows, who, everything=everything or not is_read_on_screen())


def _tell(
    journal: Journal,
    rows: Mapping[str, Sequence[Row]],
    who: Mapping[str, Note],
    *,
    everything: bool,
) -> None:
    shown = journal.revisions if everything else journal.revisions[-_SHOWN:]
    if earlier := len(journal.revisions) - len(shown):
        answer(words().say("imports.earlier", n=earlier), style="dim")
    landscape = in_language(journal.landscape())
    for one in shown:
        note = who.get(one.id, Note())
        answer(_head(one, len(rows[one.id]), note), style="dim" if one.undone else "")
        for line in _more(landscape, one, rows[one.id], note, everything=everything):
            answer(line, indent=4, style="dim")
    talk(words().say("next.imports_undo"), style="dim")


def _head(one: Revision, count: int, note: Note) -> str:
    """An import in a line; the list is named where the file does not name it."""
    said = datetime.fromisoformat(one.at).astimezone()
    when = words().say("imports.when", day=words().day(said.date()), time=f"{said:%H:%M}")
    if note.by:
        when = words().say("imports.when_by", when=when, by=note.by)
    if one.list == BY_HAND:
        by = list_name(one.list, words())
        code = "imports.said_undone" if one.undone else "imports.said"
        return words().say(code, number=one.number, verb=one.file, list=by, at=when)
    file = one.file
    if one.list != list_of(PurePath(file).stem):
        file = words().say("imports.of_list", file=file, list=one.list)
    code = "imports.undone" if one.undone else "imports.one"
    return words().say(code, n=count, number=one.number, file=file, at=when)


def _more(
    landscape: Landscape, one: Revision, rows: Sequence[Row], note: Note, *, everything: bool
) -> Iterator[str]:
    if one.wave:
        yield words().say("imports.wave", wave=one.wave)
    if one.whole:
        yield words().say("imports.whole")
    if one.list == BY_HAND:
        yield from _by_hand(landscape, rows, everything=everything)
    yield from _topics(landscape, rows, everything=everything)
    if note.note:
        yield words().say("imports.note", note=note.note)


def _by_hand(landscape: Landscape, rows: Sequence[Row], *, everything: bool) -> Iterator[str]:
    shown = rows if everything else rows[:_HANDS]
    yield from said_by_hand(landscape, shown, words())
    if len(rows) > len(shown):
        yield words().say("list.more", n=len(rows) - len(shown))


def _topics(landscape: Landscape, rows: Iterable[Row], *, everything: bool) -> Iterator[str]:
    """What was asked; a file that asked about much is told in one line, when not everything is."""
    asked = _asked(rows)
    if len(asked) > 1 and not everything:
        yield words().say("imports.asked_much", n=len(asked))
        return
    for about, topics in asked.items():
        said = words().listed(typed_code("scope_topics", topic, words()) for topic in topics)
        yield words().say("imports.asked", about=_about(landscape, about), topics=said)


def _about(landscape: Landscape, said: str) -> str:
    """What a question was about: everything, somebody, a kind, or else a place."""
    if said == "all":
        return words().say("imports.everything")
    vocabulary = landscape.vocabulary
    for name in ("kinds", "constituencies"):
        if said in vocabulary.list_of(name):
            return vocabulary.label(name, said)
    if said in landscape.actor:
        return landscape.name(said)
    return place_name(landscape, said)


def _plain(one: Revision, rows: Sequence[Row], note: Note) -> dict[str, object]:
    said = {"rows": len(rows), "asked": _asked(rows), "by": note.by, "note": note.note}
    return {**asdict(one), **said}


def _asked(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The topics that were asked, by what they were asked about."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.table == "scopes":
            topics = found.setdefault(str(row.data["about"]), [])
            topics += [t for t in (str(row.data["topic"]),) if t not in topics]
    return found
