"""allymap picture: a view as a picture for a slide, a brief or a wall."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allymap.cli.drawing import kept_places
from allymap.cli.options import (
    Output,
    as_of_option,
    at_option,
    audience_option,
    landscape_of,
    opened,
    store_option,
    today,
)
from allymap.cli.say import answer, talk, working
from allymap.cli.speech import words
from allymap.cli.writing import whole, write_text
from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.view.pictures.png import png
from allymap.view.pictures.svg import svg
from allymap.view.pictures.views import OPEN, VIEWS, picture
from allymap.view.pictures.wall import drawn as on_the_wall
from allymap.view.pictures.wanted import Wanted
from allymap.view.tables import Asked

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.store.base import Store
    from allymap.view.pictures.shapes import Drawing


@click.command(
    "picture",
    epilog="""\b
Examples:
  allymap picture map                       writes picture-map-INTERNAL.png
  allymap picture ladder --for coalition -o ladder.svg
  allymap picture spectrum --ask family-law      one half circle, with all names
  allymap picture map --wall                A3, with room to write on""",
)
@click.argument("view", type=click.Choice(list(VIEWS)))
@store_option
@as_of_option
@at_option
@audience_option
@click.option("--ask", default="", metavar="ASK", help="Of the spectrum: only this ask.")
@click.option("--wall", is_flag=True, help="Of the map: on A3, with room to write on.")
@click.option("-o", "--output", type=Output(".svg", ".png"), help="The file to write.")
def command(
    view: str,
    store: str,
    as_of: date | None,
    at: str,
    audience: Audience,
    ask: str,
    wall: bool,
    output: Path | None,
) -> None:
    """Draw a view for a slide, a brief or a wall, as .png or .svg.

    What is for inside says so in its title, on the picture and in its name.
    """
    _refuse(view, audience, ask, wall=wall)
    place = opened(store)
    try:
        with working():
            wanted = wanted_for(place, audience, as_of or today(), at=at, ask=ask)
    finally:
        place.close()
    _refuse_unknown(ask, wanted)
    with working():
        path = output or named(view, audience, wall=wall)
        write(path, on_the_wall(wanted) if wall else picture(view, wanted))
    answer(words().say("picture.written", path=path))
    if wall:
        talk(words().say("picture.print"), style="dim")
    if audience == "internal":
        talk(words().say("map.internal"), style="dim")


def wanted_for(
    place: Store, audience: Audience, as_of: date, *, at: str = "", ask: str = ""
) -> Wanted:
    """What a picture for an audience is drawn from, actors where the map has them."""
    landscape = landscape_of(place, at, audience)
    seen = for_audience(landscape, audience, today(), as_of)
    found = findings_for(landscape, audience, as_of, today())
    spots = kept_places(place, seen, audience, as_of)
    return Wanted(Asked(seen, as_of, words(), audience != "internal"), found, spots, ask)


def named(view: str, audience: Audience, *, wall: bool = False) -> Path:
    """The file's name, which says for whom it is."""
    ending = "INTERNAL" if audience == "internal" else audience
    return Path(f"wall-{view}-{ending}.svg" if wall else f"picture-{view}-{ending}.png")


def write(path: Path, drawing: Drawing) -> None:
    """Write a drawing as its file's ending says."""
    if path.suffix.lower() == ".svg":
        write_text(path, svg(drawing))
        return
    drawn = png(drawing)
    with whole(path) as draft:
        draft.write_bytes(drawn)


def _refuse(view: str, audience: Audience, ask: str, *, wall: bool) -> None:
    if audience != "internal" and view not in OPEN:
        told = _("This picture is for inside only. For others there are: {names}.")
        raise click.UsageError(told.format(names=", ".join(OPEN)))
    if wall and view != "map":
        raise click.UsageError(_("--wall is for the map: allymap picture map --wall"))
    if ask and view != "spectrum":
        raise click.UsageError(_("--ask is for the spectrum: allymap picture spectrum"))


def _refuse_unknown(ask: str, wanted: Wanted) -> None:
    asks = [ask.id for ask in wanted.asked.landscape.asks]
    if ask and ask not in asks:
        told = _("No ask is called '{value}'. There are: {names}.")
        raise click.UsageError(told.format(value=ask, names=", ".join(sorted(asks)) or "-"))
