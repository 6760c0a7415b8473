"""The same values as the definitions, written out slowly, on 200 graphs."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest

from allymap.network import centralisation, centrality, cohesion, holes

EXACT = {"rel": 1e-9, "abs": 1e-9}


def burt(graph: nx.Graph[str], i: str) -> float:
    """n - sum over j and q of p_iq m_jq (Burt 1992, as Borgatti 1997 writes it)."""

    def strength(one: str, other: str) -> Fraction:
        return Fraction(graph[one][other]["strength"] if graph.has_edge(one, other) else 0)

    total = sum(strength(i, k) for k in graph[i])
    repeated = Fraction(0)
    for j in graph[i]:
        most = max(strength(j, k) for k in graph[j])
        repeated += sum(
            strength(i, q) / total * strength(j, q) / most for q in graph if q not in (i, j)
        )
    return float(len(graph[i]) - repeated)


def test_effective_size(random_graph: nx.Graph[str]) -> None:
    ours = holes.effective_size(random_graph)
    for actor in random_graph:
        if random_graph.degree(actor):
            assert ours[actor] == pytest.approx(burt(random_graph, actor), **EXACT)
        else:
            assert ours[actor] is None


def test_effective_size_where_networkx_is_wrong() -> None:
    graph = nx.Graph()
    graph.add_weighted_edges_from([("a", "b", 1), ("a", "c", 1), ("b", "c", 5)], weight="strength")
    assert holes.effective_size(graph)["b"] == pytest.approx(burt(graph, "b"), **EXACT)
    # once this fails, networkx has been put right and ours may go
    theirs = nx.effective_size(graph, weight="strength")["b"]
    assert theirs != pytest.approx(burt(graph, "b"), abs=0.1)


def test_betweenness_by_listing_every_shortest_way(random_graph: nx.Graph[str]) -> None:
    actors = [actor for actor in random_graph if random_graph.degree(actor)]
    through = dict.fromkeys(actors, Fraction(0))
    for one, other in combinations(actors, 2):
        if nx.has_path(random_graph, one, other):
            ways = list(nx.all_shortest_paths(random_graph, one, other, weight="distance"))
            for actor in (actor for way in ways for actor in way[1:-1]):
                through[actor] += Fraction(1, len(ways))
    pairs = max((len(actors) - 1) * (len(actors) - 2), 1)
    ours = centrality.weighted_betweenness(random_graph)
    for actor in actors:
        assert ours[actor] == pytest.approx(float(2 * through[actor] / pairs), **EXACT)


def test_density(random_graph: nx.Graph[str]) -> None:
    for graph in (random_graph, random_graph.to_directed()):
        assert cohesion.density(graph) == (
            pytest.approx(nx.density(graph), **EXACT) if len(graph) > 1 else None
        )


def test_fragmentation_is_the_share_of_pairs_apart(random_graph: nx.Graph[str]) -> None:
    pairs = list(combinations(random_graph, 2))
    apart = sum(not nx.has_path(random_graph, one, other) for one, other in pairs)
    expected = apart / len(pairs) if pairs else 0
    assert cohesion.fragmentation(random_graph) == pytest.approx(expected, **EXACT)


def test_cut_off_by_taking_each_actor_out(random_graph: nx.Graph[str]) -> None:
    ours = cohesion.cut_off_count(random_graph)
    for actor in random_graph:
        own = nx.node_connected_component(random_graph, actor) - {actor}
        sizes = [len(part) for part in nx.connected_components(random_graph.subgraph(own))]
        assert ours[actor] == (sum(sizes) - max(sizes) if sizes else None)


def test_what_each_connector_cuts_off_by_taking_it_out(random_graph: nx.Graph[str]) -> None:
    ours = cohesion.cut_offs(random_graph)
    assert tuple(ours) == cohesion.cut_points(random_graph)
    for actor, parts in ours.items():
        own = nx.node_connected_component(random_graph, actor) - {actor}
        rest = nx.connected_components(random_graph.subgraph(own))
        assert list(parts) == sorted((tuple(sorted(p)) for p in rest), key=lambda p: (-len(p), p))


def test_the_core_by_peeling(random_graph: nx.Graph[str]) -> None:
    ours = cohesion.core(random_graph)
    for k in range(1, 6):
        left = nx.Graph(random_graph)
        while weak := [actor for actor in left if left.degree(actor) < k]:
            left.remove_nodes_from(weak)
        assert {actor for actor, value in ours.items() if (value or 0) >= k} == set(left)


def test_centralisation_from_its_definition(random_graph: nx.Graph[str]) -> None:
    size = len(random_graph)
    found = centralisation.degree_centralisation(random_graph)
    between = centralisation.betweenness_centralisation(random_graph)
    if size < 3:
        assert found is None
        assert between is None
        return
    share = nx.degree_centrality(random_graph).values()
    expected = sum(max(share) - value for value in share) / (size - 2)
    assert found == pytest.approx(expected, **EXACT)
    values = nx.betweenness_centrality(random_graph).values()
    expected = sum(max(values) - value for value in values) / (size - 1)
    assert between == pytest.approx(expected, **EXACT)


def test_centralisation_by_nearness_from_its_definition(random_graph: nx.Graph[str]) -> None:
    size = len(random_graph)
    found = centralisation.closeness_centralisation(random_graph)
    if size < 3 or not nx.is_connected(random_graph):
        assert found is None
        return
    near = nx.closeness_centrality(random_graph).values()
    expected = sum(max(near) - value for value in near) * (2 * size - 3)
    assert found == pytest.approx(expected / ((size - 1) * (size - 2)), **EXACT)
