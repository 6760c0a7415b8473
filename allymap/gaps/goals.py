"""What a missing tie is wanted for: who is covered today, and what each new tie would add."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from allymap.gaps.accountability import answers, mens_bodies
from allymap.gaps.bridges import connecting
from allymap.gaps.hops import hops, left_alone
from allymap.gaps.meeting import meeting_little, pairs_of
from allymap.model.records import Tie
from allymap.model.terms import form, is_term
from allymap.network.cohesion import components, hanging
from allymap.network.second import second

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from allymap.gaps.hops import Hop
    from allymap.gaps.hops import Pair as Ends
    from allymap.gaps.meeting import Pair
    from allymap.model.landscape import Landscape

    Gains = dict[Ends, "Gain"]

GoalName = Literal["movement", "target", "connector", "parts", "meet"]
GOALS: tuple[GoalName, ...] = ("movement", "target", "connector", "parts", "meet")
KEY = "introduced"


class Gain(NamedTuple):
    """How much a tie adds and what; `never` of them are pairs of sides that do not meet at all."""

    much: int
    covers: frozenset[str]
    never: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """What for; `ask` narrows a target to that of one ask."""

    name: GoalName
    ask: str = ""


def covered(
    landscape: Landscape, goal: Goal, as_of: date, among: Collection[str] | None = None
) -> frozenset[str]:
    """What the goal counts, as it stands: its number is what a new tie should raise.

    Men's bodies that answer to the movement; asks whose target is reached in two trusted
    steps; actors who hang on no single connector; pairs of actors with a way between them;
    meetings of pairs of sides. `among` is `counted` of the day one compares with, else of this.
    """
    if goal.name == "movement":
        return frozenset(b for b in mens_bodies(landscape) if answers(landscape, b, as_of))
    if goal.name == "target":
        return _reached(landscape, goal, as_of)
    if goal.name == "connector":
        return frozenset(landscape.actor) - hanging(connecting(landscape, as_of))
    if goal.name == "parts":
        return _with_ways(landscape, as_of, counted(landscape, goal, as_of, among))
    short = counted(landscape, goal, as_of, among)
    pairs = [pair for pair in pairs_of(landscape, as_of) if _code(pair) in short]
    return frozenset(f"{_code(pair)} {met}" for pair in pairs for met in _meetings(pair))


def counted(
    landscape: Landscape, goal: Goal, as_of: date, among: Collection[str] | None = None
) -> frozenset[str]:
    """What is looked at: to join parts, who has ties; to meet, sides that meet too little."""
    if among is not None:
        return frozenset(among)
    if goal.name == "parts":
        return frozenset(connecting(landscape, as_of))
    return frozenset(map(_code, meeting_little(landscape, as_of)))


def _with_ways(landscape: Landscape, as_of: date, known: frozenset[str]) -> frozenset[str]:
    parts = components(connecting(landscape, as_of))
    inside = (sorted(known.intersection(part)) for part in parts)
    return frozenset(" ".join(ends) for part in inside for ends in combinations(part, 2))


def gains(landscape: Landscape, goal: Goal, as_of: date) -> Gains:
    """Every tie that would help, with how much it adds and what: nobody is left out yet."""
    look = {
        "movement": _to_movement,
        "target": _to_target,
        "connector": _around,
        "parts": _to_join,
        "meet": _to_meet,
    }
    found = look[goal.name](landscape, goal, as_of)
    return {ends: gain for ends, gain in found if gain.much > 0}


def new_tie(landscape: Landscape, goal: Goal, ends: Ends, as_of: date) -> Tie:
    """The tie that an introduction should lead to, as it would be noted.

    (men)-[:ACCOUNTABLE_TO {form: consulted}]->(FEM), else (one)-[:COLLABORATES_WITH]-(other);
    towards a target one that has grown to high trust.
    """
    type_ = "accountable_to" if goal.name == "movement" else "collaborates_with"
    tie = Tie(KEY, *ends, type_, id=KEY, last_contact=as_of, confidence="confirmed")
    if goal.name == "movement":
        return replace(tie, form="consulted")
    if goal.name == "target":
        high = ceil(landscape.vocabulary.thresholds["trust_high"])
        return replace(tie, trust_reliability=high, trust_mission=high, trust_openness=high)
    return tie


def _to_movement(landscape: Landscape, goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    there = covered(landscape, goal, as_of)
    fem = [a.id for a in landscape.actors if is_term(landscape, a.id, "fem")]
    for body in mens_bodies(landscape):
        if body not in there:
            yield from (((body, one), Gain(1, frozenset({body}))) for one in fem if one != body)


def _asks(landscape: Landscape, goal: Goal) -> dict[str, frozenset[str]]:
    """The asks to reach, by their target."""
    found: dict[str, frozenset[str]] = {}
    for ask in landscape.asks:
        if ask.target and goal.ask in ("", ask.id):
            found[ask.target] = found.get(ask.target, frozenset()) | {ask.id}
    return found


def _trusted(landscape: Landscape, steps: Mapping[Ends, Hop]) -> set[Ends]:
    high = landscape.vocabulary.thresholds["trust_high"]
    return {ends for ends, hop in steps.items() if hop.trust is not None and hop.trust >= high}


def _reached(landscape: Landscape, goal: Goal, as_of: date) -> frozenset[str]:
    trusted = _trusted(landscape, hops(landscape, as_of))
    barred = left_alone(landscape, as_of)
    near = {other for one, other in trusted if one == landscape.us}
    second = {other for one, other in trusted if one in near - barred}
    there = near | second | {landscape.us}
    return frozenset(
        ask for t, asks in _asks(landscape, goal).items() if t in there for ask in asks
    )


def _to_target(landscape: Landscape, goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Us with the target, us with one who is trusted by it, or a friend of ours with it."""
    if landscape.us not in landscape.actor:
        return
    us, there = landscape.us, _reached(landscape, goal, as_of)
    trusted = _trusted(landscape, hops(landscape, as_of))
    near = {other for one, other in trusted if one == us}
    opens: dict[Ends, frozenset[str]] = {}
    for target, asks in _asks(landscape, goal).items():
        friends = {one for one, other in trusted if other == target and one not in near | {us}}
        for ends in ((us, target), *((us, x) for x in friends), *((x, target) for x in near)):
            if ends[0] != ends[1]:
                opens[ends] = opens.get(ends, frozenset()) | (asks - there)
    yield from ((ends, Gain(len(asks), asks)) for ends, asks in sorted(opens.items()))


def _around(landscape: Landscape, _goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Ties inside one part of the web; between two parts there is no connector to go around."""
    web = connecting(landscape, as_of)
    ties = second(web)
    for part in components(web):
        hang = [actor for actor in part if actor in ties.hangs]
        for one, other in product(hang, part):
            both = other in ties.hangs
            if one != other and not web.has_edge(one, other) and (one < other or not both):
                yield (min(one, other), max(one, other)), Gain(*ties.eased(one, other))


def _to_join(landscape: Landscape, _goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Ties between two parts: each of one would have a way to each of the other."""
    for large, small in combinations(components(connecting(landscape, as_of)), 2):
        gain = Gain(len(large) * len(small), frozenset(small))
        yield from (((min(ends), max(ends)), gain) for ends in product(large, small))


def _code(pair: Pair) -> str:
    return "-".join(pair.codes)


def _meetings(pair: Pair) -> set[str]:
    """Who meets whom, each once; who is on both sides is a meeting too."""
    return {" ".join(sorted((tie.source, tie.target))) for tie in pair.ties} | set(pair.both)


def _to_meet(landscape: Landscape, _goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Bodies with bodies, where a side has any: nobody is to stand alone for all."""
    little = meeting_little(landscape, as_of)
    met = {pair.codes: _meetings(pair) for pair in little}
    for ends in sorted({ends for pair in little for ends in _offered(landscape, pair)}):
        name = " ".join(ends)
        new = [p for p in little if _joined(p, *ends) and name not in met[p.codes]]
        never = sum(not met[pair.codes] for pair in new)
        yield ends, Gain(len(new), frozenset(map(_code, new)), never)


def _offered(landscape: Landscape, pair: Pair) -> set[Ends]:
    ends = product(_bodies(landscape, pair.one), _bodies(landscape, pair.other))
    return {(min(one, other), max(one, other)) for one, other in ends if one != other}


def _joined(pair: Pair, one: str, other: str) -> bool:
    there = one in pair.one and other in pair.other
    return there or (other in pair.one and one in pair.other)


def _bodies(landscape: Landscape, side: frozenset[str]) -> list[str]:
    bodies = [one for one in side if form(landscape, one) != "person"]
    return sorted(bodies or side)
