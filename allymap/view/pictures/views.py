"""The views that can be drawn, by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.view.ladder import climbs
from allymap.view.pictures import bridges, grid, ladders, matrix, network, spectrum
from allymap.view.pictures.frame import framed, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.view.pictures.frame import Body
    from allymap.view.pictures.shapes import Drawing
    from allymap.view.pictures.wanted import Wanted

VIEWS: dict[str, Callable[[Wanted], Body]] = {
    "map": network.drawn,
    "bridges": bridges.drawn,
    "spectrum": spectrum.drawn,
    "matrix": matrix.drawn,
    "ladder": ladders.drawn,
    "coverage": grid.coverage,
    "who-does-what": grid.who_does_what,
}
# What may leave the house: as with the tables, nothing that tells of stances or of who did what.
OPEN = ("map", "bridges", "ladder", "coverage")


def picture(view: str, wanted: Wanted) -> Drawing:
    """A view on its sheet, with its title, day, legend and notes."""
    asked = wanted.asked
    stamp = stamp_of(asked.words, asked.words.day(asked.as_of), inside=not asked.outside)
    body = VIEWS[view](wanted)
    return framed(_with_care(body, wanted), stamp)


def _with_care(body: Body, wanted: Wanted) -> Body:
    """What partners have to know when they read it: that some are left out."""
    if not wanted.asked.outside:
        return body
    return replace(body, notes=(*body.notes, wanted.asked.words.say("report.coalition")))


def for_the_brief(wanted: Wanted) -> tuple[Drawing, ...]:
    """The map, and where there is something in them the ladder and the spectrum of allies."""
    asked = wanted.asked
    views = ["map"] if asked.landscape.ties else []
    views += ["ladder"] if climbs(asked.landscape, asked.as_of) else []
    views += ["spectrum"] if asked.landscape.positions and not asked.outside else []
    return tuple(picture(view, wanted) for view in views)
