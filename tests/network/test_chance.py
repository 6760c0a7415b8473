"""Chance: the page's values, scipy's, and every possible shuffling of a small graph."""

from __future__ import annotations

import random
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from network.attained import attained
from scipy.stats import hypergeom, kstest

from allymap.network.chance import as_few_ties, so_few, so_many

A, B, C = 1, 2, 4
SEED = 20240308  # that of the sample, named so that anybody can run the same ten thousand
TIMES = 199  # shufflings of each of the ten thousand


def test_the_values_of_the_page():
    """domain.md 2.13: N=20, K=8, n=6."""
    assert so_few(0, 20, 8, 6) == pytest.approx(0.0238, abs=5e-5)
    assert so_few(1, 20, 8, 6) == pytest.approx(0.1873, abs=5e-5)


def test_both_tails_are_scipys():
    luck = random.Random(4)
    for _ in range(500):
        population = luck.randint(1, 400)
        group, drawn = luck.randint(0, population), luck.randint(0, population)
        found = luck.randint(0, min(group, drawn))
        law = hypergeom(population, group, drawn)
        about = (found, population, group, drawn)
        assert so_few(*about) == pytest.approx(law.cdf(found), rel=1e-8, abs=1e-12)
        assert so_many(*about) == pytest.approx(law.sf(found - 1), rel=1e-8, abs=1e-12)


def _crossing(graph, sides, pair):
    one, other = pair
    return sum(
        bool((sides[a] & one and sides[b] & other) or (sides[a] & other and sides[b] & one))
        for a, b in graph.edges()
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_share_is_that_of_all_shufflings(seed):
    """Seven actors: all 5,040 dealings, against 20,000 drawn; four standard errors apart."""
    luck = random.Random(seed)
    graph = nx.relabel_nodes(nx.gnm_random_graph(7, 9, seed=seed), str)
    sides = {actor: luck.choice((0, A, B, A | C, B | C)) for actor in graph}
    pairs = [(A, B), (A, C), (C, C)]
    dealt = [dict(zip(sides, one, strict=True)) for one in permutations(sides.values())]
    drawn = as_few_ties(graph, sides, pairs, 20_000, seed)
    for pair, few in zip(pairs, drawn, strict=True):
        found = _crossing(graph, sides, pair)
        share = sum(_crossing(graph, one, pair) <= found for one in dealt) / len(dealt)
        error = (share * (1 - share) / 20_000) ** 0.5
        assert abs(few / 20_000 - share) <= 4 * error


def test_two_halves_with_one_tie_between_them_are_few_and_mixed_ones_are_not():
    """Two cliques of 12 joined once: no shuffling of halves comes near; the complete graph's
    ties across are the same in every shuffling.
    """
    halves = nx.disjoint_union(nx.complete_graph(12), nx.complete_graph(12))
    halves.add_edge(0, 12)
    apart = nx.relabel_nodes(halves, str)
    sides = {actor: A if int(actor) < 12 else B for actor in apart}
    assert as_few_ties(apart, sides, [(A, B)], 1000, 1) == (0,)
    whole = nx.relabel_nodes(nx.complete_graph(24), str)
    assert as_few_ties(whole, sides, [(A, B)], 1000, 1) == (1000,)


def test_the_same_seed_deals_the_same_and_rows_do_not_matter():
    graph = nx.relabel_nodes(nx.gnm_random_graph(30, 60, seed=2), str)
    sides = {actor: A if int(actor) % 2 else B for actor in graph}
    turned = nx.Graph(list(graph.edges())[::-1])
    turned.add_nodes_from(graph)
    one, other = (as_few_ties(g, sides, [(A, B)], 137, 7) for g in (graph, turned))
    assert one == other
    assert one != as_few_ties(graph, sides, [(A, B)], 137, 8)


def test_a_graph_without_ties_has_as_few_in_every_shuffling():
    graph = nx.empty_graph(["a", "b"])
    assert as_few_ties(graph, {"a": A, "b": B}, [(A, B)], 60, 1) == (60,)


@pytest.fixture(scope="module")
def nulls():
    """Ten thousand landscapes where who is on which side says nothing about ties.

    The smallest that BRIDGE-2 judges by chance: twenty actors, nine of them on one side, with
    forty ties. Gives the ties, in how many of `TIMES` shufflings there were as few or fewer
    across, and in how many as many or more: the ties across in the graph and across in its
    complement are always 99 together, so fewer in the one is more in the other.
    """
    graph = nx.relabel_nodes(nx.gnm_random_graph(20, 40, seed=SEED), str)
    without = nx.complement(graph)
    luck = np.random.default_rng(SEED)
    found = []
    for i in range(10_000):
        dealt = luck.permuted([A] * 9 + [B] * 11).tolist()
        sides = dict(zip(graph, dealt, strict=True))
        both = (as_few_ties(g, sides, [(A, B)], TIMES, SEED + i)[0] for g in (graph, without))
        found.append(tuple(both))
    return graph, np.array(found)


def test_ten_thousand_p_values_of_few_ties_are_uniform_when_sides_say_nothing(nulls):
    """Numbers of ties are whole, and many shufflings have just as many as there are. A p-value
    that counts these in full is never too small and so is not uniform; one that counts a random
    share of them is exactly uniform, and shows whether the shuffling is right.
    """
    few, many = nulls[1].T
    fewer, as_many = TIMES - many, few + many - TIMES
    share = np.random.default_rng(SEED).uniform(size=len(few))
    p = (fewer + share * (1 + as_many)) / (1 + TIMES)
    assert len(p) == 10_000
    assert 0.045 <= (p <= 0.05).mean() <= 0.055
    for level in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert (p <= level).mean() == pytest.approx(level, abs=0.015)
    assert kstest(p, "uniform").pvalue > 0.01


def test_few_is_said_as_seldom_as_whole_numbers_of_ties_allow_and_never_too_often(nulls):
    """What BRIDGE-2 goes by is careful: here 0.031 at 0.05, as every dealing of sides tells."""
    graph, found = nulls
    p = (1 + found[:, 0]) / (1 + TIMES)
    exact = attained(graph, 9, TIMES, 0.05)
    error = (exact * (1 - exact) / len(p)) ** 0.5
    assert 0.025 < exact < 0.05
    assert abs((p < 0.05).mean() - exact) < 3 * error
    assert all((p <= level).mean() <= level + 0.015 for level in (0.1, 0.25, 0.5, 0.75, 0.9))
