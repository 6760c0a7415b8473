"""A sheet of a workbook, or a whole text file: rows of text, numbered as a spreadsheet does."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from allymap.intake.heading import LOOKED_AT, find_header, passed_over, whole_header
from allymap.intake.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is not opened yet; `lines` gives its rows from the first, as often as asked.

    `table`: which table it is, when the file's format says so; its first row is then the header.
    `minted`: the ids in it are not the list's own; its format made them.
    """

    name: str
    lines: Callable[[], Iterator[Line]]
    hidden: bool = False
    table: str = ""
    minted: bool = False
    laid: Laid = field(default_factory=Laid)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet whose header row was found; `lines` are the rows below it that say something.

    `again` gives those rows anew from the first, for a look at whole columns; `above` are rows
    of another list above the header; `groups` what stands over each header, such as "Phone";
    `assumed` is a column that one value was said for. `repeated` tells of each row, once it was
    given, the columns in which it says no more than we wrote there; None where we wrote nothing.
    """

    name: str
    row: int
    header: list[str]
    lines: Iterator[Line]
    hidden: bool = False
    again: Callable[[], Iterator[Line]] = lambda: iter(())
    table: str = ""
    above: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    minted: bool = False
    assumed: int = -1
    laid: Laid = field(default_factory=Laid)
    repeated: Mapping[int, frozenset[int]] | None = None


def opened(sheet: Sheet, header_row: int = 0) -> Opened | None:
    """A sheet from its header on; None when all of it is blank.

    `header_row`: the row the user named, or 0 to find the one that knows most columns.
    """
    lines = _filled(sheet, header_row)
    first = list(islice(lines, LOOKED_AT))
    if not first:
        return None
    at = 0 if header_row or sheet.table else find_header(first)
    header, groups, depth = (first[0][1], [], 1) if sheet.table else whole_header(first, at)
    last = first[at + depth - 1][0]
    return Opened(
        sheet.name,
        last,
        header,
        sheet.laid.fill(chain(first[at + depth :], lines), last),
        sheet.hidden,
        lambda: sheet.laid.fill(
            (line for line in _filled(sheet, header_row) if line[0] > last), last
        ),
        sheet.table,
        passed_over(first, at),
        tuple(groups),
        sheet.minted,
        laid=sheet.laid,
    )


def _filled(sheet: Sheet, start: int) -> Iterator[Line]:
    lines = sheet.lines()
    # Most rows say something in their first cell: the others are looked through.
    return (
        line
        for line in lines
        if line[0] >= start and line[1] and (line[1][0].strip() or "".join(line[1]).strip())
    )


def letter(index: int) -> str:
    """A column's letter in a spreadsheet, from 0: A, B, ... Z, AA.

    >>> letter(27)
    'AB'
    """
    high, low = divmod(index, 26)
    return (letter(high - 1) if high else "") + chr(65 + low)
