"""Whom to approach, and by way of whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.model.terms import is_term, places_above
from allymap.network.build import positive_graph
from allymap.network.paths import introduction

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape


def nearest_fem(landscape: Landscape, actor: str, as_of: date) -> tuple[str, ...]:
    """The way from an actor to the feminist organisation nearest to it; the last is that one.

    Over live, positive ties that nobody asked us to leave alone; without such a way, just
    the organisation of the nearest place, or the first by name; () when there is none.
    """
    fem = sorted(a.id for a in landscape.actors if is_term(landscape, a.id, "fem"))
    open_ties = tuple(tie for tie in landscape.ties if not tie.do_not_ask)
    way = introduction(positive_graph(replace(landscape, ties=open_ties), as_of), actor, fem)
    return way or tuple(sorted(fem, key=lambda one: _distance(landscape, actor, one))[:1])


def _distance(landscape: Landscape, actor: str, other: str) -> tuple[int, str]:
    here = places_above(landscape, landscape.actor[actor].place)
    there = places_above(landscape, landscape.actor[other].place)
    shared = [step for step, place in enumerate(here) if place in there]
    return (min(shared, default=len(here) + 1), landscape.name(other))
