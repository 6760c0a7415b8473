"""Between two who could be introduced: by way of whom, how, and at what risk."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

from allymap.gaps.hops import door_openers, lopsided, open_steps
from allymap.model.terms import holds
from allymap.network.trusted import reach, short, steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.gaps.goals import Goal
    from allymap.gaps.hops import Hop, Pair
    from allymap.gaps.order import Row
    from allymap.model.landscape import Landscape

# An introduction goes by way of at most two people, each of whom is asked.
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Introduction:
    """One missing tie: who with whom, by way of whom, how, and what it would bring.

    `gain` is what really adding the tie brings, in the goal's own unit; `covers` names it,
    `adds` counts what of that those before do not bring, `never` the pairs of sides in it that
    do not meet at all. `others` are ties that bring the same and are as good. `how` is a code:
    the grade of the introduction. `risks` are codes; `worth` is the trust along the way, 0 when
    nobody can introduce.
    """

    goal: str
    who: str
    whom: str
    by: tuple[str, ...]
    how: str
    gain: int
    covers: frozenset[str]
    adds: int = 0
    never: int = 0
    worth: float = 0.0
    risks: tuple[str, ...] = ()
    others: tuple[Pair, ...] = ()


class Between:
    """The most trusted way between two, whichever way is better; looked for when asked.

    Over the steps that are known, by nobody barred. For `few` pairs each is looked for by itself;
    for many, all that one leads to are looked for at once, and kept.
    """

    def __init__(
        self,
        landscape: Landscape,
        known: Mapping[Pair, Hop],
        barred: frozenset[str],
        *,
        few: bool = False,
    ) -> None:
        self._few = few
        self._limits = landscape.vocabulary.thresholds
        self._known = known
        self._graph = steps(open_steps(self._known, "", "", barred))
        self._from: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def best(self, who: str, whom: str) -> tuple[str, ...]:
        """The way there or the way back; () when there is none."""
        return max((self._way(who, whom), self._way(whom, who)), key=self.along)

    def worth(self, who: str, whom: str) -> float:
        """What the best way is worth, 0 without one."""
        return self.along(self.best(who, whom))

    def along(self, way: Sequence[str]) -> float:
        """What a way is worth: the product of its steps."""
        return prod(self._known[step].worth for step in pairwise(way)) if way else 0.0

    def how(self, way: Sequence[str]) -> str:
        """The grade: from a name one may use, over a line, to bringing two together."""
        if not way:
            return "nobody"
        if len(way) == 2:
            return "direct"
        trust = [self._known[step].trust or 0 for step in pairwise(way)]
        if min(trust) >= self._limits["trust_high"] and len(way) == 3:
            return "together"
        return "line" if min(trust) > self._limits["trust_low"] else "name"

    def _way(self, start: str, end: str) -> tuple[str, ...]:
        if self._few:
            return short(self._graph, start, end)
        if start not in self._from:
            self._from[start] = reach(self._graph, start, _STEPS)
        return self._from[start].get(end, ())


def introduced(landscape: Landscape, goal: Goal, row: Row, ways: Between) -> Introduction:
    """The two of a row, by way of whom, how, and at what risk."""
    who, whom = row.first.ends
    way = ways.best(who, whom)
    gain = row.first.gain
    return Introduction(
        goal.name,
        who,
        whom,
        way[1:-1] if way[:1] == (who,) else way[1:-1][::-1],
        ways.how(way),
        gain.much,
        gain.covers,
        row.adds,
        gain.never,
        ways.along(way),
        _risks(landscape, goal, who, whom),
        tuple(row.others),
    )


def kept_apart(landscape: Landscape, as_of: date) -> frozenset[Pair]:
    """Those of whom one opposes the other, asked to be left alone, or trusts in vain."""
    apart = {
        ends
        for tie in landscape.ties
        if holds(tie, as_of) and (tie.type == "opposes" or tie.do_not_ask or tie.sign == "-")
        for ends in ((tie.source, tie.target), (tie.target, tie.source))
    }
    return frozenset(apart | lopsided(landscape, door_openers(landscape, as_of)))


def _risks(landscape: Landscape, goal: Goal, who: str, whom: str) -> tuple[str, ...]:
    kinds = [landscape.actor[end].kind for end in (who, whom)]
    power = (landscape.vocabulary.kinds[kind].power_over for kind in kinds)
    over = any(other in under for other, under in zip(reversed(kinds), power, strict=True))
    return (goal.name, *(["power"] if over else []))
