"""The first sight: each constituency a round region, its members packed inside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from allymap.view.apart import GAP
from allymap.view.discs import settled
from allymap.view.inside import reach, seated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from allymap.view.apart import Points

    Pixels = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """A constituency's round region, in whole pixels; its members in the order of their ids."""

    constituency: str
    middle: Pixels
    radius: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """Where each actor stands by its constituency, and the regions themselves."""

    at: Mapping[str, Pixels]
    regions: tuple[Region, ...]


def room(actors: int) -> float:
    """How far two regions are apart: bridges and names fit between them, also in a large picture.

    A picture is shown as wide as a screen, so that names take more of its pixels the more
    actors it has.
    """
    return GAP * max(2.0, 0.09 * sqrt(actors))


def in_regions(graph: nx.Graph[str], of: Mapping[str, str]) -> Regions:
    """A picture of all actors of a graph; `of` says who belongs to which constituency."""
    members = by_region(graph, of)
    radii = np.array([float(round(reach(len(ids)))) for ids in members.values()])
    middles = np.round(settled(radii, ties_between(graph, of, list(members)), room(len(graph))))
    numbers = {i: n for n, i in enumerate(graph)}
    near = [np.array(sorted(numbers[o] for o in graph[i]), dtype=np.intp) for i in graph]
    seats = [[numbers[i] for i in ids] for ids in members.values()]
    points = np.round(seated(near, seats, middles))
    regions = tuple(
        Region(name, pixels(middle), int(radius), tuple(ids))
        for (name, ids), middle, radius in zip(members.items(), middles, radii, strict=True)
    )
    return Regions({i: pixels(points[n]) for i, n in numbers.items()}, regions)


def by_region(graph: nx.Graph[str], of: Mapping[str, str]) -> dict[str, list[str]]:
    """The ids of each constituency that has any."""
    found: dict[str, list[str]] = {name: [] for name in sorted({of[i] for i in graph})}
    for i in sorted(graph):
        found[of[i]].append(i)
    return found


def ties_between(graph: nx.Graph[str], of: Mapping[str, str], names: Sequence[str]) -> Points:
    """How many pairs of actors are tied across each two regions."""
    number = {name: n for n, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for a, b in graph.edges:
        if of[a] != of[b]:
            counts[number[of[a]], number[of[b]]] += 1
    return counts


def pixels(point: Points) -> Pixels:
    """The nearest whole pixels."""
    return round(float(point[0])), round(float(point[1]))
