"""VOICE-1: nobody to tell the story, nobody to show the evidence, role models unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.consent import permitted
from allymap.model.terms import asked_about, constituency, form, on_stage
from allymap.network.build import positive_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor

Answer = tuple[Status, str]

# Who tells the story, and who shows the evidence: each has its own words.
_SIDES = ("media", "research")


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(us)-[:COLLABORATES_WITH]-(:Actor {media, research}), and role models shown or not."""
    if landscape.us in landscape.actor:
        ours = sorted(positive_graph(landscape, as_of).adj.get(landscape.us, ()))
        for side in _SIDES:
            yield _of_side(landscape, side, ours, as_of)
    yield from _of_role_models(landscape, as_of)


def _of_side(landscape: Landscape, side: str, ours: Sequence[str], as_of: date) -> Finding:
    partners = tuple(one for one in ours if constituency(landscape, one) == side)
    us = landscape.actor[landscape.us]
    known = asked_about(landscape, "collaborates_with", us, as_of)
    return Finding(
        "VOICE-1",
        f"VOICE-1:{side}",
        "OK" if partners else "GAP" if known else "BLIND_SPOT",
        "medium",
        side,
        (us.id,),
        {"actor": us.id, "with": partners},
        actors(us.id, *partners),
    )


def _of_role_models(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    shown = _shown(landscape, as_of)
    allowed = permitted(landscape, as_of)
    for actor in landscape.actors:
        if actor.role_model and form(landscape, actor.id) == "person":
            acts = shown.get(actor.id, [])
            asked = asked_about(landscape, "consents", actor, as_of)
            answer = _judge(bool(acts), actor.id in allowed, asked)
            if answer:
                yield _of_role_model(actor, answer, acts)


def _judge(shown: bool, allowed: bool, asked: bool) -> Answer | None:
    """Somebody shown without a permission is for CONS-1; somebody who said no is left alone."""
    if allowed:
        return ("OK", "seen") if shown else ("OPPORTUNITY", "unseen")
    return None if shown or asked else ("BLIND_SPOT", "consent_unknown")


def _of_role_model(actor: Actor, answer: Answer, acts: Sequence[Activity]) -> Finding:
    status, variant = answer
    since = {"since": max(act.date for act in acts)} if acts else {}
    return Finding(
        "VOICE-1",
        f"VOICE-1:{actor.id}",
        status,
        "medium",
        variant,
        (actor.id,),
        {"actor": actor.id, **since},
        (*actors(actor.id), *(("activities", act.id) for act in acts)),
        internal=True,
    )


def _shown(landscape: Landscape, as_of: date) -> dict[str, list[Activity]]:
    """The acts with media, up to a day, by whom they showed."""
    shown: dict[str, list[Activity]] = {}
    for activity in landscape.activities:
        if activity.media and activity.date <= as_of:
            for actor in on_stage(landscape, activity):
                shown.setdefault(actor, []).append(activity)
    return shown


VOICE_1 = GapRule(
    id="VOICE-1",
    why="work with media to share testimonies of male allies and change",
    look=look,
    asks=("collaborates_with", "consents"),
    fires_on="""
        settings name=us value=We
        We:ingo -collaborates_with{last_contact=2026-01-10}-> Institute:research_body
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
    silent_on="""
        settings name=us value=We
        We:ingo -collaborates_with{last_contact=2026-01-10}-> Institute:research_body
        We -collaborates_with{last_contact=2026-01-10}-> Radio:media_outlet
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
)
