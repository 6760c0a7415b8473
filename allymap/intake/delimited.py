"""CSV, TSV and their kin: encoding and delimiter first, then one row after the other."""

from __future__ import annotations

import csv
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from allymap.errors import Unreadable
from allymap.intake.encoding import encoding_of
from allymap.intake.look import MOST_COLUMNS, MOST_LINES
from allymap.intake.sheet import Sheet
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.encoding import TextFile
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Line

_DELIMITERS = ",;\t|"
_LARGEST_CELL = 50_000_000
_LOOKED_AT = 20
_LONGEST_HEADER = 100_000


def text_sheet(file: TextFile, telling: Telling, *, said: str = "", name: str = "") -> Sheet:
    """A text file as one sheet; tells an odd delimiter, and an encoding that was not `said`."""
    encoding = encoding_of(file, telling, said, name)
    delimiter, skip = _delimiter(file, encoding)
    if delimiter != ",":
        telling.tell("delimiter_found", sheet=name, severity="notice", delimiter=delimiter)
    return Sheet(name, lambda: _lines(file, name, encoding, delimiter, skip, telling))


def _lines(
    path: TextFile, name: str, encoding: str, delimiter: str, skip: int, telling: Telling
) -> Iterator[Line]:
    # The limit is the csv module's own and for the whole process; a too long cell is told later.
    csv.field_size_limit(_LARGEST_CELL)
    row = 0
    with path.open(encoding=encoding, newline="") as file:
        for _ in range(skip):
            next(file)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            for row, cells in enumerate(reader, 1):
                if len(cells) > MOST_COLUMNS:
                    raise Unreadable("row_too_wide", file=path.name, row=row, columns=MOST_COLUMNS)
                if row > MOST_LINES:
                    raise Unreadable(
                        "file_too_big", file=path.name, rows=MOST_LINES, columns=MOST_COLUMNS
                    )
                yield row, cells
        except csv.Error as error:
            open_end = "unexpected end" in str(error) or "field limit" in str(error)
            telling.tell("quote_unclosed" if open_end else "quote_stray", sheet=name, row=row + 1)


def _delimiter(path: TextFile, encoding: str) -> tuple[str, int]:
    """The delimiter and how many lines to skip: Excel's `sep=;` says it, else the header."""
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        said = first.strip().strip('"')
        if said[:4].casefold() == "sep=" and len(said) < 6:
            return said[4:] or first.rstrip("\r\n").strip('"')[4:] or ",", 1
        lines = [first, *islice(file, _LOOKED_AT)]
    return _best(max(lines, key=_known_headers)), 0


def _best(line: str) -> str:
    return max(_DELIMITERS, key=lambda mark: _headers(line, mark))


def _known_headers(line: str) -> int:
    """How sure it is that a line is the header; below titles it is not the first."""
    known, count = _headers(line, _best(line))
    return known if count > 1 else 0


def _headers(line: str, delimiter: str) -> tuple[int, int]:
    """How many headers somebody knows, and how many there are, if this were the delimiter."""
    headers = next(csv.reader([line[:_LONGEST_HEADER]], delimiter=delimiter), [])
    return sum(plain(header) in _words() for header in headers), len(headers)


@cache
def _words() -> frozenset[str]:
    """Every word that is a header of some table."""
    return frozenset(word for columns in words().columns.values() for word in columns)
