"""CONS-1: people shown in public who never agreed to it. Internal only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.consent import permitted
from allymap.model.terms import asked_about, form, public_acts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Activity {media})-[:INVOLVED]->(:Actor {person}), with or without a permission."""
    allowed = permitted(landscape, as_of)
    acts = public_acts(landscape, as_of)
    for actor in landscape.actors:
        shown = _shown(actor, acts.get(actor.id, ()))
        if shown and form(landscape, actor.id) == "person":
            yield _of_person(landscape, actor, shown, actor.id in allowed, as_of)


def _shown(actor: Actor, acts: Sequence[Activity]) -> list[Activity]:
    """The acts that show somebody: those with media, and all of a role model's."""
    return [act for act in acts if act.media or actor.role_model]


def _of_person(
    landscape: Landscape, actor: Actor, acts: Sequence[Activity], allowed: bool, as_of: date
) -> Finding:
    known = asked_about(landscape, "consents", actor, as_of)
    status: Status = "OK" if allowed else "GAP" if known else "BLIND_SPOT"
    media = any(act.media for act in acts)
    variant = "permitted" if allowed else "media" if media else "role_model"
    return Finding(
        "CONS-1",
        f"CONS-1:{actor.id}",
        status,
        "critical",
        variant,
        (actor.id,),
        {"actor": actor.id, "sessions": len(acts), "since": max(act.date for act in acts)},
        (*actors(actor.id), *(("activities", act.id) for act in acts)),
        affected=len(acts),
        internal=True,
    )


CONS_1 = GapRule(
    id="CONS-1",
    why="monitor and respond to risks men and boys may face as they publicly cross gender norms",
    look=look,
    asks=("consents", "activities"),
    fires_on="""
        Juma:male_ally
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=consents about=all
        activities id=E1 date=2025-11-02 element=alliances space=staff media=yes \
            people=Juma:speaker
    """,
    silent_on="""
        Juma:male_ally
        consents actor=Juma basis=consent scope=publish date=2025-10-01
        activities id=E1 date=2025-11-02 element=alliances space=staff media=yes \
            people=Juma:speaker
    """,
)
