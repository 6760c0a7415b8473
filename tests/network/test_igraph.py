"""The same values as igraph, an implementation that shares no code with ours, on 200 graphs.

igraph normalises otherwise and keeps isolates, so both are put right here.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import igraph
import networkx as nx
import pytest

from allymap.network import centrality, cohesion, holes

EXACT = {"rel": 1e-9, "abs": 1e-9}
Compared = Callable[[dict[str, float | None], list[float]], None]


def twin(graph: nx.Graph[str]) -> tuple[list[str], igraph.Graph]:
    """The tied actors, and igraph's graph of them."""
    actors = sorted(actor for actor in graph if graph.degree(actor))
    place = {actor: i for i, actor in enumerate(actors)}
    edges = [(place[a], place[b]) for a, b in graph.edges()]
    other = igraph.Graph(len(actors), edges, directed=graph.is_directed())
    for name in ("strength", "distance"):
        other.es[name] = [value for _, _, value in graph.edges(data=name)]
    return actors, other


def compare(graph: nx.Graph[str], ours: dict[str, float | None], theirs: list[float]) -> None:
    actors = sorted(actor for actor in graph if graph.degree(actor))
    expected: dict[str, float | None] = dict.fromkeys(sorted(graph))
    expected.update(zip(actors, theirs, strict=True))
    assert list(ours) == list(expected)
    assert ours == {a: v if v is None else pytest.approx(v, **EXACT) for a, v in expected.items()}


def test_betweenness(random_graph: nx.Graph[str]) -> None:
    _, other = twin(random_graph)
    pairs = max(math.comb(other.vcount() - 1, 2), 1) if other.vcount() else 1
    plain = [value / pairs for value in other.betweenness()]
    compare(random_graph, centrality.betweenness(random_graph), plain)
    weighted = [value / pairs for value in other.betweenness(weights="distance")]
    compare(random_graph, centrality.weighted_betweenness(random_graph), weighted)


def test_betweenness_along_directions(random_digraph: nx.DiGraph[str]) -> None:
    _, other = twin(random_digraph)
    pairs = max((other.vcount() - 1) * (other.vcount() - 2), 1)
    weighted = [value / pairs for value in other.betweenness(weights="distance")]
    compare(random_digraph, centrality.weighted_betweenness(random_digraph), weighted)


def test_nearness(random_graph: nx.Graph[str]) -> None:
    _, other = twin(random_graph)
    theirs = other.harmonic_centrality() if other.vcount() else []
    compare(random_graph, centrality.harmonic(random_graph), theirs)


def test_nearness_along_directions(random_digraph: nx.DiGraph[str]) -> None:
    _, other = twin(random_digraph)
    theirs = other.harmonic_centrality(mode="out") if other.vcount() else []
    compare(random_digraph, centrality.harmonic(random_digraph), theirs)


def test_pagerank(random_digraph: nx.DiGraph[str]) -> None:
    _, other = twin(random_digraph)
    theirs = other.pagerank(weights="strength") if other.vcount() else []
    ours = centrality.pagerank(random_digraph)
    compare(random_digraph, ours, theirs)
    assert sum(value or 0 for value in ours.values()) == pytest.approx(1 if theirs else 0)


def test_in_strength(random_digraph: nx.DiGraph[str]) -> None:
    _, other = twin(random_digraph)
    theirs = other.strength(mode="in", weights="strength") if other.vcount() else []
    compare(random_digraph, centrality.in_strength(random_digraph), theirs)


def test_contacts_and_cores(random_graph: nx.Graph[str]) -> None:
    _, other = twin(random_graph)
    compare(random_graph, centrality.degree(random_graph), other.degree())
    compare(random_graph, cohesion.core(random_graph), other.coreness())


def test_constraint(random_graph: nx.Graph[str]) -> None:
    _, other = twin(random_graph)
    theirs = other.constraint(weights="strength") if other.vcount() else []
    compare(random_graph, holes.constraint(random_graph), theirs)


def test_eigenvector_in_the_largest_part(random_graph: nx.Graph[str]) -> None:
    ours = centrality.eigenvector(random_graph)
    parts = [part for part in nx.connected_components(random_graph) if len(part) > 1]
    largest = max(map(len, parts), default=0)
    for part in parts:
        sub = random_graph.subgraph(part)
        actors, other = twin(sub)
        if len(part) == largest:
            theirs = other.eigenvector_centrality(weights="strength")
            expected = dict(zip(actors, theirs, strict=True))
            assert {a: ours[a] for a in actors} == pytest.approx(expected, rel=1e-9, abs=1e-9)
        else:
            assert {ours[actor] for actor in actors} == {None}


def test_parts_and_connectors(random_graph: nx.Graph[str]) -> None:
    actors, other = twin(random_graph)
    theirs = {tuple(actors[i] for i in part) for part in other.connected_components()}
    alone = {(actor,) for actor in random_graph if actor not in actors}
    assert set(cohesion.components(random_graph)) == theirs | alone
    connectors = tuple(sorted(actors[i] for i in other.articulation_points()))
    assert cohesion.cut_points(random_graph) == connectors
