"""A passphrase to seal with: whether one is enough, and a new one that can be said on the phone."""

from __future__ import annotations

import secrets

SHORTEST = 12
_KINDS = 6  # how many different signs there are at least
_WORDS = 5  # of 16 bits each: 80 bits
# Proquints (D. S. Wilkerson, 2009): sixteen bits as a word that can be spoken in any language.
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"


def weak(passphrase: str) -> bool:
    """Whether it is too short, or the same few signs again and again."""
    said = passphrase.strip()
    return len(said) < SHORTEST or len(set(said)) < _KINDS


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
