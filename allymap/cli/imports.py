"""allymap imports: the files taken in so far."""

from __future__ import annotations

from dataclasses import asdict

import click

from allymap.cli.options import json_option, opened, store_option
from allymap.cli.say import answer, answer_json
from allymap.cli.speech import words


@click.command("imports", epilog="\b\nExample:\n  allymap imports")
@store_option
@json_option
def command(store: str, as_json: bool) -> None:
    """The files taken in so far, in their order."""
    place = opened(store)
    try:
        revisions = place.revisions()
        rows = {r.id: len(place.rows(r.id)) for r in revisions}
    finally:
        place.close()
    if as_json:
        answer_json([{**asdict(r), "rows": rows[r.id]} for r in revisions])
        return
    if not revisions:
        answer(words().say("imports.none"))
    for r in revisions:
        code = "imports.undone" if r.undone else "imports.one"
        facts = {"number": r.number, "file": r.file, "list": r.list, "at": r.at[:16], "id": r.id}
        answer(words().say(code, n=rows[r.id], **facts))
