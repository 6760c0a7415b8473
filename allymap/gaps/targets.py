"""TARGET-1: whether a trusted road leads to the one who decides. Internal only."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.hops import door_openers, trust_of
from allymap.gaps.rule import GapRule
from allymap.model.stances import newest_positions
from allymap.model.terms import asked_about, form, holds, is_term
from allymap.network.paths import short_way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Ask, Tie


class Roads(NamedTuple):
    """Who leads to whom by which ties, over enough trust, and over trust that nobody told too.

    `against` are those who stand against each actor, `hostile` those who do so by their stance.
    """

    ties: dict[tuple[str, str], tuple[Tie, ...]]
    trusted: dict[str, list[str]]
    untold: dict[str, list[str]]
    against: dict[str, set[str]]
    hostile: frozenset[str]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(us or lead)-[trusted]->( )-[trusted]->(target), in at most `hops` hops, for each ask."""
    roads = _roads(landscape, as_of)
    behind: dict[str, int] = {}
    for (actor, ask_id), position in newest_positions(landscape, as_of).items():
        if position >= 1 and form(landscape, actor) != "person":
            behind[ask_id] = behind.get(ask_id, 0) + 1
    for ask in sorted(landscape.asks, key=lambda ask: ask.id):
        yield _finding(landscape, ask, roads, 1 + behind.get(ask.id, 0), as_of)


def _finding(landscape: Landscape, ask: Ask, roads: Roads, affected: int, as_of: date) -> Finding:
    status, variant, way = _judge(landscape, ask, roads, as_of)
    ties = [tie.key for hop in pairwise(way) for tie in roads.ties[hop]]
    ends = (*_known(landscape, landscape.us, ask.lead, ask.target), *way)
    return Finding(
        "TARGET-1",
        f"TARGET-1:{ask.id}",
        status,
        "high",
        variant,
        (ask.id,),
        {
            "ask": ask.id,
            "target": ask.target or "",
            "start": way[0] if way else "",
            "between": way[1:-1],
            "hops": landscape.vocabulary.days("hops"),
        },
        (("asks", ask.id), *actors(*dict.fromkeys(ends)), *(("ties", key) for key in ties)),
        affected=affected,
        internal=True,
    )


def _known(landscape: Landscape, *ids: str | None) -> list[str]:
    return [one for one in ids if one and one in landscape.actor]


def _judge(
    landscape: Landscape, ask: Ask, roads: Roads, as_of: date
) -> tuple[Status, str, tuple[str, ...]]:
    if not ask.target:
        return "BLIND_SPOT", "no_target", ()
    starts = _known(landscape, landscape.us, ask.lead)
    if not starts:
        return "BLIND_SPOT", "no_start", ()
    barred = _opponents(landscape, ask, roads)
    most = landscape.vocabulary.days("hops")
    way = short_way(roads.trusted, starts, ask.target, most, barred)
    if way:
        return "OK", "road", way
    way = short_way(roads.untold, starts, ask.target, most, barred)
    if way:
        return "BLIND_SPOT", "untold", way
    known = asked_about(landscape, "has_access_to", landscape.actor[ask.target], as_of)
    return "GAP" if known else "BLIND_SPOT", "none", ()


def _roads(landscape: Landscape, as_of: date) -> Roads:
    ties = door_openers(landscape, as_of)
    high = landscape.vocabulary.thresholds["trust_high"]
    trusted: dict[str, list[str]] = {}
    untold: dict[str, list[str]] = {}
    for (one, other), between in ties.items():
        trust = trust_of(between)
        if trust is not None and trust >= high:
            trusted.setdefault(one, []).append(other)
        if trust is None or trust >= high:
            untold.setdefault(one, []).append(other)
    against: dict[str, set[str]] = {}
    for tie in landscape.ties:
        if tie.type == "opposes" and holds(tie, as_of):
            against.setdefault(tie.target, set()).add(tie.source)
    hostile = frozenset(a.id for a in landscape.actors if a.stance is not None and a.stance < 0)
    return Roads(ties, trusted, untold, against, hostile)


def _opponents(landscape: Landscape, ask: Ask, roads: Roads) -> frozenset[str]:
    """Who stands against us, the lead of the ask, or the women's movement."""
    ours = {landscape.us, ask.lead or ""}
    theirs = (o for t, o in roads.against.items() if t in ours or is_term(landscape, t, "fem"))
    return roads.hostile.union(*theirs)


TARGET_1 = GapRule(
    id="TARGET-1",
    why="engaged bureaucracies toward social inclusion of and taking accountability for diverse "
    "people's rights and needs",
    look=look,
    asks=("has_access_to",),
    fires_on="""
        Us:ingo; Minister:political_official
        settings name=us value=Us
        asks id=Law name=Law target=Minister
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=has_access_to about=all
    """,
    silent_on="""
        Us:ingo -trusts{last_contact=2026-01-10,trust_reliability=3,trust_mission=3,\
trust_openness=4}-> Minister:political_official
        settings name=us value=Us
        asks id=Law name=Law target=Minister
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=has_access_to about=all
    """,
)
