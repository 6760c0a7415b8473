"""Whom to call in danger: a yes or no; who that is, is nobody's business here."""

from __future__ import annotations

from functools import cache

from allymap.intake.aside import care_words
from allymap.intake.inside import has_contact
from allymap.intake.phrases import split
from allymap.intake.words import key, words

COLUMN = "risk_contact"
_LEAST = 4


def names_somebody(text: str) -> bool | None:
    """Whether a cell names who is to be called; None when it says that only perhaps.

    What the column takes as yes or no, or as neither, is not for us.
    """
    if key(text) in words().flags:
        return False
    if has_contact(text):
        return True
    said = {word for word in split(text) if any(map(str.isalpha, word))}
    doubted = said & _doubt()
    if doubted:
        return None if said - _doubt() else False
    return sum(map(len, said)) >= _LEAST


@cache
def _doubt() -> frozenset[str]:
    """Words of somebody who does not know, or knows of nobody."""
    return frozenset().union(*map(split, care_words()["risk"]["doubt"]))
