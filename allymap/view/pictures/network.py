"""The map as a picture: who is tied to whom, on the grounds of their regions."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from allymap.view.areas import areas
from allymap.view.changing import current
from allymap.view.naming import place_name
from allymap.view.pictures.frame import INNER, Body, Key, style_colour
from allymap.view.pictures.labels import Name, area_of, placed
from allymap.view.pictures.letters import cut
from allymap.view.pictures.shapes import INK, SOFT, Circle, Path, Text, arc, line
from allymap.view.style import dress, style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.view.pictures.shapes import Shape, Spot
    from allymap.view.pictures.wanted import Wanted
    from allymap.view.style import Edge, Node, Picture

TALL = 860
_FAINT = 150  # ties: more are drawn fainter, as on the page
_RIM = 26.0  # units of ground around the actors of a region
_AREA, _NAME = 17, 12


@dataclass(frozen=True, slots=True)
class Size:
    """How much room the map has, and how large its marks and names are."""

    wide: float = INNER
    tall: float = TALL
    marks: float = 1.0
    name: float = _NAME


def drawn(wanted: Wanted, size: Size | None = None) -> Body:
    """Regions as grounds, ties as lines, actors as marks, the best tied with their names."""
    room = size or Size()
    asked = wanted.asked
    land = current(asked.landscape, asked.as_of)
    picture = dress(land, ())
    spots, scale = fitted(wanted.spots, room)
    r = {node.id: max(node.size * scale * 0.78, 3.4) * room.marks for node in picture.nodes}
    grounds, titles = _grounds(wanted, spots, room)
    names = _names(wanted, picture, spots, r, titles, room)
    shapes = (
        *grounds,
        *_ties(picture, spots, r),
        *(wanted.marked(node.id, *spots[node.id], r[node.id]) for node in picture.nodes),
        *(_own(node, spots, r) for node in picture.nodes if node.ours),
        *titles,
        *(text for lines in names for text in lines),
    )
    left = len(picture.nodes) - len(names)
    return Body(
        wanted.say("picture.map.title"),
        room.tall,
        shapes,
        (*wanted.keys(land.actor), *_lines(picture)),
        (wanted.say("picture.map.names", n=left) if left else "",),
        wanted.say("picture.map.about", actors=len(picture.nodes), ties=len(picture.edges)),
        room.wide,
    )


def fitted(spots: Mapping[str, tuple[float, float]], room: Size) -> tuple[dict[str, Spot], float]:
    """The spots moved and shrunk, alike in both directions, so that they fill the room."""
    if not spots:
        return {}, 1.0
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    wide, tall = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    edge = _RIM + 22
    stretch = min((room.wide - 2 * edge) / wide, (room.tall - 2 * edge) / tall)
    across = min(stretch * 1.6, (room.wide - 2 * edge) / wide)
    down = min(stretch * 1.6, (room.tall - 2 * edge) / tall)
    left, top = (room.wide - wide * across) / 2, (room.tall - tall * down) / 2
    return {
        one: (left + (x - min(xs)) * across, top + (y - min(ys)) * down)
        for one, (x, y) in spots.items()
    }, stretch


def _grounds(
    wanted: Wanted, spots: Mapping[str, Spot], room: Size
) -> tuple[list[Shape], list[Text]]:
    """A ground for each region, drawn around its actors, and its name above."""
    found: dict[str, list[Spot]] = {}
    land = wanted.asked.landscape
    ties = current(land, wanted.asked.as_of).ties
    tied = {end for tie in ties for end in (tie.source, tie.target)}
    for actor, area in areas(land).items():
        if area and actor in spots and actor in tied:
            found.setdefault(area, []).append(spots[actor])
    grounds: list[Shape] = []
    titles: list[Text] = []
    for area, inside in sorted(found.items()):
        rim = hull([p for spot in inside for p in arc(*spot, _RIM * room.marks, 0, 2 * pi, 12)])
        grounds.append(Path(rim, style_colour("ground"), style_colour("ground_edge"), closed=True))
        top = min(y for _, y in rim)
        x = sum(x for x, _ in inside) / len(inside)
        name = cut(place_name(land, area), _AREA, 300, bold=True)
        titles.append(Text(x, max(top - 6, _AREA), name, _AREA, "middle", bold=True, halo=True))
    return grounds, [*titles, *_alone(wanted, spots, tied)]


def _alone(wanted: Wanted, spots: Mapping[str, Spot], tied: set[str]) -> list[Text]:
    """Above those who are tied to nobody: that no tie of theirs is noted."""
    rest = [spot for actor, spot in spots.items() if actor not in tied]
    if not rest:
        return []
    x, y = sum(x for x, _ in rest) / len(rest), min(y for _, y in rest)
    return [Text(x, y - 34, wanted.say("picture.map.alone"), _NAME + 2, "middle", SOFT, halo=True)]


def hull(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The convex hull of some spots (Andrew 1979)."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(ordered: Sequence[Spot]) -> list[Spot]:
    chain: list[Spot] = []
    for spot in ordered:
        while len(chain) > 1 and _turns_right(chain[-2], chain[-1], spot):
            chain.pop()
        chain.append(spot)
    return chain[:-1]


def _turns_right(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0


def _ties(picture: Picture, spots: Mapping[str, Spot], r: Mapping[str, float]) -> list[Shape]:
    lines, faint = style()["line"]["values"], style()["line"]["faint"]
    fade = faint if len(picture.edges) > _FAINT else 1.0
    shapes: list[Shape] = []
    for edge in picture.edges:
        opacity = lines[edge.family]["opacity"] * fade
        shapes += _tie(edge, spots, r, opacity)
    return shapes


def _tie(
    edge: Edge, spots: Mapping[str, Spot], r: Mapping[str, float], opacity: float
) -> list[Shape]:
    """A bent line from rim to rim, with an arrow where the tie has a direction."""
    start, end = spots[edge.source], spots[edge.target]
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy)
    if long <= r[edge.source] + r[edge.target]:
        return []
    bend = edge.bend
    middle = ((start[0] + end[0]) / 2 - dy * bend, (start[1] + end[1]) / 2 + dx * bend)
    first, last = r[edge.source] / long, 1 - (r[edge.target] + 1.5) / long
    steps = [first + (last - first) * n / 8 for n in range(9)]
    points = tuple(_on_curve(start, middle, end, t) for t in steps)
    shape = Path(points, stroke=edge.colour, width=edge.width, dash=edge.dash, opacity=opacity)
    return [shape, _head(points[-2], points[-1], edge, opacity)] if edge.arrow else [shape]


def _on_curve(start: Spot, middle: Spot, end: Spot, t: float) -> Spot:
    """A spot of a quadratic Bézier curve through twice its bend."""
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return (
        a * start[0] + b * middle[0] + c * end[0],
        a * start[1] + b * middle[1] + c * end[1],
    )


def _head(before: Spot, at: Spot, edge: Edge, opacity: float) -> Path:
    turn = atan2(at[1] - before[1], at[0] - before[0])
    long = 4.5 + edge.width
    back = (
        (at[0] - long * cos(turn + side), at[1] - long * sin(turn + side)) for side in (-0.4, 0.4)
    )
    return Path((at, *back), edge.colour, closed=True, opacity=min(opacity + 0.15, 1))


def _own(node: Node, spots: Mapping[str, Spot], r: Mapping[str, float]) -> Circle:
    return Circle(*spots[node.id], r[node.id] + 4, "none", INK, 2)


def _names(
    wanted: Wanted,
    picture: Picture,
    spots: Mapping[str, Spot],
    r: Mapping[str, float],
    titles: Sequence[Text],
    room: Size,
) -> tuple[tuple[Text, ...], ...]:
    ordered = sorted(picture.nodes, key=lambda node: (not node.ours, -node.ties, node.id))
    names = [Name(wanted.name(node.id), *spots[node.id], r[node.id]) for node in ordered]
    inside = (0.0, 0.0, room.wide, room.tall)
    taken = [area_of(text) for text in titles]
    return placed(names, inside, size=room.name, taken=taken, longest=room.name * 13)


def _lines(picture: Picture) -> tuple[Key, ...]:
    lines = style()["line"]["values"]
    return tuple(
        Key(
            (
                line(
                    (-20, 0),
                    (20, 0),
                    colour=entry.colour,
                    width=lines[entry.value]["width"],
                    dash=entry.dash,
                ),
            ),
            entry.label,
            22,
        )
        for entry in picture.legend
        if entry.channel == "line"
    )
