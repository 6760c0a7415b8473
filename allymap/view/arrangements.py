"""The two arrangements of a map, and the spots of each that people know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from allymap.view import bundles
from allymap.view.areas import areas
from allymap.view.grown import grown
from allymap.view.layout import drawn, place
from allymap.view.regions import Region, Regions, in_regions
from allymap.view.style import dress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.model.landscape import Landscape

Arrangement = Literal["constituencies", "network"]
ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)


@dataclass(frozen=True, slots=True)
class Spots:
    """Where each actor stands in one arrangement, who was put there by hand, and the regions."""

    at: Mapping[str, tuple[int, int]]
    pinned: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()


NOWHERE = Spots({})


def arranged(landscape: Landscape, arrangement: Arrangement, known: Spots = NOWHERE) -> Spots:
    """A spot for each actor of what an audience sees; known ones are kept, pinned ones exactly.

    More actors than one picture holds stand in their bundles, in one arrangement as in the
    other; there are no regions then.
    """
    picture = dress(landscape, ())
    pinned = tuple(sorted(i for i in known.pinned if i in landscape.actor and i in known.at))
    ties = [(edge.source, edge.target) for edge in picture.edges]
    found = bundles.bundled(picture.nodes, areas(landscape), ties)
    if found:
        return Spots(bundles.inside(found))
    ids = [node.id for node in picture.nodes]
    if arrangement == "network":
        return Spots(place(ids, ties, known.at, pinned), pinned)
    of = {node.id: node.constituency for node in picture.nodes}
    before = Regions(known.at, known.regions)
    graph = drawn(ids, ties)
    regions = grown(graph, of, before, pinned) if known.at else in_regions(graph, of)
    return Spots(regions.at, pinned, regions.regions)
