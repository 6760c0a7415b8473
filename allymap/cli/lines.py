"""How texts are broken into lines, and rows of cells into columns, for a terminal's width."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

_GAP = "  "
# Where a line may end: at a space, but not at one that holds French signs to their word.
_HELD = "\u00a0"
_GLUE = "\ufdd0"
_SPACES = re.compile(rf"[^\S{_HELD}]+")


def broken(text: str, width: int, console: Console, style: str = "") -> Iterator[Text]:
    """The lines of a text, none wider than `width`."""
    glued = Text(text.replace(_HELD, _GLUE), style=style)
    for line in glued.wrap(console, width):
        line.plain = line.plain.replace(_GLUE, _HELD)
        line.rstrip()
        yield line


def beside(rows: Sequence[Sequence[str]], width: int, console: Console) -> Iterator[str]:
    """Rows of cells with their columns side by side; a word is broken only where it must be."""
    count = max(map(len, rows), default=0)
    widths = _widths(rows, width - len(_GAP) * (count - 1))
    for row in rows:
        cells = [
            [line.plain for line in broken(cell, wide, console)]
            for cell, wide in zip(row, widths, strict=False)
        ]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (p + " " * (w - cell_len(p)) for p, w in zip(parts, widths, strict=False))
            yield _GAP.join(padded).rstrip()


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: the widest give way first, none below its longest word."""
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = [max(1, *map(cell_len, column)) for column in columns]
    words = [max(cell_len(w) for cell in column for w in _SPACES.split(cell)) for column in columns]
    while sum(widths) > max(room, len(widths)):
        loose = [at for at, width in enumerate(widths) if width > words[at]]
        at = max(loose or range(len(widths)), key=lambda one: widths[one])
        widths[at] -= 1
    return widths
