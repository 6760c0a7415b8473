"""Cells that are filled and yet say nothing of their own: n/a, a dash, ditto marks."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from allymap.intake.words import words

if TYPE_CHECKING:
    from allymap.model.columns import Column

_NAMES = ("id", "name", "value")


def is_free(column: Column) -> bool:
    """Whether a cell of this column can say nothing: no name, and no id, is a word for nothing.

    >>> from allymap.model.tables import TABLES
    >>> [c.name for c in TABLES["places"].columns if is_free(c)]
    []
    """
    return column.name not in _NAMES and not column.refers


@lru_cache(maxsize=1 << 12)
def says_nothing(text: str) -> bool:
    """Whether a text stands for no answer.

    >>> says_nothing("N/A"), says_nothing("–"), says_nothing("Nadia")
    (True, True, False)
    """
    return text.casefold() in words().nothing


@lru_cache(maxsize=1 << 12)
def is_ditto(text: str, *, name: bool = False) -> bool:
    """Whether a text stands for what is in the cell above; where a `name` stands, only by marks.

    >>> is_ditto("idem"), is_ditto("Idem", name=True), is_ditto("〃", name=True)
    (True, False, True)
    """
    said = text.casefold()
    return said in words().ditto_marks or (not name and said in words().ditto)


@cache
def dittos() -> frozenset[str]:
    """All that may be a ditto mark, without case."""
    return words().ditto | words().ditto_marks


def speaks_of_others(text: str) -> bool:
    """Whether a text is no answer or a ditto mark, and needs an apostrophe to be meant as it is."""
    return text.casefold() in dittos() or (says_nothing(text) and not may_be_code(text))


def may_be_code(text: str) -> bool:
    """Whether a text in capitals may be short for a place: NA is Namibia as well as no answer."""
    return text.isalpha() and text.isupper() and len(text) <= 3
