"""CONS-1, INF-2 and VOICE-1 by brute force: who is seen, with what permission and support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, OPPORTUNITY, Readings, Said, World

if TYPE_CHECKING:
    from allymap.model.records import Activity, Actor


def shown(world: World) -> Readings:
    found: Readings = {}
    for actor in world.land.actors:
        acts = _shown_acts(world, actor)
        if world.form(actor.id) == "person" and acts:
            found[f"CONS-1:{actor.id}"] = _permitted(world, actor.id, acts)
    return found


def _shown_acts(world: World, actor: Actor) -> list[Activity]:
    """The acts for which somebody is a subject: a role model's all, others' with media."""
    acts = world.public_acts(actor.id)
    return acts if actor.role_model is True else [a for a in acts if a.media is True]


def _permitted(world: World, actor: str, acts: list[Activity]) -> Said:
    if world.permission(actor):
        return Said(OK, "", "permitted", len(acts), internal=True)
    variant = "media" if any(a.media is True for a in acts) else "role_model"
    status = GAP if world.asked("consents", actor) else BLIND_SPOT
    return Said(status, "critical", variant, len(acts), internal=True)


def power_holders(world: World) -> Readings:
    found: Readings = {}
    for actor in world.land.actors:
        wanted = world.constituency(actor.id) in world.term("power_holders", "constituencies")
        acts = len(world.public_acts(actor.id))
        acting = world.within(actor.acting, world.days("public"))
        if world.form(actor.id) == "person" and wanted and (acts or acting):
            found[f"INF-2:{actor.id}"] = _prepared(world, actor, max(1, acts))
    return found


def _prepared(world: World, actor: Actor, affected: int) -> Said:
    steps = {"vetted": "actors", "trained": "actors", "support": "supports"}
    missing = [
        step
        for step, day in (("vetted", actor.vetted), ("trained", actor.trained))
        if day is None or day > world.as_of
    ]
    if not _supported(world, actor.id):
        missing.append("support")
    concern = world.concern(actor.id)
    if missing:
        sure = concern or any(world.asked(steps[step], actor.id) for step in missing)
        return Said(GAP if sure else BLIND_SPOT, "high", "unprepared", affected, concern)
    if concern:
        return Said(GAP, "high", "not_yet", affected, internal=True)
    return Said(OK, "", "prepared", affected)


def _supported(world: World, actor: str) -> bool:
    return any(
        tie.type in ("supports", "mentors")
        and tie.target == actor
        and tie.sign != "-"
        and world.live(tie, world.days("support"))
        for tie in world.land.ties
    )


def voices(world: World) -> Readings:
    found: Readings = {}
    us = world.us()
    for wanted in ("media", "research") if us is not None else ():
        if any(world.constituency(partner) == wanted for partner in world.partners(us)):
            found[f"VOICE-1:{wanted}"] = Said(OK, "", wanted)
        else:
            status = GAP if world.asked("collaborates_with", us) else BLIND_SPOT
            found[f"VOICE-1:{wanted}"] = Said(status, "medium", wanted)
    for actor in world.land.actors:
        if world.form(actor.id) == "person" and actor.role_model is True:
            said = _role_model(world, actor.id)
            if said is not None:
                found[f"VOICE-1:{actor.id}"] = said
    return found


def _role_model(world: World, actor: str) -> Said | None:
    was_shown = any(
        act.media is True and act.date <= world.as_of and world.on_stage(act, actor)
        for act in world.land.activities
    )
    permission = world.permission(actor)
    if was_shown:
        return Said(OK, "", "seen", internal=True) if permission else None
    if permission:
        return Said(OPPORTUNITY, "medium", "unseen", internal=True)
    if world.asked("consents", actor):
        return None
    return Said(BLIND_SPOT, "medium", "consent_unknown", internal=True)
