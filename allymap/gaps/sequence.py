"""SYNC-1: spaces missing or out of order, for each place and sensitive topic."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

from allymap.gaps.finding import Finding, Status
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_in, constituency, took_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity


@dataclass(frozen=True, slots=True)
class Ladder:
    """The sessions of one place and topic, rung by rung: separate, mixed, advocacy."""

    place: str
    topic: str
    sessions: tuple[Activity, ...]
    mixed: tuple[Activity, ...]
    advocacy: tuple[Activity, ...]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """One finding for each ladder that is out of order, ready for its next rung, or complete."""
    for ladder in ladders(landscape):
        finding = _judge(landscape, ladder, as_of)
        if finding:
            yield finding


def ladders(landscape: Landscape) -> list[Ladder]:
    """The ladder of each place and topic of sensitivity 3, by place and topic."""
    words = landscape.vocabulary
    bottom = words.terms["sequence"]["sensitivity"]
    cells: dict[tuple[str, str], list[Activity]] = {}
    for activity in sorted(landscape.activities, key=lambda a: (a.date, a.id)):
        if activity.place and activity.topic and words.sensitivity[activity.topic] >= bottom:
            cells.setdefault((activity.place, activity.topic), []).append(activity)
    return [_ladder(landscape, *cell, sessions) for cell, sessions in sorted(cells.items())]


def _ladder(landscape: Landscape, place: str, topic: str, sessions: list[Activity]) -> Ladder:
    terms = landscape.vocabulary.terms["sequence"]
    return Ladder(
        place,
        topic,
        tuple(sessions),
        tuple(a for a in sessions if a.space in terms["mixed"]),
        tuple(
            a
            for a in sessions
            if a.element in terms["advocacy_elements"] or a.space in terms["advocacy_spaces"]
        ),
    )


def _judge(landscape: Landscape, ladder: Ladder, as_of: date) -> Finding | None:
    wrong = _wrong(landscape, ladder, as_of)
    if wrong:
        recorded = "power" in wrong or "sensitive_first" in wrong
        known = recorded or asked_in(landscape, "activities", ladder.place, as_of)
        return _finding(ladder, "GAP" if known else "BLIND_SPOT", next(iter(wrong)), wrong, as_of)
    if any(not session.groups for session in ladder.mixed):
        return _finding(ladder, "BLIND_SPOT", "groups_unknown", {}, as_of)
    held = [session for session in ladder.mixed if session.date <= as_of]
    if not ladder.mixed:
        rounds = _separate_groups(landscape, ladder, as_of)
        ready = all(rounds.values())
        return _finding(ladder, "OPPORTUNITY", "ready_to_meet", rounds, as_of) if ready else None
    if not held:
        return None
    after = [a for a in ladder.advocacy if held[0].date <= a.date <= as_of]
    if not after:
        return _finding(ladder, "OPPORTUNITY", "ready_to_advocate", {}, as_of)
    return _finding(ladder, "OK", "complete", {}, as_of)


def _wrong(landscape: Landscape, ladder: Ladder, as_of: date) -> dict[str, Any]:
    """What is out of order, by variant, in the order it matters; {} when nothing is."""
    found = {
        "out_of_order": _without_round(landscape, ladder, as_of),
        "power": _power_pairs(landscape, ladder),
        "sensitive_first": _sensitive_first(landscape, ladder),
    }
    return {variant: what for variant, what in found.items() if what}


def _without_round(landscape: Landscape, ladder: Ladder, as_of: date) -> tuple[str, ...]:
    """The groups that met in a mixed session before they had a round of their own."""
    separate = landscape.vocabulary.terms["sequence"]["separate"]
    rounds: dict[str, list[date]] = {}
    for activity in landscape.activities:
        if activity.topic == ladder.topic:
            for group in activity.groups:
                if activity.space == separate.get(constituency(landscape, group)):
                    rounds.setdefault(group, []).append(activity.date)
    return tuple(
        sorted(
            {
                group
                for session in ladder.mixed
                for group in session.groups
                if constituency(landscape, group) in separate
                and not _prepared(rounds.get(group, []), session.date, as_of)
            }
        )
    )


def _prepared(rounds: Sequence[date], session: date, as_of: date) -> bool:
    """Whether a round came before the session, or since, when the session is already held."""
    return any(day < session or (session <= as_of and day <= as_of) for day in rounds)


def _power_pairs(landscape: Landscape, ladder: Ladder) -> tuple[str, ...]:
    """The actors, one with power over another, who sit in one shared space."""
    kinds = landscape.vocabulary.kinds
    shared = landscape.vocabulary.terms["sequence"]["shared"]
    found: set[str] = set()
    for session in ladder.sessions:
        there = (*session.groups, *(actor for actor, _ in session.people))
        for one, other in permutations(there if session.space in shared else (), 2):
            if landscape.actor[other].kind in kinds[landscape.actor[one].kind].power_over:
                found |= {one, other}
    return tuple(sorted(found))


def _sensitive_first(landscape: Landscape, ladder: Ladder) -> tuple[str, ...]:
    """The groups whose first recorded session is an intimate dialogue on this topic, here."""
    dialogues = landscape.vocabulary.terms["referral"]["elements"]
    opening = [a for a in ladder.sessions if a.element in dialogues]
    return tuple(
        sorted(
            {
                group
                for session in opening
                for group in session.groups
                if _is_first(landscape, group, session)
            }
        )
    )


def _is_first(landscape: Landscape, group: str, session: Activity) -> bool:
    theirs = [a for a in landscape.activities if group in a.groups]
    if any(a.date < session.date for a in theirs):
        return False
    same_day = (a.topic for a in theirs if a.date == session.date)
    return not any(landscape.vocabulary.sensitivity.get(topic or "") == 1 for topic in same_day)


def _separate_groups(
    landscape: Landscape, ladder: Ladder, as_of: date
) -> dict[str, tuple[str, ...]]:
    """The groups of men, and of women, that had their own round here."""
    separate = landscape.vocabulary.terms["sequence"]["separate"]
    held = [session for session in ladder.sessions if session.date <= as_of]
    return {
        side: tuple(
            sorted(
                {
                    group
                    for session in held
                    if session.space == space
                    for group in session.groups
                    if constituency(landscape, group) == side
                }
            )
        )
        for side, space in separate.items()
    }


def _finding(
    ladder: Ladder, status: Status, variant: str, what: dict[str, Any], as_of: date
) -> Finding:
    groups = {group for session in ladder.sessions for group in session.groups}
    there = {actor for session in ladder.sessions for actor in took_part(session)}
    ahead = [session.date for session in ladder.mixed if session.date > as_of]
    return Finding(
        "SYNC-1",
        f"SYNC-1:{ladder.place}/{ladder.topic}",
        status,
        "high",
        variant,
        (ladder.place,),
        {
            "place": ladder.place,
            "topic": ladder.topic,
            "groups": tuple(sorted(groups)),
            "next": min(ahead, default=None),
            "last": max((s.date for s in ladder.sessions if s.date <= as_of), default=None),
            **what,
        },
        (
            *(("activities", session.id) for session in ladder.sessions),
            *(("actors", actor) for actor in sorted(there)),
        ),
        affected=max(1, len(groups)),
    )


SYNC_1 = GapRule(
    id="SYNC-1",
    why="Synchronization is about being thoughtful to coordinate the sequencing and intersections "
    "of different kinds of interventions.",
    look=look,
    asks=("activities",),
    fires_on="""
        Elders:mens_group; Sisters:womens_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
        activities id=E0 date=2025-05-01 element=alliances space=men_only topic=gbv place=Lusoka \
            groups=Elders
        activities id=E1 date=2025-06-01 element=alliances space=mixed topic=gbv place=Lusoka \
            groups=Elders|Sisters
    """,
    silent_on="""
        Elders:mens_group
        activities id=E0 date=2025-05-01 element=alliances space=men_only topic=gbv place=Lusoka \
            groups=Elders
    """,
)
