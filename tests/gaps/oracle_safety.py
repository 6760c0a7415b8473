"""SAFE-1 and SAFE-2 by brute force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Verdict, Verdicts, World

if TYPE_CHECKING:
    from allymap.model.records import Activity


def referral(world: World) -> Verdicts:
    sessions = [a for a in world.land.activities if sensitive(world, a)]
    found: Verdicts = {}
    for session in sessions:
        if session.place is None:
            found["SAFE-1:?"] = (BLIND_SPOT, "critical", "no_place")
        else:
            found[f"SAFE-1:{session.place}"] = _of_place(world, session.place)
    return found


def sensitive(world: World, activity: Activity) -> bool:
    term = world.term("referral")
    touchy = (
        activity.element in term["elements"]
        or world.topic_sensitivity(activity) == term["sensitivity"]
    )
    planned = activity.date > world.as_of
    return touchy and (planned or world.within(activity.date, world.days("panel")))


def _of_place(world: World, place: str) -> Verdict:
    states = {_service(world, place, needed) for needed in world.term("referral", "needed")}
    if states == {"in place"}:
        return OK, "", "referral"
    if "stale" in states or world.asked_of_place("services", place):
        return GAP, "critical", "referral"
    return BLIND_SPOT, "critical", "referral"


def _service(world: World, place: str, service_type: str) -> str:
    near = [
        service
        for service in world.land.services
        if service.service_type == service_type and service.place in world.here_and_above(place)
    ]
    if any(world.within(service.last_verified, world.days("referral")) for service in near):
        return "in place"
    return "stale" if near else "missing"


def standing_alone(world: World) -> Verdicts:
    found: Verdicts = {}
    allies = [a.id for a in world.land.actors if world.land.vocabulary.kinds[a.kind].ally]
    for ally in allies:
        found[f"SAFE-2:{ally}"] = _of_ally(world, ally)
    for group in world.land.actors:
        if world.form(group.id) != "group":
            continue
        met = group.group_last_met
        late = met is not None and (world.as_of - met).days > world.days("support")
        if world.constituency(group.id) == "men" and late:
            found[f"SAFE-2:{group.id}/not_met"] = (GAP, "high", "not_met")
        exposed = any(
            world.public_act(ally) and membership(world, ally, group.id) in ("active", "unclear")
            for ally in allies
        )
        if exposed and group.risk_contact is not True:
            status = GAP if group.risk_contact is False else BLIND_SPOT
            found[f"SAFE-2:{group.id}/no_risk_contact"] = (status, "high", "no_risk_contact")
    return found


def _of_ally(world: World, ally: str) -> Verdict:
    supporters = [supporter(world, ally, actor.id) for actor in world.land.actors]
    n = supporters.count("active")
    unclear = "unclear" in supporters
    for group in world.land.actors:
        state = membership(world, ally, group.id)
        if state == "active" and group.group_size is not None:
            n = n + group.group_size - 1
        elif state in ("active", "unclear"):
            unclear = True
    if n > world.days("fragile"):
        return OK, "", "supported"
    after = "critical" if world.public_act(ally) or _backlash(world, ally) else "high"
    if unclear:
        return BLIND_SPOT, after, "unclear"
    if n == 0:
        if world.asked("supports", ally) and world.asked("member_of", ally):
            return GAP, "critical", "isolated"
        return BLIND_SPOT, after, "isolated"
    return GAP, after, "fragile"


def supporter(world: World, ally: str, other: str) -> str:
    """`active`, `unclear`, `not active`, or "" for one who is no supporter at all."""
    ties = [
        tie
        for tie in world.land.ties
        if tie.type in ("supports", "mentors")
        and (tie.source, tie.target) == (other, ally)
        and tie.sign != "-"
        and world.holds(tie)
    ]
    if not ties:
        return ""
    if any(world.live(tie, world.days("support")) for tie in ties):
        return "active"
    return "unclear" if any(tie.last_contact is None for tie in ties) else "not active"


def membership(world: World, ally: str, group: str) -> str:
    """What a group is to an ally: `active`, `unclear`, `asleep`, `not active`, or ""."""
    ties = [
        tie
        for tie in world.land.ties
        if tie.type == "member_of"
        and (tie.source, tie.target) == (ally, group)
        and world.holds(tie)
    ]
    if not ties or world.form(group) != "group":
        return ""
    met = world.who(group).group_last_met
    days = world.days("support")
    if met is not None and not world.within(met, days):
        return "asleep"
    if world.within(met, days) or any(world.live(tie, days) for tie in ties):
        return "active"
    return "unclear" if any(tie.last_contact is None for tie in ties) else "not active"


def _backlash(world: World, ally: str) -> bool:
    return any(
        entry.actor == ally and world.within(entry.month, world.days("backlash"))
        for entry in world.land.backlash
    )
