"""What speaks for or against a pair beside the names: contact, place, kind, gender, informants."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from allymap.match.evidence import evidence
from allymap.match.opposites import (
    apart,
    counted,
    generation,
    group_answers,
    opposites,
    title_answers,
    titles_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from allymap.match.blocks import Pairs
    from allymap.match.likeness import Flags, Numbers
    from allymap.match.names import Name
    from allymap.match.subject import Subject

Circumstances: TypeAlias = "Mapping[str, Flags]"
_OPPOSITE = "opposite_"


def circumstances(
    subjects: Sequence[Subject], names: Sequence[Name], pairs: Pairs
) -> Circumstances:
    """For each code of a reason or warning, whether it holds for each pair."""
    places = [(s.place, s.within) for s in subjects]
    kinds = [s.kind for s in subjects]
    sides = [s.person for s in subjects]
    titles = [title_answers(n, s.gender) for n, s in zip(names, subjects, strict=True)]
    return {
        "same_place": _agree([s.place for s in subjects], pairs),
        "same_kind": _agree(kinds, pairs),
        "different_place": _judged(places, pairs, _apart),
        "different_kind": _judged(kinds, pairs, _other),
        "different_gender": _judged([s.gender for s in subjects], pairs, _other),
        "person_and_organisation": _judged(sides, pairs, _unlike),
        **_opposed(names, pairs),
        "different_title": _judged(titles, pairs, titles_apart),
        "different_generation": _judged([generation(n) for n in names], pairs, _unlike),
        "different_number": _judged(list(map(counted, names)), pairs, _unlike),
        "common_name": _common(names, pairs),
        "told_by_different_people": _judged([s.informants for s in subjects], pairs, _disjoint),
    }


def in_contact(subjects: Sequence[Subject], pairs: Pairs) -> Flags:
    """Whether the two of a pair have a phone number or an address in common."""
    traces = [frozenset(subject.traces) for subject in subjects]
    return _any_in(traces, traces, pairs)


def acronym_letters(names: Sequence[Name], pairs: Pairs) -> Numbers:
    """How many letters the acronym of one has that the other's name spells out; 0 for none.

    An acronym in the name of one that is the acronym in the other's counts too.
    """
    short = [frozenset(name.acronyms) for name in names]
    if not any(short):
        return np.zeros(pairs.shape[1], dtype=np.float32)
    spelt = [frozenset((*name.acronyms, *name.initials)) for name in names]
    found = np.zeros(pairs.shape[1], dtype=np.float32)
    for one, other in ((pairs[0], pairs[1]), (pairs[1], pairs[0])):
        turned = np.stack((one, other))
        for at in np.flatnonzero(_any_in(short, spelt, turned)).tolist():
            same = short[int(one[at])] & spelt[int(other[at])]
            found[at] = max(found[at], *(len(word) for word in same))
    return found


def _any_in(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], pairs: Pairs) -> Flags:
    """Whether the left one's set meets the right one's."""
    found = np.zeros(pairs.shape[1], dtype=np.bool_)
    if not any(left):
        return found
    some = (
        np.array([bool(s) for s in left])[pairs[0]] & np.array([bool(s) for s in right])[pairs[1]]
    )
    for at in np.flatnonzero(some).tolist():
        i, j = int(pairs[0, at]), int(pairs[1, at])
        found[at] = not left[i].isdisjoint(right[j])
    return found


def _judged(values: Sequence[Any], pairs: Pairs, rule: Callable[[Any, Any], bool]) -> Flags:
    """What a rule says of the two values of each pair, asked once for each two values."""
    numbers, known = _numbered(values)
    codes = numbers[pairs[0]] * len(known) + numbers[pairs[1]]
    different, where = np.unique(codes, return_inverse=True)
    said = [
        rule(known[code // len(known)], known[code % len(known)]) for code in different.tolist()
    ]
    found: Flags = np.array(said, dtype=np.bool_)[where]
    return found


def _agree(values: Sequence[str], pairs: Pairs) -> Flags:
    """Whether both say the same, and say something."""
    numbers, _ = _numbered(values)
    says = np.array([bool(value) for value in values])
    found: Flags = (numbers[pairs[0]] == numbers[pairs[1]]) & says[pairs[0]]
    return found


def _numbered(values: Sequence[Hashable]) -> tuple[np.ndarray[Any, np.dtype[np.int64]], list[Any]]:
    known: dict[Hashable, int] = {}
    numbers = [known.setdefault(value, len(known)) for value in values]
    return np.array(numbers, dtype=np.int64), list(known)


def _apart(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    """Whether two places are known and neither lies in the other, by table or by name."""
    (place, within), (second, around) = one, other
    if not place or not second or place == second:
        return False
    if place in around or second in within:
        return False
    words, more = set(place.split()), set(second.split())
    return not (words <= more or more <= words)


def _opposed(names: Sequence[Name], pairs: Pairs) -> dict[str, Flags]:
    """For each question that words in groups' names answer, whether the answers are opposite."""
    said = [group_answers(name) for name in names]
    exact, nothing = opposites().exact, frozenset[str]()
    questions = (code for code in evidence().penalty if code.startswith(_OPPOSITE))
    return {
        code: _judged(
            [answers.get(question, nothing) for answers in said],
            pairs,
            partial(apart, exact=question in exact),
        )
        for code in questions
        for question in [code.removeprefix(_OPPOSITE)]
    }


def _unlike(one: object, other: object) -> bool:
    return one != other


def _other(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _common(names: Sequence[Name], pairs: Pairs) -> Flags:
    """Whether as many others bear a name of the pair that it says little."""
    whole = [tuple(sorted(name.bones)) for name in names]
    bearers = Counter(whole)
    many = evidence().common["bearers"]
    common = np.array([bearers[one] >= many for one in whole])
    found: Flags = common[pairs[0]] | common[pairs[1]]
    return found
