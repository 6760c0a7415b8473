"""allymap status: what is in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from allymap.cli.next_step import next_step, size_of
from allymap.cli.options import at_option, json_option, landscape_of, opened, store_option
from allymap.cli.say import answer, answer_json, talk
from allymap.cli.speech import words
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape


@click.command("status", epilog="\b\nExample:\n  allymap status")
@store_option
@at_option
@json_option
def command(store: str, at: str, as_json: bool) -> None:
    """What is in the store, and what to do next."""
    place = opened(store)
    try:
        landscape = landscape_of(place, at)
        revisions = place.journal().at(at).revisions if at else place.revisions()
        step = next_step(place, words(), size_of(landscape))
    finally:
        place.close()
    counts = {name: len(getattr(landscape, name)) for name in TABLES}
    live = [r for r in revisions if not r.undone]
    if as_json:
        answer_json({"store": store, "imports": len(live), "counts": counts, "us": landscape.us})
        return
    answer(words().say("status.head", store=store, n=len(live)), style="bold")
    held = [words().say(f"table.{name}", n=n) for name, n in counts.items() if n]
    if held:
        answer(words().say("status.holds", what=words().listed(held)))
    for line in _missing(landscape):
        answer(line)
    talk(step, style="dim")


def _missing(landscape: Landscape) -> list[str]:
    """What is not said yet, and matters for nearly every answer."""
    lacking = []
    if landscape.actors and not landscape.us:
        lacking.append(words().say("status.no_us"))
    if landscape.us and landscape.us not in landscape.actor:
        lacking.append(words().say("status.us_unknown", us=landscape.us))
    if landscape.actors and not landscape.scopes:
        lacking.append(words().say("status.no_scopes"))
    return lacking
