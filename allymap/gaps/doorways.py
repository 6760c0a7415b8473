"""ENTRY-1: groups that already meet, where no talk on equality has begun."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, engaged, holds, took_part
from allymap.network.build import positive_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from allymap.gaps.finding import Ref
    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor

Reach = dict[str, frozenset[str]]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {entry group}) that a dialogue named, or how many it would open the door to."""
    used = _used(landscape, as_of)
    kinds = landscape.vocabulary.kinds
    doors = [actor for actor in landscape.actors if kinds[actor.kind].entry_group]
    unused = [actor.id for actor in doors if actor.id not in used]
    order = in_order(_reach(landscape, unused, as_of))
    rank = {group: (place, adds) for place, (group, adds) in enumerate(order, start=1)}
    for actor in doors:
        if actor.id in used:
            yield _finding(actor, "OK", "used", {}, used[actor.id])
        else:
            known = asked_about(landscape, "activities", actor, as_of)
            place, adds = rank[actor.id]
            status: Status = "OPPORTUNITY" if known else "BLIND_SPOT"
            yield _finding(actor, status, "unused", {"rank": place, "adds": adds})


def in_order(reach: Mapping[str, frozenset[str]]) -> list[tuple[str, int]]:
    """Groups so that each next adds most to whom the earlier ones reach, and how many it adds.

    Greedy for coverage, so within 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978);
    what a group adds only shrinks, so an old figure is looked at again before it counts.
    """
    waiting = [(-len(reached), group) for group, reached in reach.items()]
    heapify(waiting)
    covered: set[str] = set()
    order: list[tuple[str, int]] = []
    while waiting:
        before, group = heappop(waiting)
        adds = len(reach[group] - covered)
        if adds < -before:
            heappush(waiting, (-adds, group))
            continue
        covered |= reach[group]
        order.append((group, adds))
    return order


def _reach(landscape: Landscape, groups: list[str], as_of: date) -> Reach:
    """Whom each group opens the door to: itself, its members and partners, less the engaged."""
    partners = positive_graph(landscape, as_of).adj
    known = engaged(landscape, as_of)
    return {
        group: frozenset(
            {
                group,
                *_members(landscape, group, as_of),
                *partners.get(group, ()),
            }
            - known
        )
        for group in groups
    }


def _members(landscape: Landscape, group: str, as_of: date) -> Iterator[str]:
    for tie in landscape.ties_to.get(group, ()):
        if tie.type == "member_of" and holds(tie, as_of):
            yield tie.source


def _used(landscape: Landscape, as_of: date) -> dict[str, list[Activity]]:
    """The dialogues up to a day, by whom they named."""
    elements = landscape.vocabulary.terms["entry"]["elements"]
    found: dict[str, list[Activity]] = {}
    for activity in landscape.activities:
        if activity.element in elements and activity.date <= as_of:
            for actor in took_part(activity):
                found.setdefault(actor, []).append(activity)
    return found


def _finding(
    actor: Actor,
    status: Status,
    variant: str,
    facts: Mapping[str, int],
    acts: list[Activity] | tuple[()] = (),
) -> Finding:
    refs: list[Ref] = [("activities", act.id) for act in acts]
    when = {"since": max(act.date for act in acts)} if acts else {}
    return Finding(
        "ENTRY-1",
        f"ENTRY-1:{actor.id}",
        status,
        "medium",
        variant,
        (actor.id,),
        {"actor": actor.id, **facts, **when},
        (*actors(actor.id), *refs),
        affected=actor.group_size or 1,
    )


ENTRY_1 = GapRule(
    id="ENTRY-1",
    why="It can also be strategic to start initiatives with existing groups and networks.",
    look=look,
    asks=("activities",),
    fires_on="""
        Savers:savings_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
    """,
    silent_on="""
        Savers:savings_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
        activities id=E1 date=2024-03-01 element=building_the_base space=mixed groups=Savers
    """,
)
