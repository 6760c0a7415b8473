"""SCALE-1: groups cut off from the national level, and youth cut off from their elders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.gaps.finding import Finding, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, constituency, form, level
from allymap.network.build import positive_graph
from allymap.network.paths import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor

    Ways = Mapping[str, tuple[str, ...]]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each group of a community and its way up, then each body of youth and its elders."""
    graph = positive_graph(landscape, as_of)
    ways = nearest(graph, _national(landscape))
    near = _by_place(landscape, adults(landscape))
    for actor in landscape.actors:
        if form(landscape, actor.id) == "group" and level(landscape, actor.id) == "community":
            yield _upward(landscape, actor, ways, as_of)
        if _is_body(landscape, actor.id) and constituency(landscape, actor.id) == "youth":
            partners = sorted(graph[actor.id]) if actor.id in graph else []
            yield _across(landscape, actor, partners, near, as_of)


def _national(landscape: Landscape) -> list[str]:
    levels = landscape.vocabulary.terms["scale"]["national"]
    return [
        actor.id
        for actor in landscape.actors
        if form(landscape, actor.id) in ("organisation", "institution")
        and level(landscape, actor.id) in levels
    ]


def upward(landscape: Landscape, as_of: date) -> list[str]:
    """Organisations and institutions through which a group would be near the national level."""
    ways = nearest(positive_graph(landscape, as_of), _national(landscape))
    most = landscape.vocabulary.days("hops") - 1
    near = [actor for actor, way in ways.items() if len(way) - 1 <= most]
    return [one for one in near if form(landscape, one) in ("organisation", "institution")]


def adults(landscape: Landscape) -> list[str]:
    """The groups and organisations of others than youth, by name."""
    return [
        actor.id
        for actor in sorted(landscape.actors, key=lambda actor: (actor.name, actor.id))
        if _is_body(landscape, actor.id) and constituency(landscape, actor.id) != "youth"
    ]


def _is_body(landscape: Landscape, actor: str) -> bool:
    return form(landscape, actor) in ("group", "organisation")


def _by_place(landscape: Landscape, actors: Iterable[str]) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for actor in actors:
        found.setdefault(landscape.actor[actor].place, []).append(actor)
    return found


def _upward(landscape: Landscape, group: Actor, ways: Ways, as_of: date) -> Finding:
    """A group and its shortest way over partners to a body of the national level."""
    hops = landscape.vocabulary.days("hops")
    way = ways.get(group.id, ())
    near = bool(way) and len(way) - 1 <= hops
    facts = {"hops": hops, "way": way[1:]}
    return _finding(landscape, group, "national", near, way, facts, as_of)


def _across(
    landscape: Landscape,
    body: Actor,
    partners: list[str],
    near: Mapping[str | None, list[str]],
    as_of: date,
) -> Finding:
    """A body of youth and its partners among the groups and organisations of others."""
    others = tuple(p for p in partners if _is_body(landscape, p))
    elders = tuple(p for p in others if constituency(landscape, p) != "youth")
    facts = {"elders": elders, "near": tuple(near.get(body.place, ()) if body.place else ())}
    return _finding(landscape, body, "elders", bool(elders), elders, facts, as_of)


def _finding(
    landscape: Landscape,
    body: Actor,
    case: str,
    linked: bool,
    others: tuple[str, ...],
    facts: Mapping[str, Any],
    as_of: date,
) -> Finding:
    known = asked_about(landscape, "collaborates_with", body, as_of)
    return Finding(
        "SCALE-1",
        f"SCALE-1:{body.id}/{case}",
        "OK" if linked else "GAP" if known else "BLIND_SPOT",
        "medium",
        case,
        (body.id,),
        {"actor": body.id, **facts},
        actors(*dict.fromkeys((body.id, *others))),
        affected=body.group_size or 1,
    )


SCALE_1 = GapRule(
    id="SCALE-1",
    why="linking such men and women and their children with community and national level advocacy "
    "efforts ensures they can continue mobilizing and advocating",
    look=look,
    asks=("collaborates_with",),
    fires_on="""
        Elders:mens_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
    silent_on="""
        Elders:mens_group -collaborates_with{last_contact=2026-01-10}-> Office:ngo_local
        Office -collaborates_with{last_contact=2026-01-10}-> Platform:cs_platform
        Club:youth_club -collaborates_with{last_contact=2026-01-10}-> Elders
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
)
