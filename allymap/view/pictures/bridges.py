"""Which regions, and which sides within each, are joined: thick, thin, or not at all."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from allymap.gaps.crossings import between_regions, region_of, within
from allymap.view.naming import place_name
from allymap.view.pictures.frame import INNER, Body, Key, style_colour
from allymap.view.pictures.letters import cut, wrapped
from allymap.view.pictures.shapes import PAPER, SOFT, Box, Circle, Text, line
from allymap.view.style import channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.gaps.crossings import Bridge, Shores
    from allymap.view.pictures.shapes import Anchor, Shape, Spot
    from allymap.view.pictures.wanted import Wanted

_ACROSS, _TALL, _GAP = 3, 400.0, 20.0
_LARGEST, _THICKEST = 22.0, 13.0
_MOST = 8  # regions that are drawn each by itself; more would be too small to read


def drawn(wanted: Wanted) -> Body:
    """Between the regions first, then within each of the largest."""
    asked = wanted.asked
    land, day = asked.landscape, asked.as_of
    sizes: dict[str, int] = {}
    for region in region_of(land).values():
        sizes[region] = sizes.get(region, 0) + 1
    largest = sorted(sizes, key=lambda one: (-sizes[one], one))[:_MOST]
    shores = between_regions(land, day)
    panels = [(wanted.say("picture.bridges.between"), shores)] if len(sizes) > 1 else []
    panels += [
        (wanted.say("picture.bridges.within", place=place_name(land, one)), within(land, one, day))
        for one in sorted(largest, key=lambda one: place_name(land, one))
    ]
    wide = (INNER - _GAP * (_ACROSS - 1)) / _ACROSS
    shapes: list[Shape] = []
    for n, (title, one) in enumerate(panels):
        x, y = n % _ACROSS * (wide + _GAP), n // _ACROSS * (_TALL + _GAP)
        shapes += _panel(wanted, title, one, (x, y), wide)
    rows = -(-len(panels) // _ACROSS)
    missing = [b for _, one in panels[:1] for b in one.bridges if not b.pairs]
    return Body(
        wanted.say("picture.bridges.title"),
        max(rows * (_TALL + _GAP) - _GAP, 40),
        tuple(shapes) or (Text(0, 30, wanted.say("picture.nothing"), 18, colour=SOFT),),
        _keys(wanted),
        (wanted.say("picture.bridges.note"), _smaller(wanted, len(sizes) - len(largest))),
        wanted.say("picture.bridges.about", n=len(sizes), missing=len(missing)),
    )


def _smaller(wanted: Wanted, n: int) -> str:
    return wanted.say("picture.bridges.smaller", n=n) if n > 0 else ""


def _panel(wanted: Wanted, title: str, shores: Shores, corner: Spot, wide: float) -> list[Shape]:
    """The ends on a ring, the bridges between them, the names outside."""
    x, y = corner
    middle = x + wide / 2, y + 38 + (_TALL - 38) / 2
    frame = Box(x, y, wide, _TALL, style_colour("card"), style_colour("card_edge"), round=8)
    said = Text(x + 14, y + 26, cut(title, 16, wide - 28, bold=True), 16, bold=True)
    spots = _ring(shores, *middle)
    sizes = {end: _radius(n, max(shores.sizes.values())) for end, n in shores.sizes.items()}
    bridges = (b for b in shores.bridges if b.pairs or not wanted.asked.outside)
    shapes: list[Shape] = [frame, said]
    for bridge in sorted(bridges, key=lambda one: -one.pairs):
        shapes.append(_bridge(bridge, spots, shores))
    for end, (a, b) in spots.items():
        shapes.append(Circle(a, b, sizes[end], _colour(wanted, end), PAPER, 2))
        n = shores.sizes[end]
        if sizes[end] > 9:
            shapes.append(Text(a, b + 5, str(n), 13, "middle", PAPER, bold=True))
        shapes += _name(wanted, end, (a, b), sizes[end], middle)
    return shapes


def _name(wanted: Wanted, end: str, spot: Spot, r: float, middle: Spot) -> list[Shape]:
    """What an end is called, on the side away from the bridges."""
    across, down = spot[0] - middle[0], spot[1] - middle[1]
    land = wanted.asked.landscape
    codes = land.vocabulary.codes["constituencies"]
    lines = wrapped(codes[end] if end in codes else place_name(land, end), 13, 96, 2)
    tall = 15 * (len(lines) - 1)
    if abs(across) < 20:
        anchor: Anchor = "middle"
        x, y = spot[0], spot[1] - r - 7 - tall if down <= 0 else spot[1] + r + 16
    else:
        anchor = "start" if across > 0 else "end"
        x, y = spot[0] + (r + 6) * (1 if across > 0 else -1), spot[1] + 5 - tall / 2
    return [Text(x, y + n * 15, one, 13, anchor, halo=True) for n, one in enumerate(lines)]


def _ring(shores: Shores, x: float, y: float) -> dict[str, Spot]:
    """Each end at its place on a ring, in a fixed order."""
    ends = sorted(shores.sizes)
    turns = {end: pi / 2 - 2 * pi * n / len(ends) for n, end in enumerate(ends)}
    if len(ends) == 1:
        return {ends[0]: (x, y)}
    return {end: (x + 128 * cos(turn), y - 128 * sin(turn)) for end, turn in turns.items()}


def _radius(count: int, most: int) -> float:
    return 8 + (_LARGEST - 8) * sqrt(count / most)


def _bridge(bridge: Bridge, spots: Mapping[str, Spot], shores: Shores) -> Shape:
    """The thicker the more pairs; dashed where there is none: red when we asked, else grey."""
    ends = spots[bridge.one], spots[bridge.other]
    if not bridge.pairs:
        colour = style_colour("missing" if bridge.asked else "unasked")
        return line(*ends, colour=colour, width=2.5, dash=(7, 5) if bridge.asked else (2, 5))
    most = max(one.pairs for one in shores.bridges)
    width = 1.5 + (_THICKEST - 1.5) * sqrt(bridge.pairs / most)
    return line(*ends, colour=style_colour("bridge"), width=width)


def _colour(wanted: Wanted, end: str) -> str:
    known = end in wanted.asked.landscape.vocabulary.codes["constituencies"]
    return str(channel("colour").of(end)) if known else style_colour("held")


def _keys(wanted: Wanted) -> tuple[Key, ...]:
    thick = line((-20, 0), (20, 0), colour=style_colour("bridge"), width=9)
    thin = line((-20, 0), (20, 0), colour=style_colour("bridge"), width=2)
    end = (Circle(0, 0, 11, SOFT), Text(0, 5, "3", 13, "middle", PAPER, bold=True))
    keys = [
        Key((thick,), wanted.say("picture.key.thick"), 22),
        Key((thin,), wanted.say("picture.key.thin"), 22),
        Key(end, wanted.say("picture.key.end"), 12),
    ]
    if not wanted.asked.outside:
        gap = line((-20, 0), (20, 0), colour=style_colour("missing"), width=2.5, dash=(7, 5))
        blind = line((-20, 0), (20, 0), colour=style_colour("unasked"), width=2.5, dash=(2, 5))
        keys += [
            Key((gap,), wanted.say("picture.key.missing"), 22),
            Key((blind,), wanted.say("picture.key.unasked"), 22),
        ]
    return tuple(keys)
