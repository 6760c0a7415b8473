"""allymap whatif: what would open, close and change, before anything is done."""

from __future__ import annotations

import shlex
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from allymap.cli.answers import as_json as finding_json
from allymap.cli.by_hand import correct
from allymap.cli.options import (
    as_of_option,
    at_option,
    json_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, answer_json, talk, working
from allymap.cli.speech import words
from allymap.cli.whatif_said import changes, split
from allymap.gaps.whatif import Leaving, after, changed_by, difference, ends
from allymap.view.tell import tell
from allymap.view.whatif import change_lines, finding_lines, route_lines, routes_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.gaps.whatif import Difference
    from allymap.model.journal import Row
    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

    Change = Row | Leaving

_SHOWN = 10


@click.command(
    "whatif",
    context_settings={"ignore_unknown_options": True},  # a stance may be -2
    epilog="""\b
Examples:
  allymap whatif leave "Amina"
  allymap whatif join "Sisters' Union" --kind "women's group" --place Lusoka
  allymap whatif stance "The Minister" -2
  allymap whatif tie "Men's Circle" "answers to" "Sisters' Union" --set form=decides
  allymap whatif end "Men's Circle" "Sisters' Union" --then "stance Amina 1\"""",
)
@click.argument("said", nargs=-1, required=True, metavar="CHANGE NAMES...")
@click.option("--kind", default="", help="The kind of an actor, in plain words.")
@click.option("--place", default="", help="Where it is.")
@click.option(
    "--set", "settings", multiple=True, metavar="COLUMN=VALUE", help="What else is known."
)
@click.option("--then", multiple=True, metavar="CHANGE", help="And this change after it.")
@click.option("--keep", is_flag=True, help="Keep it, as a correction that can be undone.")
@click.option("--by", default="", envvar="ALLYMAP_BY", help="Who says so: your name.")
@click.option("--note", default="", help="How it is known, in a few words.")
@click.option("--no-input", is_flag=True, help="Never ask back.")
@store_option
@as_of_option
@at_option
@json_option
def command(
    said: tuple[str, ...],
    kind: str,
    place: str,
    settings: tuple[str, ...],
    then: tuple[str, ...],
    store: str,
    as_of: date | None,
    at: str,
    **how: Any,
) -> None:
    """What would open, close and change if somebody left, joined, tied or changed sides.

    CHANGE is leave NAME, join NAME, tie A TYPE B, end A B, or stance NAME NUMBER. Nothing is
    stored without --keep.
    """
    if unknown := next((one for one in said if _is_option(one)), ""):
        raise click.NoSuchOption(unknown)
    day = as_of or today()
    if how["keep"] and (at or day > today()):
        raise click.UsageError(_("Only a change of today or before can be kept, without --at."))
    named = [f"{name}={text}" for name, text in (("kind", kind), ("place", place)) if text]
    typed = [split(said, [*settings, *named]), *(split(_words(one), ()) for one in then)]
    kept = opened(store)
    try:
        before = landscape_of(kept, at)
        made: list[Change] = []
        now = before
        for one in typed:
            more = changes(now, one, day, ask=not how["no_input"])
            made += more
            now = after(now, more)
        with working():
            found = difference(before, now, day, today())
        if how["keep"]:
            _keep(kept, before, made, day, how)
        _show(before, now, made, found, day, as_json=how["as_json"], keep=how["keep"])
    finally:
        kept.close()


def _is_option(text: str) -> bool:
    return text.startswith("-") and not text[1:].isdecimal()


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError as error:
        raise click.BadParameter(_("A quotation mark is missing in --then.")) from error


def _keep(
    store: Store, before: Landscape, made: Sequence[Change], day: date, how: dict[str, Any]
) -> None:
    """Take the change in like any correction by hand."""
    rows: list[Row] = []
    for change in made:
        rows += ends(before, change.actor, day) if isinstance(change, Leaving) else (change,)
        before = changed_by(before, change)
    options = {"by": how["by"], "note": how["note"], "dry_run": False, "as_json": how["as_json"]}
    correct(store, "whatif", rows, ask=not how["no_input"], **options)


def _show(
    before: Landscape,
    now: Landscape,
    made: Sequence[Change],
    found: Difference,
    day: date,
    *,
    as_json: bool,
    keep: bool,
) -> None:
    if as_json:
        if not keep:
            answer_json(_data(before, now, found, day))
        return
    for line in change_lines(before, made, words()):
        answer(line, style="bold")
    if found.nothing:
        answer(words().say("whatif.nothing"))
    _print("whatif.opened", finding_lines(now, found.opened, words()))
    _print("whatif.closed", finding_lines(before, found.closed, words()))
    _print("whatif.changed", finding_lines(now, [new for _, new in found.changed], words()))
    for name in ("lost", "gained", "moved"):
        _print(f"whatif.{name}", route_lines(before, now, getattr(found, name), words()))
    if not keep:
        talk(words().say("whatif.unstored"), style="dim")
        return
    for who in (before.name(one.actor) for one in made if isinstance(one, Leaving)):
        talk(words().say("whatif.stays", who=who))


def _print(code: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    answer()
    answer(words().say(code, n=len(lines)), style="bold")
    for line in lines[:_SHOWN]:
        answer(line, indent=2)
    if len(lines) > _SHOWN:
        answer(words().say("list.more", n=len(lines) - _SHOWN), indent=2)


def _data(before: Landscape, now: Landscape, found: Difference, day: date) -> dict[str, Any]:
    pairs = [
        {"was": one, "now": other}
        for one, other in zip(
            _findings(before, [old for old, _ in found.changed]),
            _findings(now, [new for _, new in found.changed]),
            strict=True,
        )
    ]
    return {
        "as_of": day,
        "opened": _findings(now, found.opened),
        "closed": _findings(before, found.closed),
        "changed": pairs,
        "routes": {
            name: routes_data(before, now, getattr(found, name))
            for name in ("lost", "gained", "moved")
        },
    }


def _findings(landscape: Landscape, found: Sequence[Finding]) -> list[dict[str, Any]]:
    told = tell(found, landscape, words())
    return [finding_json(one, said) for one, said in zip(found, told, strict=True)]
