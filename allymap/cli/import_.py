"""allymap import: take a list in."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from allymap.cli.colleague import take_store
from allymap.cli.corrections import is_corrections, take_corrections
from allymap.cli.hand_values import place_meant
from allymap.cli.mapped import map_options
from allymap.cli.next_step import next_step, size_of
from allymap.cli.options import (
    care_options,
    json_option,
    now,
    opened,
    reading_options,
    store_option,
    today,
)
from allymap.cli.placing import known_about
from allymap.cli.problem_copy import copy_option, marking_problems, tell_left
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import words
from allymap.cli.taking import asked_rows, take_in
from allymap.errors import UnknownName
from allymap.model.fold import own_vocabulary
from allymap.model.journal import BY_HAND
from allymap.store import is_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.cli.taken import Taken
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store


@click.command(
    "import",
    epilog="""\b
Examples:
  allymap import karuwe.xlsx
  allymap import allies.csv --list amberi
  allymap import corrections-2026-01-31.json
  allymap import --asked accountable_to,supports --about Tamzir""",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@store_option
@click.option(
    "--list", "list_name", default="", help="Which list this file is.  [default: the file's name]"
)
@click.option("--wave", default="", help="The round of interviews it belongs to.")
@click.option("--whole", is_flag=True, help="The file is the whole list: what it lacks is gone.")
@click.option("--table", default="", help="Which table a CSV file is: actors, ties, ...")
@click.option("--prefix", default="", help="Put this before every id of the list.")
@reading_options
@click.option("--vocabulary", type=click.Path(path_type=Path), help="A TOML file of own words.")
@click.option("--asked", default="", help="What was asked: tie types or tables, with commas.")
@click.option("--about", default="all", show_default=True, help="A place, a kind, or all.")
@map_options
@care_options
@copy_option
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--no-input", is_flag=True, help="Never ask back.")
@json_option
def command(
    file: Path | None,
    store: str,
    asked: str,
    about: str,
    no_copy: bool,
    dry_run: bool,
    no_input: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Take a list in: a workbook (one sheet a table, or one sheet of actors) or a CSV file;
    a colleague's store (colleague.db); or corrections that the page of a map saved.

    All of it is kept, or nothing. The same file again changes nothing.
    """
    if file is None and not asked:
        raise click.UsageError(_("Name a FILE, or say what was asked with --asked."))
    _refuse_reserved(how["wave"], how["list_name"] or (file.stem if file else ""))
    with _store(store) as place:
        if file and is_store(file):
            care = how["keep_contact"]
            wanted = {"keep": not dry_run, "ask": not no_input, "as_json": as_json}
            take_store(place, file, keep_contact=care, **wanted)
            return
        if file and is_corrections(file):
            wanted = {"keep": not dry_run, "ask": not no_input, "as_json": as_json}
            take_corrections(place, file, **wanted)
            return
        vocabulary = own_vocabulary(place.entries())
        if file is None:
            about = _about(place.landscape(), about, ask=not no_input)
        extra = asked_rows(asked, about, today(), vocabulary, how["wave"].strip())
        how |= {"extra": extra, "at": now(), "keep": not dry_run, "ask": not no_input}
        with marking_problems(file, wanted=not no_copy, encoding=how["encoding"]):
            taken = take_in(place, file, **how)
        _tell(place, taken, as_json=as_json, dry_run=dry_run)
        if file and taken.kept and not (as_json or taken.changes.nothing):
            tell_left(file)


@contextmanager
def _store(store: str) -> Iterator[Store]:
    """A store; a new one in which a trial or a refused list left nothing goes again."""
    new = "://" not in store and not Path(store).exists()
    place = opened(store, create=True)
    try:
        yield place
    finally:
        empty = new and not (place.revisions() or place.entries())
        place.close()
        if empty:
            Path(store).unlink(missing_ok=True)


def _about(landscape: Landscape, said: str, *, ask: bool) -> str:
    """What a question was about, a place also by its name."""
    known = known_about(landscape)
    about = said if said in known else place_meant(landscape, said, ask=ask)
    if about not in known:
        raise UnknownName("unknown_about", value=said)
    return about


def _refuse_reserved(wave: str, list_name: str) -> None:
    """Names that mean something else already."""
    if wave.strip().isdecimal():
        raise click.UsageError(
            _("Name a wave with letters, such as endline: a number is that of an import.")
        )
    if list_name.strip().casefold() == BY_HAND:
        raise click.UsageError(
            _("'by hand' is the list of small corrections. Choose another name with --list.")
        )


def _tell(place: Store, taken: Taken, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        answer_json(taken.as_json())
        return
    tell_problems(taken.warnings)
    for line in taken.lines(words()):
        answer(line)
    if not dry_run:
        if taken.changes.changed:
            talk(words().say("hand.undo"), style="dim")
        size = size_of(taken.before) + sum(taken.changes.counts().values())
        talk(next_step(place, words(), size), style="dim")
