"""allymap check: an import that writes nothing, or a look at the store itself."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from allymap.cli.options import json_option, now, opened, store_option
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import words
from allymap.cli.taking import take_in
from allymap.errors import Refused


@click.command(
    "check",
    epilog="""\b
Examples:
  allymap check my_list.xlsx     what is wrong with this list
  allymap check                  is the store whole""",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@store_option
@click.option("--list", "list_", default="", help="Which list this file is.")
@click.option("--table", default="", help="Which table a CSV file is: actors, ties, ...")
@click.option("--prefix", default="", help="Put this before every id of the list.")
@json_option
def command(
    file: Path | None, store: str, list_: str, table: str, prefix: str, as_json: bool
) -> None:
    """Read a list and say what is wrong with it, without taking it in."""
    if file is None:
        _check_store(store, as_json=as_json)
        return
    known = "://" in store or Path(store).exists()
    with TemporaryDirectory() as empty:
        place = opened(store if known else str(Path(empty) / "none.db"), create=not known)
        try:
            taken = take_in(
                place, file, list_name=list_, table=table, prefix=prefix, at=now(), keep=False
            )
        finally:
            place.close()
    if as_json:
        answer_json(taken.as_json())
        return
    tell_problems(taken.warnings)
    for line in taken.lines(words()):
        answer(line)
    talk(words().say("next.take", file=file), style="dim")


def _check_store(store: str, *, as_json: bool) -> None:
    place = opened(store)
    try:
        problems = place.check()
    finally:
        place.close()
    if problems:
        raise Refused(problems)
    if as_json:
        answer_json({"store": store, "problems": []})
    else:
        answer(words().say("check.whole", store=store))
