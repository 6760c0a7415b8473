"""INF-2: people of power who act in public before they are ready for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import (
    asked_about,
    constituency,
    form,
    fresh,
    live,
    named_as_concern,
    public_acts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor, Tie

# What a source must have asked about before a missing step is more than not known.
_ASKED = {"vetted": "actors", "trained": "actors", "support": "supports"}


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {power holder}) on stage: selected, trained, supported?"""
    acts = public_acts(landscape, as_of)
    days = landscape.vocabulary.days("public")
    powers = landscape.vocabulary.terms["power_holders"]["constituencies"]
    for actor in landscape.actors:
        shown = acts.get(actor.id, [])
        power = (
            form(landscape, actor.id) == "person" and constituency(landscape, actor.id) in powers
        )
        if power and (shown or fresh(actor.acting, as_of, days)):
            yield _of_person(landscape, actor, shown, as_of)


def _of_person(
    landscape: Landscape, actor: Actor, acts: Sequence[Activity], as_of: date
) -> Finding:
    helping = _support(landscape, actor.id, as_of)
    steps = _missing(actor, helping, as_of)
    concern = named_as_concern(landscape, actor.id)
    status, variant = _judge(landscape, actor, steps, concern, as_of)
    return Finding(
        "INF-2",
        f"INF-2:{actor.id}",
        status,
        "high",
        variant,
        (actor.id,),
        {"actor": actor.id, "steps": steps, "acts": len(acts)},
        (
            *actors(actor.id),
            *(("activities", act.id) for act in acts),
            *(("ties", tie.key) for tie in helping),
        ),
        affected=len(acts) or 1,
        internal=concern,
    )


def _support(landscape: Landscape, actor: str, as_of: date) -> list[Tie]:
    days = landscape.vocabulary.days("support")
    return [
        tie
        for tie in landscape.ties_to.get(actor, ())
        if tie.type in ("supports", "mentors") and tie.sign != "-" and live(tie, as_of, days)
    ]


def _missing(actor: Actor, helping: Sequence[Tie], as_of: date) -> tuple[str, ...]:
    days = (("vetted", actor.vetted), ("trained", actor.trained))
    steps = [step for step, day in days if day is None or day > as_of]
    return (*steps, *(() if helping else ("support",)))


def _judge(
    landscape: Landscape, actor: Actor, steps: Sequence[str], concern: bool, as_of: date
) -> tuple[Status, str]:
    """A concern turns what is not known into a gap; it is told to nobody."""
    if not steps:
        return ("GAP", "not_yet") if concern else ("OK", "prepared")
    topics = {_ASKED[step] for step in steps}
    known = any(asked_about(landscape, topic, actor, as_of) for topic in topics)
    return "GAP" if known or concern else "BLIND_SPOT", "unprepared"


INF_2 = GapRule(
    id="INF-2",
    why="require careful selection, training and support to local power holders to align their "
    "lives and work toward gender equality",
    look=look,
    asks=("actors", "supports"),
    fires_on="""
        Pastor:religious_leader{trained=2025-06-01}
        Sisters:feminist_org -supports{last_contact=2026-01-10}-> Pastor
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=actors about=all
        activities id=E1 date=2025-11-02 element=stepping_out space=public people=Pastor:speaker
    """,
    silent_on="""
        Pastor:religious_leader{trained=2025-06-01,vetted=2025-05-01}
        Sisters:feminist_org -supports{last_contact=2026-01-10}-> Pastor
        activities id=E1 date=2025-11-02 element=stepping_out space=public people=Pastor:speaker
    """,
)
