"""Where actors stand: on each ask, between waves, and by interest and influence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.stances import lowest_positions, newest_positions
from allymap.model.terms import constituency, form, is_term

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor

BANDS = (2, 1, 0, -1, -2)
QUADRANTS = ("ally", "aware", "watch", "rest", "unknown")


@dataclass(frozen=True, slots=True)
class Spectrum:
    """An ask and who stands in each of the five bands, by their newest position."""

    ask: str
    bands: Mapping[int, tuple[str, ...]]


def spectrum(landscape: Landscape, as_of: date) -> tuple[Spectrum, ...]:
    """The spectrum of allies of each ask on a day, asks in the order of their ids."""
    found = newest_positions(landscape, as_of)
    return tuple(
        Spectrum(ask.id, {band: _at(found, ask.id, band) for band in BANDS})
        for ask in sorted(landscape.asks, key=lambda ask: ask.id)
    )


def band_moves(
    before: Landscape, then: date, after: Landscape, now: date
) -> Mapping[str, Mapping[tuple[int, int], int]]:
    """For each ask, how many moved from which band to which, of those known on both days."""
    old, new = newest_positions(before, then), newest_positions(after, now)
    found: dict[str, Counter[tuple[int, int]]] = {}
    for actor, ask in sorted(old.keys() & new.keys()):
        found.setdefault(ask, Counter())[old[actor, ask], new[actor, ask]] += 1
    return found


def matrix(landscape: Landscape, as_of: date) -> Mapping[str, tuple[str, ...]]:
    """Alignment by interest (AIIM): who stands in which corner, most influence first, then by name.

    Both alignment and interest must be known; actors about whom neither is are left out.
    """
    limits = landscape.vocabulary.thresholds
    corners: dict[str, list[Actor]] = {corner: [] for corner in QUADRANTS}
    stances = aligned(landscape, as_of)
    for actor in landscape.actors:
        stance = stances.get(actor.id)
        if stance is None and actor.interest is None:
            continue
        if stance is None or actor.interest is None:
            corners["unknown"].append(actor)
            continue
        keen = actor.interest >= limits["aiim_interest"]
        with_us = stance >= limits["aiim_alignment"]
        corner = ("ally" if keen else "aware") if with_us else ("watch" if keen else "rest")
        corners[corner].append(actor)
    return {
        corner: tuple(a.id for a in sorted(who, key=lambda a: (-(a.influence or 0), a.name, a.id)))
        for corner, who in corners.items()
    }


def aligned(landscape: Landscape, as_of: date) -> dict[str, int]:
    """How far each actor is with us: the stance, or where nobody noted one the least friendly
    of the newest positions; only those of whom one of them is known.
    """
    noted = {a.id: a.stance for a in landscape.actors if a.stance is not None}
    return lowest_positions(landscape, as_of) | noted


def joined(landscape: Landscape, as_of: date) -> Mapping[str, tuple[str, ...]]:
    """Each ask that a feminist organisation leads, and the men's bodies who stand with it."""
    found = newest_positions(landscape, as_of)
    led = [a for a in landscape.asks if a.lead and is_term(landscape, a.lead, "fem")]
    return {
        ask.id: tuple(
            actor
            for (actor, of), position in sorted(found.items())
            if of == ask.id and position > 0 and _mens_body(landscape, actor)
        )
        for ask in sorted(led, key=lambda ask: ask.id)
    }


def _at(found: Mapping[tuple[str, str], int], ask: str, band: int) -> tuple[str, ...]:
    return tuple(sorted(a for (a, of), position in found.items() if (of, position) == (ask, band)))


def _mens_body(landscape: Landscape, actor: str) -> bool:
    return constituency(landscape, actor) == "men" and form(landscape, actor) != "person"
