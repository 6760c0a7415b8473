"""In which order a column writes day and month: decided by all of it, never a cell at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.dates import SERIALS, FirstOf, day, from_serial, number_of, parts_of
from allymap.intake.fault import Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from allymap.intake.dates import Order
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line

    Note = Callable[[str, str, object], None]


class Seen:
    """What one column shows: where the day must come first, where the month, and odd numbers."""

    __slots__ = ("day_first", "month_first", "number")

    def __init__(self) -> None:
        self.day_first: tuple[int, str] | None = None
        self.month_first: tuple[int, str] | None = None
        self.number = False

    def look(self, row: int, text: str) -> None:
        """Take in one cell."""
        if parts := parts_of(text):
            if parts[0] > 12 >= parts[1]:
                self.day_first = self.day_first or (row, text)
            elif parts[1] > 12 >= parts[0]:
                self.month_first = self.month_first or (row, text)
        elif (number := number_of(text)) is not None and number not in SERIALS:
            self.number = True

    def order(self) -> Order:
        """How day and month come; "" when nothing shows it. Raises `Wrong`: `day_order_mixed`."""
        if self.day_first and self.month_first:
            (row, first), (other_row, other) = self.day_first, self.month_first
            raise Wrong("day_order_mixed", first=first, at=row, other=other, other_at=other_row)
        return "day_first" if self.day_first else "month_first" if self.month_first else ""


class Evidence:
    """What the columns of days of one sheet show; the sheet is read for it when first asked."""

    def __init__(self, again: Callable[[], Iterator[Line]], telling: Telling) -> None:
        self._again = again
        self._telling = telling
        self._indexes: list[int] = []
        self._seen: dict[int, Seen] = {}

    def column(self, index: int) -> Callable[[], Seen]:
        """What gives the evidence of one column, when it is needed."""
        self._indexes.append(index)
        return lambda: self._of(index)

    def _of(self, index: int) -> Seen:
        if not self._seen:
            self._seen = {index: Seen() for index in self._indexes}
            told = len(self._telling.problems)
            for row, cells in self._again():
                for at, seen in self._seen.items():
                    if at < len(cells) and cells[at]:
                        seen.look(row, cells[at].strip())
            # What this look stumbles over, the reading itself will come to, and tell.
            del self._telling.problems[told:]
        return self._seen[index]


class DayColumn:
    """Reads the days of one column.

    `said` is the order that the user gave for it, `whole` whether a month or year alone will
    not do.
    """

    def __init__(
        self, seen: Callable[[], Seen], note: Note, said: Order, century: int, *, whole: bool
    ) -> None:
        self._seen = seen
        self._note = note
        self._said = said
        self._century = century
        self._whole = whole

    def __call__(self, text: str) -> str:
        """A day as ISO 8601; raises `Wrong`."""
        number = number_of(text)
        if number is not None and number in SERIALS and not self._seen().number:
            self._note("serials_read", text, from_serial(number))
            return from_serial(number)
        order = (self._said or self._seen().order()) if parts_of(text) else ""
        read = day(text, order, self._century)
        if isinstance(read, FirstOf):
            if self._whole:
                raise Wrong("day_partial", value=text)
            self._note("days_partial", text, str(read))
        return read
