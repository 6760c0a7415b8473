"""allymap check: an import that writes nothing, or a look at the store itself."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from allymap.cli import graph_by_hand, taking
from allymap.cli.corrections import is_corrections, take_corrections
from allymap.cli.mapped import map_options
from allymap.cli.options import (
    care_options,
    json_option,
    now,
    opened,
    reading_options,
    store_option,
)
from allymap.cli.problem_copy import copy_option, marking_problems
from allymap.cli.say import answer, answer_json, talk, tell_problems
from allymap.cli.speech import words
from allymap.errors import StoreError


@click.command(
    "check",
    epilog="""\b
Examples:
  allymap check my_list.xlsx     what is wrong with this list
  allymap check                  is the store whole
  allymap check --store bolt://localhost:7687 --take-in""",
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@store_option
@click.option("--list", "list_name", default="", help="Which list this file is.")
@click.option("--wave", default="", help="The round of interviews it belongs to.")
@click.option("--table", default="", help="Which table a CSV file is: actors, ties, ...")
@click.option("--prefix", default="", help="Put this before every id of the list.")
@reading_options
@click.option("--vocabulary", type=click.Path(path_type=Path), help="A TOML file of own words.")
@map_options
@care_options
@copy_option
@click.option("--take-in", is_flag=True, help="Import what somebody changed by hand in Neo4j.")
@click.option("--draw-again", is_flag=True, help="Draw what somebody removed by hand in Neo4j.")
@json_option
def command(
    file: Path | None,
    store: str,
    no_copy: bool,
    take_in: bool,
    draw_again: bool,
    as_json: bool,
    **how: Any,
) -> None:
    """Read a list and say what is wrong with it, without taking it in.

    Without a FILE: look whether the store is whole, and on a Neo4j server what somebody changed
    by hand.
    """
    if (take_in or draw_again) and file:
        raise click.UsageError(_("--take-in and --draw-again are about a store: leave FILE out."))
    if draw_again:
        graph_by_hand.draw_again(store, as_json=as_json)
    if take_in:
        graph_by_hand.take_in_by_hand(store, as_json=as_json)
    if file:
        _check_list(file, store, no_copy=no_copy, as_json=as_json, **how)
    elif not (take_in or draw_again):
        _check_store(store, as_json=as_json)


def _check_list(file: Path, store: str, *, no_copy: bool, as_json: bool, **how: Any) -> None:
    known = "://" in store or Path(store).exists()
    with TemporaryDirectory() as empty:
        place = opened(store if known else str(Path(empty) / "none.db"), create=not known)
        try:
            if is_corrections(file):
                take_corrections(place, file, keep=False, ask=False, as_json=as_json)
                return
            with marking_problems(file, wanted=not no_copy, encoding=how["encoding"]):
                taken = taking.take_in(place, file, at=now(), keep=False, **how)
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
    if as_json:
        found = [{"code": p.code, "column": p.column, "facts": dict(p.facts)} for p in problems]
        answer_json({"store": store, "problems": found})
    if problems:
        tell_problems(problems)
        drawn = all(problem.code == "graph_differs" for problem in problems)
        raise StoreError(
            "graph_not_whole" if drawn else "store_not_whole", where=store, n=len(problems)
        )
    if not as_json:
        answer(words().say("check.whole", store=store))
