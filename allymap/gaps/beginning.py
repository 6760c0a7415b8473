"""EARLY-1: whether the women's movement was there when work with men began."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.finding import Finding, Ref, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, constituency, holds, is_term, took_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Initiative, Tie


class Contact(NamedTuple):
    """A day on which those who run an initiative were in touch with the movement, and whom."""

    day: date
    fem: str
    record: Ref


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each initiative that a men's body or a man runs, and its first contact with FEM."""
    sessions = _sessions(landscape, as_of)
    for initiative in sorted(landscape.initiatives, key=lambda initiative: initiative.id):
        runners = tuple(dict.fromkeys(initiative.actors))
        if any(constituency(landscape, runner) == "men" for runner in runners):
            yield _judge(landscape, initiative, runners, sessions, as_of)


def _sessions(landscape: Landscape, as_of: date) -> list[tuple[Activity, frozenset[str]]]:
    """The activities so far that FEM took part in, with all whom they name, organiser included."""
    held = [a for a in landscape.activities if a.date <= as_of]
    named = ((a, took_part(a) | ({a.organiser} if a.organiser else frozenset())) for a in held)
    return [(a, who) for a, who in named if any(is_term(landscape, one, "fem") for one in who)]


def _judge(
    landscape: Landscape,
    initiative: Initiative,
    runners: tuple[str, ...],
    sessions: Sequence[tuple[Activity, frozenset[str]]],
    as_of: date,
) -> Finding:
    lag = landscape.vocabulary.days("lag")
    if initiative.start is None:
        return _finding(initiative, runners, "BLIND_SPOT", "no_start")
    ties = _ties(landscape, runners, initiative.start)
    contacts = [
        *_own(landscape, runners, initiative.start),
        *_by_ties(landscape, ties, as_of),
        *_by_sessions(landscape, runners, sessions, initiative.start - timedelta(days=lag)),
    ]
    first = min(contacts, default=None)
    if first:
        late = (first.day - initiative.start).days
        if late > lag:
            return _finding(initiative, runners, "GAP", "late", first, late)
        return _finding(initiative, runners, "OK", "early", first, late)
    if any(not (t.start or t.last_contact) and holds(t, as_of) for t in ties):
        return _finding(initiative, runners, "BLIND_SPOT", "undated")
    people = (landscape.actor[runner] for runner in runners)
    known = all(asked_about(landscape, "accountable_to", one, as_of) for one in people)
    return _finding(initiative, runners, "GAP" if known else "BLIND_SPOT", "none")


def _ties(landscape: Landscape, runners: Iterable[str], start: date) -> list[Tie]:
    """The ties, either way, between runners and FEM that had not ended before the start."""
    ours = frozenset(runners)
    near = (
        t for r in ours for of in (landscape.ties_from, landscape.ties_to) for t in of.get(r, ())
    )
    return [tie for tie in near if _befriends(landscape, tie, ours, start)]


def _befriends(landscape: Landscape, tie: Tie, ours: frozenset[str], start: date) -> bool:
    known = landscape.vocabulary.ties[tie.type].positive or tie.type == "trusts"
    open_ = tie.sign != "-" and (tie.end is None or tie.end >= start)
    return known and open_ and bool(_fem(landscape, tie, ours))


def _fem(landscape: Landscape, tie: Tie, ours: frozenset[str]) -> str:
    """The end of a tie that is FEM, when the other end is a runner."""
    ways = ((tie.source, tie.target), (tie.target, tie.source))
    return next((b for a, b in ways if a in ours and is_term(landscape, b, "fem")), "")


def _own(landscape: Landscape, runners: Iterable[str], start: date) -> Iterator[Contact]:
    """A runner that is of the movement was there at the start, also when that is to come."""
    for runner in runners:
        if is_term(landscape, runner, "fem"):
            yield Contact(start, runner, ("actors", runner))


def _by_ties(landscape: Landscape, ties: Iterable[Tie], as_of: date) -> Iterator[Contact]:
    for tie in ties:
        day = tie.start or tie.last_contact
        if day and day <= as_of:
            ends = (tie.source, tie.target)
            fem = next(one for one in ends if is_term(landscape, one, "fem"))
            yield Contact(day, fem, ("ties", tie.key))


def _by_sessions(
    landscape: Landscape,
    runners: Iterable[str],
    sessions: Iterable[tuple[Activity, frozenset[str]]],
    first: date,
) -> Iterator[Contact]:
    ours = frozenset(runners)
    for activity, who in sessions:
        if activity.date >= first and who & ours:
            fem = min(one for one in who if is_term(landscape, one, "fem"))
            yield Contact(activity.date, fem, ("activities", activity.id))


def _finding(
    initiative: Initiative,
    runners: tuple[str, ...],
    status: Status,
    variant: str,
    first: Contact | None = None,
    late: int = 0,
) -> Finding:
    facts: dict[str, object] = {
        "initiatives": (initiative.id,),
        "runners": runners,
        "begun": initiative.start,
    }
    if first:
        facts |= {"to": first.fem, "since": first.day, "lag": late}
    met = (first.record, *actors(first.fem)) if first else ()
    return Finding(
        "EARLY-1",
        f"EARLY-1:{initiative.id}",
        status,
        "medium",
        variant,
        (initiative.id,),
        facts,
        tuple(dict.fromkeys((("initiatives", initiative.id), *actors(*runners), *met))),
        affected=len(runners),
    )


EARLY_1 = GapRule(
    id="EARLY-1",
    why="It is important to join with others advancing gender justice from an early stage.",
    look=look,
    asks=("accountable_to", "initiatives"),
    fires_on="""
        Union:mens_org -accountable_to{start=2025-06-01}-> Sisters:feminist_org
        initiatives id=I1 name=Fathers start=2025-01-15 actors=Union
    """,
    silent_on="""
        Union:mens_org -accountable_to{start=2025-04-15}-> Sisters:feminist_org
        initiatives id=I1 name=Fathers start=2025-01-15 actors=Union
    """,
)
