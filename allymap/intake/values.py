"""The cells of one row to the data of a row of the journal, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.intake.cells import Kept, Nothing, sound, typed
from allymap.intake.dates import FirstOf
from allymap.intake.fault import LEFT_OUT, Wrong
from allymap.intake.garbled import repaired
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.silence import dittos, is_ditto
from allymap.intake.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from allymap.intake.headers import Field
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened
    from allymap.intake.tally import Tally

    Faults = list[tuple[Field | None, Wrong]]


class Values:
    """Reads the rows of one table; `above` is the row that ditto marks speak of."""

    def __init__(self, table: str, needs: Collection[str], tally: Tally) -> None:
        self._table = table
        self._needs = needs
        self._tally = tally
        self._blank: dict[Field, str] = {}
        self.above: Sequence[str] = ()

    def read(
        self, cells: Sequence[str], fields: tuple[Field, ...], faults: Faults
    ) -> dict[str, Any]:
        """What a row says; faults are added to those there are."""
        if not dittos().isdisjoint(map(str.casefold, map(str.strip, cells))):
            cells = self._as_above(cells, fields, faults)
        self.above = cells
        data: dict[str, Any] = {}
        extras: dict[str, str] = {}
        for field in fields:
            text = typed(cells[field.index]) if field.index < len(cells) else ""
            try:
                if text:
                    self._put(field, sound(text), data, extras)
                elif field.column and field.column.name in self._needs:
                    raise Wrong("value_missing", table=self._table)
            except Wrong as wrong:
                faults.append((field, wrong))
        return {**data, "attributes": extras} if extras else data

    def tell_blank(self, sheet: Opened, telling: Telling) -> None:
        """Columns that say something under a blank header."""
        for field, text in self._blank.items():
            telling.tell(
                "header_missing",
                sheet=sheet.name,
                row=sheet.row,
                severity="warning",
                letter=field.letter,
                value=short(text),
            )
        self._blank.clear()

    def _as_above(
        self, cells: Sequence[str], fields: tuple[Field, ...], faults: Faults
    ) -> Sequence[str]:
        """A row with what stands above in the place of its ditto marks."""
        wide = list(cells)
        for field in fields:
            said = wide[field.index].strip() if field.index < len(wide) else ""
            if not is_ditto(said, name=field.names):
                continue
            above = self.above[field.index].strip() if field.index < len(self.above) else ""
            if above:
                # Who is named may be nobody's business, even in a notice.
                shown = "" if field.names else above
                self._tally.note("ditto_read", field.header, field.letter, said, shown)
                wide[field.index] = above
            elif field.column:
                faults.append((field, Wrong("ditto_alone", value=said)))
        return wide

    def _put(self, field: Field, text: str, data: dict[str, Any], extras: dict[str, str]) -> None:
        """A cell's value under its column, or its text under its header."""
        if not text.isascii() and (better := repaired(text)):
            self._tally.note("doubly_encoded", field.header, field.letter, text, better)
        if field.column is None:
            extras[field.header] = text
            if field.blank:
                self._blank.setdefault(field, text)
            return
        value = field.parse(text)
        if type(value) is Kept:
            extras[field.header] = text
        elif value or value in (0, False):
            if type(value) is FirstOf:
                extras[words().as_written.format(header=field.header)] = text
            data[field.column.name] = value
        elif field.column.name in self._needs and type(value) is Nothing:
            raise Wrong("value_missing", table=self._table)
        elif field.column.name in self._needs:
            raise Wrong(LEFT_OUT, value=text)


def beyond(cells: Sequence[str], header: Sequence[str], faults: Faults) -> None:
    """Filled cells beyond the headers would be lost, so they are a fault."""
    for index in range(len(header), len(cells)):
        if text := cells[index].strip():
            faults.append((None, Wrong("row_too_long", letter=letter(index), value=text)))
            return
