"""allymap map: write the map."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.drawing import draw
from allymap.cli.options import (
    Output,
    as_of_option,
    at_option,
    audience_option,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, talk, working
from allymap.cli.screen import show_file
from allymap.cli.speech import words
from allymap.cli.spots_file import read_moved

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.audience import Audience


@click.command(
    "map",
    epilog="""\b
Examples:
  allymap map                      writes map-INTERNAL.html
  allymap map --for coalition      writes map-coalition.html, to share with partners
  allymap map --positions places.json      with actors where you moved them on the page""",
)
@store_option
@as_of_option
@at_option
@audience_option
@click.option(
    "-o",
    "--output",
    type=Output(".html"),
    help="The file to write.",
)
@click.option(
    "--positions",
    "spots",
    type=click.Path(path_type=Path),
    help="A file of places that was saved from the map: who was moved stays there.",
)
@click.option("--open/--no-open", "show", default=False, help="Open it in the browser.")
def command(
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    output: Path | None,
    spots: Path | None,
    show: bool,
) -> None:
    """Write the map: one page that opens without a network, also from a USB stick."""
    if spots and at:
        raise click.UsageError(_("--positions is for the map of now; leave --at away."))
    moved = read_moved(spots, audience) if spots else None
    place = opened(store)
    try:
        with working():
            path = draw(place, output, audience, as_of or today(), today(), at=at, moved=moved)
    finally:
        place.close()
    answer(words().say("map.written", path=path))
    if audience == "internal":
        talk(words().say("map.internal"), style="dim")
    if show:
        show_file(path)
    else:
        talk(words().say("next.open", path=path), style="dim")
