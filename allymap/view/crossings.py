"""The bridges between constituencies: how many ties cross, and which crossings are missed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from allymap.model.terms import constituency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape

    Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two constituencies that are there, the ties between them, and whether more are wanted.

    `wanted` is the status of the finding that says so: GAP, BLIND_SPOT (nobody asked), or "".
    """

    a: str
    b: str
    ties: int
    wanted: str


def crossed(landscape: Landscape, wanted: Mapping[Pair, str]) -> tuple[Crossing, ...]:
    """Every two constituencies that ties join, or that should be joined, by their codes."""
    of = {actor.id: constituency(landscape, actor.id) for actor in landscape.actors}
    ends = ((of[tie.source], of[tie.target]) for tie in landscape.ties)
    counts = Counter(tuple(sorted(pair)) for pair in ends if pair[0] != pair[1])
    pairs = combinations(sorted(set(of.values())), 2)
    found = (Crossing(a, b, counts[a, b], wanted.get((a, b), "")) for a, b in pairs)
    return tuple(one for one in found if one.ties or one.wanted)


def wanted(findings: Iterable[Finding]) -> dict[Pair, str]:
    """Which sides should meet and do not, by the findings about it: (a, b) sorted -> status."""
    found: dict[Pair, str] = {}
    for finding in findings:
        if finding.rule == "BRIDGE-2" and finding.status in ("GAP", "BLIND_SPOT"):
            a, b = sorted(finding.facts["sides"])
            found[a, b] = finding.status
    return found
