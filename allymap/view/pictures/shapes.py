"""What a picture is made of: shapes on a sheet, measured in units of the sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, sin, tau
from typing import TYPE_CHECKING, Literal

from allymap.view.style import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    Spot = tuple[float, float]

Anchor = Literal["start", "middle", "end"]
INK, SOFT, PAPER = (colour("picture", name) for name in ("ink", "soft", "paper"))
_FLIPPED: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline, `halo` keeps it readable on lines."""

    x: float
    y: float
    text: str
    size: float = 16
    anchor: Anchor = "start"
    colour: str = INK
    bold: bool = False
    halo: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a spot."""

    x: float
    y: float
    r: float
    fill: str = "none"
    stroke: str = "none"
    width: float = 1.5
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    thick: float = 1.5
    dash: tuple[float, ...] = ()
    round: float = 0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from spot to spot, closed when it is a surface."""

    points: tuple[Spot, ...]
    fill: str = "none"
    stroke: str = "none"
    width: float = 1.5
    dash: tuple[float, ...] = ()
    closed: bool = False
    opacity: float = 1.0


Shape = Text | Circle | Box | Path


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet with its shapes, its title, and a sentence for those who cannot see it.

    `unit` is what width and height are printed as: `scale` units of the sheet make one of it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str
    about: str
    language: str = "en"
    unit: str = ""
    scale: float = 1
    from_right: bool = False


def mirrored(drawing: Drawing) -> Drawing:
    """The same sheet for a language that is read from right to left."""
    shapes = tuple(_mirrored(shape, drawing.width) for shape in drawing.shapes)
    return replace(drawing, shapes=shapes, from_right=True)


def _mirrored(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Text):
        return replace(shape, x=width - shape.x, anchor=_FLIPPED[shape.anchor])
    if isinstance(shape, Box):
        return replace(shape, x=width - shape.x - shape.width)
    if isinstance(shape, Path):
        return replace(shape, points=tuple((width - x, y) for x, y in shape.points))
    return replace(shape, x=width - shape.x)


def moved(shapes: Iterable[Shape], across: float, down: float) -> tuple[Shape, ...]:
    """The shapes, all moved by as much."""
    return tuple(_moved(shape, across, down) for shape in shapes)


def _moved(shape: Shape, across: float, down: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, points=tuple((x + across, y + down) for x, y in shape.points))
    return replace(shape, x=shape.x + across, y=shape.y + down)


def mark(form: str, x: float, y: float, r: float, colour: str, edge: str = PAPER) -> Shape:
    """The mark of an actor by its form in the style: dot, triangle, square or diamond."""
    if form == "square":
        return Box(x - r, y - r, 2 * r, 2 * r, colour, edge, round=r / 6)
    corners = {"triangle": (3, -pi / 2), "diamond": (4, -pi / 2)}.get(form)
    if corners is None:
        return Circle(x, y, r, colour, edge)
    many, first = corners
    turns = (first + tau * n / many for n in range(many))
    points = tuple((x + r * cos(turn), y + r * sin(turn)) for turn in turns)
    return Path(points, colour, edge, closed=True)


def line(*points: Spot, colour: str = SOFT, width: float = 1, dash: tuple[float, ...] = ()) -> Path:
    """A thin line."""
    return Path(points, stroke=colour, width=width, dash=dash)


def arc(
    x: float, y: float, r: float, first: float, last: float, steps: int = 48
) -> tuple[Spot, ...]:
    """Spots along a part of a circle, angles in radians, counted as on paper (y goes down)."""
    turns = (first + (last - first) * n / steps for n in range(steps + 1))
    return tuple((x + r * cos(turn), y - r * sin(turn)) for turn in turns)
