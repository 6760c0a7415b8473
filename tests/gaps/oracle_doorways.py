"""ENTRY-1, SCALE-1 and EARLY-1 by brute force: doors, levels, and when the movement came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, OPPORTUNITY, Readings, Said, World

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.records import Initiative, Tie


def doorways(world: World) -> Readings:
    kinds = world.land.vocabulary.kinds
    groups = [a.id for a in world.land.actors if kinds[a.kind].entry_group]
    unused = [g for g in groups if not _used(world, g)]
    found = {f"ENTRY-1:{g}": Said(OK, "", "used", size(world, g)) for g in groups}
    for group, facts in _in_order(world, unused).items():
        status = OPPORTUNITY if world.asked("activities", group) else BLIND_SPOT
        found[f"ENTRY-1:{group}"] = Said(
            status, "medium", "unused", size(world, group), facts=facts
        )
    return found


def size(world: World, actor: str) -> int:
    return world.who(actor).group_size or 1


def _used(world: World, group: str) -> bool:
    return any(
        a.element in world.term("entry", "elements")
        and a.date <= world.as_of
        and group in world.named(a)
        for a in world.land.activities
    )


def _reach(world: World, group: str) -> set[str]:
    members = {
        tie.source
        for tie in world.land.ties
        if tie.type == "member_of" and tie.target == group and world.holds(tie)
    }
    near = {group} | members | world.partners(group)
    return {actor for actor in near if not world.engaged(actor)}


def _in_order(world: World, unused: list[str]) -> dict[str, dict[str, int]]:
    """Ranks begin at 1."""
    reach = {group: _reach(world, group) for group in unused}
    reached: set[str] = set()
    order: dict[str, dict[str, int]] = {}
    while len(order) < len(unused):
        left = sorted(group for group in unused if group not in order)
        most = max(len(reach[group] - reached) for group in left)
        best = next(group for group in left if len(reach[group] - reached) == most)
        order[best] = {"rank": len(order) + 1, "adds": most}
        reached |= reach[best]
    return order


def cut_off_levels(world: World) -> Readings:
    found: Readings = {}
    for actor in (a.id for a in world.land.actors):
        form, own = world.form(actor), world.constituency(actor)
        cases = {}
        if form == "group" and world.level(actor) == "community":
            cases["national"] = any(_is_national(world, other) for other in _steps(world, actor))
        if form in ("group", "organisation") and own == "youth":
            cases["elders"] = any(
                world.form(other) in ("group", "organisation") and world.constituency(other) != own
                for other in world.partners(actor)
            )
        for case, met in cases.items():
            status = GAP if world.asked("collaborates_with", actor) else BLIND_SPOT
            affected = size(world, actor)
            said = Said(OK, "", case, affected) if met else Said(status, "medium", case, affected)
            found[f"SCALE-1:{actor}/{case}"] = said
    return found


def _steps(world: World, actor: str) -> set[str]:
    near = {actor}
    for _ in range(world.days("hops")):
        near |= {partner for one in near for partner in world.partners(one)}
    return near


def _is_national(world: World, actor: str) -> bool:
    collective = world.form(actor) in ("organisation", "institution")
    return collective and world.level(actor) in world.term("scale", "national")


def joined_late(world: World) -> Readings:
    found: Readings = {}
    for initiative in world.land.initiatives:
        runners = set(initiative.actors)
        if any(world.constituency(runner) == "men" for runner in runners):
            found[f"EARLY-1:{initiative.id}"] = _joined(world, initiative, runners)
    return found


def _joined(world: World, initiative: Initiative, runners: set[str]) -> Said:
    start = initiative.start
    if start is None:
        return Said(BLIND_SPOT, "medium", "no_start", len(runners))
    # Who runs it is in from its start, also when that lies ahead.
    if any(world.fem(runner) for runner in runners):
        return Said(OK, "", "early", len(runners))
    ties = [t for t in world.land.ties if _links(world, t, runners, start)]
    days = [t.start or t.last_contact for t in ties] + _shared(world, runners, start)
    counted = [day for day in days if day is not None and day <= world.as_of]
    if counted:
        lag = (min(counted) - start).days
        if lag <= world.days("lag"):
            return Said(OK, "", "early", len(runners))
        return Said(GAP, "medium", "late", len(runners), facts={"lag": lag})
    if any(t.start is None and t.last_contact is None and world.holds(t) for t in ties):
        return Said(BLIND_SPOT, "medium", "undated", len(runners))
    asked = all(world.asked("accountable_to", runner) for runner in runners)
    return Said(GAP if asked else BLIND_SPOT, "medium", "none", len(runners))


def _links(world: World, tie: Tie, runners: set[str], start: date) -> bool:
    good = world.land.vocabulary.ties[tie.type].positive or tie.type == "trusts"
    lasted = tie.end is None or tie.end >= start
    between = (tie.source in runners and world.fem(tie.target)) or (
        tie.target in runners and world.fem(tie.source)
    )
    return good and tie.sign != "-" and lasted and between


def _shared(world: World, runners: set[str], start: date) -> list[date]:
    """Days of activities with both, either of whom may be the organiser."""
    days = []
    for activity in world.land.activities:
        there = world.named(activity) | {activity.organiser} - {None}
        late_enough = (start - activity.date).days <= world.days("lag")
        if late_enough and there & runners and any(world.fem(actor) for actor in there):
            days.append(activity.date)
    return days
