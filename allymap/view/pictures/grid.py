"""Coverage, and who does what where: a table of counts as squares, the larger the more."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from allymap.view.pictures.frame import INNER, Body, Key, style_colour
from allymap.view.pictures.letters import wrapped
from allymap.view.pictures.shapes import INK, PAPER, SOFT, Box, Text, line
from allymap.view.tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.view.pictures.shapes import Shape
    from allymap.view.pictures.wanted import Wanted
    from allymap.view.tables import Sheet

_ROW, _HEAD, _SIZE, _MOST = 56, 40, 16, 48
_GAP = 40  # units between two grids
_FIRST = 250  # units for what a row is about
_HIDDEN = "*"


def coverage(wanted: Wanted) -> Body:
    """Elements of the work by place, and by practice area."""
    sheets = tables("coverage", wanted.asked)[: 1 if wanted.asked.outside else 2]
    return _body(wanted, "coverage", sheets, 1)


def who_does_what(wanted: Wanted) -> Body:
    """Elements of the work by place and organiser."""
    return _body(wanted, "who-does-what", tables("who-does-what", wanted.asked)[:1], 2)


def _body(wanted: Wanted, view: str, sheets: Sequence[Sheet], names: int) -> Body:
    filled = [sheet for sheet in sheets if sheet.rows]
    total = wanted.asked.heads("total")[0]
    most = max((_count(c) for s in filled for c in _cells(s, names, total)), default=0)
    shapes: list[Shape] = []
    top = 0.0
    for sheet in filled:
        shapes += _grid(sheet, names, top, most, total)
        top += _tall(sheet) + _GAP
    counted = [c for sheet in filled[:1] for c in _cells(sheet, names, total)]
    none = sum(cell == "0" for cell in counted)
    return Body(
        wanted.say(f"picture.{view}.title"),
        max(top - _GAP, 40),
        tuple(shapes) or (Text(0, 30, wanted.say("picture.nothing"), 18, colour=SOFT),),
        _keys(wanted, any(c == _HIDDEN for s in filled for c in _cells(s, names, total))),
        tuple(sheet.note for sheet in filled),
        wanted.say(f"picture.{view}.about", cells=len(counted), none=none),
    )


def _cells(sheet: Sheet, names: int, total: str) -> list[str]:
    """The cells that are drawn as squares: totals are only written."""
    last = -1 if sheet.head[-1] == total else None
    return [cell for row in sheet.rows if row[0] != total for cell in row[names:last]]


def _tall(sheet: Sheet) -> float:
    return 34 + _HEAD + _ROW * len(sheet.rows)


def _grid(sheet: Sheet, names: int, top: float, most: int, total: str) -> list[Shape]:
    first = _FIRST * (1 if names == 1 else 0.72)
    columns = len(sheet.head) - names
    wide = min(210.0, (INNER - first * names) / columns)
    shapes: list[Shape] = [Text(0, top + 18, sheet.title, 18, bold=True)]
    for at, head in enumerate(sheet.head):
        shapes += _headed(head, at, names, first, wide, top + 22)
    before = ""
    for number, row in enumerate(sheet.rows):
        y = top + 34 + _HEAD + number * _ROW
        new = row[0] != before
        shapes += _row(row, sheet, names, first, wide, y, most, total, new=new)
        before = row[0]
    return shapes


def _headed(head: str, at: int, names: int, first: float, wide: float, top: float) -> list[Shape]:
    if at < names:
        return [Text(first * at, top + 40, head, 14, colour=SOFT)]
    lines = wrapped(head, 14, wide - 10, 2)
    x = first * names + (at - names + 0.5) * wide
    base = top + 40 - (len(lines) - 1) * 16
    return [Text(x, base + n * 16, one, 14, "middle", SOFT) for n, one in enumerate(lines)]


def _row(
    row: Sequence[str],
    sheet: Sheet,
    names: int,
    first: float,
    wide: float,
    y: float,
    most: int,
    total: str,
    *,
    new: bool,
) -> list[Shape]:
    """One line: what it is about, then a square for each count; a place is named once."""
    middle = y + _ROW / 2
    shapes: list[Shape] = []
    if new or names == 1:
        shapes.append(
            line((0, y), (first * names + wide * (len(row) - names), y), colour=style_colour("row"))
        )
    for at, text in enumerate(row[:names]):
        if at or new:
            lines = wrapped(text, _SIZE, first - 14, 2)
            base = middle + 5 - (len(lines) - 1) * 9
            shapes += [
                Text(first * at, base + n * 18, one, _SIZE, bold=at == 0)
                for n, one in enumerate(lines)
            ]
    for at, cell in enumerate(row[names:]):
        x = first * names + (at + 0.5) * wide
        summed = row[0] == total or sheet.head[names + at] == total
        shapes += _summed(cell, x, middle) if summed else square(cell, x, middle, most)
    return shapes


def _summed(cell: str, x: float, y: float) -> list[Shape]:
    return [Text(x, y + 5, cell, _SIZE, "middle", INK, bold=True)]


def square(cell: str, x: float, y: float, most: int) -> list[Shape]:
    """A count as a square of its area; an empty one for none, a grey one for a hidden count."""
    if cell == "0":
        return [Box(x - 11, y - 11, 22, 22, "none", style_colour("none"), dash=(4, 4))]
    hidden = cell == _HIDDEN
    side = 24.0 if hidden else 20 + (_MOST - 20) * sqrt(_count(cell) / max(most, 1))
    colour = style_colour("hidden" if hidden else "held")
    box = Box(x - side / 2, y - side / 2, side, side, colour, round=3)
    size = 15 if side >= 26 else 13
    return [
        box,
        Text(x, y + size * 0.36, cell, size, "middle", INK if hidden else PAPER, bold=True),
    ]


def _keys(wanted: Wanted, hidden: bool) -> tuple[Key, ...]:
    keys = [
        Key(tuple(square("3", 0, 0, 12)), wanted.say("picture.key.held"), 14),
        Key(tuple(square("0", 0, 0, 12)), wanted.say("picture.key.none"), 12),
    ]
    if hidden:
        keys.append(Key(tuple(square(_HIDDEN, 0, 0, 12)), wanted.say("picture.key.hidden"), 12))
    return tuple(keys)


def _count(cell: str) -> int:
    return int(cell) if cell.isdecimal() else 0
