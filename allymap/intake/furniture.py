"""Rows of a sheet that are no rows of its list: the header again, totals, notes, another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.below import none_of_list
from allymap.intake.fault import LEFT_OUT, LEFT_WITH
from allymap.intake.heading import known_headers
from allymap.intake.reading import short
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.intake.fault import Wrong
    from allymap.intake.headers import Field
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened

_LEFT = {LEFT_OUT: "rows_left_out", LEFT_WITH: "rows_left_with"}
_SHOWN = 5
_WARNED = ("totals_row", "notes_row", "rows_bare")
# So many rows with a name alone may be notes, below so many that say more.
_FEW, _ENOUGH = 3, 3
_HEADERS = 3


class Furniture:
    """Finds such rows of one sheet and tells of them once; `last` is the last row that was met."""

    def __init__(self, sheet: Opened, fields: tuple[Field, ...], needs: list[str]) -> None:
        self._header = header = sheet.header
        self._assumed = sheet.assumed
        self._needed = [f.index for f in fields if f.column and f.column.name in needs]
        self._first = next((f.index for f in fields if f.column), 0)
        self._word = header[self._first].casefold() if self._first < len(header) else ""
        self._rows: dict[str, list[int]] = {}
        self._texts: dict[str, str] = {}
        self._bare: list[tuple[int, str]] = []
        self._full = 0
        self._second = 0
        self.last = sheet.row

    def is_none_of_list(self, row: int, cells: list[str]) -> bool:
        """Whether a row is none of the list, as can be seen before it is read."""
        gap, self.last = row - self.last > 1, row
        if self._second or self._is_header(row, cells):
            return True
        if gap and self._full and _is_other_header(self._said(cells)):
            self._second = row
            self._texts["second_table"] = next(filter(None, map(str.strip, cells)))
            return True
        if code := none_of_list(cells):
            self._note(code, row, cells)
            return True
        self._count(row, cells)
        return False

    def is_other(
        self, row: int, cells: list[str], faults: Sequence[tuple[Field | None, Wrong]]
    ) -> bool:
        """Whether a row that cannot be read is one of totals, or one the user left out."""
        if left := next((_LEFT[wrong.code] for _, wrong in faults if wrong.code in _LEFT), ""):
            self._note(left, row, cells)
            return True
        filled = [index for index, text in enumerate(cells) if text.strip()]
        if not filled or plain(cells[filled[0]]) not in words().totals:
            return False
        if any(index in filled[1:] for index in self._needed):
            return False
        self._note("totals_row", row, cells)
        return True

    def tell(self, sheet: str, table: str, telling: Telling) -> None:
        """What was found, as a notice each; what may be missed as a warning."""
        if self._bare and len(self._bare) <= _FEW and self._full >= _ENOUGH:
            self._rows["rows_bare"] = [row for row, _ in self._bare]
            self._texts["rows_bare"] = self._bare[0][1]
        for code, rows in self._rows.items():
            telling.tell(
                code,
                sheet=sheet,
                row=rows[0],
                severity="warning" if code in _WARNED else "notice",
                table=table,
                count=len(rows),
                rows=tuple(rows[:_SHOWN]),
                value=short(self._texts.get(code, "")),
            )
        if self._second:
            value = short(self._texts["second_table"])
            telling.tell("second_table", sheet=sheet, row=self._second, value=value)

    def _is_header(self, row: int, cells: list[str]) -> bool:
        """Whether a row says the header again."""
        at = self._first
        if not self._word or at >= len(cells) or cells[at].strip().casefold() != self._word:
            return False
        said = [(i, text) for i, text in enumerate(self._said(cells)) if text.strip()]
        if len(said) < 2 or any(
            i >= len(self._header) or plain(text) != plain(self._header[i]) for i, text in said
        ):
            return False
        self._note("header_again", row, cells)
        return True

    def _said(self, cells: Sequence[str]) -> list[str]:
        """The cells of a row without what was said for all rows."""
        return [text if at != self._assumed else "" for at, text in enumerate(cells)]

    def _note(self, code: str, row: int, cells: Sequence[str]) -> None:
        self._rows.setdefault(code, []).append(row)
        self._texts.setdefault(code, next(filter(None, map(str.strip, cells)), ""))

    def _count(self, row: int, cells: Sequence[str]) -> None:
        """Whether a row says a name alone, where what it is was said for all rows at once."""
        if self._assumed < 0:
            self._full += 1
            return
        said = [text.strip() for text in self._said(cells) if text.strip()]
        if len(said) == 1:
            self._bare.append((row, said[0]))
        else:
            self._full += 1
            self._bare.clear()


def _is_other_header(cells: Sequence[str]) -> bool:
    """Whether a row has three headers that somebody knows, or two and nothing else."""
    known = known_headers(cells)
    return known >= _HEADERS or 1 < known == sum(1 for text in cells if text.strip())
