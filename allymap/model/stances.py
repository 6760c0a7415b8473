"""Where actors stand: their newest positions, and who stands against us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from allymap.model.terms import is_term, took_part

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Position, Tie


def newest_positions(landscape: Landscape, as_of: date) -> dict[tuple[str, str], int]:
    """Where each actor stood last on each ask: by day, an undated position before all others."""
    known = [p for p in landscape.positions if p.date is None or p.date <= as_of]
    return {(p.actor, p.ask): p.position for p in sorted(known, key=_when)}


def lowest_positions(landscape: Landscape, as_of: date) -> dict[str, int]:
    """The least friendly of each actor's newest positions."""
    found: dict[str, int] = {}
    for (actor, _), position in newest_positions(landscape, as_of).items():
        found[actor] = min(position, found.get(actor, position))
    return found


def against_us(landscape: Landscape, *days: date) -> frozenset[str]:
    """Who stands against us on any of these days, as decision 14 says; never we ourselves."""
    found = (_hostile(landscape, day) | _opposing(landscape, day) for day in days)
    return frozenset[str]().union(*found) - {landscape.us}


def without_opponents(landscape: Landscape, *days: date) -> Landscape:
    """As if nobody had ever noted who stands against us on any of these days."""
    return never_noted(landscape, against_us(landscape, *days))


def never_noted(landscape: Landscape, gone: frozenset[str]) -> Landscape:
    """As if nobody had ever noted some actors.

    A session in which nobody else is noted goes with them; of others they are only taken out.
    """
    ours = tuple(a for a in landscape.activities if not _theirs(a, gone))
    return replace(landscape, activities=ours).without(*gone)


def opposition(landscape: Landscape, tie: Tie, day: date) -> bool:
    """Whether a tie tells of opposition that is open on a day.

    Once noted it counts until it ends, however old: silence is no peace.
    """
    opposes = tie.type in landscape.vocabulary.terms["against"]["ties"]
    return opposes and (tie.end is None or tie.end > day)


def _hostile(landscape: Landscape, day: date) -> frozenset[str]:
    """(:Actor {stance: -2..-1}); where nobody noted a stance, by the newest positions on asks."""
    below = landscape.vocabulary.terms["against"]["below"]
    lowest = lowest_positions(landscape, day)
    by_ask = {a for a, position in lowest.items() if position < below}
    unsaid = {
        a.id for a in landscape.actors if a.stance is None and not _of_movement(landscape, a.id)
    }
    noted = {a.id for a in landscape.actors if a.stance is not None and a.stance < below}
    return frozenset(noted | (by_ask & unsaid))


def _opposing(landscape: Landscape, day: date) -> frozenset[str]:
    """(:Actor)-[:OPPOSES]->(us, the lead of an ask, or the women's movement)."""
    hostile = _hostile(landscape, day) - {landscape.us}
    leads = {ask.lead for ask in landscape.asks if ask.lead}
    fem = {a.id for a in landscape.actors if _of_movement(landscape, a.id)}
    ours = ({landscape.us} | leads | fem) - hostile
    return frozenset(
        tie.source
        for tie in landscape.ties
        if opposition(landscape, tie, day) and tie.target in ours and tie.source not in fem
    )


def _of_movement(landscape: Landscape, actor: str) -> bool:
    return is_term(landscape, actor, "fem")


def _theirs(activity: Activity, gone: frozenset[str]) -> bool:
    """Whether all whom a session names, its organiser too, are among these."""
    named = took_part(activity) | ({activity.organiser} if activity.organiser else set())
    return bool(named) and named <= gone


def _when(position: Position) -> tuple[date, int]:
    """Of two of one day, the less friendly counts."""
    return position.date or date.min, -position.position
