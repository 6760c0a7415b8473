"""A square matrix: the same names across and down, and a cell for each pair of them.

It is read as often as needed and never kept: a few hundred actors have a million pairs.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from allymap.intake.formats.graph import strengths
from allymap.intake.formats.source import Format, Head, Source, cell, clean
from allymap.intake.reading import short
from allymap.intake.sheet import Sheet, letter
from allymap.intake.silence import says_nothing
from allymap.intake.words import key, plain, words
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line

_LEAST = 2
_SHOWN = 5
_MOST_TEXTS = 65_535
_ZERO = frozenset("0.,% ")


@dataclass(slots=True)
class Matrix:
    """A sheet that is a matrix: its names by their column, and what its cells say.

    `texts` gives each text a number, and `rows` has those numbers, one for each pair; `beside`
    is a cell that stands under no name.
    """

    sheet: Sheet
    row: int
    names: dict[int, str]
    texts: dict[str, int] = field(default_factory=dict)
    rows: list[array[int]] = field(default_factory=list)
    down: list[str] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    beside: tuple[int, int, str] | None = None

    def lines(self) -> Iterator[Line]:
        """The rows of pairs: those below the header but totals."""
        for row, cells in self.sheet.lines():
            if row > self.row and any(map(str.strip, cells)) and not _is_total(cell(cells, 0)):
                yield row, cells

    @property
    def square(self) -> bool:
        """Whether the names down are the names across."""
        across = list(map(name_key, self.names.values()))
        return len(set(across)) == len(across) >= _LEAST and across == self.down

    @property
    def symmetric(self) -> bool:
        """Whether both halves say the same."""
        pairs = zip(self.rows, zip(*self.rows, strict=True), strict=True)
        return len(self.texts) < _MOST_TEXTS and all(array("H", c) == r for r, c in pairs)

    @property
    def filled(self) -> set[int]:
        """The numbers of the texts that say there is a tie."""
        return {number for text, number in self.texts.items() if _is_tie(text)}


def _fits(source: Source) -> bool:
    heads = [head for head in source.heads if any(head.header)]
    return len(heads) == 1 and _begins_square(heads[0])


def _begins_square(head: Head) -> bool:
    """The first name across is the first name down; that is cheap to see."""
    across = [name_key(name) for name in head.header[1:] if name]
    square = len(set(across)) == len(across) >= _LEAST
    return square and name_key(cell(head.first, 0)) == name_key(head.header[1])


def _sheets(source: Source) -> list[Sheet]:
    matrices = [matrix for sheet in source.sheets if (matrix := _matrix(sheet))]
    for matrix in matrices:
        _tell(matrix, source.telling)
    return [sheet for matrix in matrices for sheet in _both(matrix)]


def _matrix(sheet: Sheet) -> Matrix | None:
    """A sheet as a matrix; None when it is not square."""
    lines = (line for line in sheet.lines() if any(map(str.strip, line[1])))
    row, cells = next(lines, (0, []))
    header = list(map(clean, cells))
    names = {at: name for at, name in enumerate(header) if at and name and not _is_total(name)}
    matrix = Matrix(sheet, row, names)
    known = {0, *(at for at, text in enumerate(header) if text)}
    for row, cells in lines:
        if _is_total(cell(cells, 0)):
            matrix.totals.append(row)
            continue
        _see(matrix, row, cells, known)
    return matrix if matrix.square else None


def _see(matrix: Matrix, row: int, cells: list[str], known: set[int]) -> None:
    number = matrix.texts
    said = (cell(cells, at) for at in matrix.names)
    matrix.rows.append(
        array("H", [number.setdefault(text, min(len(number), _MOST_TEXTS)) for text in said])
    )
    matrix.down.append(name_key(cell(cells, 0)))
    if not matrix.beside:
        beside = (at for at, text in enumerate(cells) if at not in known and text.strip())
        matrix.beside = next(((row, at, cells[at].strip()) for at in beside), None)


def _is_total(name: str) -> bool:
    return plain(name) in words().totals


def _is_tie(text: str) -> bool:
    """Whether a cell says that there is a tie: it is no zero, and no word for no or nothing."""
    if set(text) <= _ZERO or says_nothing(text):
        return False
    return words().flags.get(key(text)) is not False


def _is_yes(text: str) -> bool:
    return words().flags.get(key(text)) is True or text == "1.0"


def _both(matrix: Matrix) -> list[Sheet]:
    """The actors and the ties, each read anew from the matrix when it is asked for."""
    valued = {text for text in matrix.texts if _is_tie(text) and not _is_yes(text)}
    named = "weight" if strengths(valued) else "strength in the matrix"
    weights = {
        text: (text if not _is_yes(text) or text[0] == "1" else "") if valued else ""
        for text in matrix.texts
        if _is_tie(text)
    }
    header = (matrix.row, ["source", "target", named if valued else ""])

    def actors() -> Iterator[Line]:
        called = ((row, [cell(cells, 0)]) for row, cells in matrix.lines())
        return chain([(matrix.row, ["name"])], called)

    return [
        Sheet(matrix.sheet.name, actors, matrix.sheet.hidden, "actors"),
        Sheet(
            matrix.sheet.name,
            lambda: chain([header], _ties(matrix, weights)),
            matrix.sheet.hidden,
            "ties",
        ),
    ]


def _ties(matrix: Matrix, weights: dict[str, str]) -> Iterator[Line]:
    for number, (row, cells) in enumerate(matrix.lines()):
        source = cell(cells, 0)
        for across, (at, target) in enumerate(matrix.names.items()):
            weight = weights.get(cell(cells, at))
            if weight is not None and across != number:
                yield row, [source, target, weight]


def _tell(matrix: Matrix, telling: Telling) -> None:
    """Which way the ties go, and what is in the sheet that is no tie."""
    sheet, filled = matrix.sheet.name, matrix.filled
    code = _way(matrix, filled)
    telling.tell(code, sheet=sheet, severity="warning" if code == "matrix_half" else "notice")
    itself = sum(row[at] in filled for at, row in enumerate(matrix.rows))
    if itself:
        telling.tell("matrix_diagonal", sheet=sheet, severity="notice", count=itself)
    facts: dict[str, Any]
    if said := _unclear(matrix):
        facts = {"count": len(said), "examples": tuple(map(short, said[:_SHOWN]))}
        telling.tell("matrix_words", sheet=sheet, severity="warning", **facts)
    if rows := tuple(matrix.totals):
        facts = {"count": len(rows), "rows": rows}
        telling.tell("totals_row", sheet=sheet, row=rows[0], severity="warning", **facts)
    if matrix.beside:
        row, at, text = matrix.beside
        facts = {"letter": letter(at), "value": short(text)}
        telling.tell("matrix_beside", sheet=sheet, row=row, severity="warning", **facts)


def _unclear(matrix: Matrix) -> list[str]:
    """Words that are neither yes nor no nor a number, and yet are taken for a tie."""
    ties = (text for text in matrix.texts if _is_tie(text) and not _is_yes(text))
    return [text for text in ties if not any(map(str.isdigit, text))]


def _way(matrix: Matrix, filled: set[int]) -> str:
    if matrix.symmetric:
        return "matrix_both_ways"
    above = any(filled.intersection(row[at + 1 :]) for at, row in enumerate(matrix.rows))
    below = any(filled.intersection(row[:at]) for at, row in enumerate(matrix.rows))
    return "matrix_one_way" if above and below else "matrix_half"


ADJACENCY = Format("adjacency", _fits, _sheets)
