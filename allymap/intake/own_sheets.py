"""Sheets that allymap itself put into a workbook to explain it: nobody's list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.intake.words import key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.intake.sheet import Line, Opened

# The first words of such a sheet, in every language; no list of people begins so.
MARK = "allymap: "
# How headers of columns end that we put beside those of a list, to explain its rows.
ASIDE = "(allymap)"
_COPY = re.compile(r"(.+)-problems(?:-\d+)?")


def is_own(sheet: Opened) -> bool:
    """Whether a sheet is one of ours: problems, an example, how to fill a template in."""
    first = next(filter(None, sheet.header), "")
    return first.startswith(MARK.strip())


def without_ours(sheet: Opened) -> Opened:
    """A sheet without columns of ours.

    Where they say again what we wrote in columns of the list, the sheet tells which cells still
    say just that. Else they are the questions of an interview, of which only those said to be
    asked are left: what nobody asked must not count as asked.
    """
    ours = [at for at, title in enumerate(sheet.header) if _is_ours(title)]
    if not ours:
        return sheet
    gone = frozenset(ours)
    copies = _copies(sheet.header, ours)
    repeated: dict[int, frozenset[int]] = {}

    def left(lines: Iterable[Line]) -> Iterator[Line]:
        for row, cells in lines:
            if copies:
                repeated[row] = _repeated(cells, copies, gone)
            elif not words().flags.get(key(_cell(cells, ours[0]))):
                continue
            yield row, [cell for at, cell in enumerate(cells) if at not in gone]

    header = [title for at, title in enumerate(sheet.header) if at not in gone]
    again, said = sheet.again, repeated if copies else None
    return replace(
        sheet,
        header=header,
        lines=left(sheet.lines),
        again=lambda: left(again()),
        groups=(),
        repeated=said,
    )


def _is_ours(title: str) -> bool:
    return title.strip().endswith(ASIDE)


def _copies(header: Sequence[str], ours: Iterable[int]) -> dict[int, int]:
    """The columns of a list that a column of ours says again, and where that stands."""
    there = {title.strip(): at for at, title in enumerate(header)}
    named = {at: header[at].strip().removesuffix(ASIDE).strip() for at in ours}
    return {there[title]: at for at, title in named.items() if title in there}


def _repeated(
    cells: Sequence[str], copies: Mapping[int, int], gone: Iterable[int]
) -> frozenset[int]:
    """The columns, counted without ours, whose cell says what we wrote in it."""
    same = [at for at, ours in copies.items() if _cell(cells, at) == _cell(cells, ours)]
    return frozenset(at - sum(1 for one in gone if one < at) for at in same)


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def list_of(stem: str) -> str:
    """The list that a file is, by its name; a copy with the problems marked is the same list.

    >>> list_of("amberi-problems-2"), list_of("amberi")
    ('amberi', 'amberi')
    """
    found = _COPY.fullmatch(stem)
    return found[1] if found else stem
