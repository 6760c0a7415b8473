"""What reading a file gives: rows, one by one, and the problems met on the way."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.errors import Refused
from allymap.model.journal import one_by_one
from allymap.model.problem import Origin, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from allymap.model.journal import Batch, Row

_SHOWN = 30


class Telling:
    """The problems of one file, gathered while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.columns: dict[tuple[str, str], tuple[str, str]] = {}

    def tell(
        self,
        code: str,
        *,
        sheet: str = "",
        row: int = 0,
        column: str = "",
        severity: Severity = "error",
        **facts: object,
    ) -> None:
        """Note one problem."""
        origin = Origin(self.file, sheet, row)
        self.problems.append(Problem(code, origin, column, severity, MappingProxyType(facts)))


class Reading:
    """An iterator of rows; `problems` grows while it is read and is whole at its end.

    `pieces` are the same rows, many at once where they are plain; read one or the other. `apart`
    grows too: the actors who are others than these of earlier lists, as the user said.
    """

    def __init__(
        self,
        telling: Telling,
        pieces: Callable[[], Iterator[Row | Batch]],
        traced: Callable[[], bool] = lambda: False,
        apart: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self.problems = telling.problems
        self._columns = telling.columns
        self.pieces = pieces()
        self._rows = one_by_one(self.pieces)
        self._traced = traced
        self.apart = apart

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        return next(self._rows)

    @property
    def traced(self) -> bool:
        """Whether a row has traces, so that the secret they are keyed with must be kept."""
        return self._traced()

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """What a store found wrong, in the order of the rows, under the headers of the file."""
        found = (self._under_header(problem) for problem in problems)
        return tuple(sorted(found, key=lambda problem: (problem.origin.sheet, problem.origin.row)))

    def _under_header(self, problem: Problem) -> Problem:
        header = self._columns.get((problem.origin.sheet, problem.column))
        if not header or not problem.origin.row:
            return problem
        facts = MappingProxyType({**problem.facts, "letter": header[1], "header": header[0]})
        return replace(problem, column=short(header[0]), facts=facts)

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep the file out."""
        return [problem for problem in self.problems if problem.severity == "error"]


def strict(reading: Reading) -> Iterator[Row | Batch]:
    """The rows of a reading, for a store that takes all or nothing.

    From the first error on no row is given, but the file is read to its end, so that
    `Refused`, raised there, has all errors.
    """
    seen, sound = 0, True
    for piece in reading.pieces:
        sound = sound and not any(p.severity == "error" for p in reading.problems[seen:])
        seen = len(reading.problems)
        if sound:
            yield piece
    if errors := reading.errors:
        raise Refused(errors)


def short(value: str) -> str:
    """A value as a message may show it: at most 30 characters."""
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
