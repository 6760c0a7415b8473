"""Which keys the rows of a table have used: a few numbers a row, so that a million rows fit."""

from __future__ import annotations

from array import array
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Seen:
    """The sheet, row and digest of the first row of each key; keys are kept as their hashes."""

    def __init__(self) -> None:
        self._place: dict[int, int] = {}
        self._rows, self._sheets, self._digests = array("q"), array("H"), array("q")
        self._names: list[str] = []

    def first(self, key: str, sheet: str, row: int, text: str) -> tuple[str, int, bool]:
        """Where a key was used first (here, if it is new), and whether it said the same."""
        known = self._place.get(hash(key))
        if known is None:
            self._note(sheet, [row], [hash(key)], [text])
            return sheet, row, True
        same = self._digests[known] == hash(text)
        return self._names[self._sheets[known]], self._rows[known], same

    def add_new(
        self, sheet: str, rows: Sequence[int], keys: Iterable[str], texts: Sequence[str]
    ) -> bool:
        """Note many keys at once; nothing is noted, and False given, if one is not new."""
        hashes = list(map(hash, keys))
        if len(set(hashes)) < len(hashes) or not self._place.keys().isdisjoint(hashes):
            return False
        self._note(sheet, rows, hashes, texts)
        return True

    def _note(
        self, sheet: str, rows: Sequence[int], hashes: Sequence[int], texts: Sequence[str]
    ) -> None:
        if sheet not in self._names:
            self._names.append(sheet)
        start = len(self._rows)
        self._place.update(zip(hashes, range(start, start + len(rows)), strict=True))
        self._rows.extend(rows)
        self._sheets.extend(repeat(self._names.index(sheet), len(rows)))
        self._digests.extend(map(hash, texts))
