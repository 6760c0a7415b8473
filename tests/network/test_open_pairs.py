"""Pairs of contacts without a tie of their own: published totals, and counting by hand."""

from __future__ import annotations

from itertools import combinations

from allymap.network.holes import open_pairs


def test_half_of_gould_and_fernandez_totals_of_the_karate_club(named):
    """domain.md 2.3: node 0 has 204, node 33 has 242, all 786, each open triad counted twice."""
    found = open_pairs(named("karate"))
    assert (2 * found["0"], 2 * found["33"], 2 * sum(found.values())) == (204, 242, 786)


def test_as_counted_one_by_one(random_graph):
    counted = {
        actor: sum(not random_graph.has_edge(a, b) for a, b in combinations(random_graph[actor], 2))
        for actor in random_graph
    }
    assert open_pairs(random_graph) == counted
