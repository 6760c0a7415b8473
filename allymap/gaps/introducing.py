"""Who should be introduced to whom, by whom and how, for a named goal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

from allymap.gaps.goals import gains
from allymap.gaps.hops import (
    door_openers,
    hops,
    left_alone,
    lopsided,
    open_steps,
)
from allymap.gaps.order import as_much, in_order, spread
from allymap.model.terms import holds
from allymap.network.build import positive_graph
from allymap.network.likely import likely
from allymap.network.trusted import reach, steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.goals import Gains, Goal
    from allymap.gaps.hops import Hop, Pair
    from allymap.model.landscape import Landscape

# An introduction goes by way of at most two people, each of whom is asked.
_STEPS = 3


@dataclass(frozen=True, slots=True)
class Introduction:
    """One missing tie: who with whom, by way of whom, how, and what it would bring.

    `gain` is what really adding the tie brings, in the goal's own unit; `covers` names it,
    `adds` counts what of that those before do not bring, `never` the pairs of sides in it that
    do not meet at all. `how` is a code: the grade of the introduction. `risks` are codes;
    `worth` is the trust along the way, 0 when nobody can introduce.
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


def introductions(
    landscape: Landscape, goal: Goal, as_of: date, today: date | None = None
) -> tuple[Introduction, ...]:
    """All that help a goal, the best first: those that together cover most, then the others.

    The first are chosen greedily, each adding most to those before, which is at least 1 - 1/e
    of the best choice of as many (Nemhauser, Wolsey and Fisher 1978). Nobody is in it
    whom routes leave alone.
    """
    barred = left_alone(landscape, as_of, today)
    apart = _kept_apart(landscape, as_of)
    open_ = {
        ends: gain
        for ends, gain in gains(landscape, goal, as_of).items()
        if not barred & set(ends) and ends not in apart
    }
    found = _with_ways(landscape, goal, open_, barred, as_of)
    partners = dict(positive_graph(landscape, as_of).degree())
    return tuple(spread(landscape, _greedy(in_order(landscape, found, partners))))


def measures(
    landscape: Landscape, found: Sequence[Introduction], as_of: date
) -> list[tuple[int, float]]:
    """Common neighbours and Adamic-Adar of each, to be shown beside it."""
    pairs = [(one.who, one.whom) for one in found]
    scores = likely(positive_graph(landscape, as_of), pairs)
    return [scores[pair] for pair in pairs]


def _kept_apart(landscape: Landscape, as_of: date) -> frozenset[Pair]:
    """Those of whom one opposes the other, asked to be left alone, or trusts in vain."""
    apart = {
        ends
        for tie in landscape.ties
        if holds(tie, as_of) and (tie.type == "opposes" or tie.do_not_ask or tie.sign == "-")
        for ends in ((tie.source, tie.target), (tie.target, tie.source))
    }
    return frozenset(apart | lopsided(landscape, door_openers(landscape, as_of)))


def _with_ways(
    landscape: Landscape, goal: Goal, open_: Gains, barred: frozenset[str], as_of: date
) -> list[Introduction]:
    known = hops(landscape, as_of)
    graph = steps(open_steps(known, "", "", barred))
    ends = sorted({end for pair in open_ for end in pair})
    ways = {end: reach(graph, end, _STEPS) for end in ends}
    found = []
    for (who, whom), gain in open_.items():
        there, back = ways[who].get(whom, ()), ways[whom].get(who, ())
        way = max((there, back), key=lambda one: _worth(known, one))
        between = way[1:-1] if way == there else way[1:-1][::-1]
        how = _how(landscape, known, way)
        one = Introduction(goal.name, who, whom, between, how, gain.much, gain.covers)
        risks = _risks(landscape, goal, one)
        found.append(replace(one, never=gain.never, worth=_worth(known, way), risks=risks))
    return found


def _worth(known: dict[Pair, Hop], way: Sequence[str]) -> float:
    return prod(known[step].worth for step in pairwise(way)) if way else 0.0


def _how(landscape: Landscape, known: dict[Pair, Hop], way: Sequence[str]) -> str:
    """The grade: from a name one may use, over a line one writes, to bringing two together."""
    if not way:
        return "nobody"
    if len(way) == 2:
        return "direct"
    limits = landscape.vocabulary.thresholds
    trust = [known[step].trust or 0 for step in pairwise(way)]
    if min(trust) >= limits["trust_high"] and len(way) == 3:
        return "together"
    return "line" if min(trust) > limits["trust_low"] else "name"


def _risks(landscape: Landscape, goal: Goal, one: Introduction) -> tuple[str, ...]:
    kinds = [landscape.actor[end].kind for end in (one.who, one.whom)]
    power = (landscape.vocabulary.kinds[kind].power_over for kind in kinds)
    over = any(other in under for other, under in zip(reversed(kinds), power, strict=True))
    return (goal.name, *(["power"] if over else []))


def _greedy(found: list[Introduction]) -> list[Introduction]:
    """Each time the one that adds most to what is covered; then those that add nothing more."""
    chosen: list[Introduction] = []
    left, there = list(found), frozenset[str]()
    while left:
        new = [len(one.covers - there) for one in left]
        if not max(new):
            break
        much = [as_much(one, adds, max(new)) for one, adds in zip(left, new, strict=True)]
        best = left[much.index(max(much))]
        adds = new[left.index(best)]
        chosen.append(replace(best, adds=adds))
        left.remove(best)
        there |= best.covers
    return chosen + left
