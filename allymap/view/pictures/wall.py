"""The map on a sheet of A3, with wide margins, ruled room, and boxes for those who are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.view.pictures.frame import legend, stamp_of, title, turned
from allymap.view.pictures.letters import wrapped
from allymap.view.pictures.network import Size
from allymap.view.pictures.network import drawn as network
from allymap.view.pictures.shapes import INK, SOFT, Box, Drawing, Text, line, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.view.pictures.shapes import Shape
    from allymap.view.pictures.wanted import Wanted

# Quarters of a millimetre: A3, 420 by 297.
A3 = (1680.0, 1188.0)
_SCALE = 4.0
_EDGE = 56.0  # printers leave about a centimetre white
SIZE = Size(1180, 690, 1.0, 12)
_RULE = 36.0  # from one ruled line to the next: nine millimetres, for a felt pen
_BOXES = 4
_NOTE, _NOTE_ROW = 14, 20


def drawn(wanted: Wanted) -> Drawing:
    """The map, beside it empty boxes, below it the legend, notes and ruled lines."""
    asked = wanted.asked
    body = network(wanted, SIZE)
    stamp = stamp_of(asked.words, asked.words.day(asked.as_of), inside=not asked.outside)
    side = _EDGE + SIZE.wide + 32
    below = 124 + SIZE.tall + 14
    marks, tall = legend(body.legend, SIZE.wide)
    notes = _notes(wanted, body.notes, _EDGE, below + tall + 8)
    shapes = (
        *title(body.title, stamp, _EDGE, A3[0] - _EDGE, at=68),
        *moved(body.shapes, _EDGE, 124),
        *_missing(wanted, side, 138, A3[0] - _EDGE - side, 124 + SIZE.tall),
        *moved(marks, _EDGE, below),
        *notes,
        *_ruled(wanted, _EDGE, below + tall + 16 + len(notes) * _NOTE_ROW),
    )
    said = f"{stamp.level} - {body.title}. {stamp.day}"
    return turned(Drawing(*A3, shapes, said, body.about, stamp.language, unit="mm", scale=_SCALE))


def _notes(wanted: Wanted, notes: Sequence[str], left: float, top: float) -> list[Text]:
    """What one has to know to read it; for partners also that some are left out."""
    care = (wanted.say("report.coalition"),) if wanted.asked.outside else ()
    room = A3[0] - _EDGE - left
    lines = [one for note in (*notes, *care) if note for one in wrapped(note, _NOTE, room)]
    return [
        Text(left, top + 14 + n * _NOTE_ROW, one, _NOTE, colour=SOFT) for n, one in enumerate(lines)
    ]


def _missing(wanted: Wanted, left: float, top: float, wide: float, bottom: float) -> list[Shape]:
    """Empty boxes, each with the three things one has to know about somebody who is missing."""
    lines = wrapped(wanted.say("picture.wall.missing"), 20, wide, 2, bold=True)
    shapes: list[Shape] = [
        Text(left, top + 6 + n * 26, one, 20, bold=True) for n, one in enumerate(lines)
    ]
    first = top + len(lines) * 26 + 4
    tall = (bottom - first - 14 * (_BOXES - 1)) / _BOXES
    for n in range(_BOXES):
        y = first + n * (tall + 14)
        shapes.append(Box(left, y, wide, tall, "none", INK, 1.5, (8, 6), round=8))
        for k, code in enumerate(("who", "why", "by")):
            base = y + tall * (k + 0.62) / 3
            shapes.append(
                Text(left + 12, base - 12, wanted.say(f"picture.wall.{code}"), 13, colour=SOFT)
            )
            shapes.append(line((left + 12, base + 18), (left + wide - 12, base + 18)))
    return shapes


def _ruled(wanted: Wanted, left: float, top: float) -> list[Shape]:
    """Lines to write on, as many as the sheet has room for."""
    shapes: list[Shape] = [Text(left, top + 14, wanted.say("picture.wall.notes"), 16, bold=True)]
    y = top + 14 + _RULE
    while y <= A3[1] - _EDGE:
        shapes.append(line((left, y), (A3[0] - _EDGE, y)))
        y += _RULE
    return shapes
