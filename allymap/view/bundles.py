"""More actors than one picture holds: bundles by constituency and place, with room inside."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from allymap.view.apart import GAP
from allymap.view.layout import drawn
from allymap.view.regions import in_regions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.view.style import Node

    Pair = tuple[str, str]

NEAREST = 8  # other bundles that one is drawn near to
TOO_MANY = 1500  # actors; from here on one picture of all of them cannot be read


@dataclass(frozen=True, slots=True)
class Bundle:
    """Actors of one constituency and area, and where they are drawn."""

    constituency: str
    area: str
    colour: str
    members: tuple[str, ...]
    spot: tuple[int, int]


def bundled(
    nodes: Sequence[Node], areas: Mapping[str, str], ties: Sequence[tuple[str, str]]
) -> tuple[Bundle, ...]:
    """The bundles of a picture, none when it holds few enough actors."""
    if len(nodes) <= TOO_MANY:
        return ()
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        groups[node.constituency, areas.get(node.id, "")].append(node)
    keys = {"\n".join(key): key for key in sorted(groups)}
    of = {node.id: name for name, key in keys.items() for node in groups[key]}
    pairs = _strongest(Counter((min(of[a], of[b]), max(of[a], of[b])) for a, b in ties))
    spots = in_regions(drawn(keys, pairs), {name: key[1] for name, key in keys.items()}).at
    wide = widened([len(group) for group in groups.values()])
    return tuple(
        Bundle(
            constituency=key[0],
            area=key[1],
            colour=groups[key][0].colour,
            members=tuple(node.id for node in groups[key]),
            spot=(round(spots[name][0] * wide), round(spots[name][1] * wide)),
        )
        for name, key in keys.items()
    )


def _strongest(counts: Mapping[Pair, int]) -> set[Pair]:
    """Of the pairs of each bundle those with most ties; nearly all bundles have some tie."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in sorted(counts, key=lambda pair: (-counts[pair], pair)):
        for name in pair if pair[0] != pair[1] else ():
            found[name].append(pair)
    return {pair for pairs in found.values() for pair in pairs[:NEAREST]}


def widened(sizes: Sequence[int]) -> float:
    """How much further apart bundles stand than actors, so that all can be opened at once."""
    return 2.2 * max(map(reach, sizes)) / GAP if sizes else 1.0


def reach(members: int) -> float:
    """How far from its middle the members of an opened bundle are drawn, in pixels."""
    return GAP * 0.62 * sqrt(members + 1)


def inside(bundles: Sequence[Bundle]) -> dict[str, tuple[int, int]]:
    """A spot for each member: a sunflower around the middle of its bundle (Vogel 1979)."""
    spots = {}
    for bundle in bundles:
        for n, member in enumerate(bundle.members):
            turn, far = n * pi * (3 - sqrt(5)), reach(n)
            x, y = bundle.spot[0] + far * cos(turn), bundle.spot[1] + far * sin(turn)
            spots[member] = (round(x), round(y))
    return spots
