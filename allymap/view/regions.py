"""The constituencies as round regions, their members inside."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.view.style import Node


@dataclass(frozen=True, slots=True)
class Region:
    """A constituency, where its region stands, how wide it is, and who is in it."""

    constituency: str
    middle: tuple[int, int]
    radius: int
    members: tuple[str, ...]


def regions(nodes: Sequence[Node]) -> tuple[tuple[Region, ...], dict[str, tuple[int, int]]]:
    """The regions in a ring, and a spot for each actor: a sunflower in its region."""
    groups: dict[str, list[str]] = {}
    for node in nodes:
        groups.setdefault(node.constituency, []).append(node.id)
    sizes = {code: 50 * sqrt(len(ids)) + 60 for code, ids in groups.items()}
    far = sum(sizes.values()) / pi * 1.25 if len(sizes) > 1 else 0.0
    found, spots, turn = [], {}, 0.0
    for code, ids in groups.items():
        turn += sizes[code] / max(far, 1)
        x, y = round(far * 1.3 * cos(turn)), round(far * 0.8 * sin(turn))
        turn += sizes[code] / max(far, 1)
        found.append(Region(code, (x, y), round(sizes[code]), tuple(ids)))
        for n, one in enumerate(ids):
            angle, r = n * pi * (3 - sqrt(5)), 48 * sqrt(n)
            spots[one] = (x + round(r * cos(angle)), y + round(r * sin(angle)))
    return tuple(found), spots
