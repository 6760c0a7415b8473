"""Who should be introduced to whom, by whom and how, for a named goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.between import Between, introduced, kept_apart
from allymap.gaps.goals import gains
from allymap.gaps.hops import hops, left_alone
from allymap.gaps.order import in_order, rows
from allymap.network.build import positive_graph
from allymap.network.likely import likely

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.between import Introduction
    from allymap.gaps.goals import Goal
    from allymap.gaps.hops import Pair
    from allymap.model.landscape import Landscape


class Introductions(NamedTuple):
    """The rows, the best first, and how many ties there are in all that would help."""

    rows: tuple[Introduction, ...]
    total: int


def introductions(
    landscape: Landscape,
    goal: Goal,
    as_of: date,
    today: date | None = None,
    most: int | None = None,
) -> Introductions:
    """Those that help a goal, the best first: rows that together cover most, then the others.

    The first are chosen greedily, each adding most to those before, which is at least 1 - 1/e
    of the best choice of as many (Nemhauser, Wolsey and Fisher 1978). Nobody is in it
    whom routes leave alone. `most` rows, or all.
    """
    barred = left_alone(landscape, as_of, today)
    apart = kept_apart(landscape, as_of)
    open_ = {
        ends: gain
        for ends, gain in gains(landscape, goal, as_of).items()
        if not barred & set(ends) and ends not in apart
    }
    ways = Between(landscape, hops(landscape, as_of), barred)
    partners = dict(positive_graph(landscape, as_of).degree())
    found = in_order(landscape, goal, open_, partners, ways.worth)
    chosen = rows(landscape, goal, found, most)
    return Introductions(
        tuple(introduced(landscape, goal, row, ways) for row in chosen), len(open_)
    )


def measures(landscape: Landscape, pairs: Sequence[Pair], as_of: date) -> list[tuple[int, float]]:
    """Common neighbours and Adamic-Adar of each, to be shown beside it."""
    scores = likely(positive_graph(landscape, as_of), pairs)
    return [scores[pair] for pair in pairs]
