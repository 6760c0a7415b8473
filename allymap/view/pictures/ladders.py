"""The synchronisation ladder of each place and topic: apart, together, in public, from below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.view.ladder import RUNGS, climbs
from allymap.view.naming import place_name
from allymap.view.pictures.frame import INNER, Body, Key, style_colour
from allymap.view.pictures.letters import wrapped
from allymap.view.pictures.shapes import PAPER, SOFT, Box, Circle, Text, line

if TYPE_CHECKING:
    from allymap.view.ladder import Climb
    from allymap.view.pictures.shapes import Shape
    from allymap.view.pictures.wanted import Wanted

_SIDE, _LEAST, _RUNG, _TALL, _GAP = 120, 128.0, 84, 400, 40
_DAY = 14


def drawn(wanted: Wanted) -> Body:
    """A ladder each, as many beside each other as find room."""
    asked = wanted.asked
    every = climbs(asked.landscape, asked.as_of)
    fit = int((INNER - _SIDE) // _LEAST)
    rows = -(-len(every) // fit) or 1
    across = -(-len(every) // rows) or 1
    wide = min((INNER - _SIDE) / across, 210.0)
    early = _too_early(wanted)
    shapes: list[Shape] = []
    for row in range(rows):
        shapes += _named(wanted, row * (_TALL + _GAP))
    for n, one in enumerate(every):
        x, y = _SIDE + n % across * wide, n // across * (_TALL + _GAP)
        shapes += _ladder(wanted, one, x, y, wide, early=(one.place, one.topic) in early)
    done = sum(all(one.held) for one in every)
    return Body(
        wanted.say("picture.ladder.title"),
        rows * (_TALL + _GAP) - _GAP if every else 40,
        tuple(shapes) if every else (Text(0, 30, wanted.say("picture.nothing"), 18, colour=SOFT),),
        _keys(wanted, any_early=bool(early)),
        (asked.words.say("ladder.about"),),
        wanted.say("picture.ladder.about", n=len(every), done=done),
    )


def _too_early(wanted: Wanted) -> set[tuple[str, str]]:
    """The ladders on which men and women met before each had met apart, as SYNC-1 found."""
    return {
        (str(one.facts["place"]), str(one.facts["topic"]))
        for one in wanted.found
        if one.rule == "SYNC-1" and one.variant == "out_of_order" and one.status != "OK"
    }


def _named(wanted: Wanted, top: float) -> list[Shape]:
    """What the rungs are called, at the side."""
    shapes: list[Shape] = []
    for n, rung in enumerate(RUNGS[::-1]):
        lines = wrapped(wanted.asked.words.say(f"ladder.{rung}"), 16, _SIDE - 12, 2)
        base = top + 26 + n * _RUNG + 5 - (len(lines) - 1) * 9
        shapes += [Text(0, base + k * 18, one, 16, bold=True) for k, one in enumerate(lines)]
    return shapes


def _ladder(
    wanted: Wanted, one: Climb, x: float, y: float, wide: float, *, early: bool
) -> list[Shape]:
    """Two rails, four rungs, and below which place and topic it is."""
    left, right = x + 8, x + wide - 12
    bottom = y + 26 + 3 * _RUNG + 32
    shapes: list[Shape] = [
        line((rail, y), (rail, bottom), colour=style_colour("rail"), width=5)
        for rail in (left, right)
    ]
    for n, (rung, day) in enumerate([*zip(RUNGS, one.held, strict=True)][::-1]):
        said = wanted.asked.words.day(day) if day else wanted.asked.words.say("ladder.none")
        wrong = early and rung == "mixed"
        shapes += _rung(said, (left, right), y + 26 + n * _RUNG, held=bool(day), wrong=wrong)
    shapes += _below(wanted, one, x + wide / 2 - 2, bottom + 22, wide - 8)
    return shapes


def _below(wanted: Wanted, one: Climb, x: float, y: float, wide: float) -> list[Shape]:
    land = wanted.asked.landscape
    place = wrapped(place_name(land, one.place), 15, wide, 2, bold=True)
    topic = wrapped(land.vocabulary.label("topics", one.topic), 13, wide, 2)
    return [
        *(Text(x, y + n * 18, text, 15, "middle", bold=True) for n, text in enumerate(place)),
        *(
            Text(x, y + (len(place) + n) * 18, text, 13, "middle", SOFT)
            for n, text in enumerate(topic)
        ),
    ]


def _rung(
    said: str, rails: tuple[float, float], y: float, *, held: bool, wrong: bool
) -> list[Shape]:
    """A rung that was held is full and says when; one that was not is dashed."""
    left, right = rails
    wide = right - left
    colour = style_colour("early" if wrong else "held" if held else "none")
    lines = wrapped(said, _DAY, wide - 10, 2)
    tall = 26 + 16 * (len(lines) - 1)
    box = Box(
        left,
        y - tall / 2,
        wide,
        tall,
        colour if held else PAPER,
        colour,
        dash=() if held else (5, 4),
    )
    base = y + 5 - (len(lines) - 1) * 8
    ink = PAPER if held else SOFT
    shapes: list[Shape] = [
        box,
        *(
            Text((left + right) / 2, base + n * 16, text, _DAY, "middle", ink, bold=held)
            for n, text in enumerate(lines)
        ),
    ]
    return [*shapes, *_warning(right, y - tall / 2)] if wrong else shapes


def _warning(x: float, y: float) -> list[Shape]:
    return [
        Circle(x, y, 9, PAPER, style_colour("early"), 2),
        Text(x, y + 5, "!", 14, "middle", style_colour("early"), bold=True),
    ]


def _keys(wanted: Wanted, *, any_early: bool) -> tuple[Key, ...]:
    def swatch(colour: str, *, held: bool) -> Box:
        dash = () if held else (5.0, 4.0)
        return Box(-18, -8, 36, 16, colour if held else PAPER, colour, dash=dash)

    keys = [
        Key((swatch(style_colour("held"), held=True),), wanted.say("picture.key.rung_held"), 20),
        Key((swatch(style_colour("none"), held=False),), wanted.say("picture.key.rung_none"), 20),
    ]
    if any_early:
        wrong = (swatch(style_colour("early"), held=True), *_warning(18, -8))
        keys.append(Key(wrong, wanted.say("picture.key.rung_early"), 26))
    return tuple(keys)
