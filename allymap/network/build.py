"""The one place where ties become edges, and the simpler graphs that measures look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import networkx as nx

from allymap.errors import UnknownName
from allymap.model.landscape import once
from allymap.model.terms import holds, positive

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

    Pairs = dict[tuple[str, str], dict[str, Mapping[str, Any]]]

# Every weight from 1 to 5 divides it, so lengths stay whole and equal ways compare as equal.
LONGEST = 60

Simple = TypeVar("Simple", bound="nx.Graph[str]")


def build(
    landscape: Landscape, as_of: date, types: Collection[str] | None = None
) -> nx.MultiDiGraph[str]:
    """The ties that hold on a day, of these types or of all, as a graph over every actor.

    One edge a tie, under the tie's key, with `type`, `sign`, `weight` (1 to 5), `distance`
    (60 // weight) and `assumed` (the weight was blank and counts as 1). A tie of a type
    without direction is two arcs under the same key, one each way. Nodes are ids and carry
    nothing else. What an audience may not see is taken out of the landscape before this.
    Raises `UnknownName` for a tie type that the vocabulary lacks.
    """
    known = landscape.vocabulary.list_of("ties")
    for name in sorted(set(types or ()) - set(landscape.vocabulary.ties)):
        raise UnknownName("unknown_tie_type", name=name, known=tuple(known))
    chosen = (tie for tie in landscape.ties if types is None or tie.type in types)
    return _graph(landscape, (tie for tie in chosen if holds(tie, as_of)))


@once
def positive_graph(landscape: Landscape, as_of: date) -> nx.Graph[str]:
    """P+ without directions: live, positive ties, and only the actors who have one.

    Edges carry `strength` and `distance` as in `undirected`. It cannot be changed.
    """
    graph = undirected(_graph(landscape, positive(landscape, as_of)))
    graph.remove_nodes_from(list(nx.isolates(graph)))
    frozen: nx.Graph[str] = nx.freeze(graph)
    return frozen


def undirected(graph: nx.MultiDiGraph[str], *, negative: bool = False) -> nx.Graph[str]:
    """Who has a tie with whom, either way.

    The ties of a pair become one edge: `strength` is the sum of their weights, `distance`
    the smallest of theirs. Ties against somebody are no closeness and are left out, unless
    `negative`; a tie of an actor to itself is left out too.
    """
    pairs: Pairs = {}
    for one, other, key, about in _counted(graph, negative):
        pairs.setdefault((min(one, other), max(one, other)), {})[key] = about
    return _merged(nx.Graph(), graph, pairs)


def directed(graph: nx.MultiDiGraph[str], *, negative: bool = False) -> nx.DiGraph[str]:
    """Who has a tie to whom; parallel ties, ties against, and `negative` as in `undirected`."""
    pairs: Pairs = {}
    for one, other, key, about in _counted(graph, negative):
        pairs.setdefault((one, other), {})[key] = about
    return _merged(nx.DiGraph(), graph, pairs)


def assumed_weights(graph: nx.MultiDiGraph[str]) -> int:
    """How many ties had no weight and count as 1."""
    return len({key for _, _, key, about in graph.edges(keys=True, data=True) if about["assumed"]})


def _graph(landscape: Landscape, ties: Iterable[Tie]) -> nx.MultiDiGraph[str]:
    """(:Actor)-[:TYPE {key}]->(:Actor), in the order of ids and keys, however the rows came."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(sorted(landscape.actor))
    for tie in sorted(ties, key=lambda tie: (tie.source, tie.target, tie.key)):
        about = _about(landscape, tie)
        graph.add_edge(tie.source, tie.target, tie.key, **about)
        if not landscape.vocabulary.ties[tie.type].directed:
            graph.add_edge(tie.target, tie.source, tie.key, **about)
    return graph


def _about(landscape: Landscape, tie: Tie) -> dict[str, Any]:
    usual = landscape.vocabulary.ties[tie.type].sign
    weight = tie.weight or 1
    return {
        "type": tie.type,
        "sign": "-" if "-" in (usual, tie.sign) else tie.sign or usual,
        "weight": weight,
        "distance": LONGEST // weight,
        "assumed": tie.weight is None,
    }


def _counted(
    graph: nx.MultiDiGraph[str], negative: bool
) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    for one, other, key, about in graph.edges(keys=True, data=True):
        if one != other and (negative or about["sign"] != "-"):
            yield one, other, key, about


def _merged(empty: Simple, graph: nx.MultiDiGraph[str], pairs: Pairs) -> Simple:
    empty.add_nodes_from(sorted(graph))
    for (one, other), ties in sorted(pairs.items()):
        strength = sum(about["weight"] for about in ties.values())
        distance = min(about["distance"] for about in ties.values())
        empty.add_edge(one, other, strength=strength, distance=distance)
    return empty
