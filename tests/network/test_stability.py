"""How stable first places are: against every possible loss, and where nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from golden import AS_OF, golden

from allymap.network import centrality
from allymap.network.stability import Trial, of_any, of_sums
from allymap.network.standing import MEASURES, measure

SMALL = {"a": "bcde", "b": "cf", "c": "g", "d": "e", "f": "gh"}


def _small():
    return nx.Graph((one, other) for one, others in SMALL.items() for other in others)


def _first(graph, function):
    values = {a: v for a, v in function(graph).items() if v is not None}
    return sorted(values, key=lambda a: (-values[a], a))[:5]


def _with(landscape, **limits):
    lines = "\n".join(f"{name} = {value}" for name, value in limits.items())
    return replace(landscape, vocabulary=landscape.vocabulary.extended(f"[thresholds]\n{lines}"))


def test_where_nobody_is_missing_all_stay(random_graph):
    trial = Trial(5, 0.0, 20, 1)
    for one in measure(_with(golden(), missing=0.0, replicates=20), "betweenness", AS_OF):
        if one.rank is not None and one.rank <= 5:
            assert (one.stability, one.range) == (1.0, (one.rank, one.rank))
    whom = [a for a, value in centrality.degree(random_graph).items() if value is not None]
    values = centrality.degree(random_graph)
    for actor, found in of_sums(random_graph, "", whom, trial).items():
        rank = 1 + sum((value or 0) > values[actor] for value in values.values())
        assert (found.chance, found.range) == (float(rank <= 5), (rank, rank))


def test_a_sum_of_ties_is_the_measure_taken_anew(random_pair):
    graph, arrows = random_pair
    trial = Trial(3, 0.25, 30, 7)
    whom = _first(graph, centrality.degree)
    assert of_sums(graph, "", whom, trial) == of_any(graph, centrality.degree, whom, trial)
    whom = _first(arrows, centrality.in_strength)
    again = of_any(arrows, centrality.in_strength, whom, trial)
    assert of_sums(arrows, "strength", whom, trial) == again


@pytest.mark.parametrize("first", [1, 2, 3])
def test_the_chance_and_the_range_are_those_of_all_possible_losses(first):
    """Eight actors, two missing: all 28 losses, counted with networkx alone."""
    graph, times = _small(), 20_000
    found = of_sums(graph, "", sorted(graph), Trial(first, 0.25, times, 3))
    for actor in graph:
        ranks, stays = [], []
        for gone in combinations(sorted(graph), 2):
            if actor in gone:
                continue
            left = graph.subgraph(set(graph) - set(gone))
            above = sum(left.degree(other) > left.degree(actor) for other in left)
            alone = left.degree(actor) == 0
            ranks.append(len(graph) if alone else 1 + above)
            stays.append(not alone and above < first)
        share = sum(stays) / len(stays)
        error = (share * (1 - share) / (0.75 * times)) ** 0.5
        assert abs(found[actor].chance - share) <= 4 * error
        assert min(ranks) <= found[actor].range[0] <= found[actor].range[1] <= max(ranks)
        for end, part in zip(found[actor].range, (0.05, 0.95), strict=True):
            below = sum(rank < end for rank in ranks) / len(ranks)
            up_to = sum(rank <= end for rank in ranks) / len(ranks)
            assert below - 0.02 <= part <= up_to + 0.02


def test_the_middle_of_a_star_is_sure_and_equals_share_its_fate():
    star = nx.relabel_nodes(nx.star_graph(30), str)
    found = of_sums(star, "", ["0", "1"], Trial(1, 0.2, 300, 5))
    assert (found["0"].chance, found["0"].range) == (1.0, (1, 1))
    assert found["1"].chance == 0.0


def test_the_same_seed_tells_the_same_and_who_has_no_tie_counts_for_nothing():
    graph = _small()
    turned = nx.Graph(list(graph.edges())[::-1])
    turned.add_nodes_from(["x", "y"])
    trial = Trial(2, 0.25, 111, 9)
    assert of_sums(graph, "", "abc", trial) == of_sums(turned, "", "abc", trial)
    assert of_sums(graph, "", "abc", trial) != of_sums(graph, "", "abc", replace(trial, seed=10))


def test_only_the_first_five_are_tried_and_those_who_share_their_ranks():
    found = measure(golden(), "degree", AS_OF)
    for one in found:
        assert (one.stability is not None) == (one.rank is not None and one.rank <= 5)
    assert {one.rank for one in found if one.stability is not None}


def test_what_takes_long_is_tried_on_small_graphs_alone():
    few = _with(golden(), replicates_up_to=3, replicates=10)
    for one in MEASURES:
        known = [s for s in measure(few, one.name, AS_OF) if s.stability is not None]
        assert bool(known) == (one.name in ("degree", "in_strength")), one.name


@pytest.mark.parametrize("limits", [{"replicates": 0}, {"missing": 1.0}])
def test_with_nothing_to_go_by_nothing_is_said(limits):
    assert all(s.stability is None for s in measure(_with(golden(), **limits), "degree", AS_OF))
