"""What was read otherwise than it is written, counted, to be told once for each column."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from allymap.intake.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.reading import Telling

    Noted = tuple[str, str, object]

_EXAMPLES = 5
# What was not read otherwise, but should perhaps have been.
_WARNED = {"doubly_encoded"}


class Tally:
    """Counts by code and column; forgets when it has told."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, str], tuple[list[int], dict[str, str]]] = {}
        self._tried: list[Noted] | None = None

    @contextmanager
    def trying(self) -> Iterator[list[Noted]]:
        """Count nothing until the block ends; gives what would have counted: code, said, to."""
        noted: list[Noted] = []
        self._tried = noted
        try:
            yield noted
        finally:
            self._tried = None

    def note(
        self, code: str, header: str, letter: str, said: str, to: object, count: int = 1
    ) -> None:
        """Count one cell that was read as something else, or several that say the same."""
        if self._tried is not None:
            self._tried.append((code, said, to))
            return
        counted, examples = self._seen.setdefault((code, header, letter), ([0], {}))
        counted[0] += count
        if len(examples) < _EXAMPLES:
            examples.setdefault(short(said), str(to))

    def tell(self, sheet: str, telling: Telling) -> None:
        """A notice for each code and column, with a few examples."""
        for (code, header, letter), (counted, examples) in self._seen.items():
            telling.tell(
                code,
                sheet=sheet,
                column=short(header),
                severity="warning" if code in _WARNED else "notice",
                letter=letter,
                count=counted[0],
                examples=tuple(f"{said} = {to}" if to else said for said, to in examples.items()),
            )
        self._seen.clear()
