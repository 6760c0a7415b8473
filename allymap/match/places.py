"""Which known places a text may mean, that is spelled otherwise or in another script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from allymap.match.names import organisation_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.match.names import Name

# Tried on the places of the sample, with letters doubled, left out and turned round.
_LETTERS = 88
_CONSONANTS = 90
_MOST = 3
_NUMBERS = re.compile(r"\d+")
# Scripts without a letter P write B or F for it.
_ONE_SOUND = str.maketrans("bf", "pp")


def like_places(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the places whose names look like a text, the likest first, three at most.

    >>> like_places("بورت سلوى", {"port": "Port Selwa", "hill": "Hill Villages"})
    ('port',)
    """
    said = organisation_name(text)
    found = [(_alike(said, organisation_name(name)), one) for one, name in names.items() if name]
    likest = sorted((one for one in found if one[0]), key=lambda one: (-one[0], one[1]))
    return tuple(one for _, one in likest[:_MOST])


def _alike(one: Name, other: Name) -> float:
    """How alike two names of places are, from 0 to 100; 0 when they are not."""
    if _NUMBERS.findall(one.text) != _NUMBERS.findall(other.text):
        return 0
    if one.script != other.script:
        parts = ("".join(name.bones).translate(_ONE_SOUND) for name in (one, other))
        return fuzz.ratio(*parts, score_cutoff=_CONSONANTS)
    straight = fuzz.ratio(" ".join(one.words), " ".join(other.words), score_cutoff=_LETTERS)
    return straight or _turned(one, other)


def _turned(one: Name, other: Name) -> float:
    """The same with the words in any order."""
    parts = (" ".join(sorted(name.words)) for name in (one, other))
    return fuzz.ratio(*parts, score_cutoff=_LETTERS)
