"""Around every picture: its title, its day, for whom it is, its legend and its notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.view.pictures.letters import width, wrapped
from allymap.view.pictures.shapes import (
    PAPER,
    SOFT,
    Box,
    Drawing,
    Text,
    line,
    mirrored,
    moved,
)
from allymap.view.style import colour
from allymap.view.words import from_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.view.pictures.shapes import Shape
    from allymap.view.words import Words

WIDTH = 1600
MARGIN = 40
INNER = WIDTH - 2 * MARGIN
_HEAD = 104  # from the top of the sheet to the body
_TITLE, _DAY, _LEGEND, _NOTE = 30, 17, 15, 14
_ROW = 28  # from a line of the legend to the next


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: shapes around (0, 0), how far they reach, and what they mean."""

    shapes: tuple[Shape, ...]
    text: str
    reach: float = 12


@dataclass(frozen=True, slots=True)
class Body:
    """What a view draws, from (0, 0), with what its legend and notes have to say.

    `about` is the picture in a sentence, for those who cannot see it.
    """

    title: str
    height: float
    shapes: tuple[Shape, ...]
    legend: tuple[Key, ...]
    notes: tuple[str, ...]
    about: str
    wide: float = INNER


@dataclass(frozen=True, slots=True)
class Stamp:
    """As of which day it is, for whom, and whether it may leave the house."""

    day: str
    level: str
    inside: bool
    language: str


def framed(body: Body, stamp: Stamp) -> Drawing:
    """A body on its sheet; mirrored for a language that is read from right to left."""
    marks, tall = legend(body.legend, INNER)
    top = _HEAD + body.height + 18
    notes = _notes(body.notes, top + tall + 8)
    bottom = top + tall + 8 + len(notes) * 20 + 14
    head = title(body.title, stamp, MARGIN, WIDTH - MARGIN)
    shapes = (
        *head,
        *moved(body.shapes, MARGIN, _HEAD),
        *moved(marks, MARGIN, top),
        *notes,
    )
    said = f"{stamp.level} - {body.title}. {stamp.day}"
    drawing = Drawing(WIDTH, bottom, shapes, said, body.about, stamp.language)
    return turned(drawing)


def turned(drawing: Drawing) -> Drawing:
    """A drawing as its language is read."""
    return mirrored(drawing) if from_right(drawing.language) else drawing


def title(text: str, stamp: Stamp, left: float, right: float, at: float = 46) -> tuple[Shape, ...]:
    """Title and day at one side, for whom it is at the other."""
    wide = width(stamp.level, _DAY, bold=True) + 28
    colour = style_colour("inside" if stamp.inside else "outside")
    lines = wrapped(text, _TITLE, right - left - wide - 30, 1, bold=True)
    return (
        *(Text(left, at, one, _TITLE, bold=True) for one in lines),
        Text(left, at + 28, stamp.day, _DAY, colour=SOFT),
        Box(right - wide, at - 26, wide, 36, colour, round=6),
        Text(right - wide / 2, at - 2, stamp.level, _DAY, "middle", PAPER, bold=True),
        line((left, at + 42), (right, at + 42), colour=style_colour("line")),
    )


def style_colour(name: str) -> str:
    """One of the colours that only pictures have."""
    return colour("picture", name)


def legend(keys: Sequence[Key], room: float) -> tuple[tuple[Shape, ...], float]:
    """The entries in lines as wide as the room, and how tall they are together."""
    shapes: list[Shape] = []
    x, y = 0.0, 14.0
    for key in keys:
        wide = key.reach * 2 + 10 + width(key.text, _LEGEND) + 26
        if x and x + wide > room:
            x, y = 0.0, y + _ROW
        shapes += moved(key.shapes, x + key.reach, y)
        shapes.append(Text(x + key.reach * 2 + 10, y + 5, key.text, _LEGEND))
        x += wide
    return tuple(shapes), (y + 14 if keys else 0)


def _notes(notes: Sequence[str], top: float) -> list[Text]:
    lines = [one for note in notes if note for one in wrapped(note, _NOTE, INNER)]
    return [Text(MARGIN, top + 14 + n * 20, one, _NOTE, colour=SOFT) for n, one in enumerate(lines)]


def stamp_of(words: Words, day: str, *, inside: bool) -> Stamp:
    """The stamp in a language: INTERNAL, or that it is for the coalition."""
    level = words.say("report.internal" if inside else "picture.coalition")
    return Stamp(words.say("picture.as_of", day=day), level, inside, words.language)
