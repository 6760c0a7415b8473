"""How a spreadsheet lays its rows out: rows that it hides, cells that are merged downwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.reading import Telling

    Line = tuple[int, list[str]]
    Merge = tuple[int, int, int]

_SHOWN = 5


@dataclass(slots=True)
class Laid:
    """The rows a sheet hides, and its merged cells: first row, last row and column, from 1.

    `filled` are those merged cells whose value was given to the rows below.
    """

    hidden: tuple[int, ...] = ()
    merged: tuple[Merge, ...] = ()
    filled: dict[Merge, str] = field(default_factory=dict)

    def fill(self, lines: Iterator[Line], after: int) -> Iterator[Line]:
        """Lines in which a merged cell's value stands in each of its rows, below row `after`."""
        begins: dict[int, list[Merge]] = {}
        for merge in self.merged:
            if merge[0] > after:
                begins.setdefault(merge[0], []).append(merge)
        return self._filled(lines, begins) if begins else lines

    def tell(self, sheet: str, after: int, telling: Telling) -> None:
        """What was made of the layout below row `after`."""
        if rows := [row for row in self.hidden if row > after]:
            telling.tell(
                "rows_hidden",
                sheet=sheet,
                row=rows[0],
                severity="warning",
                count=len(rows),
                rows=tuple(rows[:_SHOWN]),
            )
        if self.filled:
            telling.tell(
                "merged_filled",
                sheet=sheet,
                row=min(self.filled)[0],
                severity="notice",
                count=len(self.filled),
                examples=tuple(self.filled.values())[:_SHOWN],
            )

    def _filled(self, lines: Iterator[Line], begins: dict[int, list[Merge]]) -> Iterator[Line]:
        """Rows that say nothing else stay blank."""
        now: dict[Merge, str] = {}
        for row, cells in lines:
            now = {merge: text for merge, text in now.items() if row <= merge[1]}
            whole = self._with(cells, now) if now and any(map(str.strip, cells)) else cells
            for merge in begins.get(row, ()):
                if text := "".join(cells[merge[2] - 1 : merge[2]]).strip():
                    now[merge] = text
            yield row, whole

    def _with(self, cells: list[str], now: dict[Merge, str]) -> list[str]:
        wide = cells + [""] * (max(column for *_, column in now) - len(cells))
        for merge, text in now.items():
            if not wide[merge[2] - 1].strip():
                wide[merge[2] - 1] = text
                self.filled.setdefault(merge, text)
        return wide
