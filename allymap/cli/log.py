"""allymap log: where everything that is said of an actor came from, and what it overruled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from allymap.cli.log_short import day_of, tell_short
from allymap.cli.naming import meant
from allymap.cli.options import json_option, opened, store_option, today
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.screen import is_read_on_screen
from allymap.cli.speech import in_language, words
from allymap.model.audience import for_audience
from allymap.model.chosen import is_chosen
from allymap.model.provenance import Note, notes, provenance
from allymap.model.references import mentions
from allymap.model.tables import TABLES, key_of, to_data
from allymap.view.record import line
from allymap.view.values import in_words, label, list_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from allymap.model.compare import Ref
    from allymap.model.landscape import Landscape
    from allymap.model.provenance import Said


@click.command("log", epilog='\b\nExample:\n  allymap log "Amina"')
@click.argument("actor")
@store_option
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every value and every row that said it, also those that lost.",
)
@json_option
def command(actor: str, store: str, everything: bool, as_json: bool) -> None:
    """Where the values about an actor came from; --all adds the values that lost.

    On a screen what counts now; in a file or a pipe everything.
    """
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    landscape = for_audience(in_language(journal.landscape()), "internal", today())
    one = meant(landscape, actor)
    records = dict(_about(landscape, one))
    found = provenance(journal.revisions, journal.rows, journal.entries, list(records))
    who = notes(journal.entries)
    if as_json:
        answer_json([_plain(ref, said, who) for ref, said in found.items()])
        return
    if everything or not is_read_on_screen():
        _tell_all(landscape, records, found, who)
        talk(words().say("next.imports"), style="dim")
    else:
        tell_short(landscape, records, found, who)
        talk(words().say("next.log_all", name=landscape.name(one)), style="dim")


def _tell_all(
    landscape: Landscape,
    records: Mapping[Ref, Any],
    found: Mapping[Ref, tuple[Said, ...]],
    who: Mapping[str, Note],
) -> None:
    for ref, said in found.items():
        answer(line(landscape, ref[0], records[ref], words()), style="bold")
        for one in said:
            _tell(landscape, ref[0], one, who.get(one.revision.id, Note()))


def _about(landscape: Landscape, actor: str) -> Iterator[tuple[Ref, Any]]:
    """The actor's own record, and every record that names it."""
    yield ("actors", actor), landscape.actor[actor]
    for name, table in TABLES.items():
        for record in getattr(landscape, name):
            if any(c.refers == "actors" and v == actor for c, v in mentions(table, record)):
                key = record.key if name == "ties" else key_of(table, to_data(table, record))
                yield (name, key), record


def _tell(landscape: Landscape, table: str, said: Said, note: Note) -> None:
    facts: dict[str, object] = {"list": list_name(said.revision.list, words())}
    facts["file"] = said.revision.file
    facts |= {"day": day_of(said.revision), "number": said.revision.number}
    facts |= {"sheet": said.row.sheet or said.revision.file, "row": said.row.row}
    code = "log.row" if said.row.row else "log.hand"
    where = words().fill("log.chosen" if is_chosen(said.revision) else code, facts)
    answer(where, indent=2)
    if note.by or note.note:
        answer(words().say("log.note", by=note.by or "-", note=note.note), indent=4, style="dim")
    for name, value in said.values.items():
        shown = in_words(landscape, TABLES[table].column(name), value, words())
        code = "log.stands" if name in said.stands else _lost(said)
        style = "" if name in said.stands else "dim"
        answer(words().say(code, column=label(name, words()), value=shown), indent=4, style=style)


def _lost(said: Said) -> str:
    if said.counts:
        return "log.overruled"
    return "log.undone" if said.revision.undone else "log.replaced"


def _plain(ref: Ref, said: tuple[Said, ...], who: Mapping[str, Note]) -> dict[str, Any]:
    return {
        "table": ref[0],
        "key": ref[1],
        "said": [
            {
                "import": None if is_chosen(one.revision) else one.revision.number,
                "list": one.revision.list,
                "file": one.revision.file,
                "sheet": one.row.sheet,
                "row": one.row.row,
                "at": one.revision.at,
                "by": who.get(one.revision.id, Note()).by,
                "counts": one.counts,
                "values": {
                    name: {"value": value, "stands": name in one.stands}
                    for name, value in one.values.items()
                },
            }
            for one in said
        ],
    }
