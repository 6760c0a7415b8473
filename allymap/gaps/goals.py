"""What a missing tie is wanted for: who is covered today, and what each new tie would add."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING, Literal

from allymap.gaps.accountability import answers, mens_bodies
from allymap.gaps.bridges import web_of
from allymap.gaps.hops import hops, left_alone
from allymap.gaps.meeting import pairs_of
from allymap.model.records import Tie
from allymap.model.terms import form, is_term
from allymap.network.cohesion import alike, components, hanging

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import networkx as nx

    from allymap.gaps.hops import Hop
    from allymap.gaps.hops import Pair as Ends
    from allymap.gaps.meeting import Pair
    from allymap.model.landscape import Landscape

    Gain = tuple[int, frozenset[str]]
    Gains = dict[Ends, Gain]

GoalName = Literal["movement", "target", "connector", "meet"]
GOALS: tuple[GoalName, ...] = ("movement", "target", "connector", "meet")
KEY = "introduced"


@dataclass(frozen=True, slots=True)
class Goal:
    """What for; `ask` narrows a target to that of one ask."""

    name: GoalName
    ask: str = ""


def covered(landscape: Landscape, goal: Goal, as_of: date) -> frozenset[str]:
    """What the goal counts, as it stands: its number is what a new tie should raise.

    Men's bodies that answer to the movement; asks whose target is reached in two trusted
    steps; actors who hang on no single connector; pairs of sides that meet.
    """
    if goal.name == "movement":
        return frozenset(b for b in mens_bodies(landscape) if answers(landscape, b, as_of))
    if goal.name == "target":
        return _reached(landscape, goal, as_of)
    if goal.name == "connector":
        return frozenset(landscape.actor) - hanging(web_of(landscape, as_of).graph)
    return frozenset("-".join(pair.codes) for pair in pairs_of(landscape, as_of) if _meets(pair))


def gains(landscape: Landscape, goal: Goal, as_of: date) -> Gains:
    """Every tie that would help, with how much it adds and what: nobody is left out yet."""
    look = {"movement": _to_movement, "target": _to_target, "connector": _around, "meet": _to_meet}
    found = look[goal.name](landscape, goal, as_of)
    return {ends: gain for ends, gain in found if gain[0] > 0}


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
            yield from (((body, one), (1, frozenset({body}))) for one in fem if one != body)


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
    yield from ((ends, (len(asks), asks)) for ends, asks in sorted(opens.items()))


def _around(landscape: Landscape, _goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Ties inside one part of the web; between two parts there is no connector to go around."""
    web = web_of(landscape, as_of).graph
    before, places = hanging(web), alike(web)
    known: dict[tuple[tuple[str, ...], ...], Gain] = {}
    for part in components(web):
        for ends in combinations(part, 2):
            if web.has_edge(*ends) or not before & set(ends):
                continue
            where = tuple(sorted(places[end] for end in ends))
            if where not in known:
                known[where] = _with_edge(web, ends, before)
            yield ends, known[where]


def _with_edge(web: nx.Graph[str], ends: Ends, before: frozenset[str]) -> Gain:
    web.add_edge(*ends)
    after = hanging(web)
    web.remove_edge(*ends)
    return len(before) - len(after), before - after


def _meets(pair: Pair) -> bool:
    return bool(pair.ties or pair.both)


def _to_meet(landscape: Landscape, _goal: Goal, as_of: date) -> Iterator[tuple[Ends, Gain]]:
    """Bodies with bodies, where a side has any: nobody is to stand alone for all."""
    unmet = [pair for pair in pairs_of(landscape, as_of) if not _meets(pair)]
    offered = {
        (min(one, other), max(one, other))
        for pair in unmet
        for one in _bodies(landscape, pair.one)
        for other in _bodies(landscape, pair.other)
    }
    for ends in sorted(offered):
        codes = frozenset("-".join(pair.codes) for pair in unmet if _joined(pair, *ends))
        yield ends, (len(codes), codes)


def _joined(pair: Pair, one: str, other: str) -> bool:
    there = one in pair.one and other in pair.other
    return there or (other in pair.one and one in pair.other)


def _bodies(landscape: Landscape, side: frozenset[str]) -> list[str]:
    bodies = [one for one in side if form(landscape, one) != "person"]
    return sorted(bodies or side)
