"""What must not matter does not: names, the order of rows, an actor nobody knows."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest
from golden import AS_OF, golden

from allymap.model.records import Actor
from allymap.network import centralisation, cohesion, mixing
from allymap.network.health import figures
from allymap.network.standing import MEASURES, Measure, measure

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from allymap.model.landscape import Landscape

    Pair: TypeAlias = "tuple[nx.Graph[str], nx.DiGraph[str]]"

every_measure = pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
DIRECTED = ("in_strength", "pagerank")


def _pick(one: Measure, pair: Pair) -> nx.Graph[str]:
    return pair[one.name in DIRECTED]


def _shuffled(graph: nx.Graph[str], name: Callable[[str], str]) -> nx.Graph[str]:
    luck = random.Random(7)
    nodes, edges = list(graph), list(graph.edges(data=True))
    luck.shuffle(nodes)
    luck.shuffle(edges)
    other = graph.__class__()
    other.add_nodes_from(map(name, nodes))
    other.add_edges_from((name(a), name(b), about) for a, b, about in edges)
    return other


def test_the_order_of_nodes_and_edges_changes_no_bit(random_pair: Pair) -> None:
    for one in MEASURES:
        graph = _pick(one, random_pair)
        ours, other = one.function(graph), one.function(_shuffled(graph, str))
        assert list(ours.items()) == list(other.items()), one.name


def test_other_names_change_no_value(random_pair: Pair) -> None:
    for one in MEASURES:
        graph = _pick(one, random_pair)
        ours, other = one.function(graph), one.function(_shuffled(graph, lambda a: a[::-1]))
        for actor, value in ours.items():
            expected = value if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)
            assert other[actor[::-1]] == expected, one.name


def test_an_actor_without_ties_changes_nobody_else(random_pair: Pair) -> None:
    for one in MEASURES:
        graph = _pick(one, random_pair)
        more = graph.copy()
        more.add_node("m")
        found = one.function(more)
        assert found.pop("m") is None, one.name
        assert found == one.function(graph), one.name


def test_a_tie_of_an_actor_to_itself_is_no_tie(random_pair: Pair) -> None:
    for one in MEASURES:
        graph = _pick(one, random_pair)
        more = graph.copy()
        more.add_edges_from((actor, actor) for actor in graph)
        assert one.function(more) == one.function(graph), one.name


def test_the_network_as_a_whole_ignores_ties_to_oneself(random_pair: Pair) -> None:
    graph, _ = random_pair
    groups = {actor: actor[-1] for actor in graph}
    more = graph.copy()
    more.add_edges_from((actor, actor) for actor in sorted(graph)[:1])
    for one in (
        cohesion.density,
        cohesion.fragmentation,
        centralisation.degree_centralisation,
        centralisation.betweenness_centralisation,
        centralisation.closeness_centralisation,
    ):
        assert one(more) == one(graph), one
    assert mixing.ei_index(more, groups) == mixing.ei_index(graph, groups)


def test_a_graph_is_left_as_it_was(random_pair: Pair) -> None:
    for one in MEASURES:
        graph = _pick(one, random_pair)
        before = (list(graph.nodes(data=True)), list(graph.edges(data=True)))
        one.function(graph)
        assert before == (list(graph.nodes(data=True)), list(graph.edges(data=True))), one.name


def _golden() -> Landscape:
    """With fewer turns to see how stable places are: here it is about what changes them."""
    fewer = golden().vocabulary.extended("[thresholds]\nreplicates = 15")
    return replace(golden(), vocabulary=fewer)


@every_measure
def test_the_order_of_rows_changes_no_standing(one: Measure) -> None:
    landscape = _golden()
    turned = replace(landscape, actors=landscape.actors[::-1], ties=landscape.ties[::-1])
    assert measure(landscape, one.name, AS_OF) == measure(turned, one.name, AS_OF)
    assert figures(landscape, AS_OF) == figures(turned, AS_OF)


@every_measure
def test_a_newcomer_without_ties_has_no_rank_and_moves_nobody(one: Measure) -> None:
    landscape = _golden()
    more = landscape.with_(actors=[Actor("B01", "B01", "ingo")])
    found = measure(more, one.name, AS_OF)
    newcomer = next(standing for standing in found if standing.actor == "B01")
    assert (newcomer.value, newcomer.rank) == (None, None)
    assert tuple(s for s in found if s.actor != "B01") == measure(landscape, one.name, AS_OF)
