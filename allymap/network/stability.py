"""How stable the first places of a measure are when part of the actors are missing.

After Costenbader and Valente 2003: actors are taken out by chance, many times, and it is counted
how often each of the first stays among the first. An actor who is taken out says nothing about
its own place in that turn. It is a range of stability, not of confidence: it says what a list
that lacks others would show, not what is true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from allymap.network.matrix import adjacency, tied

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    import networkx as nx
    from numpy.typing import NDArray

    Values = NDArray[np.float64]
    Kept = NDArray[np.bool_]

# Turns looked at together: as many as are quick and take a few megabytes.
AT_ONCE = 50
NONE = -np.inf


@dataclass(frozen=True, slots=True)
class Trial:
    """How many places count as first, which share is taken out, how often, and the seed."""

    first: int
    missing: float
    times: int
    seed: int


@dataclass(frozen=True, slots=True)
class Stability:
    """The chance to stay among the first, and the ranks in all but the outer 5 % of turns."""

    chance: float
    range: tuple[int, int]


def of_sums(
    graph: nx.Graph[str], attribute: str, whom: Collection[str], trial: Trial
) -> dict[str, Stability]:
    """For a measure that adds up an attribute over the ties that end at an actor.

    "" counts the ties. All turns are a product of matrices, so that it is quick on any list.
    """
    actors, ties = adjacency(graph, attribute)
    both = ties + ties.T

    def turns() -> Iterator[tuple[Kept, Values]]:
        for kept in _kept(len(actors), trial):
            here = kept & (kept @ both > 0)
            yield kept, np.where(here, kept @ ties, NONE)

    return _judged(actors, whom, trial, turns())


def of_any(
    graph: nx.Graph[str],
    function: Callable[[nx.Graph[str]], dict[str, float | None]],
    whom: Collection[str],
    trial: Trial,
) -> dict[str, Stability]:
    """For any measure, taken anew each turn: for small graphs."""
    actors = tied(graph)

    def values(kept: Kept) -> list[float]:
        here = graph.subgraph([a for a, stays in zip(actors, kept, strict=True) if stays]).copy()
        found = function(here)
        known = (found.get(actor) for actor in actors)
        return [NONE if value is None else value for value in known]

    def turns() -> Iterator[tuple[Kept, Values]]:
        for kept in _kept(len(actors), trial):
            yield kept, np.array([values(one) for one in kept]).reshape(kept.shape)

    return _judged(actors, whom, trial, turns())


def _kept(size: int, trial: Trial) -> Iterator[Kept]:
    """Turns as rows: who is left when the same share of actors is taken out in each."""
    luck = np.random.default_rng(trial.seed)
    whole = np.arange(size) >= round(trial.missing * size)
    for begun in range(0, trial.times, AT_ONCE):
        rows = min(AT_ONCE, trial.times - begun)
        yield luck.permuted(np.tile(whole, (rows, 1)), axis=1)


def _judged(
    actors: tuple[str, ...],
    whom: Collection[str],
    trial: Trial,
    turns: Iterable[tuple[Kept, Values]],
) -> dict[str, Stability]:
    where = [actors.index(actor) for actor in whom]
    found = [_ranks(kept[:, where], values, where) for kept, values in turns]
    if not found or not where:
        return {}
    ranks = np.concatenate(found)
    pairs = zip(whom, ranks.T, strict=True)
    return {actor: _of_one(row[row > 0], trial.first) for actor, row in pairs if row.any()}


def _ranks(present: Kept, values: Values, where: list[int]) -> NDArray[np.int64]:
    """Ranks as `standing.ranked` gives them; 0 for who was taken out.

    Who is there without a value comes after everybody, and never among the first.
    """
    own = values[:, where]
    size = np.abs(np.where(own == NONE, 0.0, own))
    most = own + np.maximum(size * 1e-9, 1e-12)
    pairs = zip(np.sort(values, axis=1), most, strict=True)
    above = np.array([values.shape[1] - np.searchsorted(row, top, "right") for row, top in pairs])
    ranks: NDArray[np.int64] = np.where(own == NONE, values.shape[1], 1 + above)
    return np.where(present, ranks, 0)


def _of_one(ranks: NDArray[np.int64], first: int) -> Stability:
    low, high = np.quantile(ranks, (0.05, 0.95), method="inverted_cdf")
    return Stability(float((ranks <= first).mean()), (int(low), int(high)))
