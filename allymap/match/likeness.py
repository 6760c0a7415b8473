"""How alike the names of many pairs are: rapidfuzz over letters and over consonants."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from rapidfuzz import fuzz, process

from allymap.match.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from allymap.match.blocks import Pairs, Whole
    from allymap.match.names import Name

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike the names are, an array for all pairs each.

    `letters` and `consonants` are from 0 to 100, `score` is what the names alone amount to;
    `part`: one has all words of the other, `fewer` is how many words the shorter has.
    """

    letters: Numbers
    consonants: Numbers
    score: Numbers
    part: Flags
    fewer: Numbers

    def at(self, kept: Whole) -> Likeness:
        """The same of some pairs only."""
        return Likeness(*(getattr(self, field.name)[kept] for field in fields(self)))


def likeness(names: Sequence[Name], words: Whole, pairs: Pairs) -> Likeness:
    """How alike the names of each pair are."""
    weights = evidence().name
    letters = _best(names, pairs, "words", " ")
    consonants = _best(names, pairs, "bones", "")
    script = _numbers(name.script for name in names)
    other = script[pairs[0]] != script[pairs[1]]
    length = _numbers_of(sum(map(len, name.bones)) for name in names)
    few = np.maximum(0, weights["few_consonants"] - np.minimum(length[pairs[0]], length[pairs[1]]))
    across = consonants - weights["other_script"] - weights["per_missing_consonant"] * few
    within = weights["letters"] * letters + (1 - weights["letters"]) * consonants
    shared, fewer = _shared(words, pairs)
    score = np.where(other, across, within) - weights["one_word"] * (fewer == 1)
    return Likeness(letters, consonants, score, shared == fewer, fewer)


def close(names: Sequence[Name], pairs: Pairs) -> Flags:
    """Which pairs have consonants that are worth a second look."""
    floor = evidence().name["floor"]
    texts = ["".join(sorted(name.bones)) for name in names]
    found: Flags = _ratio(texts, pairs, floor) > 0
    return found


def _best(names: Sequence[Name], pairs: Pairs, part: str, between: str) -> Numbers:
    """The better of two ratios: the words as they stand, and the words sorted."""
    words = [getattr(name, part) for name in names]
    straight = _ratio([between.join(w) for w in words], pairs)
    ordered = _ratio([between.join(sorted(w)) for w in words], pairs)
    best: Numbers = np.maximum(straight, ordered)
    return best


# A name has no more letters that tell anything; comparing takes as long as they are many.
_LONGEST = 200


def _ratio(texts: Sequence[str], pairs: Pairs, floor: float = 0) -> Numbers:
    left, right = ([texts[i][:_LONGEST] for i in side.tolist()] for side in pairs)
    found: Numbers = process.cpdist(
        left, right, scorer=fuzz.ratio, score_cutoff=floor, dtype=np.float32
    )
    return found


def _shared(words: Whole, pairs: Pairs) -> tuple[Numbers, Numbers]:
    """How many words both have, by their consonants, and how many the shorter name has."""
    left, right = words[pairs[0]], words[pairs[1]]
    shared = np.zeros(pairs.shape[1], dtype=np.float32)
    for at in range(words.shape[1]):
        one = left[:, at : at + 1]
        shared += ((one == right) & (one > 0)).any(axis=1)
    sizes = (words > 0).sum(axis=1).astype(np.float32)
    return shared, np.minimum(sizes[pairs[0]], sizes[pairs[1]])


def _numbers(values: Iterable[object]) -> Numbers:
    """A number for each different value."""
    known: dict[object, int] = {}
    return _numbers_of(known.setdefault(value, len(known)) for value in values)


def _numbers_of(values: Iterable[float]) -> Numbers:
    return np.array(list(values), dtype=np.float32)
