"""Names that differ in a word that tells two apart: women's and men's, upper and lower, Mr and Mrs.

Lists: `opposites.toml` beside this module.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.match.around import split
from allymap.match.names import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.match.names import Name

Answers = frozenset[str]
# What each word answers, by the question that it answers.
Asked = dict[str, dict[str, str]]
# What a person's titles answer, and whether the gender among it was recorded.
Titled = tuple[frozenset[tuple[str, Answers]], bool]

_GENDERED = frozenset({"woman", "man"})


@dataclass(frozen=True, slots=True)
class Opposites:
    """The questions that words in names answer, and what each word answers, by word."""

    groups: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, Mapping[str, str]]
    generation: Mapping[str, str]
    numerals: Mapping[str, int]
    numbers: Mapping[str, int]
    exact: frozenset[str]


@cache
def opposites() -> Opposites:
    """The lists, read once."""
    path = Path(__file__).with_suffix(".toml")
    lists: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Opposites(
        groups=_by_word(lists["groups"]),
        titles=_by_word(lists["titles"]),
        generation={word: said["generation"] for word, said in _by_word(lists["behind"]).items()},
        numerals=lists["numerals"],
        numbers=_numbers({**lists["numerals"], **lists["numbers"]}),
        exact=frozenset(lists["exact"]),
    )


def group_answers(name: Name) -> Mapping[str, Answers]:
    """What the words of a group's name answer, by question; a person's say nothing here."""
    if name.person:
        return {}
    return _answers((*name.words, *name.written), opposites().groups)


def title_answers(name: Name, gender: str) -> Titled:
    """What a person's titles say of them; a gender that was recorded counts instead.

    A single letter that was left, as in M. Diallo, may be a title too.
    """
    if not name.person:
        return frozenset(), False
    first = (word for word in name.written[:1] if len(word) == 1)
    told = dict(_answers((*map(latin, name.taken), *first), opposites().titles))
    if gender:
        told["gender"] = frozenset({gender} & _GENDERED)
    return frozenset(told.items()), bool(gender)


def titles_apart(one: Titled, other: Titled) -> bool:
    """Whether titles are of a woman and of a man; two recorded genders are compared elsewhere."""
    said, told = dict(one[0]), dict(other[0])
    recorded = {"gender"} if one[1] and other[1] else set()
    return any(apart(said[asked], told[asked]) for asked in said.keys() & told.keys() - recorded)


def generation(name: Name) -> str:
    """Whether a person is called the younger or the elder of two of one name."""
    told = opposites().generation
    if not name.person or not any(latin(word) in told for word in name.taken):
        return ""
    return told.get(latin(split(name.text)[-1]), "")


def apart(one: Answers, other: Answers, *, exact: bool = False) -> bool:
    """Whether two sets of answers to one question exclude each other."""
    if not one or not other:
        return False
    return one != other if exact else one.isdisjoint(other)


def counted(name: Name) -> tuple[str, ...]:
    """What tells one of a row from the next: numbers, also as II or second, and the B behind."""
    lists, last = opposites(), name.words[-1:]
    digits = [word for word in name.words if word.isdigit()]
    if name.person:
        return tuple(
            sorted([*digits, *(str(lists.numerals[w]) for w in last if w in lists.numerals)])
        )
    words = [word for word in name.written if len(word) > 1] + [w for w in last if len(w) == 1]
    numbers = [str(lists.numbers[word]) for word in words if word in lists.numbers]
    letter = (w for w in last if len(w) == 1 and not w.isdigit() and w not in lists.numbers)
    return (*sorted(digits + numbers), *letter)


def _answers(words: Iterable[str], lists: Mapping[str, Mapping[str, str]]) -> Mapping[str, Answers]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        for question, said in lists.get(word, {}).items():
            found[question].add(said)
    return {question: frozenset(said) for question, said in found.items()}


def _by_word(questions: Mapping[str, Mapping[str, list[str]]]) -> Asked:
    found: Asked = defaultdict(dict)
    for question, answers in questions.items():
        for said, texts in answers.items():
            for word in (word for text in texts for word in _key(text)):
                found[word][question] = said
    return dict(found)


def _numbers(lists: Mapping[str, int]) -> Mapping[str, int]:
    return {word: number for text, number in lists.items() for word in _key(text)}


def _key(text: str) -> Iterable[str]:
    return map(latin, split(text))
