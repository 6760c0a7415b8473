"""Which names are worth comparing: those that share a word, nearly all letters, or a contact."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from allymap.match.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from allymap.match.names import Name
    from allymap.match.subject import Subject

Whole: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
Pairs: TypeAlias = Whole
Keyed: TypeAlias = "tuple[Whole, Whole]"
_WORDS, _LETTERS = 6, 40


def pairs(subjects: Sequence[Subject], names: Sequence[Name], words: Whole) -> Pairs:
    """The pairs worth comparing, as two rows of places in the list, each pair once, sorted.

    `words` is the table of the names' words that `word_table` makes.
    """
    most, count = evidence().blocks, len(subjects)
    if count <= most["everybody"]:
        return np.array(np.triu_indices(count, 1), dtype=np.int64)
    kinds = {
        "one_word": _flat(words, words > 0),
        "two_words": _two_words(words),
        "nearly": _nearly(names, most["shortest_nearly"]),
        "word_and_place": _with_place(words, subjects),
        "contact": _numbered([subject.traces for subject in subjects]),
        "acronym": _numbered([(*name.acronyms, *name.initials) for name in names]),
    }
    found = [_within(keyed, most[name], count) for name, keyed in kinds.items()]
    found.append(_next_of_same(subjects, names, count))
    codes = _each_once(np.concatenate(found))
    both = np.stack((codes // count, codes % count))
    return both[:, both[0] != both[1]]


def word_table(names: Sequence[Name]) -> Whole:
    """A number for each different word of a name by its consonants, a row each name; 0 is none."""
    known: dict[str, int] = {}
    table = np.zeros((len(names), _WORDS), dtype=np.int64)
    for row, name in enumerate(names):
        for at, bone in enumerate(tuple(dict.fromkeys(name.bones))[:_WORDS]):
            table[row, at] = known.setdefault(bone, len(known) + 1)
    return table


def _two_words(words: Whole) -> Keyed:
    """Every two words of a name, in any order."""
    scale = int(words.max(initial=0)) + 1
    columns = list(combinations(range(_WORDS), 2))
    first, second = (words[:, [pair[side] for pair in columns]] for side in (0, 1))
    low, high = np.minimum(first, second), np.maximum(first, second)
    return _flat(low * scale + high, (low > 0) & (low != high))


def _nearly(names: Sequence[Name], shortest: int) -> Keyed:
    """All consonants in one, and what is left when one of them is not there.

    A text is the sum of its letters, each times the weight of its place; so one without a
    letter is the sum up to there and the sum of the rest, moved by one place.
    """
    texts = np.array(["".join(name.bones)[:_LETTERS] for name in names], dtype=f"U{_LETTERS}")
    letters = texts.view(np.uint32).reshape(len(names), _LETTERS).astype(np.int64)
    weights = _weights(_LETTERS)
    before = np.cumsum(letters * weights, axis=1)
    moved = letters * np.roll(weights, 1)
    rest = moved.sum(axis=1, keepdims=True) - np.cumsum(moved, axis=1)
    without = before - letters * weights + rest
    long = (letters > 0) & (np.char.str_len(texts) >= shortest)[:, None]
    there = np.concatenate((np.full((len(names), 1), True), long), axis=1)
    return _flat(np.concatenate((before[:, -1:], without), axis=1), there)


def _with_place(words: Whole, subjects: Sequence[Subject]) -> Keyed:
    """The words of those whose place is known, together with it."""
    known: dict[str, int] = {"": 0}
    place = np.array([known.setdefault(s.place, len(known)) for s in subjects], dtype=np.int64)
    return _flat(words * len(known) + place[:, None], (words > 0) & (place > 0)[:, None])


def _next_of_same(subjects: Sequence[Subject], names: Sequence[Name], count: int) -> Whole:
    """Each and the next of those with one name and one contact or place, however many they are.

    Answers reach along the chain, so each is asked about once and not with all others.
    """
    known: dict[Hashable, int] = {}
    found: list[int] = []
    for row in sorted(range(count), key=lambda row: subjects[row].id):
        subject, whole = subjects[row], tuple(sorted(names[row].bones))
        for about in (*subject.traces, *((subject.place,) if subject.place else ())):
            before = known.get((whole, about))
            if before is not None:
                found.append(min(before, row) * count + max(before, row))
            known[whole, about] = row
    return np.array(found, dtype=np.int64)


def _flat(table: Whole, there: np.ndarray[Any, np.dtype[np.bool_]]) -> Keyed:
    """The keys that are there, and the row each stands in."""
    return table[there], np.nonzero(there)[0]


def _numbered(keys: Sequence[Iterable[Hashable]]) -> Keyed:
    """A number for each different key, and who has it."""
    known: dict[Hashable, int] = {}
    numbers = [[known.setdefault(key, len(known)) for key in own] for own in keys]
    owners = np.repeat(np.arange(len(keys), dtype=np.int64), [len(own) for own in numbers])
    return np.array([n for own in numbers for n in own], dtype=np.int64), owners


def _weights(count: int) -> Whole:
    """Odd weights, the same every time; two texts with one sum cost one comparison, no more."""
    found: Whole = np.random.default_rng(1).integers(-(2**62), 2**62, count) * 2 + 1
    return found


def _within(keyed: Keyed, most: int, count: int) -> Whole:
    """Every two that share a key which at most `most` have, as one number for each pair."""
    order = np.argsort(keyed[0], kind="stable")
    keys, owners = keyed[0][order], keyed[1][order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
    sizes = np.diff(starts, append=len(keys))
    found = [np.empty(0, dtype=np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= most)]).tolist():
        members = owners[starts[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        found.append((members[:, one] * count + members[:, other]).ravel())
    return np.concatenate(found)


def _each_once(codes: Whole) -> Whole:
    """The numbers sorted, each once."""
    codes.sort()
    found: Whole = codes[np.diff(codes, prepend=-1) != 0]
    return found
