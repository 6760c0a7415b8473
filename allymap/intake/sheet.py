"""A sheet of a workbook, or a whole text file: rows of text, numbered as a spreadsheet does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is not opened yet; `lines` gives its rows from the first, each once."""

    name: str
    lines: Callable[[], Iterator[Line]]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet whose header row was found; `lines` are the rows below it that say something."""

    name: str
    row: int
    header: list[str]
    lines: Iterator[Line]
    hidden: bool = False


def opened(sheet: Sheet) -> Opened | None:
    """A sheet from its first row that says something; None when all of it is blank."""
    lines = (line for line in sheet.lines() if any(map(str.strip, line[1])))
    first = next(lines, None)
    if first is None:
        return None
    header = [text.strip().lstrip("\ufeff") for text in first[1]]
    return Opened(sheet.name, first[0], header, lines, sheet.hidden)


def letter(index: int) -> str:
    """A column's letter in a spreadsheet, from 0: A, B, ... Z, AA.

    >>> letter(27)
    'AB'
    """
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + chr(65 + low)
