"""What people said about who is the same: answers, the groups they make, contradictions.

A judgement is an `Entry` of kind `judgement` {left, right, answer, by, names}: two actor ids,
`same`, `different` or `unsure`, who said so, and the two names as they stood; with {name}, of
`same`, the name that is shown. The newest answer about a pair counts; one that is undone does not.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from allymap.model.journal import Entry

Answer = Literal["same", "different", "unsure"]
ANSWERS: tuple[Answer, ...] = ("same", "different", "unsure")
Pair: TypeAlias = "tuple[str, str]"


def pair_of(left: str, right: str) -> Pair:
    """Two actors as an unordered pair.

    >>> pair_of("b", "a") == pair_of("a", "b")
    True
    """
    return (left, right) if left <= right else (right, left)


def judged(entries: Iterable[Entry]) -> Mapping[Pair, Entry]:
    """The newest judgement of each pair that is not undone, in the order they were given."""
    found: dict[Pair, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.number):
        if entry.kind == "judgement" and not entry.undone:
            pair = pair_of(entry.data["left"], entry.data["right"])
            found.pop(pair, None)
            found[pair] = entry
    return MappingProxyType(found)


def said(entries: Iterable[Entry], answer: Answer) -> tuple[Pair, ...]:
    """The pairs that were given this answer."""
    return tuple(p for p, entry in judged(entries).items() if entry.data["answer"] == answer)


def shown_as(same: Iterable[Pair], order: Sequence[str]) -> Mapping[str, str]:
    """Each id that is shown as another one: of a group, the id that comes first in `order`.

    Ids that `order` lacks still hold a chain together, and are never shown.

    >>> dict(shown_as([("a", "b"), ("b", "c")], ["c", "a"]))
    {'a': 'c', 'b': 'c'}
    """
    place = {one: number for number, one in enumerate(order)}
    found: dict[str, str] = {}
    for group in _groups(same):
        there = [one for one in group if one in place]
        if there:
            first = min(there, key=lambda one: place[one])
            found |= {one: first for one in group if one != first}
    return MappingProxyType(found)


def group_of(entries: Iterable[Entry], actors: Collection[str]) -> frozenset[str]:
    """These actors and everybody they were judged the same as."""
    groups = _groups(said(entries, "same"))
    found = {one for group in groups if not set(group).isdisjoint(actors) for one in group}
    return frozenset(found | set(actors))


def contradictions(entries: Iterable[Entry]) -> list[Problem]:
    """A problem for each pair judged different that other answers make the same."""
    known = judged(entries)
    group = {one: found for found in _groups(said(known.values(), "same")) for one in found}
    return [
        _contradicts(entry, group[left])
        for (left, right), entry in known.items()
        if entry.data["answer"] == "different" and left in group and right in group[left]
    ]


def _contradicts(entry: Entry, chain: Sequence[str]) -> Problem:
    left, right = entry.data["left"], entry.data["right"]
    names = entry.data.get("names") or (left, right)
    facts = {"left": left, "right": right, "name": names[0], "other": names[1]}
    through = tuple(one for one in chain if one not in (left, right))
    facts = {**facts, "through": ", ".join(through) or "-"}
    return Problem("judgement_contradicts", Origin(""), facts=MappingProxyType(facts))


def _groups(same: Iterable[Pair]) -> list[tuple[str, ...]]:
    """The ids that chains of pairs hold together, each group sorted."""
    group: dict[str, set[str]] = {}
    for left, right in same:
        both = group.get(left, {left}) | group.get(right, {right})
        group.update(dict.fromkeys(both, both))
    return sorted({tuple(sorted(found)) for found in group.values()})
