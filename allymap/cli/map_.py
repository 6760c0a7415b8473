"""allymap map: write the map."""

from __future__ import annotations

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
from allymap.cli.sealing import seal_options, tell_sealed
from allymap.cli.speech import words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from allymap.model.audience import Audience


@click.command(
    "map",
    epilog="""\b
Examples:
  allymap map                      writes map-INTERNAL.html
  allymap map --for coalition      writes map-coalition.html, to share with partners
  allymap map --seal               writes sealed.html, which opens with a passphrase""",
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
@seal_options
@click.option("--open/--no-open", "show", default=False, help="Open it in the browser.")
def command(
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    output: Path | None,
    passphrase: str,
    show: bool,
) -> None:
    """Write the map: one page that opens without a network, also from a USB stick."""
    place = opened(store)
    try:
        with working():
            day = as_of or today()
            path = draw(place, output, audience, day, today(), at=at, passphrase=passphrase)
    finally:
        place.close()
    answer(words().say("map.written", path=path))
    if passphrase:
        tell_sealed()
    elif audience == "internal":
        talk(words().say("map.internal"), style="dim")
    if show:
        show_file(path)
    else:
        talk(words().say("next.open", path=path), style="dim")
