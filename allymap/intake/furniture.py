"""Rows of a sheet that are no rows of a list: its header again, totals, what the user left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.intake.fault import Wrong
    from allymap.intake.headers import Field
    from allymap.intake.reading import Telling

LEFT_OUT = "left_out"
_SHOWN = 5


class Furniture:
    """Finds such rows of one sheet and tells of them once."""

    def __init__(self, header: list[str], fields: tuple[Field, ...], needs: list[str]) -> None:
        self._header = header
        self._needed = [f.index for f in fields if f.column and f.column.name in needs]
        self._first = next((f.index for f in fields if f.column), 0)
        self._word = header[self._first].casefold() if self._first < len(header) else ""
        self._rows: dict[str, list[int]] = {}

    def is_header(self, row: int, cells: list[str]) -> bool:
        """Whether a row says the header again."""
        at = self._first
        if not self._word or at >= len(cells) or cells[at].strip().casefold() != self._word:
            return False
        said = [(i, text) for i, text in enumerate(cells) if text.strip()]
        if len(said) < 2 or any(
            i >= len(self._header) or plain(text) != plain(self._header[i]) for i, text in said
        ):
            return False
        self._rows.setdefault("header_again", []).append(row)
        return True

    def is_other(
        self, row: int, cells: list[str], faults: Sequence[tuple[Field | None, Wrong]]
    ) -> bool:
        """Whether a row that cannot be read is one of totals, or one the user left out."""
        if any(wrong.code == LEFT_OUT for _, wrong in faults):
            self._rows.setdefault("rows_left_out", []).append(row)
            return True
        filled = [index for index, text in enumerate(cells) if text.strip()]
        if not filled or plain(cells[filled[0]]) not in words().totals:
            return False
        if any(index in filled[1:] for index in self._needed):
            return False
        self._rows.setdefault("totals_row", []).append(row)
        return True

    def tell(self, sheet: str, telling: Telling) -> None:
        """What was found, as a notice each; a row of totals as a warning."""
        for code, rows in self._rows.items():
            telling.tell(
                code,
                sheet=sheet,
                row=rows[0],
                severity="warning" if code == "totals_row" else "notice",
                count=len(rows),
                rows=tuple(rows[:_SHOWN]),
            )
