"""How far the filled cells of an .xlsx reach, and which have no value: a walk over a sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allymap.intake.look import MOST_COLUMNS, MOST_ROWS
from allymap.intake.xml import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    Broken = dict[tuple[int, int], str]

MOST_CELLS = 4_000_000
MOST_TEXT = 200_000_000
UNCALCULATED = "#CALC!"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class TooBig(Exception):
    """More than a list has; `limit` says of what: cells, text or bytes."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Reach:
    """The farthest filled cell and the amount of text of one sheet; raises `TooBig`."""

    def __init__(self) -> None:
        self._row = self._column = self._text = 0

    def fill(self, row: int, column: int) -> None:
        """Count a filled cell, from 1 and 1."""
        self._row, self._column = max(self._row, row), max(self._column, column)
        area = self._row * self._column
        if self._row > MOST_ROWS or self._column > MOST_COLUMNS or area > MOST_CELLS:
            raise TooBig("cells")

    def write(self, length: int) -> None:
        """Count text, in characters."""
        self._text += length
        if self._text > MOST_TEXT:
            raise TooBig("text")


class SharedTexts:
    """The lengths of the texts that an .xlsx keeps once for all its cells."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def start(self, tag: str, _about: dict[str, str]) -> None:
        """Begin a text."""
        if local(tag) == "si":
            self.lengths.append(0)

    def end(self, tag: str) -> None:
        """A text ends where the next begins."""

    def text(self, text: str) -> None:
        """Count into the text that was begun."""
        if self.lengths:
            self.lengths[-1] += len(text)


class XlsxGrid:
    """One sheet of an .xlsx; `broken` has the cells whose formula has no value."""

    def __init__(self, shared: Sequence[int]) -> None:
        self.broken: Broken = {}
        self._reach = Reach()
        self._shared = shared
        self._row = self._column = 0
        self._kind = self._value = ""
        self._filled = self._formula = self._in_value = False

    def start(self, tag: str, about: dict[str, str]) -> None:
        """A row, a cell, or what fills a cell."""
        tag = local(tag)
        if tag == "c":
            self._go(about.get("r", ""))
            self._kind, self._value = about.get("t", ""), ""
            self._filled = self._formula = False
        elif tag == "row":
            self._row, self._column = int(about.get("r", self._row + 1)), 0
        elif tag in ("v", "is"):
            self._filled = self._in_value = True
        elif tag == "f":
            self._filled = self._formula = True

    def end(self, tag: str) -> None:
        """A value or a cell is over."""
        tag = local(tag)
        if tag in ("v", "is"):
            self._in_value = False
        elif tag == "c" and self._filled:
            self._reach.fill(self._row, self._column)
            self._weigh()

    def text(self, text: str) -> None:
        """A piece of a value; the first hundred characters are enough to know it."""
        if self._in_value:
            self._reach.write(len(text))
            self._value = self._value[:100] + text if self._value else text

    def _go(self, reference: str) -> None:
        if not reference:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if not found:
            raise ValueError("a cell that is nowhere")
        self._row, self._column = int(found[2]), number(found[1])

    def _weigh(self) -> None:
        if self._kind == "s" and self._value.isdecimal() and int(self._value) < len(self._shared):
            self._reach.write(self._shared[int(self._value)])
        elif self._kind == "e":
            self.broken[self._row, self._column] = self._value or UNCALCULATED
        elif self._formula and not self._value and self._kind != "str":
            self.broken[self._row, self._column] = UNCALCULATED


def number(letters: str) -> int:
    """A column's number from its letters, from 1."""
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number
