"""Whom to approach, and by way of whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.model.terms import is_term, places_above
from allymap.network.build import positive_graph
from allymap.network.paths import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Introductions:
    """The ways to the women's movement: `ways` by actor, and all of `fem`, by name."""

    landscape: Landscape
    ways: Mapping[str, tuple[str, ...]]
    fem: tuple[str, ...]

    def to_fem(self, actor: str) -> tuple[str, ...]:
        """The way from an actor to the feminist organisation nearest to it; the last is that one.

        Without a way, just the organisation of the nearest place, or the first by name; ()
        when there is none.
        """
        if actor in self.ways:
            return self.ways[actor]
        return tuple(sorted(self.fem, key=lambda one: distance(self.landscape, actor, one))[:1])


def introductions(landscape: Landscape, as_of: date) -> Introductions:
    """The ways over live, positive ties that nobody asked us to leave alone."""
    fem = [a.id for a in landscape.actors if is_term(landscape, a.id, "fem")]
    open_ties = tuple(tie for tie in landscape.ties if not tie.do_not_ask)
    graph = positive_graph(replace(landscape, ties=open_ties), as_of)
    by_name = sorted(fem, key=lambda one: (landscape.name(one), one))
    return Introductions(landscape, nearest(graph, fem), tuple(by_name))


def distance(landscape: Landscape, actor: str, other: str) -> int:
    """How many steps up from an actor's place until the other's place lies in it."""
    here = places_above(landscape, landscape.actor[actor].place)
    there = places_above(landscape, landscape.actor[other].place)
    shared = [step for step, place in enumerate(here) if place in there]
    return min(shared, default=len(here) + 1)
