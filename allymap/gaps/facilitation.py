"""SAFE-3: people who lead talks they were not prepared for. Internal only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.finding import Finding, Ref, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, asked_in, fresh, took_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor

Days = dict[str, list["date"]]


class Led(NamedTuple):
    """The sessions somebody leads: those not ready for, those that lack skills, and which."""

    sessions: Sequence[Activity]
    unready: Sequence[Activity]
    lacking: Sequence[Activity]
    lacks: tuple[str, ...]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor)-[:FACILITATES]->(:Activity), after reflection or training, with the skills."""
    sessions = [a for a in landscape.activities if _is_session(landscape, a, as_of)]
    prepared = _prepared(landscape, as_of)
    led: dict[str, list[Activity]] = defaultdict(list)
    for session in sessions:
        for actor in set(session.facilitators):
            led[actor].append(session)
    for actor, theirs in sorted(led.items()):
        yield _of_leader(landscape, actor, _judged(landscape, actor, theirs, prepared), as_of)
    nobodys = [s for s in sessions if _is_dialogue(landscape, s) and not s.facilitators]
    if nobodys:
        yield _of_nobody(sorted(nobodys, key=lambda session: session.id))


def _is_session(landscape: Landscape, activity: Activity, as_of: date) -> bool:
    days = landscape.vocabulary.days("panel")
    elements = landscape.vocabulary.terms["facilitation"]["elements"]
    when = activity.date > as_of or fresh(activity.date, as_of, days)
    return when and activity.element in elements and activity.space != "staff"


def _is_dialogue(landscape: Landscape, activity: Activity) -> bool:
    return activity.element in landscape.vocabulary.terms["facilitation"]["dialogues"]


def _prepared(landscape: Landscape, as_of: date) -> Days:
    """The days by `as_of` on which each actor reflected with staff, or was trained."""
    days: Days = defaultdict(list)
    for activity in landscape.activities:
        if activity.space == "staff" and activity.date <= as_of:
            for actor in took_part(activity):
                days[actor].append(activity.date)
    for known in landscape.actors:
        if known.trained and known.trained <= as_of:
            days[known.id].append(known.trained)
    return days


def _judged(landscape: Landscape, actor: str, sessions: Sequence[Activity], ready: Days) -> Led:
    within = landscape.vocabulary.days("training")
    mine = ready.get(actor, ())
    unready = [s for s in sessions if not any(fresh(day, s.date, within) for day in mine)]
    lacks = {s.id: _lacks(landscape, s) for s in sessions if _is_dialogue(landscape, s)}
    lacking = [s for s in sessions if lacks.get(s.id)]
    wanted = landscape.vocabulary.terms["facilitation"]["skills"]
    found = {skill for missing in lacks.values() for skill in missing}
    return Led(sessions, unready, lacking, tuple(skill for skill in wanted if skill in found))


def _lacks(landscape: Landscape, session: Activity) -> set[str]:
    """The skills that none of a session's facilitators has: each of them lacks it."""
    wanted = landscape.vocabulary.terms["facilitation"]["skills"]
    people = (landscape.actor[actor] for actor in session.facilitators)
    return set(wanted) - {skill for actor in people for skill in _skills(actor, wanted)}


def _skills(actor: Actor, wanted: Mapping[str, Sequence[str]]) -> set[str]:
    said = [skill.lower() for skill in actor.skills]
    return {
        skill
        for skill, words in wanted.items()
        if any(word.lower() in one for word in words for one in said)
    }


def _of_leader(landscape: Landscape, actor: str, led: Led, as_of: date) -> Finding:
    status, variant, shown = _status(landscape, landscape.actor[actor], led, as_of)
    planned = [session.date for session in shown if session.date > as_of]
    return Finding(
        "SAFE-3",
        f"SAFE-3:{actor}",
        status,
        "high",
        variant,
        (actor,),
        {
            "actor": actor,
            "sessions": len(shown),
            "unready": len(led.unready),
            "lacks": led.lacks,
            "days": landscape.vocabulary.days("training"),
            "next": min(planned, default=None),
        },
        (*actors(actor), *_refs(shown)),
        affected=len(shown),
        internal=True,
    )


def _status(
    landscape: Landscape, actor: Actor, led: Led, as_of: date
) -> tuple[Status, str, Sequence[Activity]]:
    if led.unready:
        known = asked_about(landscape, "activities", actor, as_of) or any(
            asked_in(landscape, "activities", session.place, as_of) for session in led.unready
        )
        return "GAP" if known else "BLIND_SPOT", "unprepared", led.unready
    if led.lacks:
        known = asked_about(landscape, "actors", actor, as_of)
        return "GAP" if known else "BLIND_SPOT", "skills", led.lacking
    return "OK", "prepared", led.sessions


def _of_nobody(sessions: Sequence[Activity]) -> Finding:
    return Finding(
        "SAFE-3",
        "SAFE-3:?",
        "BLIND_SPOT",
        "high",
        "no_facilitator",
        tuple(session.id for session in sessions),
        {"sessions": len(sessions), "activities": tuple(session.id for session in sessions)},
        _refs(sessions),
        affected=len(sessions),
        internal=True,
    )


def _refs(sessions: Sequence[Activity]) -> tuple[Ref, ...]:
    return tuple(("activities", session.id) for session in sessions)


SAFE_3 = GapRule(
    id="SAFE-3",
    why="To prepare staff to facilitate this work, it is essential to foster ongoing reflections "
    "and dialogues among staff",
    look=look,
    asks=("activities", "actors"),
    fires_on="""
        Lina:facilitator
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
        activities id=E1 date=2025-11-02 element=conscientization space=mixed facilitators=Lina
    """,
    silent_on="""
        Lina:facilitator{trained=2025-06-01}
        activities id=E1 date=2025-11-02 element=conscientization space=mixed facilitators=Lina
    """,
)
