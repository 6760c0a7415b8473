"""A name taken out of texts, however it is spelt: capitals, accents, hyphens, or joined up."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

GONE = "…"
# Scripts that put no space between words, and endings to names: a name is found inside a word.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
# And, for, by, with, to and the article, as Arabic writes them at the beginning of a word.
_ARABIC = re.compile("[\u0600-\u06ff]")
_JOINED = "(?:[وفبكل]{0,2}(?:ال)?)"


class Redactor:
    """Takes names out of any value; what is in `keep` is somebody else's, and stays.

    The same text always becomes the same text, so what names each other still does.
    """

    def __init__(self, names: Iterable[str], keep: Collection[str] = ()) -> None:
        self._keep = frozenset(keep)
        patterns = sorted(filter(None, map(_pattern, names)), key=len, reverse=True)
        self._found = re.compile("|".join(patterns)) if patterns else None
        self._known: dict[str, str] = {}

    def __call__(self, value: Any) -> Any:
        """A value without the names, in its texts, lists and mappings (also their keys)."""
        if isinstance(value, str):
            if value not in self._known:
                self._known[value] = self._text(value)
            return self._known[value]
        if isinstance(value, list | tuple):
            return [self(one) for one in value]
        if hasattr(value, "items"):
            return {self(name): self(one) for name, one in value.items()}
        return value

    def _text(self, text: str) -> str:
        if self._found is None or text in self._keep:
            return text
        folded, places = _folded(text)
        kept, last = [], 0
        for match in self._found.finditer(folded):
            start, end = places[match.start()], places[match.end() - 1]
            kept.append(text[last : start[0]] + GONE)
            last = end[1]
        return "".join([*kept, text[last:]]) if last else text


def _pattern(name: str) -> str:
    """The words of a name with anything between them that is no letter, or nothing.

    It is found between other letters only where words are not spaced: Ali is not in Aliya.
    """
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", _folded(name)[0])]
    pattern = r"[\W_]*".join(words)
    if not words or _UNSPACED.match(words[0]):
        return pattern
    begun = _JOINED if _ARABIC.match(words[0]) else ""
    end = r"(?![^\W_])" if words[-1][-1].isdigit() else r"(?![^\W\d_])"
    return rf"(?<![^\W\d_]){begun}{pattern}{end}"


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text for comparison, and for each of its letters where that stands in the text."""
    folded, places = [], []
    for start, end in _clusters(text):
        letters = unicodedata.normalize("NFKD", text[start:end]).casefold()
        letters = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in letters if not unicodedata.combining(c))
        folded.append(letters)
        places += [(start, end)] * len(letters)
    return "".join(folded), places


def _clusters(text: str) -> Iterable[tuple[int, int]]:
    """Each letter with the marks that belong to it."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place]):
            yield start, place
            start = place


def _joins(letter: str) -> bool:
    # Vowels and finals of Hangul join too when they are written apart.
    return bool(unicodedata.combining(letter)) or "\u1160" <= letter <= "\u11ff"
