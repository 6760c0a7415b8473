"""allymap export: all tables as CSV files, or one file that another program opens."""

from __future__ import annotations

import json
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.anybody import whom
from allymap.cli.elsewhere import FORMATS, write_elsewhere
from allymap.cli.judging import names_of
from allymap.cli.next_step import size_of
from allymap.cli.options import (
    at_option,
    audience_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, talk
from allymap.cli.speech import in_language, words
from allymap.cli.writing import write_text
from allymap.errors import AllymapError
from allymap.model.audience import for_audience
from allymap.model.held import held
from allymap.model.tables import TABLES
from allymap.view.exports import csv_tables
from allymap.view.held_page import write_held

if TYPE_CHECKING:
    from collections.abc import Collection

    from allymap.model.audience import Audience

FOLDERS = {"internal": "allymap-export", "coalition": "allymap-export-coalition"}


@click.command(
    "export",
    epilog="""\b
Examples:
  allymap export -o tables             all but who named whom, and backlash
  allymap export -o tables --restricted
  allymap export --person "Amina Diallo"     everything held about her, to hand over
  allymap export --as gexf                   for Gephi; or graphml, kumu, kumu-json""",
)
@store_option
@at_option
@audience_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The folder to write to: allymap-export, or allymap-export-coalition; or the file.",
)
@click.option("--restricted", is_flag=True, help="Also who named whom, and backlash.")
@click.option("--person", default="", metavar="ACTOR", help="Only what is held about one actor.")
@click.option("--as", "format_", type=click.Choice(list(FORMATS)), help="For another program.")
@json_option
def command(
    store: str,
    at: str,
    audience: Audience,
    output: Path | None,
    restricted: bool,
    person: str,
    format_: str | None,
    as_json: bool,
) -> None:
    """Write all tables as CSV files that `allymap import` takes in again.

    With --person: everything held about one actor, through all imports, as a page to print and
    as a JSON file. With --as: actors and ties in one file for another program; what such a file
    cannot hold is said, with --json record by record.
    """
    _refuse(audience, restricted=restricted, person=person, format_=format_, as_json=as_json)
    if output and (output.is_file() if not format_ else output.is_dir()):
        raise click.UsageError(_("-o names a file with --as, else a folder."))
    if format_:
        place = opened(store)
        try:
            write_elsewhere(place, format_, output, audience, at=at, as_json=as_json)
        finally:
            place.close()
        return
    if person:
        _write_person(store, person, output or Path("allymap-person"), restricted=restricted)
        return
    _write_tables(store, at, audience, output or Path(FOLDERS[audience]), restricted=restricted)


def _write_tables(
    store: str, at: str, audience: Audience, folder: Path, *, restricted: bool
) -> None:
    place = opened(store)
    try:
        landscape = landscape_of(place, at, audience)
    finally:
        place.close()
    seen = landscape if restricted else for_audience(landscape, audience, today())
    rules = landscape.vocabulary.raw["audiences"].get(audience, {})
    tables = csv_tables(seen, without=rules.get("unwritten", ()))
    _refuse_leftovers(folder, tables)
    for name, text in tables.items():
        write_text(folder / f"{name}.csv", text)
    answer(words().say("export.written", folder=folder, n=len(tables)))
    left = size_of(landscape) - size_of(seen)
    if left and audience == "internal":
        talk(words().say("export.left_out", n=left))
    if restricted:
        talk(words().say("export.restricted"), style="bold")


def _refuse(
    audience: Audience, *, restricted: bool, person: str, format_: str | None, as_json: bool
) -> None:
    if restricted and audience != "internal":
        raise click.UsageError(_("What is restricted never goes to the coalition."))
    if format_ and (restricted or person):
        raise click.UsageError(_("--as writes actors and ties only: no --restricted, no --person."))
    if as_json and not format_:
        raise click.UsageError(_("--json tells what is lost with --as."))


def _write_person(store: str, person: str, folder: Path, *, restricted: bool) -> None:
    place = opened(store)
    try:
        journal = place.journal()
    finally:
        place.close()
    one = whom(journal, person, exact=False)
    parts = (journal.revisions, journal.rows, journal.entries)
    told = held(*parts, one, restricted=restricted)
    path = folder / "person.json"
    write_text(path, json.dumps(told, ensure_ascii=False, indent=2, default=dict) + "\n")
    page = folder / "person.html"
    landscape, names = in_language(journal.landscape()), names_of(journal)
    write_text(page, write_held(told, landscape, names, made_on=today(), words=words()))
    facts = {"path": path, "entries": len(told["entries"]), "texts": len(told["texts"])}
    facts |= {"page": page}
    answer(words().say("export.person", n=len(told["rows"]), **facts))
    talk(words().say("export.person.care"), style="bold")


def _refuse_leftovers(folder: Path, tables: Collection[str]) -> None:
    """A table of an earlier export that this one leaves out would be shared along with it."""
    left = tuple(f"{t}.csv" for t in TABLES if t not in tables and (folder / f"{t}.csv").exists())
    if left:
        raise AllymapError("export_leftover", folder=folder, files=left)
