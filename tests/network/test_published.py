"""Values that others printed: Krackhardt's kite, Florentine families, the karate club."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import networkx as nx
import pytest

from allymap.network import centralisation, centrality, cohesion, holes, mixing

Named = Callable[[str], "nx.Graph[str]"]


@pytest.mark.parametrize(
    ("name", "actor", "value", "places"),
    [
        ("holes", "G", 0.400, 3),
        ("holes", "A", 0.595, 3),
        ("holes", "C", 1.0, 9),
        ("kite", "Heather", 0.431, 3),
        ("kite", "Fernando", 0.445, 3),
        ("kite", "Garth", 0.445, 3),
        ("kite", "Jane", 1.0, 9),
        ("florentine", "Medici", 0.2099, 4),
        ("karate", "0", 0.1554, 4),
        ("karate", "33", 0.1564, 4),
    ],
)
def test_constraint(named: Named, name: str, actor: str, value: float, places: int) -> None:
    found = holes.constraint(named(name))[actor]
    assert found is not None
    assert round(found, places) == value


@pytest.mark.parametrize(
    ("name", "actor", "value"),
    [
        ("holes", "G", 4.667),
        ("holes", "A", 2.5),
        ("holes", "C", 1.0),
        ("kite", "Diane", 3.333),
        ("florentine", "Medici", 5.667),
        ("karate", "33", 15.235),
    ],
)
def test_effective_size(named: Named, name: str, actor: str, value: float) -> None:
    assert holes.effective_size(named(name))[actor] == pytest.approx(value, abs=5e-4)


@pytest.mark.parametrize(
    ("name", "degree", "betweenness", "closeness"),
    [
        ("kite", 0.3333, 0.2963, 0.2704),
        ("karate", 0.3996, 0.4056, 0.2982),
        ("florentine", 0.2747, 0.4368, 0.3225),
    ],
)
def test_centralisation(
    named: Named, name: str, degree: float, betweenness: float, closeness: float
) -> None:
    graph = named(name)
    assert centralisation.degree_centralisation(graph) == pytest.approx(degree, abs=5e-5)
    assert centralisation.betweenness_centralisation(graph) == pytest.approx(betweenness, abs=5e-5)
    assert centralisation.closeness_centralisation(graph) == pytest.approx(closeness, abs=5e-5)


@pytest.mark.parametrize("size", [4, 7])
def test_a_star_is_wholly_centralised_and_a_ring_not_at_all(size: int) -> None:
    star = nx.relabel_nodes(nx.star_graph(size), str)
    ring = nx.relabel_nodes(nx.cycle_graph(size), str)
    for measure in (
        centralisation.degree_centralisation,
        centralisation.betweenness_centralisation,
        centralisation.closeness_centralisation,
    ):
        assert measure(star) == pytest.approx(1)
        assert measure(ring) == pytest.approx(0)


def test_densities(named: Named) -> None:
    found = [cohesion.density(named(name)) for name in ("kite", "karate", "florentine")]
    assert found == pytest.approx([0.4, 0.1390, 0.1905], abs=5e-5)


def test_cut_points(named: Named) -> None:
    assert cohesion.cut_points(named("kite")) == ("Heather", "Ike")
    medici = ("Albizzi", "Guadagni", "Medici", "Salviati")
    assert cohesion.cut_points(named("florentine")) == medici
    assert cohesion.cut_points(named("karate")) == ("0",)
    assert cohesion.cut_offs(named("kite"))["Heather"][1:] == (("Ike", "Jane"),)


def test_what_losing_one_actor_does_to_fragmentation(named: Named) -> None:
    def without(name: str, actor: str) -> float:
        graph = named(name)
        graph.remove_node(actor)
        return round(cohesion.fragmentation(graph), 4)

    assert [without("kite", actor) for actor in ("Heather", "Ike", "Diane")] == [0.3889, 0.2222, 0]
    assert without("florentine", "Medici") == 0.3846
    assert without("karate", "0") == 0.3163
    assert without("karate", "33") == 0  # the second most central actor is not critical
    assert cohesion.loss(named("karate"), "0") == pytest.approx(0.3163, abs=5e-5)


def test_borgattis_key_players(named: Named) -> None:
    whole = named("figure 8")
    assert (len(whole), whole.number_of_edges()) == (32, 56)

    def without(*actors: str) -> float:
        rest = whole.subgraph(set(whole) - set(actors))
        return round(cohesion.fragmentation(rest), 3)

    assert without("HA", "HB") == without("HB", "WD") == 0.706
    assert max(without(*pair) for pair in combinations(whole, 2)) == 0.706
    assert without("HS", "HA", "GM") == 0.443


def test_cores(named: Named) -> None:
    found = cohesion.core(named("kite"))
    assert {found[actor] for actor in ("Ike", "Jane")} == {1}
    assert found["Heather"] == 2
    assert sorted(found.values(), key=float)[3:] == [3] * 7
    karate = cohesion.core(named("karate"))
    inner = {actor for actor, value in karate.items() if value == 4}
    assert inner == {"0", "1", "2", "3", "7", "8", "13", "30", "32", "33"}


def test_the_karate_club_mixes_little(named: Named) -> None:
    clubs = {str(node): club for node, club in nx.karate_club_graph().nodes(data="club")}
    graph = named("karate")
    assert mixing.ei_index(graph, clubs) == pytest.approx((11 - 67) / 78)
    assert mixing.expected_ei(graph, clubs) == pytest.approx(0.0303, abs=5e-5)
    inside = {
        club: sum(clubs[a] == clubs[b] == club for a, b in graph.edges)
        for club in set(clubs.values())
    }
    assert sum(inside.values()) == 67
    for club, value in mixing.ei_by_group(graph, clubs).items():
        assert value == pytest.approx((11 - inside[club]) / (11 + inside[club]))


def test_the_kite_has_three_different_best_placed_actors(named: Named) -> None:
    """Krackhardt drew it so: most contacts Diane, most between Heather, nearest the pair."""
    graph = named("kite")

    def best(values: dict[str, float | None]) -> set[str]:
        top = max(value for value in values.values() if value is not None)
        return {actor for actor, value in values.items() if value == pytest.approx(top)}

    assert best(centrality.degree(graph)) == {"Diane"}
    assert best(centrality.betweenness(graph)) == {"Heather"}
    assert centrality.betweenness(graph)["Heather"] == pytest.approx(14 / 36)
