"""Phrases of a few words to look for in a header or a cell, in any order, spelling aside.

A word ending in * stands for all words that begin so; a phrase beginning with = must be all that
the text says, numbers aside.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)")
_BETWEEN = re.compile(r"[\W_]+")
# One letter in several spellings, and the stroke that lengthens a word, as people write Arabic.
_ARABIC = str.maketrans({"ة": "ه", "ى": "ي", "ـ": None})
_ARTICLE = re.compile(r"^(?:[وبكف]?ال|لل)(?=\w{2})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that a text must have, each whole or as a beginning."""

    whole: frozenset[str]
    begun: tuple[str, ...]
    all: bool = False

    def fits(self, said: frozenset[str]) -> bool:
        """Whether a text with these words says the phrase."""
        if not self.whole <= said:
            return False
        if self.begun and not all(any(w.startswith(b) for w in said) for b in self.begun):
            return False
        return not self.all or all(
            w in self.whole or w.isdigit() or w.startswith(self.begun) for w in said
        )


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some phrases, ready for asking many texts: looked up as a whole text, or by one word."""

    texts: frozenset[frozenset[str]]
    by_word: Mapping[str, tuple[Phrase, ...]]
    begun: tuple[Phrase, ...]

    def __bool__(self) -> bool:
        return bool(self.texts or self.by_word or self.begun)

    def said_in(self, text: str) -> bool:
        """Whether a text says one of them."""
        said = split(text)
        if not said:
            return False
        if self.texts and frozenset(w for w in said if not w.isdigit()) in self.texts:
            return True
        named = (phrase for word in said for phrase in self.by_word.get(word, ()))
        return any(phrase.fits(said) for phrase in chain(named, self.begun))


def phrases(texts: Iterable[str]) -> Phrases:
    """Phrases as a table of words has them."""
    some = [_phrase(text) for text in texts]
    whole = frozenset(phrase.whole for phrase in some if phrase.all and not phrase.begun)
    by_word: dict[str, tuple[Phrase, ...]] = {}
    for phrase in some:
        if phrase.whole and (phrase.begun or not phrase.all):
            one = min(phrase.whole)
            by_word[one] = (*by_word.get(one, ()), phrase)
    return Phrases(whole, by_word, tuple(phrase for phrase in some if not phrase.whole))


@lru_cache(maxsize=20_000)
def split(text: str) -> frozenset[str]:
    """The words of a text, without case, accents and the Arabic article; `dateOfBirth` is four.

    >>> sorted(split("Date_of l'Été"))
    ['date', 'ete', 'l', 'of']
    """
    text = text[:500]
    humped = _HUMP.sub(" ", text)
    folded = unicodedata.normalize(
        "NFKD", text if humped == text else f"{text} {humped}"
    ).casefold()
    plain = "".join(c for c in folded if unicodedata.category(c)[0] != "M")
    words = _BETWEEN.split(plain.translate(_ARABIC))
    return frozenset(_ARTICLE.sub("", word) for word in words if word)


def _phrase(text: str) -> Phrase:
    words = text.lstrip("=").split()
    whole = frozenset().union(*(split(word) for word in words if not word.endswith("*")))
    begun = tuple(one for word in words if word.endswith("*") for one in split(word))
    return Phrase(whole, begun, text.startswith("="))
