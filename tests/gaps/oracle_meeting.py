"""BRIDGE-2 by brute force, its shufflings apart from the rule's own."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from gaps.oracle_words import BLIND_SPOT, GAP, OK, Readings, Said, World

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST, ALL = 300, 4000


def meetings(world: World) -> Readings:
    found: Readings = {}
    sides = world.term("meet", "sides")
    for one, other in world.term("meet", "pairs"):
        a, b = (_side(world, sides[name]) for name in (one, other))
        if a and b:
            inside = any(_of_lgbtq(world, sides[name]) for name in (one, other))
            found[f"BRIDGE-2:{one}-{other}"] = _meet(world, a, b, inside)
    return found


def _side(world: World, about: Mapping) -> set[str]:
    everybody = {a.id for a in world.land.actors}
    if "seated" in about:
        return {s.actor for s in world.land.seats if world.sits(s.joined, s.left)}
    if "levels" in about:
        side = {a for a in everybody if world.level(a) in about["levels"]}
    else:
        side = {a for a in everybody if world.constituency(a) in about["constituencies"]}
    return everybody - side if about.get("not") else side


def _of_lgbtq(world: World, about: Mapping) -> bool:
    """A side that is not of them (`not`) is not a side of theirs."""
    kinds = world.land.vocabulary.kinds
    theirs = {kinds[kind].constituency for kind in world.term("lgbtq", "kinds")}
    return bool(theirs & set(about.get("constituencies", ()))) and not about.get("not")


def _meet(world: World, a: set[str], b: set[str], inside: bool) -> Said:
    edges = {frozenset((t.source, t.target)) for t in world.p_plus() if t.source != t.target}
    joined = [edge for edge in edges if _between(edge, a, b)]
    affected = min(len(a), len(b))
    asked = all(world.asked("collaborates_with", actor) for actor in a | b)
    status = GAP if asked else BLIND_SPOT
    meet = Said(OK, "", "meet", affected, inside)
    if not joined and not a & b:
        return Said(status, "high", "none", affected, inside)
    nodes = world.in_graph()
    if a & b or len(nodes) < world.days("centre_from"):
        return meet
    share, unsure = _share(world, nodes, edges, a, b, len(joined))
    few = Said(status, "high", "few", affected, inside)
    # The rule draws at random too: near the threshold either verdict is right.
    limit = world.land.vocabulary.thresholds["mixing_share"]
    likely, other = (few, meet) if share < limit else (meet, few)
    if abs(share - limit) <= unsure:
        return Said(*likely.verdict, affected, inside, or_else=other.verdict)
    return likely


def _between(edge: frozenset[str], a: set[str], b: set[str]) -> bool:
    x, y = edge
    return (x in a and y in b) or (x in b and y in a)


def _share(
    world: World,
    nodes: list[str],
    edges: set[frozenset[str]],
    a: set[str],
    b: set[str],
    got: int,
) -> tuple[float, float]:
    """The share of shufflings with as few or fewer, and three standard errors of the rule's own.

    A few draws are enough when the share is far from the threshold; else very many are made.
    """
    limit = world.land.vocabulary.thresholds["mixing_share"]
    rule_draws = world.days("permutations")
    sides = np.array([1 if node in a else 2 if node in b else 0 for node in nodes])
    ends = np.array([sorted(nodes.index(end) for end in edge) for edge in edges])
    rng = np.random.default_rng(7)
    few = drawn = 0
    for upto in (FIRST, ALL):
        few += _as_few(sides, ends, got, rng.random((upto - drawn, len(nodes))))
        drawn = upto
        share = few / drawn
        unsure = 3 * sqrt(limit * (1 - limit) * (1 / rule_draws + 1 / drawn)) + 1 / rule_draws
        if abs(share - limit) > 2 * unsure:
            break
    return share, unsure


def _as_few(sides: np.ndarray, ends: np.ndarray, got: int, luck: np.ndarray) -> int:
    """In how many rows of luck, in whose order the sides are dealt, no more ties join the two."""
    dealt = sides[luck.argsort(axis=1)]
    one, other = dealt[:, ends[:, 0]], dealt[:, ends[:, 1]]
    joins = ((one == 1) & (other == 2)) | ((one == 2) & (other == 1))
    return int((joins.sum(axis=1) <= got).sum())
