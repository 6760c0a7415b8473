"""Sheets that allymap itself put into a workbook to explain it: nobody's list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allymap.intake.sheet import Opened

# The first words of such a sheet, in every language; no list of people begins so.
MARK = "allymap: "
_COPY = re.compile(r"(.+)-problems(?:-\d+)?")


def is_own(sheet: Opened) -> bool:
    """Whether a sheet is one of ours: problems, an example, how to fill a template in."""
    first = next(filter(None, sheet.header), "")
    return first.startswith(MARK.strip())


def list_of(stem: str) -> str:
    """The list that a file is, by its name; a copy with the problems marked is the same list.

    >>> list_of("amberi-problems-2"), list_of("amberi")
    ('amberi', 'amberi')
    """
    found = _COPY.fullmatch(stem)
    return found[1] if found else stem
