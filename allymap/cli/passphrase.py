"""A passphrase to seal with: whether one is enough, and a new one that can be said on the phone."""

from __future__ import annotations

import re
import secrets
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

SHORTEST = 12
_KINDS = 6  # how many different signs there are at least
_LEFT = 8  # how many are left at least without rows, repeats and what everybody tries first
_LOOKED_AT = 200  # of a longer one only so much: that is enough
_YEAR = "(?:19|20)[0-9]{2}"
_WORDS = 5  # of 16 bits each: 80 bits
# Proquints (D. S. Wilkerson, 2009): sixteen bits as a word that can be spoken in any language.
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"


def weak(passphrase: str) -> bool:
    """Whether it is too short, a mere number, or made of what everybody tries first."""
    said = passphrase.strip()[:_LOOKED_AT]
    if len(said) < SHORTEST or len(set(said)) < _KINDS or said.isdigit():
        return True
    plain = _plain(said)
    ways = _no_rows(_no_words(plain)), _no_words(_spelled(_no_rows(plain)))
    return min(len(_said_once(way)) for way in ways) < _LEFT


def _no_words(said: str) -> str:
    """What is left without the words that are tried first."""
    for word in _first()["words"]:
        said = said.replace(word.replace(" ", ""), " ")
    return said


def _no_rows(said: str) -> str:
    """What is left without rows of signs and years."""
    return _rows().sub(" ", said)


def _said_once(said: str) -> str:
    """What is left when nothing counts twice in a row."""
    return re.sub(r"(.)\1{2,}|(.{3,})\2+", r"\1\2", said).replace(" ", "")


def _plain(said: str) -> str:
    """Small letters without accents or spaces."""
    letters = unicodedata.normalize("NFKD", said.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one) and not one.isspace())


def _spelled(said: str) -> str:
    """The same with letters for the signs that stand for some, as in p@ssw0rd."""
    return said.translate(str.maketrans(_first()["letters"]))


@cache
def _first() -> dict[str, Any]:
    """What is tried first; longer words come before those within them."""
    text = Path(__file__).with_name("guessed_first.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return {**found, "words": sorted(found["words"], key=len, reverse=True)}


@cache
def _rows() -> re.Pattern[str]:
    """A year, or any part of a row, of three signs or more, either way round; the longest first."""
    rows = [way for row in _first()["rows"] for way in (row, row[::-1])]
    parts = {
        row[at:to] for row in rows for at in range(len(row)) for to in range(at + 3, len(row) + 1)
    }
    return re.compile("|".join((_YEAR, *sorted(map(re.escape, parts), key=len, reverse=True))))


def drawn() -> str:
    """A new passphrase of five words that nobody has guessed before."""
    return " ".join(spoken(secrets.randbits(16)) for _ in range(_WORDS))


def spoken(number: int) -> str:
    """Sixteen bits as a word: consonant, vowel, consonant, vowel, consonant."""
    first, second = number >> 12 & 15, number >> 10 & 3
    middle, fourth, last = number >> 6 & 15, number >> 4 & 3, number & 15
    return (
        f"{_CONSONANTS[first]}{_VOWELS[second]}{_CONSONANTS[middle]}"
        f"{_VOWELS[fourth]}{_CONSONANTS[last]}"
    )
