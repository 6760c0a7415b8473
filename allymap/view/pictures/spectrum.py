"""The spectrum of allies (Oldfield): for each ask a half circle of five wedges, with who is in."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from allymap.gaps.positions import BANDS, spectrum
from allymap.model.terms import form
from allymap.view.pictures.frame import INNER, Body, style_colour
from allymap.view.pictures.letters import wrapped
from allymap.view.pictures.shapes import PAPER, SOFT, Path, Text, arc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.gaps.positions import Spectrum
    from allymap.view.pictures.shapes import Shape, Spot
    from allymap.view.pictures.wanted import Wanted

_GAP = 44  # units between two half circles
_HOLE = 0.26  # the part of the radius that stays empty in the middle
_LIST = 13  # the size of the names in the list


@dataclass(frozen=True, slots=True)
class _Half:
    """Where a half circle stands: its column's left edge, its top, and how wide it is."""

    left: float
    top: float
    wide: float

    @property
    def r(self) -> float:
        """The radius: its labels have to fit beside and above it."""
        return min(self.wide * 0.36, 300.0)

    @property
    def middle(self) -> Spot:
        """The middle of the circle."""
        return self.left + self.wide / 2, self.top + 66 + self.r


def drawn(wanted: Wanted) -> Body:
    """One half circle an ask, two beside each other when there are several."""
    asked = wanted.asked
    every = spectrum(asked.landscape, asked.as_of)
    chosen = [one for one in every if wanted.ask in ("", one.ask)]
    across = 1 if len(chosen) == 1 else 2
    wide = (INNER - _GAP * (across - 1)) / across
    names = 9 if across == 1 else 7
    shapes: list[Shape] = []
    top = 0.0
    for at in range(0, len(chosen), across):
        row: list[Shape] = []
        for n, one in enumerate(chosen[at : at + across]):
            row += _one(wanted, one, _Half(n * (wide + _GAP), top, wide), names)
        shapes += row
        top = max(shape.y for shape in row if isinstance(shape, Text)) + _GAP
    named = {
        actor
        for one in chosen
        for band, who in one.bands.items()
        for actor in who
        if not _hidden(wanted, band, actor)
    }
    return Body(
        wanted.say("picture.spectrum.title"),
        max(top - _GAP + 10, 40),
        tuple(shapes) or (Text(0, 30, wanted.say("picture.nothing"), 18, colour=SOFT),),
        wanted.keys(named),
        (asked.words.say("table.note.spectrum"),),
        wanted.say("picture.spectrum.about", n=len(chosen)),
    )


def _hidden(wanted: Wanted, band: int, actor: str) -> bool:
    """Whether somebody is only counted: a person who is against us."""
    return band < 0 and form(wanted.asked.landscape, actor) == "person"


def _one(wanted: Wanted, one: Spectrum, half: _Half, names: int) -> list[Shape]:
    ask = next(a.name for a in wanted.asked.landscape.asks if a.id == one.ask)
    lines = wrapped(ask, 20, half.wide, 1, bold=True)
    shapes: list[Shape] = [Text(half.left, half.top + 22, text, 20, bold=True) for text in lines]
    for at, band in enumerate(BANDS):
        shapes += _wedge(wanted, half, at, band, one.bands[band])
    for at, band in enumerate(BANDS):
        shapes += _listed(wanted, half, at, band, one.bands[band], names)
    return shapes


def _wedge(wanted: Wanted, half: _Half, at: int, band: int, who: Sequence[str]) -> list[Shape]:
    """A fifth of the half circle, how many are in it outside, and its dots."""
    first, last = pi - at * pi / 5, pi - (at + 1) * pi / 5
    x, y = half.middle
    edge = (*arc(x, y, half.r, first, last), *reversed(arc(x, y, half.r * _HOLE, first, last)))
    turn, far = (first + last) / 2, half.r + 20
    count = Text(
        x + far * cos(turn), y - far * sin(turn) + 7, str(len(who)), 22, "middle", bold=True
    )
    shapes: list[Shape] = [Path(edge, band_colour(band), PAPER, 3, closed=True), count]
    spots, r = seats(len(who), half.r, first, last)
    number = 0
    for actor, (dx, dy) in zip(who, spots, strict=True):
        if _hidden(wanted, band, actor):
            shapes.append(
                Path(
                    arc(x + dx, y - dy, r * 0.8, 0, 2 * pi, 24),
                    style_colour("counted"),
                    PAPER,
                    closed=True,
                )
            )
            continue
        number += 1
        shapes.append(wanted.marked(actor, x + dx, y - dy, r))
        if r >= 9:
            shapes.append(_numbered(number, x + dx, y - dy, r))
    return shapes


def _numbered(number: int, x: float, y: float, r: float) -> Text:
    size = min(16.0, r * 1.05)
    return Text(x, y + size * 0.36, str(number), size, "middle", PAPER, bold=True)


def seats(many: int, r: float, first: float, last: float) -> tuple[list[Spot], float]:
    """Evenly spread spots in a wedge, from the outer ring in, and how large a dot can be.

    As many as asked for, however small their dots have to be.
    """
    size = 21.0
    while len(spots := _rings(size, r, first, last)) < many:
        size *= 0.94
    return spots[:many], size * 0.8


def _rings(size: float, r: float, first: float, last: float) -> list[Spot]:
    spots: list[Spot] = []
    far = r - size * 1.5
    while far > r * _HOLE + size * 1.3:
        room = (first - last) * far - size * 2.2
        many = max(int(room / (size * 2.3)) + 1, 0) if room >= 0 else 0
        for n in range(many):
            turn = (first + last) / 2 + ((many - 1) / 2 - n) * size * 2.3 / far
            spots.append((far * cos(turn), far * sin(turn)))
        far -= size * 2.3
    return spots


def _listed(
    wanted: Wanted, half: _Half, at: int, band: int, who: Sequence[str], most: int
) -> list[Shape]:
    """Below each wedge: what it is called, and the names of its dots."""
    wide = half.wide / 5
    x, y = half.left + at * wide, half.middle[1] + 34
    shapes: list[Shape] = [
        Path(((x, y - 20), (x + wide - 10, y - 20)), stroke=band_colour(band), width=6),
        Text(x, y, wanted.asked.words.say(f"band.{band}"), 14, bold=True),
    ]
    named = [actor for actor in who if not _hidden(wanted, band, actor)]
    y += 20
    for number, actor in enumerate(named[:most], 1):
        lines = wrapped(wanted.name(actor), _LIST, wide - 30, 2)
        shapes.append(Text(x, y, str(number), _LIST, colour=SOFT))
        shapes += [Text(x + 18, y + n * 16, text, _LIST) for n, text in enumerate(lines)]
        y += 16 * len(lines) + 3
    rest = [wanted.say("picture.more", n=len(named) - most)] if len(named) > most else []
    counted = len(who) - len(named)
    rest += (
        wrapped(wanted.say("picture.counted", n=counted), _LIST, wide - 10, 2) if counted else ()
    )
    return [*shapes, *(Text(x, y + n * 16, t, _LIST, colour=SOFT) for n, t in enumerate(rest))]


def band_colour(band: int) -> str:
    """The colour of one of the five bands."""
    return style_colour(f"band_{'minus_' if band < 0 else ''}{abs(band)}")
