"""allymap map: write the map."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.drawing import Wishes, draw, draw_for_everybody
from allymap.cli.options import (
    Output,
    as_of_option,
    at_option,
    every_audience_option,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, talk, working
from allymap.cli.screen import show_file
from allymap.cli.sealing import seal_options, tell_sealed
from allymap.cli.speech import words
from allymap.cli.spots_file import read_moved

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.model.audience import Audience


@click.command(
    "map",
    epilog="""\b
Examples:
  allymap map                      writes map-INTERNAL.html
  allymap map --for coalition      writes map-coalition.html, to share with partners
  allymap map --for public         writes map-public.html: sums, for a wall
  allymap map --seal               writes sealed.html, which opens with a passphrase
  allymap map --positions places.json      with actors where you moved them on the page
  allymap map --propose-story story.txt     a draft; then: allymap map --story story.txt""",
)
@store_option
@as_of_option
@at_option
@every_audience_option
@click.option(
    "-o",
    "--output",
    type=Output(".html"),
    help="The file to write.",
)
@seal_options
@click.option(
    "--positions",
    "spots",
    type=click.Path(path_type=Path),
    help="A file of places that was saved from the map: who was moved stays there.",
)
@click.option(
    "--story",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A text file of steps that tell the map.",
)
@click.option(
    "--propose-story",
    "draft",
    type=Output(".txt", filled=(".txt",)),
    help="Write a first draft of such a file, to change by hand.",
)
@click.option("--open/--no-open", "show", default=False, help="Open it in the browser.")
def command(
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    output: Path | None,
    passphrase: str,
    spots: Path | None,
    story: Path | None,
    draft: Path | None,
    show: bool,
) -> None:
    """Write the map: one page that opens without a network, also from a USB stick."""
    _refuse(audience, at=bool(at), spots=bool(spots), story=bool(story or draft))
    moved = read_moved(spots, audience) if spots else None
    wishes = Wishes(at, passphrase, moved, story, draft)
    place = opened(store)
    inferred: tuple[str, ...] = ()
    try:
        with working():
            day = as_of or today()
            if audience == "public":
                path, inferred = draw_for_everybody(place, output, day, today(), passphrase)
            else:
                path = draw(place, output, audience, day, today(), wishes)
    finally:
        place.close()
    answer(words().say("map.written", path=path))
    if draft:
        answer(words().say("story.drafted", path=draft))
    _tell(inferred)
    if passphrase:
        tell_sealed()
    elif audience == "internal":
        talk(words().say("map.internal"), style="dim")
    if show:
        show_file(path)
    else:
        talk(words().say("next.open", path=path), style="dim")


def _refuse(audience: Audience, *, at: bool, spots: bool, story: bool) -> None:
    """Refuse what does not go together."""
    public = audience == "public"
    if public and at:
        raise click.UsageError(_("For everybody there is no look back: two pages tell who came."))
    if spots and (at or public):
        raise click.UsageError(_("--positions is for the map of now; leave --at away."))
    if public and story:
        raise click.UsageError(_("A story is told on the map for inside or for the coalition."))


def _tell(inferred: Sequence[str]) -> None:
    """What a reader of the page for everybody could still infer."""
    if inferred:
        answer(words().say("public.inferred"), style="bold")
    for line in inferred:
        answer(line, indent=2)
