"""SAFE-1: sensitive talk without a safe referral."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status
from allymap.gaps.rule import GapRule
from allymap.model.tables import canonical
from allymap.model.terms import asked_in, fresh, is_term, places_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor, Service


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """One finding for each place with sensitive sessions, and one for those without a place,
    which are for us to complete.
    """
    sensitive = [a for a in landscape.activities if _is_sensitive(landscape, a, as_of)]
    for place in sorted({a.place for a in sensitive if a.place}):
        yield _of_place(landscape, place, [a for a in sensitive if a.place == place], as_of)
    nowhere = [a for a in sensitive if not a.place]
    if nowhere:
        yield _of_nowhere(sorted(nowhere, key=lambda session: session.id))


def _is_sensitive(landscape: Landscape, activity: Activity, as_of: date) -> bool:
    words = landscape.vocabulary
    referral = words.terms["referral"]
    planned = activity.date > as_of
    if not planned and not fresh(activity.date, as_of, words.days("panel")):
        return False
    level = words.sensitivity.get(activity.topic or "", 0)
    return activity.element in referral["elements"] or level >= referral["sensitivity"]


def _of_place(
    landscape: Landscape, place: str, sessions: Sequence[Activity], as_of: date
) -> Finding:
    missing, stale, in_place = _referrals(landscape, place, as_of)
    found = [s for services in (*stale.values(), *in_place.values()) for s in services]
    known = stale or asked_in(landscape, "services", place, as_of)
    lacking: Status = "GAP" if known else "BLIND_SPOT"
    return Finding(
        "SAFE-1",
        f"SAFE-1:{place}",
        lacking if missing or stale else "OK",
        "critical",
        "referral",
        (place,),
        {
            "place": place,
            "missing": missing,
            "stale": tuple(stale),
            "unsafe": (*missing, *stale),
            "verified": _oldest(in_place),
            "days": landscape.vocabulary.days("referral"),
            "sessions": len(sessions),
            "planned": sum(1 for s in sessions if s.date > as_of),
            "next": min((s.date for s in sessions if s.date > as_of), default=None),
            "topics": tuple(sorted({s.topic for s in sessions if s.topic})),
            "providers": tuple(sorted({s.actor for of in stale.values() for s in of})),
            "leads": tuple(sorted({one for s in sessions for one in s.facilitators})),
            "womens": _womens(landscape, place),
        },
        (*_session_refs(sessions), *(("services", _key(s)) for s in found)),
        affected=len(sessions),
    )


def _referrals(
    landscape: Landscape, place: str, as_of: date
) -> tuple[tuple[str, ...], dict[str, list[Service]], dict[str, list[Service]]]:
    """Which needed services are missing, stale, or in place, in or above a place."""
    here = places_above(landscape, place)
    days = landscape.vocabulary.days("referral")
    missing: list[str] = []
    stale: dict[str, list[Service]] = {}
    in_place: dict[str, list[Service]] = {}
    for needed in landscape.vocabulary.terms["referral"]["needed"]:
        of_type = [s for s in landscape.services if s.service_type == needed and s.place in here]
        verified = [s for s in of_type if fresh(s.last_verified, as_of, days)]
        if verified:
            in_place[needed] = verified
        elif of_type:
            stale[needed] = of_type
        else:
            missing.append(needed)
    return tuple(missing), stale, in_place


def _womens(landscape: Landscape, place: str) -> str:
    """The feminist or women's rights organisation nearest to a place, by name; or ""."""
    here = places_above(landscape, place)

    def steps(actor: Actor) -> tuple[int, str, str]:
        there = places_above(landscape, actor.place)
        shared = (step for step, one in enumerate(here) if one in there)
        return next(shared, len(here)), actor.name, actor.id

    fem = [actor for actor in landscape.actors if is_term(landscape, actor.id, "fem")]
    return min(fem, key=steps).id if fem else ""


def _oldest(in_place: dict[str, list[Service]]) -> date | None:
    """The day by which every service in place had been verified."""
    latest = (max(s.last_verified for s in of if s.last_verified) for of in in_place.values())
    return min(latest, default=None)


def _of_nowhere(sessions: Sequence[Activity]) -> Finding:
    return Finding(
        "SAFE-1",
        "SAFE-1:?",
        "BLIND_SPOT",
        "critical",
        "no_place",
        tuple(s.id for s in sessions),
        {"sessions": len(sessions), "activities": tuple(s.id for s in sessions)},
        _session_refs(sessions),
        affected=len(sessions),
        internal=True,
    )


def _session_refs(sessions: Sequence[Activity]) -> tuple[tuple[str, str], ...]:
    return tuple(("activities", session.id) for session in sessions)


def _key(service: Service) -> str:
    return canonical([service.actor, service.service_type, service.place or ""])


SAFE_1 = GapRule(
    id="SAFE-1",
    why="This requires clear referrals systems when working directly with families and couples",
    look=look,
    asks=("services", "activities"),
    fires_on="""
        Elders:mens_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=services about=all
        activities id=E1 date=2025-11-02 element=alliances space=men_only topic=gbv place=Orun
    """,
    silent_on="""
        Elders:mens_group
        activities id=E1 date=2025-11-02 element=alliances space=men_only topic=health place=Orun
    """,
)
