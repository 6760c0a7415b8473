"""Findings in several languages, in little room: our own phrases once, and what lists say as it is.

A finding says the same in each language but for our phrases. So each phrase gets a letter from
Unicode's private area, the same in every language, and most findings are then written once for
all of them. Names and whatever else comes from lists are never part of a phrase.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from allymap.gaps.rules import RULES
from allymap.view.columns import column
from allymap.view.words import english_labels, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from allymap.view.told import Told

FIRST, LAST = 0xE000, 0xF8FF
_OURS = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
SHORTEST = 2  # letters of a phrase


@dataclass(frozen=True, slots=True)
class Text:
    """What a page says of one finding."""

    title: str
    about: str
    what: str
    why: str
    action: str
    introduction: str


@dataclass(frozen=True, slots=True)
class Phrased:
    """`pieces` are our phrases by language, in the order of their letters; `texts` are different
    texts; `told` has the number of the text of each field and finding, by language.
    """

    pieces: Mapping[str, list[str]]
    texts: list[str]
    told: Mapping[str, Mapping[str, Any]]


def text_of(one: Told) -> Text:
    """A finding's texts."""
    return Text(one.title, one.about, one.what, one.why, one.action, one.introduction)


def phrased(told: Mapping[str, Sequence[Told]], names: Iterable[str]) -> Phrased:
    """The texts of findings; `names` are what people are called: they are left whole."""
    texts = {language: [astuple(text_of(one)) for one in found] for language, found in told.items()}
    strange = any(_OURS.search(text) for rows in texts.values() for row in rows for text in row)
    known = {one: {} if strange else _phrases(one) for one in told}
    whole = frozenset(name for name in names if len(name) >= SHORTEST)
    taken = {one: _Taken(known.get(one, {}), whole) for one in texts}
    split = {one: [[taken[one].apart(t) for t in row] for row in texts[one]] for one in texts}
    return _numbered(split, known)


class _Taken:
    """Takes phrases out of texts: the longest that begins at each letter, names first."""

    def __init__(self, phrases: Mapping[str, str], names: Iterable[str]) -> None:
        self.of: dict[str, str] = {**phrases, **dict.fromkeys(names, "")}
        lengths: dict[str, set[int]] = {}
        for one in self.of:
            lengths.setdefault(one[:SHORTEST], set()).add(len(one))
        self.lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        self.known: dict[str, tuple[str, ...]] = {}

    def apart(self, text: str) -> tuple[str, ...]:
        """What lists say as text, and between it codes of phrases, each after a NUL."""
        if text not in self.known:
            self.known[text] = tuple(self._pieces(text))
        return self.known[text]

    def _pieces(self, text: str) -> Iterable[str]:
        begun = at = 0
        while at < len(text):
            lengths = self.lengths.get(text[at : at + SHORTEST], ())
            long = next((n for n in lengths if text[at : at + n] in self.of), 0)
            code = self.of[text[at : at + long]] if long else ""
            if code:
                yield from (text[begun:at], f"\0{code}")
                begun = at + long
            at += long or 1
        yield text[begun:]


def _numbered(
    split: Mapping[str, Sequence[Sequence[tuple[str, ...]]]], known: Mapping[str, Mapping[str, str]]
) -> Phrased:
    """The codes of phrases as letters, in the order in which they come; each text once."""
    letters: dict[str, str] = {}
    at: dict[str, int] = {}
    told: dict[str, dict[str, Any]] = {}
    for n, field in enumerate(fields(Text)):
        for language, rows in split.items():
            lines = ["".join(_lettered(piece, letters) for piece in row[n]) for row in rows]
            numbers = [at.setdefault(line, len(at)) for line in lines]
            told.setdefault(language, {})[field.name] = column(numbers)
    phrase_of = {one: {code: phrase for phrase, code in known[one].items()} for one in known}
    pieces = {one: [of.get(code, "") for code in letters] for one, of in phrase_of.items()}
    return Phrased(pieces, list(at), told)


def _lettered(piece: str, letters: dict[str, str]) -> str:
    if not piece.startswith("\0"):
        return piece
    return letters.setdefault(piece[1:], chr(FIRST + len(letters)))


@cache
def _phrases(language: str) -> Mapping[str, str]:
    """The code of each of our phrases in a language: what stands between the holes of sentences.

    Of several codes with one phrase the first counts.
    """
    found: dict[str, str] = {}
    for code, sentence in _sentences(language):
        for n, (phrase, *_) in enumerate(Formatter().parse(sentence)):
            if len(phrase) >= SHORTEST:
                found.setdefault(phrase, f"{code} {n}")
    return found


def _sentences(language: str) -> Iterator[tuple[str, str]]:
    """Every sentence in which findings are told, with its code; each form of one that counts."""
    said = words(language)
    for code, text in said.under("").items():
        forms = text if isinstance(text, dict) else {"": text}
        yield from ((f"{code} {form}", one) for form, one in forms.items())
    for rule in RULES:
        yield f"{rule.id}.why", said.own(f"{rule.id}.why", rule.why)
    for name, labels in english_labels().items():
        for code, label in labels.items():
            yield f"label.{name}.{code}", said.own(f"label.{name}.{code}", label)
