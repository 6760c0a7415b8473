"""A picture of regions that people know goes on: regions may grow, nobody who stands moves."""

from __future__ import annotations

from dataclasses import replace
from math import dist
from typing import TYPE_CHECKING

import numpy as np

from allymap.view.apart import free
from allymap.view.discs import cleared, joined
from allymap.view.inside import RIM, places, reach, roomy
from allymap.view.newcomers import lengths, yielding
from allymap.view.regions import Region, Regions, by_region, in_regions, pixels, room, ties_between

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from allymap.view.apart import Spot

    Rounds = dict[str, Region]

NARROW = 0.4  # the share of their room that regions keep when they grow


def grown(
    graph: nx.Graph[str], of: Mapping[str, str], known: Regions, pinned: Collection[str] = ()
) -> Regions:
    """As `in_regions`, with the spots and the regions that are known kept.

    Known actors whose constituency is another one now are drawn anew, unless they are pinned.
    A region that comes too near another by growing moves as a whole, its pinned actors do not.
    """
    rounds = _rounds(graph, of, known)
    firm = {i for i in pinned if i in graph and i in known.at}
    kept = {i: known.at[i] for i in graph if i in firm or _at_home(i, of, known.at, rounds)}
    if not kept:
        return in_regions(graph, of)
    spots = yielding({i: (float(x), float(y)) for i, (x, y) in kept.items()}, firm)
    rounds = _with_new(graph, of, rounds)
    spots = _filled(graph, of, spots, rounds)
    rounds = {name: _wide_enough(one, spots, firm) for name, one in rounds.items()}
    return _parted(spots, rounds, firm)


def _rounds(graph: nx.Graph[str], of: Mapping[str, str], known: Regions) -> Rounds:
    """The known regions with the members of now; where none is known, around those who stand."""
    there = {one.constituency: one for one in known.regions}
    found: Rounds = {}
    for name, ids in by_region(graph, of).items():
        spots = [known.at[i] for i in ids if i in known.at]
        if name in there:
            found[name] = replace(there[name], members=tuple(ids))
        elif spots and not known.regions:
            found[name] = _around(name, spots, ids)
    return found


def _around(name: str, spots: list[tuple[int, int]], ids: list[str]) -> Region:
    points = np.array(spots, dtype=float)
    middle = pixels((points.min(axis=0) + points.max(axis=0)) / 2)
    return Region(name, middle, round(max(dist(middle, s) for s in spots) + RIM), tuple(ids))


def _at_home(
    i: str, of: Mapping[str, str], at: Mapping[str, tuple[int, int]], rounds: Rounds
) -> bool:
    home = rounds.get(of[i])
    return bool(home and i in at and dist(at[i], home.middle) <= home.radius)


def _with_new(graph: nx.Graph[str], of: Mapping[str, str], rounds: Rounds) -> Rounds:
    """With a region for each constituency that has none yet, near those it is tied to."""
    members = by_region(graph, of)
    names = list(members)
    ties = ties_between(graph, of, names)
    for name in [one for one in names if one not in rounds]:
        middles = np.array([one.middle for one in rounds.values()], dtype=float)
        radii = np.array([float(one.radius) for one in rounds.values()])
        n, others = names.index(name), [names.index(one) for one in rounds]
        radius = round(reach(len(members[name])))
        mine = (ties + ties.T)[n, others]
        middle = joined(middles, radii, radius, mine, room(len(graph)))
        rounds = {**rounds, name: Region(name, pixels(np.array(middle)), radius, ())}
        rounds[name] = replace(rounds[name], members=tuple(members[name]))
    return dict(sorted(rounds.items()))


def _filled(
    graph: nx.Graph[str], of: Mapping[str, str], kept: Mapping[str, Spot], rounds: Rounds
) -> dict[str, Spot]:
    """Everybody on a place of its region; those with most neighbours in the picture come first."""
    spots = dict(kept)
    waiting = sorted(i for i in graph if i not in kept)
    while waiting:
        i = max(waiting, key=lambda one: sum(n in spots for n in graph[one]))
        near = [spots[n] for n in sorted(graph[i]) if n in spots]
        spots[i] = _seat(rounds[of[i]], near, spots)
        waiting.remove(i)
    return spots


def _seat(region: Region, near: list[Spot], spots: Mapping[str, Spot]) -> Spot:
    """The free place of a region that is nearest to the neighbours, or to its middle."""
    n, taken = roomy(len(region.members)), list(spots.values())
    while True:
        found = free(places(n) + np.array(region.middle), taken)
        if len(found):
            costs = np.round(lengths(found, near or [region.middle]), 6)
            x, y = found[int(np.argmin(costs))]
            return float(x), float(y)
        n += n // 4 + 1


def _wide_enough(region: Region, spots: Mapping[str, Spot], firm: Collection[str]) -> Region:
    far = [dist(spots[i], region.middle) for i in region.members if i not in firm]
    needed = round(max(far, default=0.0) + RIM)
    # Spots are whole pixels: two more or less are no growth.
    return replace(region, radius=needed) if needed > region.radius + 2 else region


def _parted(spots: Mapping[str, Spot], rounds: Rounds, firm: Collection[str]) -> Regions:
    """Regions that came too near each other move apart with all who are not pinned."""
    middles = np.array([one.middle for one in rounds.values()], dtype=float)
    radii = np.array([float(one.radius) for one in rounds.values()])
    moved = np.round(cleared(middles, radii, NARROW * room(len(spots))))
    at = dict(spots)
    for region, (x, y) in zip(rounds.values(), moved - middles, strict=True):
        for i in region.members if x or y else ():
            at[i] = spots[i] if i in firm else (spots[i][0] + x, spots[i][1] + y)
    at = yielding(at, firm)
    found = zip(rounds.values(), moved, strict=True)
    return Regions(
        {i: pixels(np.array(at[i])) for i in sorted(at)},
        tuple(replace(one, middle=pixels(middle)) for one, middle in found),
    )
