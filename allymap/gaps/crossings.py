"""Bridges: how many ties join two regions, or two sides within one, and which are missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from allymap.gaps.mix import regions
from allymap.model.terms import asked_about, constituency, positive

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Bridge:
    """Two ends as codes, the pairs of actors whom ties of P+ join across, and whether somebody
    asked all of both ends with whom they work.
    """

    one: str
    other: str
    pairs: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Shores:
    """What bridges join: how many actors stand at each end, and the bridges; 0 pairs: missing."""

    sizes: Mapping[str, int]
    bridges: tuple[Bridge, ...]


def between_regions(landscape: Landscape, as_of: date) -> Shores:
    """Every two regions, whether or not anything joins them."""
    of = region_of(landscape)
    ends = sorted(set(of.values()))
    return _shores(landscape, as_of, of, set(combinations(ends, 2)))


def within(landscape: Landscape, region: str, as_of: date) -> Shores:
    """The constituencies of a region: those that are joined, and those that should be."""
    there = {a for a, where in region_of(landscape).items() if where == region}
    of = {actor: constituency(landscape, actor) for actor in sorted(there)}
    return _shores(landscape, as_of, of, _should_meet(landscape, set(of.values())))


def region_of(landscape: Landscape) -> dict[str, str]:
    """The region of each actor whose place is known."""
    region = regions(landscape) if _has_places(landscape) else {}
    return {a.id: region.get(a.place, a.place) for a in landscape.actors if a.place}


def _has_places(landscape: Landscape) -> bool:
    held = (one.place for t in (landscape.activities, landscape.services) for one in t)
    return bool(landscape.places or any(held))


def _should_meet(landscape: Landscape, there: Collection[str]) -> set[tuple[str, str]]:
    """The pairs of `terms.meet` whose sides are constituencies that are there."""
    meet = landscape.vocabulary.terms["meet"]
    sides = {
        name: [code for code in about.get("constituencies", ()) if code in there]
        for name, about in meet["sides"].items()
        if not about.get("not")
    }
    pairs = ((a, b) for a, b in meet["pairs"] if a in sides and b in sides)
    return {(min(x, y), max(x, y)) for a, b in pairs for x in sides[a] for y in sides[b] if x != y}


def _shores(
    landscape: Landscape, as_of: date, of: Mapping[str, str], wanted: set[tuple[str, str]]
) -> Shores:
    met = {frozenset((tie.source, tie.target)) for tie in positive(landscape, as_of)}
    joined: Counter[tuple[str, str]] = Counter()
    for pair in met:
        ends = sorted({of[actor] for actor in pair if actor in of})
        if len(ends) == 2 and pair <= of.keys():
            joined[ends[0], ends[1]] += 1
    known = {
        a.id for a in landscape.actors if asked_about(landscape, "collaborates_with", a, as_of)
    }
    asked = {end for end in set(of.values()) if {a for a in of if of[a] == end} <= known}
    return Shores(
        Counter(of.values()),
        tuple(
            Bridge(a, b, joined[a, b], {a, b} <= asked) for a, b in sorted(wanted | joined.keys())
        ),
    )
