"""Whether what hung on one connector has other links by now, or lost the one it had."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.bridges import connecting
from allymap.model.terms import places_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.rounds import Wave


@dataclass(frozen=True, slots=True)
class Bridging:
    """A connector of the first wave, the ties across that came since, and whether its is lost."""

    connector: str
    new: tuple[tuple[str, str], ...]
    lost: bool


def bridging(first: Wave, second: Wave, found: Iterable[Finding]) -> tuple[Bridging, ...]:
    """For each connector that the first wave hung on, what joins the two sides in the second."""
    graph = connecting(second.landscape, second.day)
    before = connecting(first.landscape, first.day)
    told = []
    for finding in found:
        if finding.rule == "BRIDGE-1" and finding.variant == "cut_off" and finding.status != "OK":
            told.append(_across(second.landscape, graph, before, finding))
    return tuple(told)


def _across(
    landscape: Landscape, graph: nx.Graph[str], before: nx.Graph[str], finding: Finding
) -> Bridging:
    connector, cut = finding.facts["actor"], set(finding.facts["cut_off"])
    sides = {actor: actor in cut for actor in before if actor != connector}
    regions = _regions(landscape, sides)
    sides |= {
        a: regions[_region(landscape, a)] for a in graph if _placed(landscape, a, sides, regions)
    }
    pairs = [tuple(sorted(edge)) for edge in graph.edges() if connector not in edge]
    new = [(a, b) for a, b in pairs if a in sides and b in sides and sides[a] != sides[b]]
    around = (
        {sides[one] for one in graph[connector] if one in sides} if connector in graph else set()
    )
    return Bridging(connector, tuple(sorted(set(new))), len(around) < 2)


def _placed(
    landscape: Landscape, actor: str, sides: Mapping[str, bool], regions: Mapping[str, bool]
) -> bool:
    return actor in landscape.actor and actor not in sides and _region(landscape, actor) in regions


def _regions(landscape: Landscape, sides: Mapping[str, bool]) -> Mapping[str, bool]:
    """The side of each outermost place: where most of those known to be there stand."""
    found: dict[str, Counter[bool]] = {}
    for actor, side in sides.items():
        if actor in landscape.actor and (region := _region(landscape, actor)):
            found.setdefault(region, Counter())[side] += 1
    return {region: counts[True] > counts[False] for region, counts in found.items()}


def _region(landscape: Landscape, actor: str) -> str:
    above: Sequence[str] = places_above(landscape, landscape.actor[actor].place)
    return above[-1] if above else ""
