"""How many people or groups a finding affects, by brute force, from the page's last lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps import oracle_bridges, oracle_safety

if TYPE_CHECKING:
    from gaps.oracle_words import World


def affected(world: World, finding: str) -> int:
    """The number by which the page weighs a finding of this id; 1 when nobody is named."""
    rule, _, subject = finding.partition(":")
    return {
        "ACC-1": _body,
        "SAFE-1": _sessions,
        "SAFE-2": lambda *_: 1,
        "SYNC-1": _groups,
        "BRIDGE-1": _cut_off,
        "INF-1": _respondents,
        "BASE-1": _nominators,
    }[rule](world, subject)


def _body(world: World, subject: str) -> int:
    sizes = [a.group_size for a in world.land.actors if a.id == subject]
    return sizes[0] if sizes and sizes[0] is not None else 1


def _sessions(world: World, place: str) -> int:
    wanted = None if place == "?" else place
    sessions = [a for a in world.land.activities if oracle_safety.sensitive(world, a)]
    return len([a for a in sessions if a.place == wanted])


def _groups(world: World, subject: str) -> int:
    place, _, topic = subject.partition("/")
    here = [a for a in world.land.activities if (a.place, a.topic) == (place, topic)]
    return max(1, len({group for a in here for group in a.groups}))


def _cut_off(world: World, subject: str) -> int:
    if subject.startswith("holder:"):
        return len(oracle_bridges.hanging(world, subject.partition(":")[2]))
    edges = oracle_bridges.edges_of(world)
    nodes = {end for edge in edges for end in edge}
    return len(oracle_bridges.ways_to_cut(nodes, edges, subject)[0])


def _respondents(world: World, subject: str) -> int:
    return len(
        {
            tie.source
            for tie in world.land.ties
            if tie.type == "listens_to" and tie.target == subject and world.holds(tie)
            if world.who(tie.source).gender in ("woman", "man")
        }
    )


def _nominators(world: World, subject: str) -> int:
    return len(
        {
            tie.source
            for tie in world.land.ties
            if tie.type == "nominates" and tie.target == subject and world.holds(tie)
            if tie.as_ == "supportive_man" and world.who(tie.source).gender == "woman"
        }
    )
