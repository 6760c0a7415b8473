"""Who of us could take a finding up: the colleague closest to those it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.terms import is_term, positive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Whom of us each actor and each session is known by.

    `ties`: our newest live, positive tie that names a holder, by the actor at its other end;
    `sessions`: the staff who lead a session and its day, by the session's id.
    """

    ties: Mapping[str, Tie]
    sessions: Mapping[str, tuple[date, tuple[str, ...]]]


def colleagues(landscape: Landscape, as_of: date) -> Colleagues:
    """Who of us is close to whom, on a day."""
    return Colleagues(holders(landscape, as_of), _led(landscape))


def holders(landscape: Landscape, as_of: date) -> dict[str, Tie]:
    """Our newest live, positive tie that names a holder, by the actor at its other end."""
    newest: dict[str, Tie] = {}
    for tie in positive(landscape, as_of):
        if tie.holder and landscape.us in (tie.source, tie.target):
            other = tie.target if tie.source == landscape.us else tie.source
            newest[other] = _newest((tie, newest[other]) if other in newest else (tie,))
    return newest


def owner(finding: Finding, ours: Colleagues) -> str:
    """The holder of our newest tie to a subject, else to an actor of the evidence; else the
    colleague who leads the latest session of the evidence; else "".
    """
    evidence = (key for table, key in finding.evidence if table == "actors")
    for among in (finding.subjects, evidence):
        found = [ours.ties[actor] for actor in among if actor in ours.ties]
        if found:
            return _newest(found).holder or ""
    return _leader(finding, ours)


def _leader(finding: Finding, ours: Colleagues) -> str:
    """Who of the staff leads the latest session of a finding; never whom it is about."""
    sessions = (key for table, key in finding.evidence if table == "activities")
    led = (ours.sessions[one] for one in sessions if one in ours.sessions)
    days = ((day, one) for day, staff in led for one in staff if one not in finding.subjects)
    return min(days, key=lambda pair: (-pair[0].toordinal(), pair[1]), default=(None, ""))[1]


def _led(landscape: Landscape) -> dict[str, tuple[date, tuple[str, ...]]]:
    """The sessions that staff lead."""
    staff = {actor.id for actor in landscape.actors if is_term(landscape, actor.id, "staff")}
    led = {
        session.id: (session.date, tuple(f for f in session.facilitators if f in staff))
        for session in landscape.activities
    }
    return {session: (day, who) for session, (day, who) in led.items() if who}


def _newest(ties: Iterable[Tie]) -> Tie:
    """The tie with the latest contact; the first by key when two are as new."""
    return min(ties, key=lambda tie: (-_day(tie), tie.key))


def _day(tie: Tie) -> int:
    return tie.last_contact.toordinal() if tie.last_contact else 0
