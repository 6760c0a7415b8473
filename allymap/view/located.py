"""Which cell of a list a problem is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.intake.sheet import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: the number of its sheet from 0, its row from 1, its column from 0."""

    sheet: int
    row: int
    column: int

    @property
    def reference(self) -> str:
        """The cell as a spreadsheet calls it, such as C7."""
        return f"{letter(self.column)}{self.row}"


def by_row(problems: Sequence[Problem]) -> dict[tuple[str, int], list[int]]:
    """The numbers of the problems of each row, by its sheet's name and its number."""
    rows: dict[tuple[str, int], list[int]] = {}
    for at, problem in enumerate(problems):
        if problem.origin.row:
            rows.setdefault((problem.origin.sheet, problem.origin.row), []).append(at)
    return rows


def column_of(problem: Problem, cells: Sequence[str]) -> int | None:
    """The column of a problem about a row with these cells, from 0; None if it is in none of them.

    It is the problem's own column when that holds the problem's value, else the first that
    holds it; a problem about a row as a whole is about its first filled cell.
    """
    value = str(problem.facts.get("value", ""))
    named = _index(str(problem.facts.get("letter", "")))
    if named is not None and (not value or _holds(cells, named, value)):
        return named
    holding = (at for at in range(len(cells)) if value and _holds(cells, at, value))
    filled = (at for at, text in enumerate(cells) if text.strip())
    return next(holding, None if named is not None else next(filled, None))


def _holds(cells: Sequence[str], at: int, value: str) -> bool:
    """Whether a cell has a value in it, which a message may have cut short."""
    return at < len(cells) and value.removesuffix("…") in cells[at]


def _index(letters: str) -> int | None:
    """The number of a column from 0, from its letters."""
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - 64
    return number - 1 if number else None
