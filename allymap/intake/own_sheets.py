"""Sheets that allymap itself put into a workbook to explain it: nobody's list."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.intake.words import key, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def only_asked(sheet: Opened) -> Opened:
    """A sheet without columns of ours; of an interview, only the questions said to be asked.

    The first column of ours says yes or no: what nobody asked must not count as asked.
    """
    ours = [at for at, title in enumerate(sheet.header) if title.strip().endswith(ASIDE)]
    if not ours:
        return sheet
    first, gone = ours[0], frozenset(ours)

    def left(lines: Iterable[Line]) -> Iterator[Line]:
        for row, cells in lines:
            said = cells[first] if first < len(cells) else ""
            if words().flags.get(key(said)):
                yield row, [cell for at, cell in enumerate(cells) if at not in gone]

    header = [title for at, title in enumerate(sheet.header) if at not in gone]
    again = sheet.again
    return replace(
        sheet, header=header, lines=left(sheet.lines), again=lambda: left(again()), groups=()
    )


def list_of(stem: str) -> str:
    """The list that a file is, by its name; a copy with the problems marked is the same list.

    >>> list_of("amberi-problems-2"), list_of("amberi")
    ('amberi', 'amberi')
    """
    found = _COPY.fullmatch(stem)
    return found[1] if found else stem
