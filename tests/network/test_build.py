"""Ties become edges: which count, how parallel ones merge, what a weight is in length."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest
from golden import AS_OF, golden

from allymap.errors import UnknownName
from allymap.model.sketch import sketch
from allymap.network.build import (
    assumed_weights,
    build,
    directed,
    positive_graph,
    undirected,
)
from allymap.network.cohesion import components, cut_offs, loss

DAY = date(2026, 1, 31)


def test_a_tie_is_an_edge_under_its_key_and_an_actor_a_bare_node() -> None:
    graph = build(sketch("A:mens_org -funds{id=T1,weight=4}-> B:ingo; C:ingo"), DAY)
    assert list(graph.nodes(data=True)) == [("A", {}), ("B", {}), ("C", {})]
    about = {"type": "funds", "sign": "+", "weight": 4, "distance": 15, "assumed": False}
    assert list(graph.edges(keys=True, data=True)) == [("A", "B", "T1", about)]


def test_a_tie_without_direction_goes_both_ways_and_counts_once() -> None:
    graph = build(sketch("A:mens_org -collaborates_with{id=T1,weight=3}-> B:ingo"), DAY)
    assert sorted(graph.edges(keys=True)) == [("A", "B", "T1"), ("B", "A", "T1")]
    assert undirected(graph)["A"]["B"] == {"strength": 3, "distance": 20}
    assert directed(graph)["B"]["A"] == {"strength": 3, "distance": 20}


@pytest.mark.parametrize(
    ("dates", "there"),
    [
        ("", True),
        ("{start=2026-01-31}", True),
        ("{start=2026-02-01}", False),
        ("{end=2026-01-31}", False),
        ("{end=2026-02-01}", True),
    ],
)
def test_only_ties_that_hold_on_the_day(dates: str, there: bool) -> None:
    graph = build(sketch(f"A:mens_org -funds{dates}-> B:ingo"), DAY)
    assert graph.has_edge("A", "B") is there


def test_ties_against_somebody_stay_in_the_graph_and_are_no_closeness() -> None:
    landscape = sketch("""
        A:mens_org -opposes-> B:ingo
        A -supports{sign=-}-> C:ingo
        A -opposes{sign=+}-> D:ingo
    """)
    graph = build(landscape, DAY)
    assert {about["sign"] for _, _, about in graph.edges(data=True)} == {"-"}
    assert undirected(graph).number_of_edges() == 0
    assert directed(graph).number_of_edges() == 0
    assert undirected(graph, negative=True).number_of_edges() == 3


def test_parallel_ties_add_up_and_the_shortest_is_the_distance() -> None:
    landscape = sketch("""
        A:mens_org -trusts{weight=2,source_ids=S1}-> B:ingo
        A -trusts{weight=5,source_ids=S2}-> B
        B -funds{weight=1}-> A
        sources id=S1; sources id=S2
    """)
    graph = build(landscape, DAY)
    assert graph.number_of_edges("A", "B") == 2
    assert undirected(graph)["A"]["B"] == {"strength": 8, "distance": 12}
    assert directed(graph)["A"]["B"] == {"strength": 7, "distance": 12}
    assert directed(graph)["B"]["A"] == {"strength": 1, "distance": 60}


def test_every_weight_has_a_whole_length() -> None:
    lines = "; ".join(f"A:ingo -funds{{weight={w}}}-> B{w}:ingo" for w in range(1, 6))
    graph = build(sketch(lines), DAY)
    assert [d for _, _, d in sorted(graph.edges(data="distance"))] == [60, 30, 20, 15, 12]


def test_a_blank_weight_counts_as_one_and_is_said() -> None:
    text = "A:ingo -funds-> B:ingo; A -collaborates_with-> B; B -funds{weight=1}-> A"
    graph = build(sketch(text), DAY)
    assert assumed_weights(graph) == 2
    assert undirected(graph)["A"]["B"]["strength"] == 3


def test_an_actor_is_not_tied_to_itself() -> None:
    graph = build(sketch("A:ingo -funds-> A; A -collaborates_with-> A"), DAY)
    assert graph.number_of_edges() == 2
    assert undirected(graph).number_of_edges() == directed(graph).number_of_edges() == 0


def test_the_types_asked_for_and_no_others() -> None:
    landscape = sketch("A:ingo -funds-> B:ingo; A -trusts-> B")
    only = build(landscape, DAY, types=["trusts"])
    assert [t for _, _, t in only.edges(data="type")] == ["trusts"]
    assert build(landscape, DAY, types=[]).number_of_edges() == 0
    with pytest.raises(UnknownName) as caught:
        build(landscape, DAY, types=["trust"])
    assert caught.value.code == "unknown_tie_type"
    assert caught.value.facts["name"] == "trust"


def test_the_positive_graph_of_the_golden_fixture() -> None:
    graph = positive_graph(golden(), AS_OF)
    assert (len(graph), graph.number_of_edges(), len(components(graph))) == (15, 16, 2)
    assert min(dict(graph.degree()).values()) > 0


def test_the_positive_graph_is_made_once_and_nobody_can_change_it() -> None:
    landscape = golden()
    graph = positive_graph(landscape, AS_OF)
    assert positive_graph(landscape, AS_OF) is graph
    assert positive_graph(landscape, date(2020, 1, 31)).number_of_edges() == 0
    with pytest.raises(nx.NetworkXError):
        graph.remove_node(next(iter(graph)))


def test_what_the_golden_fixture_loses_with_each_connector() -> None:
    """Actors of connecting kinds that have a P+ tie at all: Y1, tied to A03 alone, counts."""
    landscape = golden()
    graph = positive_graph(landscape, AS_OF)
    kinds = landscape.vocabulary.kinds
    bodies = graph.subgraph([a for a in graph if kinds[landscape.actor[a].kind].connects])
    lost = {connector: parts[1:] for connector, parts in cut_offs(bodies).items()}
    assert lost == {"O2": (("O1",),), "O3": (("A07",), ("G2",)), "O4": (("G1",),)}
    found = [round(loss(bodies, actor), 3) for actor in ("O3", "O2", "O4")]
    assert found == [0.352, 0.196, 0.196]
