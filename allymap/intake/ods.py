"""How far the filled cells of an .ods reach and what they show: a walk over all its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.grid import Reach, TooBig
from allymap.intake.laid import Laid
from allymap.intake.xml import local

if TYPE_CHECKING:
    from allymap.intake.grid import Broken

_ROWS_THERE_ARE = 1_048_576
_NUMBERS = ("float", "percentage")
_LONGEST = 40


class OdsGrid:
    """All sheets of an .ods: rows and cells that repeat count as often as they do.

    `looks` has, for each sheet by name, the cells that show what they do not hold, and its
    layout.
    """

    def __init__(self) -> None:
        self.looks: dict[str, tuple[Broken, Laid]] = {}
        self._shown: Broken = {}
        self._laid = Laid()
        self._reach = Reach()
        self._row = self._column = self._rows = self._columns = 0
        self._hidden = False
        self._kind = self._text = ""

    def start(self, tag: str, about: dict[str, str]) -> None:
        """A sheet, a row, a cell, or what fills a cell."""
        tag = local(tag)
        if tag == "table":
            self._reach, self._row, self._shown, self._laid = Reach(), 0, {}, Laid()
            self.looks[about.get("table:name", "")] = self._shown, self._laid
        elif tag == "table-row":
            self._rows = _times(about.get("table:number-rows-repeated", "1"))
            self._row, self._column = self._row + self._rows, 0
            self._hidden = about.get("table:visibility", "visible") != "visible"
        elif tag in ("table-cell", "covered-table-cell"):
            self._columns = _times(about.get("table:number-columns-repeated", "1"))
            self._column += self._columns
            self._kind, self._text = about.get("office:value-type", ""), ""
            if self._kind:
                self._reach.fill(self._row, self._column)
                self._see(int(about.get("table:number-rows-spanned", "1")))
        elif tag == "s":
            self._write(_times(about.get("text:c", "1")))

    def end(self, tag: str) -> None:
        """A cell is over: a number may be shown with zeros before it, or as percent."""
        if local(tag) == "table-cell" and self._kind in _NUMBERS and self._columns == 1:
            text = self._text.strip()
            padded = len(text) > 1 and text.isdecimal() and text[0] == "0"
            if self._rows == 1 and (padded or self._kind == "percentage"):
                self._shown |= {(self._row, self._column): text} if text else {}

    def text(self, text: str) -> None:
        """A piece of a cell's text; line breaks between elements are none."""
        if not text.isspace():
            self._write(len(text))
            if self._kind in _NUMBERS and len(self._text) < _LONGEST:
                self._text += text

    def _see(self, rows: int) -> None:
        """A filled cell, which may be merged over some rows, or in rows that are hidden."""
        if rows > 1:
            self._laid.merged += ((self._row, self._row + rows - 1, self._column),)
        if self._hidden and self._row not in self._laid.hidden[-1:]:
            self._laid.hidden += (self._row,)

    def _write(self, length: int) -> None:
        if self._column:
            self._reach.fill(self._row, self._column)
            self._reach.write(length * self._rows * self._columns)


def _times(text: str) -> int:
    """How often something repeats; more than a spreadsheet has rows is no list."""
    times = int(text)
    if not 0 <= times <= _ROWS_THERE_ARE:
        raise TooBig("cells")
    return times
