"""TRUST-1 and TARGET-1 by brute force: who trusts us, and the trusted road to a target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Readings, Said, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.model.records import Ask, Tie


def items(tie: Tie) -> Fraction | None:
    """The mean of the three items, or None when one is missing."""
    three = (tie.trust_reliability, tie.trust_mission, tie.trust_openness)
    return None if None in three else Fraction(sum(three), 3)


def one_sided(world: World) -> Readings:
    found: Readings = {}
    us = world.us()
    for actor in world.land.actors:
        known = us is not None and actor.id != us and actor.kind in world.term("trust", "kinds")
        if known and _linked(world, actor.id, us):
            status, severity, variant = _trust(world, actor.id, us)
            found[f"TRUST-1:{actor.id}"] = Said(status, severity, variant, 1, internal=True)
    return found


def _linked(world: World, actor: str, us: str) -> bool:
    for tie in world.land.ties:
        good = world.land.vocabulary.ties[tie.type].positive and tie.sign != "-"
        fits = good or tie.type == "trusts"
        if fits and world.holds(tie) and {tie.source, tie.target} == {actor, us}:
            return True
    return False


def _mean(world: World, source: str, target: str) -> Fraction | None:
    scores = [
        items(tie)
        for tie in world.land.ties
        if tie.type == "trusts" and (tie.source, tie.target) == (source, target)
        if world.holds(tie) and items(tie) is not None
    ]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def _limit(world: World, name: str) -> Fraction:
    return Fraction(str(world.land.vocabulary.thresholds[name]))


def _trust(world: World, actor: str, us: str) -> tuple[str, str, str]:
    theirs, ours = _mean(world, actor, us), _mean(world, us, actor)
    if theirs is None:
        return BLIND_SPOT, "high", "unanswered" if world.asked("trusts", actor) else "unasked"
    if theirs > _limit(world, "trust_low"):
        return OK, "", "trusted"
    if ours is None:
        return BLIND_SPOT, "high", "ours_unknown"
    return GAP, "high", "one_sided" if ours >= _limit(world, "trust_high") else "low"


def roads(world: World) -> Readings:
    found: Readings = {}
    for ask in world.land.asks:
        status, severity, variant = _road(world, ask)
        affected = 1 + len(_standing_by(world, ask.id))
        found[f"TARGET-1:{ask.id}"] = Said(status, severity, variant, affected, internal=True)
    return found


def _road(world: World, ask: Ask) -> tuple[str, str, str]:
    starts = {start for start in (world.us(), ask.lead) if start is not None}
    if ask.target is None:
        return BLIND_SPOT, "high", "no_target"
    if not starts:
        return BLIND_SPOT, "high", "no_start"
    if ask.target in starts:
        return OK, "", "road"
    high = _limit(world, "trust_high")
    if _reaches(world, ask, starts, lambda trust: trust is not None and trust >= high):
        return OK, "", "road"
    if _reaches(world, ask, starts, lambda trust: trust is None or trust >= high):
        return BLIND_SPOT, "high", "untold"
    return GAP if world.asked("has_access_to", ask.target) else BLIND_SPOT, "high", "none"


def _reaches(
    world: World, ask: Ask, starts: set[str], good: Callable[[Fraction | None], bool]
) -> bool:
    reached = set(starts)
    passable = set(starts)
    for _ in range(world.days("hops")):
        nearer = {
            other.id
            for one in passable
            for other in world.land.actors
            if other.id not in reached and _hop(world, one, other.id, good)
        }
        reached |= nearer
        passable = {actor for actor in nearer if not _opponent(world, ask, actor)}
    return ask.target in reached


def _hop(world: World, a: str, b: str, good: Callable[[Fraction | None], bool]) -> bool:
    ties = [tie for tie in world.land.ties if _carries(world, tie, a, b)]
    scores = [items(tie) for tie in ties if items(tie) is not None]
    return bool(ties) and good(max(scores) if scores else None)


def _carries(world: World, tie: Tie, a: str, b: str) -> bool:
    kind = world.land.vocabulary.ties[tie.type]
    straight = (tie.source, tie.target) == (a, b)
    back = not kind.directed and (tie.source, tie.target) == (b, a)
    fits = kind.positive or tie.type in ("has_access_to", "trusts")
    willing = tie.sign != "-" and tie.do_not_ask is not True
    return (straight or back) and fits and willing and world.live(tie, world.days("panel"))


def _opponent(world: World, ask: Ask, actor: str) -> bool:
    stance = world.who(actor).stance
    if stance is not None and stance < 0:
        return True
    return any(
        tie.type == "opposes"
        and tie.source == actor
        and world.holds(tie)
        and (tie.target in (world.us(), ask.lead) or world.fem(tie.target))
        for tie in world.land.ties
    )


def _standing_by(world: World, ask: str) -> set[str]:
    """Bodies at +1 or more by their newest position; of two of one day the lower counts."""
    found = set()
    for actor in world.land.actors:
        mine = [p for p in world.land.positions if (p.actor, p.ask) == (actor.id, ask)]
        dated = [p for p in mine if p.date is not None and p.date <= world.as_of]
        days = [p.date for p in dated]
        newest = [p for p in dated if p.date == max(days)] or [p for p in mine if p.date is None]
        if world.body(actor.id) and newest and min(p.position for p in newest) >= 1:
            found.add(actor.id)
    return found
