"""The network as a whole, in a few numbers that describe and do not judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.terms import constituency
from allymap.network import centralisation, cohesion, mixing
from allymap.network.build import build, undirected
from allymap.network.standing import TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from allymap.model.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Figure:
    """One number about a network, and how it was counted; None where it has no meaning."""

    name: str
    title: str
    convention: str
    value: float | None


def figures(
    landscape: Landscape, as_of: date, types: Collection[str] | None = None
) -> tuple[Figure, ...]:
    """Density, parts, fragmentation, centralisation and mixing on a day.

    Over all actors and the ties of these types or all, without directions. Denser or less
    centralised is not better (Valente, Chou and Pentz 2007).
    """
    graph = undirected(build(landscape, as_of, types))
    groups = {actor: constituency(landscape, actor) for actor in graph}
    values = {
        "density": cohesion.density(graph),
        "parts": float(len(cohesion.components(graph))),
        "fragmentation": cohesion.fragmentation(graph),
        "degree_centralisation": centralisation.degree_centralisation(graph),
        "betweenness_centralisation": centralisation.betweenness_centralisation(graph),
        "closeness_centralisation": centralisation.closeness_centralisation(graph),
        "ei_index": mixing.ei_index(graph, groups),
    }
    texts = TEXTS["network"]
    return tuple(
        Figure(name, texts[name]["title"], texts[name]["convention"], value)
        for name, value in values.items()
    )
