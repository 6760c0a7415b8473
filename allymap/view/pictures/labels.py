"""Names beside what they name: the important first, and none on another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.view.pictures.letters import width, wrapped
from allymap.view.pictures.shapes import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from allymap.view.pictures.shapes import Anchor

    Area = tuple[float, float, float, float]

_LINE = 1.3  # the height of a line of text, in sizes
_NEAR = 3  # units between a mark and its name
# Below, above, behind, before; then askew.
_SPOTS: tuple[tuple[float, float, Anchor], ...] = (
    (0, 1, "middle"),
    (0, -1, "middle"),
    (1, 0, "start"),
    (-1, 0, "end"),
    (0.75, 0.8, "start"),
    (0.75, -0.8, "start"),
    (-0.75, 0.8, "end"),
    (-0.75, -0.8, "end"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A text that belongs at a mark of radius `r`."""

    text: str
    x: float
    y: float
    r: float


def placed(
    names: Sequence[Name],
    room: Area,
    *,
    size: float,
    taken: Iterable[Area] = (),
    longest: float = 240,
) -> tuple[tuple[Text, ...], ...]:
    """One or two lines for each name for which there is room, those before others first.

    `room` is left, top, right and bottom; `taken` are areas where no text may stand. A name is
    never on another mark, on another name, or outside the room.
    """
    used = _Used([*taken, *(_around(name) for name in names)])
    texts: list[tuple[Text, ...]] = []
    for name in names:
        for choice in _choices(name, size, longest):
            area = _together(choice)
            if _inside(area, room) and not used.hits(area, _around(name)):
                used.add(area)
                texts.append(choice)
                break
    return tuple(texts)


def area_of(text: Text) -> Area:
    """Left, top, right and bottom of a text, as far as its width is known."""
    wide = width(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - text.size, left + wide, text.y + text.size * (_LINE - 1)


def overlap(one: Area, other: Area) -> bool:
    """Whether two areas have something in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


class _Used:
    """Areas that are taken, looked up by the part of the sheet they lie in."""

    CELL = 80

    def __init__(self, areas: Iterable[Area]) -> None:
        self._cells: dict[tuple[int, int], list[Area]] = {}
        for area in areas:
            self.add(area)

    def add(self, area: Area) -> None:
        for cell in self._of(area):
            self._cells.setdefault(cell, []).append(area)

    def hits(self, area: Area, but: Area) -> bool:
        return any(
            other != but and overlap(area, other)
            for cell in self._of(area)
            for other in self._cells.get(cell, ())
        )

    def _of(self, area: Area) -> Iterable[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self.CELL) for edge in area)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _choices(name: Name, size: float, longest: float) -> Iterable[tuple[Text, ...]]:
    """In one line on any side, then in two; never beyond the longest line."""
    whole = wrapped(name.text, size, 10 * longest, 1)
    if width(name.text, size) <= longest:
        yield from (_written(name, whole, size, spot) for spot in _SPOTS)
    halves = wrapped(name.text, size, max(longest * 0.62, 60), 2)
    yield from (_written(name, halves, size, spot) for spot in _SPOTS)


def _written(
    name: Name, lines: Sequence[str], size: float, spot: tuple[float, float, Anchor]
) -> tuple[Text, ...]:
    """Lines at one side of a mark: how far across and down, in radii, and from where they run."""
    across, down, anchor = spot
    away, step = name.r + _NEAR, size * 1.15
    tall = step * (len(lines) - 1) + size
    first = name.y + down * away + (down - 1) * tall / 2 + size * 0.84
    x = name.x + across * away
    return tuple(
        Text(x, first + n * step, line, size, anchor, halo=True) for n, line in enumerate(lines)
    )


def _together(texts: Sequence[Text]) -> Area:
    lefts, tops, rights, bottoms = zip(*map(area_of, texts), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _around(name: Name) -> Area:
    return name.x - name.r, name.y - name.r, name.x + name.r, name.y + name.r


def _inside(area: Area, room: Area) -> bool:
    return room[0] <= area[0] and room[1] <= area[1] and area[2] <= room[2] and area[3] <= room[3]
