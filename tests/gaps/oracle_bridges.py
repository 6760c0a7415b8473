"""BRIDGE-1 by brute force: take actors away one by one and see what falls apart."""

from __future__ import annotations

from fractions import Fraction

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Verdicts, World

Edges = list[tuple[str, str]]


def connectors(world: World) -> Verdicts:
    edges = edges_of(world)
    nodes = nodes_of(world)
    found: Verdicts = {}
    for connector in nodes:
        fired = [
            cut_off
            for cut_off in ways_to_cut(nodes, edges, connector)
            if _fires(world, nodes, edges, connector, cut_off)
        ]
        if fired:
            asked = any(
                all(world.asked("collaborates_with", actor) for actor in cut_off)
                for cut_off in fired
            )
            found[f"BRIDGE-1:{connector}"] = (GAP if asked else BLIND_SPOT, "high", "cut_off")
    return found


def nodes_of(world: World) -> set[str]:
    """Actors of kinds that connect with a P+ tie to anybody else, of whatever kind."""
    ends = {
        end
        for tie in world.p_plus()
        if tie.source != tie.target
        for end in (tie.source, tie.target)
    }
    return {end for end in ends if connects(world, end)}


def edges_of(world: World) -> Edges:
    return [
        (tie.source, tie.target)
        for tie in world.p_plus()
        if connects(world, tie.source) and connects(world, tie.target) and tie.source != tie.target
    ]


def connects(world: World, actor: str) -> bool:
    return world.land.vocabulary.kinds[world.who(actor).kind].connects


def _reach(start: str, nodes: set[str], edges: Edges) -> frozenset[str]:
    found = {start}
    before = 0
    while len(found) > before:  # a round that finds nobody is the last
        before = len(found)
        for a, b in edges:
            if a in nodes and b in nodes and (a in found or b in found):
                found |= {a, b}
    return frozenset(found)


def _parts(nodes: set[str], edges: Edges) -> set[frozenset[str]]:
    return {_reach(node, nodes, edges) for node in nodes}


def ways_to_cut(nodes: set[str], edges: Edges, connector: str) -> list[set[str]]:
    """Who is cut off without the connector, once for each part that may be called the rest."""
    component = set(_reach(connector, nodes, edges)) - {connector}
    parts = _parts(component, edges)
    if len(parts) < 2:
        return []
    largest = max(len(part) for part in parts)
    return [component - rest for rest in parts if len(rest) == largest]


def _fires(world: World, nodes: set[str], edges: Edges, connector: str, cut_off: set[str]) -> bool:
    if len(cut_off) >= world.days("cut_off"):
        return True
    constituencies = {world.constituency(actor) for actor in nodes}
    for constituency in constituencies:
        if {a for a in nodes if world.constituency(a) == constituency} <= cut_off:
            return True
    if len(nodes) < world.days("fragmentation_from"):
        return False
    raised = fragmentation(nodes - {connector}, edges) - fragmentation(nodes, edges)
    return raised >= Fraction(str(world.land.vocabulary.thresholds["fragmentation"]))


def fragmentation(nodes: set[str], edges: Edges) -> Fraction:
    """The share of ordered pairs that cannot reach each other (Borgatti 2006), pair by pair."""
    pairs = [(a, b) for a in nodes for b in nodes if a != b]
    parts = _parts(nodes, edges)
    apart = [pair for pair in pairs if not any(set(pair) <= part for part in parts)]
    return Fraction(len(apart), len(pairs)) if pairs else Fraction(0)


def _holders_of(world: World) -> dict[str, set[str]]:
    """Our partners, each with everybody who holds one of our ties to it."""
    us = world.us()
    holders_of: dict[str, set[str]] = {}
    for tie in world.p_plus():
        for partner, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if us is not None and other == us and partner != us and tie.holder:
                holders_of.setdefault(partner, set()).add(tie.holder)
    return holders_of


def hanging(world: World, h: str) -> set[str]:
    return {partner for partner, named in _holders_of(world).items() if named == {h}}


def holders(world: World) -> Verdicts:
    partners = _holders_of(world)
    found: Verdicts = {}
    for h in {h for several in partners.values() for h in several}:
        alone = hanging(world, h)
        many = len(alone) >= world.days("holder_partners")
        fires = many or _all_of_one_constituency(world, set(partners), alone)
        # "At least one partner" is read as: some tie of a partner names h, alone or beside others.
        found[f"BRIDGE-1:holder:{h}"] = (GAP, "high", "holder") if fires else (OK, "", "holder")
    return found


def _all_of_one_constituency(world: World, partners: set[str], alone: set[str]) -> bool:
    for constituency in {world.constituency(p) for p in partners}:
        of_it = {p for p in partners if world.constituency(p) == constituency}
        if len(of_it) >= 2 and of_it <= alone:
            return True
    return False
