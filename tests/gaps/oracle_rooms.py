"""INCL-1 by brute force: rooms, who was chosen from whom, and how likely that is by chance."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Readings, Said, World

if TYPE_CHECKING:
    from collections.abc import Callable


class Room(NamedTuple):
    """A population, those chosen from it, and whether what it rests on was asked about."""

    name: str
    population: set[str]
    chosen: set[str]
    topic: str
    abouts: set[str]


def missing_and_stuck(world: World) -> Readings:
    found: Readings = {}
    for room in (*_coalitions(world), _speaking(world), *_graph(world)):
        said = _of_room(world, room)
        found.update(said)
    return found


def _coalitions(world: World) -> list[Room]:
    rooms = []
    for coalition in world.land.coalitions:
        seats = [
            s
            for s in world.land.seats
            if s.coalition == coalition.id and world.sits(s.joined, s.left)
        ]
        sitting = {s.actor for s in seats}
        steering = {s.actor for s in seats if s.role in world.term("steering", "roles")}
        bodies = {a.id for a in world.land.actors if world.body(a.id)}
        abouts = {"all", coalition.id}
        if seats:
            name = coalition.id
            rooms.append(Room(f"{name}/members", bodies, bodies & sitting, "coalitions", abouts))
            rooms.append(Room(f"{name}/steering", sitting, steering, "coalitions", abouts))
    return rooms


def _speaking(world: World) -> Room:
    sessions = [a for a in world.land.activities if world.could_be_seen(a)]
    held = [a for a in sessions if world.held_lately(a)]
    named = {actor for a in held for actor, _ in a.people}
    persons = {
        p for p in named if world.form(p) == "person" and world.who(p).gender in ("woman", "man")
    }
    speaking = {p for p in persons for a in held if world.on_stage(a, p)}
    return Room("speaking", persons, speaking, "activities", {"all"})


def _graph(world: World) -> list[Room]:
    nodes = world.in_graph()
    if len(nodes) < world.days("centre_from") or not nodes:
        return []
    partners = {node: world.partners(node) for node in nodes}
    open_pairs = {
        node: len(
            [
                (one, other)
                for one in partners[node]
                for other in partners[node]
                if one < other and other not in partners[one]
            ]
        )
        for node in nodes
    }
    many = {node: len(partners[node]) for node in nodes}
    return [
        Room("centre", set(nodes), _top(many), "collaborates_with", {"all"}),
        Room("brokerage", set(nodes), _top(open_pairs), "collaborates_with", {"all"}),
    ]


def _top(score: dict[str, int]) -> set[str]:
    """The first tenth, rounded up, and all who have as much as the last of them."""
    place = -(-len(score) // 10)
    least = sorted(score.values(), reverse=True)[place - 1]
    return {node for node, value in score.items() if value >= least}


def _groups(world: World, room: Room) -> dict[str, Callable[[str], bool]]:
    if room.name == "speaking":
        return {g: lambda a, g=g: world.who(a).gender == g for g in ("woman", "man")}
    wanted = world.term("inclusion", "groups")
    groups = {c: lambda a, c=c: world.constituency(a) == c for c in (*wanted, "men")}
    for code in {world.who(a).led_by for a in room.population} & set(wanted):
        groups[f"led_by:{code}"] = lambda a, code=code: world.who(a).led_by == code
    return groups


def _of_room(world: World, room: Room) -> Readings:
    found: Readings = {}
    least = world.days("suppression")
    sized = False
    for name, belongs in _groups(world, room).items():
        group = {a for a in room.population if belongs(a)}
        if len(group) < least or len(room.population) - len(group) < least:
            continue
        sized = True
        variant = _chance(world, room, group, above=name in ("men", "man"))
        if variant:
            status = GAP if _asked(world, room) else BLIND_SPOT
            inside = name.removeprefix("led_by:") in _lgbtq(world)
            found[f"INCL-1:{room.name}/{name}"] = Said(
                status, "high", variant, len(group), internal=inside
            )
    if sized and not found:
        found[f"INCL-1:{room.name}"] = Said(OK, "", "within")
    return found


def _lgbtq(world: World) -> set[str]:
    kinds = world.land.vocabulary.kinds
    return {kinds[kind].constituency for kind in world.term("lgbtq", "kinds")}


def _asked(world: World, room: Room) -> bool:
    if world.asked_about(room.topic, room.abouts):
        return True
    return all(world.asked(room.topic, actor) for actor in room.population)


def _chance(world: World, room: Room, group: set[str], *, above: bool) -> str:
    """The case, or "" when what happened is not unlikely: P(X <= chosen) or P(X >= chosen)."""
    everybody, of_group, chosen = len(room.population), len(group), len(room.chosen)
    got = len(room.chosen & group)
    ways = range(got, of_group + 1) if above else range(got + 1)
    p = sum(hypergeometric(everybody, of_group, chosen, x) for x in ways)
    if p >= Fraction(str(world.land.vocabulary.thresholds["inclusion_p"])):
        return ""
    return "above" if above else "left_out"


def hypergeometric(everybody: int, of_group: int, chosen: int, x: int) -> Fraction:
    """P(X = x) when `chosen` are drawn from `everybody`, `of_group` of whom are of the group."""
    if x > chosen:
        return Fraction(0)
    ways = comb(of_group, x) * comb(everybody - of_group, chosen - x)
    return Fraction(ways, comb(everybody, chosen))
