"""How far the filled cells of an .ods reach: a walk over its one part with all sheets."""

from __future__ import annotations

from allymap.intake.grid import Reach, TooBig
from allymap.intake.xml import local

_ROWS_THERE_ARE = 1_048_576


class OdsGrid:
    """All sheets of an .ods: rows and cells that repeat count as often as they do."""

    def __init__(self) -> None:
        self._reach = Reach()
        self._row = self._column = self._rows = self._columns = 0

    def start(self, tag: str, about: dict[str, str]) -> None:
        """A sheet, a row, a cell, or what fills a cell."""
        tag = local(tag)
        if tag == "table":
            self._reach, self._row = Reach(), 0
        elif tag == "table-row":
            self._rows = _times(about.get("table:number-rows-repeated", "1"))
            self._row, self._column = self._row + self._rows, 0
        elif tag in ("table-cell", "covered-table-cell"):
            self._columns = _times(about.get("table:number-columns-repeated", "1"))
            self._column += self._columns
            if "office:value-type" in about:
                self._reach.fill(self._row, self._column)
        elif tag == "s":
            self._write(_times(about.get("text:c", "1")))

    def end(self, tag: str) -> None:
        """What ends matters only by what begins after it."""

    def text(self, text: str) -> None:
        """A piece of a cell's text; line breaks between elements are none."""
        if not text.isspace():
            self._write(len(text))

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
