"""Which of two introductions that bring as much comes first, as who convenes would choose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allymap.gaps.introduction import distance
from allymap.model.terms import constituency, form, places_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from allymap.gaps.introducing import Introduction
    from allymap.model.landscape import Landscape

    Key = tuple[object, ...]
    Named = tuple[str, str, str]

# As many as a list of one goal shows: beyond them nobody reads for variety.
_SPREAD = 10
_ACROSS = ("connector", "parts")
_ALIKE = ("kind", "constituency")


def in_order(
    landscape: Landscape, found: Sequence[Introduction], partners: Mapping[str, int]
) -> list[Introduction]:
    """By gain, and among equals by what each goal looks at; names only decide at the very end."""
    best = max((one.gain for one in found), default=0)
    return sorted(
        found,
        key=lambda one: (-as_much(one, one.gain, best), *_key(landscape, one, partners)),
    )


def as_much(one: Introduction, gain: int, best: int) -> int:
    """A gain, or the best one where it is told in actors and at least nine tenths of that.

    28 actors of 97 or 29 are the same to who convenes; pairs of sides, bodies and asks are not.
    """
    return best if one.goal in _ACROSS and 10 * gain >= 9 * best else gain


def spread(landscape: Landscape, found: Sequence[Introduction]) -> list[Introduction]:
    """Of those that bring as much, first those in whose direction neither was named yet.

    `found` is in order. To one's like elsewhere, and to others of one's constituency, are two
    directions: across places and up and down, a body needs both.
    """
    seen = Counter(each for one in found if one.adds for each in _named(landscape, one))
    order = [one for one in found if one.adds]
    best = max((one.gain for one in found), default=0)
    left = {
        place: (one, -as_much(one, one.gain, best), _named(landscape, one))
        for place, one in enumerate(found)
        if not one.adds
    }
    while left and len(order) < _SPREAD:
        ranks = {
            place: (much, *_used(landscape, one, named, seen), place)
            for place, (one, much, named) in left.items()
        }
        one, _, named = left.pop(min(left, key=ranks.__getitem__))
        seen.update(named)
        order.append(one)
    return [*order, *(one for one, _, _ in left.values())]


def _used(
    landscape: Landscape, one: Introduction, named: Sequence[Named], seen: Counter[Named]
) -> tuple[int, bool, int]:
    """How often the two were named; across parts then the alike, of constituencies in turn."""
    ends = max(seen[each] for each in named[:2])
    if one.goal not in _ACROSS:
        return (ends, False, 0)
    people = any(form(landscape, end) == "person" for end in (one.who, one.whom))
    return (ends, people or len(named) == 2, seen[named[-1]] if len(named) > 2 else 0)


def _named(landscape: Landscape, one: Introduction) -> list[Named]:
    """The two, each in a direction; and of the alike their constituency."""
    way = bond(landscape, one)
    shared = [("", constituency(landscape, one.who), way)] if way in _ALIKE else []
    return [("who", one.who, way), ("who", one.whom, way), *shared]


def bond(landscape: Landscape, one: Introduction) -> str:
    """What two have in common: kind, constituency, form, or none of these."""
    kinds = {landscape.actor[end].kind for end in (one.who, one.whom)}
    if len(kinds) == 1:
        return "kind"
    if constituency(landscape, one.who) == constituency(landscape, one.whom):
        return "constituency"
    return "form" if form(landscape, one.who) == form(landscape, one.whom) else ""


def apart(landscape: Landscape, one: Introduction) -> int:
    """How many steps up lies a place that both share: 0 in one place; without any, the most."""
    here, there = (landscape.actor[end].place for end in (one.who, one.whom))
    if not set(places_above(landscape, here)) & set(places_above(landscape, there)):
        return len(landscape.parent) + 1
    return max(distance(landscape, *ends) for ends in ((one.who, one.whom), (one.whom, one.who)))


def _key(landscape: Landscape, one: Introduction, partners: Mapping[str, int]) -> Key:
    """To the movement the nearest, to a target the most trusted way, else who can really meet."""
    ends = (one.who, one.whom)
    names = (sorted(map(landscape.name, ends)), sorted(ends))
    way = (one.worth == 0, -one.worth)
    if one.goal == "movement":
        return (distance(landscape, *ends), *way, names)
    if one.goal == "target":
        return (*way, distance(landscape, *ends), names)
    return (-one.never, *_meeting(landscape, one), *way, -_least(partners, ends), names)


def _meeting(landscape: Landscape, one: Introduction) -> Key:
    """Bodies before people, the near, the like, those whom somebody trusted joins, the willing."""
    ends = (one.who, one.whom)
    people = [form(landscape, end) for end in ends].count("person")
    like = ("kind", "constituency", "form", "").index(bond(landscape, one))
    trusted = one.how in ("direct", "together", "line")
    willing = min(landscape.actor[end].stance or 0 for end in ends)
    return (people, apart(landscape, one), max(like, 1), not trusted, -willing)


def _least(partners: Mapping[str, int], ends: Iterable[str]) -> int:
    return min(partners.get(end, 0) for end in ends)
