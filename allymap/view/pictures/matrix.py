"""Alignment, interest and influence (AIIM): where each stands, the larger the more influence."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING

from allymap.gaps.positions import aligned, matrix
from allymap.model.terms import form
from allymap.view.pictures.frame import INNER, Body, Key, style_colour
from allymap.view.pictures.labels import Name, placed
from allymap.view.pictures.letters import cut, wrapped
from allymap.view.pictures.shapes import PAPER, SOFT, Box, Circle, Path, Text, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.view.pictures.labels import Area
    from allymap.view.pictures.shapes import Shape, Spot
    from allymap.view.pictures.wanted import Wanted

_LEFT, _TALL = 70, 690
_FIELD = INNER - _LEFT
_CELL_X, _CELL_Y = _FIELD / 5, _TALL / 5
_NAME = 14
_CORNERS = {"ally": (1, 0), "aware": (0, 0), "watch": (1, 1), "rest": (0, 1)}


def drawn(wanted: Wanted) -> Body:
    """The field with its four corners, a mark for each actor of whom both are known."""
    asked = wanted.asked
    corners = matrix(asked.landscape, asked.as_of)
    stances = aligned(asked.landscape, asked.as_of)
    known = [a for corner, who in corners.items() if corner != "unknown" for a in who]
    marks = _spots(wanted, known, stances)
    open_ = {a for c in ("ally", "aware") for a in corners[c]}
    shapes = (
        *_field(wanted, corners),
        *(_mark(wanted, a, *spot, named=_is_named(wanted, a, open_)) for a, spot in marks.items()),
        *_names(wanted, marks, open_),
    )
    unknown = wanted.say("picture.matrix.unknown", n=len(corners["unknown"]))
    return Body(
        wanted.say("picture.matrix.title"),
        _TALL + 70,
        shapes,
        (*wanted.keys(a for a in known if _is_named(wanted, a, open_)), *_sizes(wanted)),
        (unknown, wanted.say("picture.matrix.note")),
        wanted.say("picture.matrix.about", n=len(known)),
    )


def _is_named(wanted: Wanted, actor: str, open_: set[str]) -> bool:
    """Beyond our allies no person is named, nor known by a colour."""
    return actor in open_ or form(wanted.asked.landscape, actor) != "person"


def radius(influence: int | None) -> float:
    """The radius of a mark: its surface grows with influence; a small one where it is unknown."""
    return 8.5 * sqrt(influence) if influence else 6.0


def _spots(
    wanted: Wanted, known: Sequence[str], stances: Mapping[str, int]
) -> dict[str, tuple[float, float, float]]:
    """x, y and radius of each; those who share a cell stand side by side in it."""
    cells: dict[tuple[int, int], list[str]] = {}
    actor = wanted.asked.landscape.actor
    for one in known:
        cells.setdefault((actor[one].interest or 0, stances[one]), []).append(one)
    found: dict[str, tuple[float, float, float]] = {}
    for (interest, stance), who in cells.items():
        left, top = _LEFT + (interest - 1) * _CELL_X, (2 - stance) * _CELL_Y
        for one, (x, y) in zip(who, _shared(len(who)), strict=True):
            r = min(radius(actor[one].influence), _fits(len(who)))
            found[one] = (left + x * _CELL_X, top + y * _CELL_Y, r)
    return found


def _across(many: int) -> int:
    return ceil(sqrt(many * _CELL_X / _CELL_Y * 0.7))


def _fits(many: int) -> float:
    """The largest radius with which so many find room in a cell."""
    across = _across(many)
    down = ceil(many / across)
    return min(_CELL_X / across, (_CELL_Y - 18) / down) / 2 - 1


def _shared(many: int) -> list[Spot]:
    """Parts of a cell in which so many stand, in rows."""
    across = _across(many)
    down = ceil(many / across)
    spots = []
    for n in range(many):
        here = min(across, many - n // across * across)
        spots.append(
            ((n % across + 0.5 + (across - here) / 2) / across, (n // across + 0.4) / down)
        )
    return spots


def _mark(wanted: Wanted, actor: str, x: float, y: float, r: float, *, named: bool) -> Shape:
    return (
        wanted.marked(actor, x, y, r) if named else Circle(x, y, r, style_colour("counted"), PAPER)
    )


def _names(
    wanted: Wanted, marks: Mapping[str, tuple[float, float, float]], open_: set[str]
) -> tuple[Text, ...]:
    actor = wanted.asked.landscape.actor
    ordered = sorted(marks, key=lambda a: (-(actor[a].influence or 0), wanted.name(a), a))
    names = [Name(wanted.name(a), *marks[a]) for a in ordered if _is_named(wanted, a, open_)]
    others: list[Area] = [
        (x - r, y - r, x + r, y + r)
        for a, (x, y, r) in marks.items()
        if not _is_named(wanted, a, open_)
    ]
    titles = [_title_area(wanted, corner) for corner in _CORNERS]
    taken = [*others, *titles]
    found = placed(names, (_LEFT, 0, INNER, _TALL), size=_NAME, taken=taken, longest=170)
    return tuple(text for lines in found for text in lines)


def _limits(wanted: Wanted) -> Spot:
    """Where the two lines between the corners lie."""
    limits = wanted.asked.landscape.vocabulary.thresholds
    across = _LEFT + (limits["aiim_interest"] - 1) * _CELL_X
    return across, (3 - limits["aiim_alignment"]) * _CELL_Y


def _corner(wanted: Wanted, corner: str) -> Area:
    x, y = _limits(wanted)
    right, low = _CORNERS[corner]
    return (
        x if right else _LEFT,
        y if low else 0,
        INNER if right else x,
        _TALL if low else y,
    )


def _title_area(wanted: Wanted, corner: str) -> Area:
    left, top, right, bottom = _corner(wanted, corner)
    return (
        (left, bottom - 48, right, bottom)
        if corner in ("watch", "rest")
        else (left, top, right, top + 48)
    )


def _field(wanted: Wanted, corners: Mapping[str, Sequence[str]]) -> list[Shape]:
    shapes: list[Shape] = []
    for corner in _CORNERS:
        left, top, right, bottom = _corner(wanted, corner)
        shapes.append(Box(left, top, right - left, bottom - top, style_colour(corner), PAPER, 3))
        area = _title_area(wanted, corner)
        said = f"{wanted.asked.words.say(f'aiim.{corner}')} ({len(corners[corner])})"
        do = wanted.asked.words.say(f"aiim.{corner}.do")
        room = right - left - 20
        shapes.append(Text(left + 10, area[1] + 20, cut(said, 15, room, bold=True), 15, bold=True))
        shapes.append(Text(left + 10, area[1] + 39, cut(do, 14, room), 14, colour=SOFT))
    return [*shapes, *_axes(wanted)]


def _axes(wanted: Wanted) -> list[Shape]:
    shapes: list[Shape] = [
        line((_LEFT, _TALL + 34), (INNER, _TALL + 34), width=1.5),
        Path(
            ((INNER, _TALL + 34), (INNER - 12, _TALL + 28), (INNER - 12, _TALL + 40)),
            SOFT,
            closed=True,
        ),
    ]
    for interest in range(1, 6):
        x = _LEFT + (interest - 0.5) * _CELL_X
        shapes.append(Text(x, _TALL + 24, str(interest), 15, "middle", SOFT))
    for stance in range(-2, 3):
        y = (2.5 - stance) * _CELL_Y + 5
        shapes.append(
            Text(
                _LEFT - 14, y, f"{stance:+d}".replace("-", "−") if stance else "0", 15, "end", SOFT
            )
        )
    shapes.append(Text(_LEFT, _TALL + 56, wanted.say("picture.matrix.interest"), 15, colour=SOFT))
    for n, one in enumerate(wrapped(wanted.say("picture.matrix.alignment"), 13, _LEFT - 4, 3)):
        shapes.append(Text(0, 14 + n * 16, one, 13, colour=SOFT))
    return shapes


def _sizes(wanted: Wanted) -> tuple[Key, ...]:
    return tuple(
        Key(
            (Circle(0, 0, radius(i) * 0.62, "none", SOFT),),
            wanted.say("picture.key.influence", n=i),
            13,
        )
        for i in (1, 5)
    )
