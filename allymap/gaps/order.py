"""Which missing ties come first, and which are as good: as who convenes would choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.introduction import distance
from allymap.model.terms import constituency, form, places_above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from allymap.gaps.goals import Gain, Gains, Goal
    from allymap.gaps.hops import Pair
    from allymap.model.landscape import Landscape

    Key = tuple[float, ...]
    Worth = Callable[[str, str], float]

_ACROSS = ("connector", "parts")


class Missing(NamedTuple):
    """A tie that would help; those of one `much` and `grade` are as good as each other."""

    much: int
    grade: Key
    rest: Key
    ends: Pair
    gain: Gain


@dataclass(slots=True)
class Row:
    """A missing tie, what it adds to those of the rows before, and others that are as good."""

    first: Missing
    adds: int = 0
    others: list[Pair] = field(default_factory=list)


def in_order(
    landscape: Landscape, goal: Goal, gains: Gains, partners: Mapping[str, int], worth: Worth
) -> list[Missing]:
    """The best first; names only decide at the very end."""
    return Sight(landscape, partners, worth).in_order(goal, gains)


def rows(
    landscape: Landscape, goal: Goal, found: Sequence[Missing], most: int | None = None
) -> list[Row]:
    """The first rows: those that together cover most, then others; nobody is in two of as good.

    A tie that does the same for one of the two of a row is named in that row, not in one of its
    own. Of several rows it is named in the first.
    """
    most = len(found) if most is None else most
    table = _Table(goal.name)
    for one, adds in _covering(landscape, goal, found, most):
        table.add(one, adds)
    chosen = {row.first.ends for row in table.rows}
    left = [one for one in found if one.ends not in chosen]
    for _, level in groupby(left, key=lambda one: one.much):
        table.fill(list(level), most)
    return table.rows


@dataclass(slots=True)
class _Table:
    """The rows so far, and where each of their two is to be found."""

    goal: str
    rows: list[Row] = field(default_factory=list)
    at: dict[tuple[object, ...], int] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def about(self, one: Missing) -> Pair | tuple[str, ...]:
        """Who stands in no second row as good: the body that answers; else both."""
        return one.ends[:1] if self.goal == "movement" else one.ends

    def add(self, one: Missing, adds: int = 0) -> None:
        for end in self.about(one):
            self.taken.add(end)
            self.at.setdefault((end, one.grade, one.gain), len(self.rows))
        self.rows.append(Row(one, adds))

    def fill(self, level: Sequence[Missing], most: int) -> None:
        """First those of whom nobody is in a row yet, then the others: as good, or a row."""
        later = []
        for one in level:
            if len(self.rows) < most and self.taken.isdisjoint(self.about(one)):
                self.add(one)
            else:
                later.append(one)
        for one in later:
            places = [self.at.get((end, one.grade, one.gain)) for end in self.about(one)]
            there = [place for place in places if place is not None]
            if there:
                self.rows[min(there)].others.append(one.ends)
            elif len(self.rows) < most:
                self.add(one)


def _as_much(landscape: Landscape, goal: Goal, gains: Sequence[int]) -> list[int]:
    """Each gain, or the best where it is told in actors and at least `as_much` of that.

    28 actors of 97 or 29 are the same to who convenes; pairs of sides, bodies and asks are not.
    """
    best = max(gains, default=0)
    least = landscape.vocabulary.thresholds["as_much"] * best - 1e-9
    return [best if goal.name in _ACROSS and gain >= least else gain for gain in gains]


def _covering(
    landscape: Landscape, goal: Goal, found: Sequence[Missing], most: int
) -> Iterator[tuple[Missing, int]]:
    """Each time the first of those that add most, or as much, to what is covered."""
    left: dict[frozenset[str], Missing] = {}
    for one in found:
        left.setdefault(one.gain.covers, one)
    there = frozenset[str]()
    for _ in range(most):
        new = [len(covers - there) for covers in left]
        if not max(new, default=0):
            return
        much = _as_much(landscape, goal, new)
        at = much.index(max(much))
        best = left.pop(list(left)[at])
        yield best, new[at]
        there |= best.gain.covers


class _End(NamedTuple):
    """What counts about one of two."""

    person: bool
    form: str
    group: str
    place: str | None
    stance: int
    partners: int
    named: int


class Sight:
    """What two ends are to each other; each actor and each two places are looked at once."""

    def __init__(self, landscape: Landscape, partners: Mapping[str, int], worth: Worth) -> None:
        self._landscape, self._worth = landscape, worth
        ids = sorted(landscape.actor, key=lambda one: (landscape.name(one), one))
        self._ends = {
            actor: _end(landscape, actor, partners.get(actor, 0), number)
            for number, actor in enumerate(ids)
        }
        self._apart: dict[tuple[str | None, str | None], int] = {}

    def in_order(self, goal: Goal, gains: Gains) -> list[Missing]:
        """The missing ties of a goal, the best first."""
        much = _as_much(self._landscape, goal, [gain.much for gain in gains.values()])
        look = {"movement": self.nearest, "target": self.trusted}.get(goal.name, self.meeting)
        found = [
            Missing(-level, *look(ends, gain), ends, gain)
            for level, (ends, gain) in zip(much, gains.items(), strict=True)
        ]
        return sorted(found, key=lambda one: one[:3])

    def nearest(self, ends: Pair, _gain: Gain) -> tuple[Key, Key]:
        """To the movement the nearest in place, then the most trusted way."""
        return (distance(self._landscape, *ends),), (-self._worth(*ends), *self._names(ends))

    def trusted(self, ends: Pair, _gain: Gain) -> tuple[Key, Key]:
        """To a target the most trusted way."""
        return (-self._worth(*ends),), (distance(self._landscape, *ends), *self._names(ends))

    def meeting(self, ends: Pair, gain: Gain) -> tuple[Key, Key]:
        """Bodies before people, the near, the like; then the willing, those with most partners."""
        one, other = (self._ends[end] for end in ends)
        unlike = 0 if one.group == other.group else 1 if one.form == other.form else 2
        grade = (-gain.never, one.person + other.person, self._far(ends), unlike)
        willing, partners = min(one.stance, other.stance), one.partners + other.partners
        return grade, (-willing, -partners, *self._names(ends))

    def _far(self, ends: Pair) -> int:
        places = (self._ends[ends[0]].place, self._ends[ends[1]].place)
        if places not in self._apart:
            self._apart[places] = _apart(self._landscape, ends)
        return self._apart[places]

    def _names(self, ends: Pair) -> Key:
        one, other = self._ends[ends[0]].named, self._ends[ends[1]].named
        return (one, other) if one < other else (other, one)


def _end(landscape: Landscape, actor: str, partners: int, named: int) -> _End:
    about, its = landscape.actor[actor], form(landscape, actor)
    group = constituency(landscape, actor)
    return _End(its == "person", its, group, about.place, about.stance or 0, partners, named)


def _apart(landscape: Landscape, ends: Pair) -> int:
    """How many steps up lies a place that both share: 0 in one place; without any, the most."""
    here, there = (landscape.actor[end].place for end in ends)
    if not set(places_above(landscape, here)) & set(places_above(landscape, there)):
        return len(landscape.parent) + 1
    return max(distance(landscape, *each) for each in (ends, ends[::-1]))
