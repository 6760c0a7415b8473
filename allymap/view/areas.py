"""The places that a map shows, and the area in which each actor is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.terms import places_above

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape


def places(landscape: Landscape) -> dict[str, str]:
    """The names of the places actors are in, and of their areas, by id in the order of names."""
    used = {a.place for a in landscape.actors if a.place} | set(areas(landscape).values())
    names = {place: landscape.place_names.get(place, place) for place in used if place}
    return dict(sorted(names.items(), key=lambda item: (item[1].casefold(), item[0])))


def areas(landscape: Landscape) -> dict[str, str]:
    """The area each actor is drawn in: its largest place that is not the whole map's, or ""."""
    above = {a.place: places_above(landscape, a.place) for a in landscape.actors}
    tops = {chain[-1] for chain in above.values() if chain}
    whole = tops if len(tops) == 1 and len(above) > 1 else set()
    inside = {p: [one for one in chain if one not in whole] for p, chain in above.items()}
    return {a.id: inside[a.place][-1] if inside[a.place] else "" for a in landscape.actors}
