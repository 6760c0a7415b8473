"""Counts of sessions for others: the tables they get, hidden together where they tell of few."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allymap.gaps.counts import elements_by_place, relations
from allymap.gaps.mix import regions
from allymap.gaps.sequence import ladders
from allymap.network.suppress import suppressed_together

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape

Told = list[list[int | None]]


def told_to_others(landscape: Landscape, as_of: date) -> tuple[Told, Told]:
    """Elements by place, and relations by place, with totals; None for what is not told.

    Whoever has one table has the other, and the ladder, which tells of a session in each of
    its rungs; and findings tell of some more.
    """
    every, those = elements_by_place(landscape, as_of), relations(landscape, as_of)
    least = landscape.vocabulary.days("suppression")
    rungs = _on_the_ladder(landscape, as_of)
    known = [least + rungs[place] for place in every.rows]
    first, second = suppressed_together([every.table(), those.table()], least, known)
    return first, second


def _on_the_ladder(landscape: Landscape, as_of: date) -> Counter[str]:
    """How many sessions apart and together the ladder tells of, by region."""
    separate = set(landscape.vocabulary.terms["sequence"]["separate"].values())
    region = regions(landscape)
    found: Counter[str] = Counter()
    for ladder in ladders(landscape):
        held = [s for s in ladder.sessions if s.date <= as_of]
        rungs = {s.space for s in held if s.space in separate}
        found[region[ladder.place]] += len(rungs) + any(s.date <= as_of for s in ladder.mixed)
    return found
