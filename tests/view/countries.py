"""Lists to lay out: Karuwe, made-up programmes, and plain networks with communities."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import igraph
import networkx as nx
import numpy as np
from karuwe import AS_OF, karuwe

from allymap.view.changing import current
from allymap.view.layout import drawn, place
from allymap.view.regions import Regions, in_regions
from allymap.view.style import bounded, dress, style

CONSTITUENCIES = [
    "men",
    "women",
    "feminist",
    "youth",
    "influencers",
    "institutions",
    "services",
    "ngo",
]


@dataclass(frozen=True)
class Country:
    """Ids, pairs of ids, and who belongs to which constituency."""

    ids: tuple[str, ...]
    ties: tuple[tuple[str, str], ...]
    of: dict[str, str]

    def neighbours(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {i: set() for i in self.ids}
        for a, b in self.ties:
            if a != b:
                found[a].add(b)
                found[b].add(a)
        return found


@cache
def country(name: str, n: int = 0) -> Country:
    """One of them by its name; `n` actors where that can be chosen."""
    if name == "karuwe":
        picture = dress(current(karuwe(), AS_OF), ())
        ties = tuple((edge.source, edge.target) for edge in picture.edges)
        of = {node.id: node.constituency for node in picture.nodes}
        return Country(tuple(of), ties, of)
    return _programme(n) if name == "programme" else _communities(n)


def _programme(n: int) -> Country:
    """Many ties for few and few for many, eight of ten within one of six places (bench)."""
    luck = random.Random(11)
    ids = tuple(f"a{k:04}" for k in range(n))
    drawn, ties = [*range(n), *[0] * (n // 75)], []
    while len(ties) < 3 * n:
        a, b = luck.choice(drawn), luck.choice(drawn)
        if a == b or (a % 6 != b % 6 and luck.random() < 0.8):
            continue
        ties.append((ids[a], ids[b]))
        drawn += (a, b)
    return Country(ids, tuple(ties), {i: luck.choice(CONSTITUENCIES) for i in ids})


def _communities(n: int) -> Country:
    """Communities of 25, tied four or five times within and once or twice without."""
    graph = nx.random_partition_graph([25] * (n // 25) + [n % 25], 4.5 / 25, 1.5 / n, seed=1)
    ids = tuple(f"a{k:04}" for k in range(n))
    dice = random.Random(1)
    # Half of a community is of one constituency, as where fathers' groups know each other.
    homes = [dice.choice(CONSTITUENCIES) for _ in range(n // 25 + 1)]
    of = {
        i: homes[k // 25] if dice.random() < 0.5 else dice.choice(CONSTITUENCIES)
        for k, i in enumerate(ids)
    }
    return Country(ids, tuple((ids[a], ids[b]) for a, b in graph.edges), of)


def fidelity(country: Country, at: dict[str, tuple[float, float]]) -> float:
    """For each actor with k > 0 neighbours, the share of them among the k nearest; their mean."""
    points = np.array([at[i] for i in country.ids], dtype=float)
    shares = []
    for n, mine in enumerate(country.neighbours().values()):
        if mine:
            far = np.hypot(*(points - points[n]).T)
            far[n] = np.inf
            nearest = np.argsort(far, kind="stable")[: len(mine)]
            shares.append(len(mine & {country.ids[k] for k in nearest}) / len(mine))
    return float(np.mean(shares))


def springs(country: Country, seeds: int) -> float:
    """The mean fidelity of igraph's Fruchterman-Reingold, exact, 500 rounds, over some seeds."""
    numbers = {i: n for n, i in enumerate(country.ids)}
    pairs = {tuple(sorted((numbers[a], numbers[b]))) for a, b in country.ties if a != b}
    graph = igraph.Graph(len(country.ids), sorted(pairs))
    found = []
    for seed in range(seeds):
        random.seed(seed)
        drawn = graph.layout_fruchterman_reingold(niter=500, grid=False)
        found.append(fidelity(country, dict(zip(country.ids, drawn.coords, strict=True))))
    return float(np.mean(found))


def nearest_two(at: dict[str, tuple[int, int]]) -> float:
    """The least distance between any two, by brute force."""
    points = np.array(list(at.values()), dtype=float)
    least = np.inf
    for n in range(1, len(points)):
        least = min(least, np.hypot(*(points[:n] - points[n]).T).min())
    return float(least)


def overlapping(country: Country, at: dict[str, tuple[int, int]]) -> int:
    """How many pairs of drawn shapes lie on each other, by the sizes that the style gives them.

    Every actor is drawn as the shape that takes most room for its number of ties.
    """
    ties = dict.fromkeys(country.ids, 0)
    for tie in country.ties:
        for end in set(tie):
            ties[end] += 1
    widest = max(style()["shape"]["scale"].values())
    radii = np.array([bounded(ties[i]) * widest for i in country.ids])
    points = np.array([at[i] for i in country.ids], dtype=float)
    return sum(
        int((np.hypot(*(points[:n] - points[n]).T) < radii[:n] + radii[n]).sum())
        for n in range(1, len(points))
    )


@cache
def by_ties(name: str, n: int = 0) -> dict[str, tuple[int, int]]:
    """The arrangement of who works with whom."""
    drawn_ = country(name, n)
    return place(drawn_.ids, drawn_.ties, {})


@cache
def by_constituency(name: str, n: int = 0) -> Regions:
    """The arrangement of constituencies."""
    drawn_ = country(name, n)
    return in_regions(drawn(drawn_.ids, drawn_.ties), drawn_.of)


def grown_by(old: Country, seed: int) -> Country:
    """With 5 % more actors, each tied to one to four who are there or have just come."""
    dice = random.Random(seed)
    ids, ties, of = list(old.ids), list(old.ties), dict(old.of)
    for n in range(max(1, len(old.ids) // 20)):
        new = f"new{n:03}"
        ties += [(new, other) for other in dice.sample(ids, dice.randint(1, 4))]
        of[new] = dice.choice(sorted(set(old.of.values())))
        ids.append(new)
    return Country(tuple(ids), tuple(ties), of)
