"""The measures by name, where each actor stands in one, and how sure the first places are."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.errors import UnknownName
from allymap.network import centrality, cohesion, holes, stability
from allymap.network.build import build, directed, undirected
from allymap.network.matrix import tied

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.vocabulary import Vocabulary

Project = Callable[[Any], Any]
TEXTS: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_name("measures.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of actors: its name and title, how it counts in plain English, its function.

    `project` makes the graph that `function` looks at from the one of `build`. `sums` names what
    of the ties that end at an actor adds up to its value ("" counts them); None: no such sum.
    """

    name: str
    title: str
    convention: str
    function: Callable[[Any], dict[str, float | None]]
    project: Project
    sums: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor's value and rank in a measure; both None for an actor it says nothing about.

    Equal values share a rank, and the next rank counts them all: 1, 2, 2, 4. Of the first,
    `stability` is the chance to stay among them when actors are missing, and `range` the ranks
    they then have; both None for the others, and where it was not tried.
    """

    actor: str
    value: float | None
    rank: int | None
    range: tuple[int, int] | None = None
    stability: float | None = None


def _measure(
    name: str,
    function: Callable[[Any], dict[str, float | None]],
    project: Project,
    sums: str | None = None,
) -> Measure:
    text = TEXTS["actor"][name]
    return Measure(name, text["title"], text["convention"], function, project, sums)


MEASURES: tuple[Measure, ...] = (
    _measure("degree", centrality.degree, undirected, ""),
    _measure("in_strength", centrality.in_strength, directed, "strength"),
    _measure("betweenness", centrality.betweenness, undirected),
    _measure("weighted_betweenness", centrality.weighted_betweenness, undirected),
    _measure("harmonic", centrality.harmonic, undirected),
    _measure("eigenvector", centrality.eigenvector, undirected),
    _measure("pagerank", centrality.pagerank, directed),
    _measure("constraint", holes.constraint, undirected),
    _measure("effective_size", holes.effective_size, undirected),
    _measure("core", cohesion.core, undirected),
    _measure("component_size", cohesion.component_size, undirected),
    _measure("cut_off", cohesion.cut_off_count, undirected),
)


def measure(
    landscape: Landscape, name: str, as_of: date, types: Collection[str] | None = None
) -> tuple[Standing, ...]:
    """Where every actor stands in a measure on a day, over ties of these types or all.

    Highest value first, then by id; actors without a value come last and have no rank. The
    first say how stable they are: for sums of ties always, for other measures on graphs of up
    to `replicates_up_to` actors with ties, since each is counted anew hundreds of times.
    Raises `UnknownName` for a measure or tie type that is not there.
    """
    known = {one.name: one for one in MEASURES}
    if name not in known:
        raise UnknownName("unknown_measure", name=name, known=tuple(known))
    chosen = known[name]
    graph = chosen.project(build(landscape, as_of, types))
    return tried(ranked(chosen.function(graph)), graph, chosen, landscape.vocabulary)


def tried(
    standings: tuple[Standing, ...], graph: Any, chosen: Measure, words: Vocabulary
) -> tuple[Standing, ...]:
    """These standings with how stable the first are, as the vocabulary's thresholds say."""
    limits = words.thresholds
    trial = stability.Trial(
        words.days("first"),
        limits["missing"],
        words.days("replicates"),
        words.days("replicate_seed"),
    )
    whom = [one.actor for one in standings if one.rank and one.rank <= trial.first]
    if chosen.sums is not None:
        found = stability.of_sums(graph, chosen.sums, whom, trial)
    elif len(tied(graph)) <= limits["replicates_up_to"]:
        found = stability.of_any(graph, chosen.function, whom, trial)
    else:
        return standings
    return tuple(_sure(one, found.get(one.actor)) for one in standings)


def _sure(one: Standing, found: stability.Stability | None) -> Standing:
    return replace(one, range=found.range, stability=found.chance) if found else one


def ranked(values: Mapping[str, float | None]) -> tuple[Standing, ...]:
    """Standings from values by actor; values that differ by rounding alone count as equal."""
    found = sorted((-value, actor) for actor, value in values.items() if value is not None)
    ranks = _ranks([value for value, _ in found])
    order = sorted((rank, actor) for rank, (_, actor) in zip(ranks, found, strict=True))
    first = [Standing(actor, values[actor], rank) for rank, actor in order]
    unknown = sorted(actor for actor, value in values.items() if value is None)
    return (*first, *(Standing(actor, None, None) for actor in unknown))


def _ranks(falling: list[float]) -> list[int]:
    ranks: list[int] = []
    for place, value in enumerate(falling):
        same = place > 0 and math.isclose(value, falling[place - 1], rel_tol=1e-9, abs_tol=1e-12)
        ranks.append(ranks[-1] if same else place + 1)
    return ranks
