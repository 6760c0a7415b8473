"""What people write below a list: totals, sources, notes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_AFTER = re.compile(r"[:=(\d]")
# A sentence that stands alone in its row and ends as sentences do.
_SENTENCE_WORDS = 6
_FEW = 3


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row is a total of the others: the word, and besides it only numbers.

    >>> is_total(["", "Total: 45", "", "12 men"]), is_total(["Total", "private company"])
    (True, False)
    """
    first, *others = _filled(cells) or [""]
    if plain(_AFTER.split(first)[0]) not in words().totals:
        return False
    return all(any(c.isdigit() for c in text) for text in others)


def is_note(cells: Sequence[str]) -> bool:
    """Whether a row is a note: one text alone that says it is one, or is a whole sentence.

    >>> is_note(["Source: ministry, 2024"]), is_note(["Amina Diallo"]), is_note(["NB", "staff"])
    (True, False, False)
    """
    said = _filled(cells)
    if len(said) != 1:
        return False
    text = said[0]
    before, colon, _ = text.partition(":")
    if colon and plain(before) in words().notes:
        return True
    if text.casefold().startswith(words().note_openers) and len(text.split()) > 1:
        return True
    return text.endswith((".", "۔", "؟")) and len(text.split()) >= _SENTENCE_WORDS


def none_of_list(cells: Sequence[str]) -> str:
    """The code of what a row is, if it is a total or a note; "" for a row of a list."""
    first = next((text for text in map(str.strip, cells) if text), "")
    if first[:1].casefold() in _initials() and is_total(cells):
        return "totals_row"
    # Most rows say more than one thing, which is quickly seen.
    return "notes_row" if sum(map(bool, cells)) < _FEW and is_note(cells) else ""


@cache
def _initials() -> frozenset[str]:
    """How words for totals begin, as most names do not."""
    return frozenset(word[:1] for word in words().totals)


def _filled(cells: Sequence[str]) -> list[str]:
    return list(filter(None, map(str.strip, cells)))
