"""ACC-1 by brute force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Verdict, Verdicts, World

if TYPE_CHECKING:
    from allymap.model.records import Seat, Tie


def accountability(world: World) -> Verdicts:
    found: Verdicts = {}
    for actor in world.land.actors:
        body = world.form(actor.id) in ("group", "organisation")
        if body and world.constituency(actor.id) == "men":
            found[f"ACC-1:{actor.id}"] = _softened(world, actor.id, _of_body(world, actor.id))
    for coalition in world.land.coalitions:
        name = f"ACC-1:{coalition.id}"
        found[f"{name}/seats" if name in found else name] = _of_coalition(world, coalition.id)
    return found


def _of_body(world: World, m: str) -> Verdict:
    answering = [tie for tie in world.land.ties if tie.type == "accountable_to"]
    straight = [
        tie for tie in answering if tie.source == m and world.fem(tie.target) and world.holds(tie)
    ]
    real = [tie for tie in straight if tie.form != "informed"]
    stale = world.days("stale")
    if any(world.live(tie, stale) for tie in real):
        return OK, "", "answers"
    if any(tie.last_contact is None for tie in real):
        return BLIND_SPOT, "critical", "undated"
    if real:
        return GAP, "high", "quiet"
    if _through(world, m, answering, stale):
        return GAP, "high", "through"
    if straight:
        return GAP, "critical", "informed"
    if world.asked("accountable_to", m):
        return GAP, "critical", "none"
    return BLIND_SPOT, "critical", "none"


def _through(world: World, m: str, answering: list[Tie], stale: int) -> bool:
    for first in answering:
        for second in answering:
            x = first.target
            usable = all(
                world.live(tie, stale) and tie.form != "informed" for tie in (first, second)
            )
            chained = first.source == m and second.source == x and world.fem(second.target)
            if usable and chained and x != m and not world.fem(x):
                return True
    return False


def _softened(world: World, m: str, verdict: Verdict) -> Verdict:
    status, severity, variant = verdict
    if severity == "critical" and _womens_group_beside(world, m):
        return status, "high", variant
    return verdict


def _womens_group_beside(world: World, m: str) -> bool:
    for tie in world.p_plus():
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            womens = world.form(other) == "group" and world.constituency(other) == "women"
            place = world.who(m).place
            if one == m and womens and place is not None and world.who(other).place == place:
                return True
    return False


def _of_coalition(world: World, coalition: str) -> Verdict:
    seats = [seat for seat in world.land.seats if seat.coalition == coalition]
    steering = [seat for seat in seats if _steers(world, seat)]
    if len(steering) >= world.days("steering_seats"):
        return OK, "", "seats"
    if world.asked_about("coalitions", {"all", coalition}):
        return GAP, "critical", "seats"
    return BLIND_SPOT, "critical", "seats"


def _steers(world: World, seat: Seat) -> bool:
    joined = seat.joined is None or seat.joined <= world.as_of
    stays = seat.left is None or seat.left > world.as_of
    steering = seat.role in world.term("steering", "roles")
    return joined and stays and steering and world.fem(seat.actor)
