"""allymap imports: the files taken in so far."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from allymap.cli.options import json_option, opened, store_option
from allymap.cli.say import answer, answer_json
from allymap.cli.speech import words
from allymap.model.provenance import Note, notes
from allymap.view.typed import code
from allymap.view.values import list_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from allymap.model.journal import Revision, Row


@click.command("imports", epilog="\b\nExample:\n  allymap imports")
@store_option
@json_option
def command(store: str, as_json: bool) -> None:
    """The files taken in so far, in their order: who, when, what was asked, what was undone."""
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    rows, who = journal.rows_of(), notes(journal.entries)
    if as_json:
        told = [(r, rows[r.id], who.get(r.id, Note())) for r in journal.revisions]
        answer_json(
            [
                {
                    **asdict(r),
                    "rows": len(of),
                    "asked": _asked(of),
                    "by": note.by,
                    "note": note.note,
                }
                for r, of, note in told
            ]
        )
        return
    if not journal.revisions:
        answer(words().say("imports.none"))
    for r in journal.revisions:
        code = "imports.undone" if r.undone else "imports.one"
        facts = {"number": r.number, "file": r.file, "at": r.at[:16], "id": r.id}
        facts["list"] = list_name(r.list, words())
        answer(words().say(code, n=len(rows[r.id]), **facts))
        for line in _more(r, rows[r.id], who.get(r.id, Note())):
            answer(line, indent=3, style="dim")


def _more(revision: Revision, rows: Iterable[Row], note: Note) -> Iterator[str]:
    if revision.wave:
        yield words().say("imports.wave", wave=revision.wave)
    if revision.whole:
        yield words().say("imports.whole")
    for about, topics in _asked(rows).items():
        said = words().listed(code("scope_topics", topic, words()) for topic in topics)
        yield words().say("imports.asked", about=about, topics=said)
    if note.by:
        yield words().say("imports.by", by=note.by)
    if note.note:
        yield words().say("imports.note", note=note.note)


def _asked(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The topics that were asked, by what they were asked about."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.table == "scopes":
            topics = found.setdefault(str(row.data["about"]), [])
            topics += [t for t in (str(row.data["topic"]),) if t not in topics]
    return found
