"""SYNC-1 by brute force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, OPPORTUNITY, Verdict, Verdicts, World

if TYPE_CHECKING:
    from allymap.model.records import Activity


def sequence(world: World) -> Verdicts:
    found: Verdicts = {}
    for activity in world.land.activities:
        if _sensitive(world, activity) and activity.place is not None:
            verdict = _of_pair(world, activity.place, str(activity.topic))
            if verdict is not None:
                found[f"SYNC-1:{activity.place}/{activity.topic}"] = verdict
    return found


def _sensitive(world: World, activity: Activity) -> bool:
    return world.topic_sensitivity(activity) == world.term("sequence", "sensitivity")


def _of_pair(world: World, place: str, topic: str) -> Verdict | None:
    term = world.term("sequence")
    here = [a for a in world.land.activities if a.place == place and a.topic == topic]
    mixed = [a for a in here if a.space in term["mixed"]]
    order = any(_out_of_order(world, session) for session in mixed)
    power = any(_unequal(world, a) for a in here if a.space in term["shared"])
    first = any(_came_first(world, a, group) for a in here for group in _groups(a))
    if order or power or first:
        variant = "out_of_order" if order else "power" if power else "sensitive_first"
        sure = power or first or world.asked_of_place("activities", place)
        return GAP if sure else BLIND_SPOT, "high", variant
    if any(not _groups(session) for session in mixed):
        return BLIND_SPOT, "high", "groups_unknown"
    if not mixed:
        met_apart = all(_round_here(world, here, side) for side in ("men", "women"))
        return (OPPORTUNITY, "high", "ready_to_meet") if met_apart else None
    return _after_meeting(world, here, [a for a in mixed if world.held(a)])


def _after_meeting(world: World, here: list[Activity], met: list[Activity]) -> Verdict | None:
    if not met:
        return None
    term = world.term("sequence")
    first = min(a.date for a in met)
    for a in here:
        advocacy = a.element in term["advocacy_elements"] or a.space in term["advocacy_spaces"]
        if advocacy and world.held(a) and a.date >= first:
            return OK, "", "complete"
    return OPPORTUNITY, "high", "ready_to_advocate"


def _groups(activity: Activity) -> list[str]:
    return list(activity.groups)


def _is_round(world: World, activity: Activity, group: str, topic: str) -> bool:
    own = world.term("sequence", "separate").get(world.constituency(group))
    named = group in _groups(activity)
    return own is not None and named and activity.space == own and activity.topic == topic


def _out_of_order(world: World, session: Activity) -> bool:
    for group in _groups(session):
        if world.constituency(group) not in ("men", "women"):
            continue
        rounds = [
            a.date for a in world.land.activities if _is_round(world, a, group, str(session.topic))
        ]
        before = any(day < session.date for day in rounds)
        mended = world.held(session) and any(day <= world.as_of for day in rounds)
        if not before and not mended:
            return True
    return False


def _unequal(world: World, activity: Activity) -> bool:
    named = set(activity.groups) | {actor for actor, _ in activity.people}
    kinds = world.land.vocabulary.kinds
    return any(
        world.who(weaker).kind in kinds[world.who(stronger).kind].power_over
        for stronger in named
        for weaker in named
        if stronger != weaker
    )


def _came_first(world: World, session: Activity, group: str) -> bool:
    """This session is an intimate dialogue, the group's first, with nothing easy before it."""
    if session.element != "intimate_dialogues":
        return False
    naming = [a for a in world.land.activities if group in _groups(a)]
    if any(a.date < session.date for a in naming):
        return False
    return not any(a.date <= session.date and world.topic_sensitivity(a) == 1 for a in naming)


def _round_here(world: World, here: list[Activity], side: str) -> bool:
    return any(
        world.constituency(group) == side
        and _is_round(world, a, group, str(a.topic))
        and world.held(a)
        for a in here
        for group in _groups(a)
    )
