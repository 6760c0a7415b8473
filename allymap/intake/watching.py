"""Watches the columns that stay for what must not stay in them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from allymap.intake import risk
from allymap.intake.cells import LONGEST
from allymap.intake.inside import HINT, tell_found, watched
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.words import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from allymap.intake import mapping as mappings
    from allymap.intake.inside import Watched
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line, Opened
    from allymap.model.problem import Severity
    from allymap.model.tables import Table

# Settings are ours, and no person's.
_LEFT_ALONE = "settings"
_SHOWN = 5
# How many cells without anything in them are known again, and how long a row of such may be.
_REMEMBERED, _SHORT = 20_000, 300


class Watching:
    """Takes phones, e-mails and points out of the cells of a sheet, and whom to call in danger.

    `reached`: what was taken out of the name in the row just read; `kept`: what is kept of it
    all the same, since the user asked for it.
    """

    def __init__(self, *, keep_contact: bool) -> None:
        self.reached: list[tuple[str, str]] = []
        self.kept: dict[str, str] = {}
        self._keep = keep_contact

    def begin(
        self,
        sheet: Opened,
        table: Table,
        names: Mapping[int, str],
        aside: Collection[int],
        mapped: Collection[str],
        mapping: mappings.Mapping,
    ) -> None:
        """Watch another sheet: `names` says which column of ours each index is."""
        self.reached, self.kept, self._sheet = [], {}, sheet
        self._said = mapping.values(risk.COLUMN)
        self._watched: dict[int, Watched] = {}
        self._risk = -1
        self._called: dict[str, list[int]] = {}
        if table.name == _LEFT_ALONE:
            return
        for index, text in enumerate(sheet.header):
            name = names.get(index, "")
            if index in aside or (text in mapped and not name) or names.get(index) == "":
                continue
            if name == risk.COLUMN:
                self._risk = index
            elif seen := watched(table.column(name) if name else None):
                self._watched[index] = seen

    def lines(self, lines: Iterator[Line], telling: Telling) -> Iterator[Line]:
        """Rows with their cells as they may be kept; then what was found is told."""
        looked, risk_at = sorted(self._watched), self._risk
        # Of a million rows most are as wide as their header, and name whom others named.
        texts = itemgetter(looked[0], *looked) if looked else list
        wide = len(self._sheet.header)
        plain: set[str] = set()
        for row, cells in lines:
            if self.reached or self.kept:
                self.reached, self.kept = [], {}
            if 0 <= risk_at < len(cells) and cells[risk_at].strip():
                cells[risk_at] = self._call(row, cells[risk_at].strip())
            seen = texts(cells) if len(cells) >= wide else cells
            if not plain.issuperset(seen):
                together = "\t".join(seen)
                if HINT.search(together):
                    self._look(row, cells)
                elif len(together) < _SHORT and len(plain) < _REMEMBERED:
                    plain.update(seen)
            yield row, cells
        self._tell(telling)

    def _tell(self, telling: Telling) -> None:
        tell_found(self._watched, self._sheet, telling)
        for code, rows in self._called.items():
            facts: dict[str, Any] = {"count": len(rows), "rows": tuple(rows[:_SHOWN])}
            telling.tell(
                code,
                sheet=self._sheet.name,
                row=rows[0] if code == "risk_contact_unclear" else self._sheet.row,
                column=short(self._sheet.header[self._risk]),
                severity=_SEVERITY[code],
                letter=letter(self._risk),
                why="risk",
                **facts,
            )

    def _look(self, row: int, cells: list[str]) -> None:
        for index, column in self._watched.items():
            # A longer cell is refused anyway, and is not looked through before.
            if index < len(cells) and len(cells[index]) <= LONGEST and HINT.search(cells[index]):
                cells[index], found = column.without(row, cells[index], keep=self._keep)
                if column.name == "name":
                    self.reached += found.items()

    def _call(self, row: int, text: str) -> str:
        """Whom to call, as a yes; what may be a no is not shown, since it may name somebody."""
        if key(text) in self._said:
            return text
        named = risk.names_somebody(text)
        if named is False:
            return text
        code = "risk_contact_unclear" if named is None else "risk_contact_said"
        if named and self._keep:
            self.kept[short(self._sheet.header[self._risk])] = text
            code = "contact_kept"
        self._called.setdefault(code, []).append(row)
        return "yes" if named else ""


_SEVERITY: dict[str, Severity] = {
    "risk_contact_said": "notice",
    "risk_contact_unclear": "error",
    "contact_kept": "warning",
}
