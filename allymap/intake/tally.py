"""What was read otherwise than it is written, counted, to be told once for each column."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from allymap.intake.reading import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.reading import Telling

_EXAMPLES = 5


class Tally:
    """Counts by code and column; forgets when it has told."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, str], tuple[list[int], dict[str, str]]] = {}
        self._tried: list[str] | None = None

    @contextmanager
    def trying(self) -> Iterator[list[str]]:
        """Count nothing until the block ends; gives the codes that would have counted."""
        noted: list[str] = []
        self._tried = noted
        try:
            yield noted
        finally:
            self._tried = None

    def note(self, code: str, header: str, letter: str, said: str, to: object) -> None:
        """Count one cell that was read as something else."""
        if self._tried is not None:
            self._tried.append(code)
            return
        counted, examples = self._seen.setdefault((code, header, letter), ([0], {}))
        counted[0] += 1
        if len(examples) < _EXAMPLES:
            examples.setdefault(short(said), str(to))

    def tell(self, sheet: str, telling: Telling) -> None:
        """A notice for each code and column, with a few examples."""
        for (code, header, letter), (counted, examples) in self._seen.items():
            telling.tell(
                code,
                sheet=sheet,
                column=short(header),
                severity="notice",
                letter=letter,
                count=counted[0],
                examples=tuple(f"{said} = {to}" for said, to in examples.items()),
            )
        self._seen.clear()
