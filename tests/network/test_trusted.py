"""The most trusted way is the best of all ways, counted one by one."""

from __future__ import annotations

import random
from itertools import pairwise
from math import log, prod

import networkx as nx
import pytest

from allymap.network.trusted import apart, most_trusted, needed, reach, short, steps


def _random(seed):
    rng = random.Random(seed)
    names = "abcdefg"[: rng.randint(2, 7)]
    pairs = [(a, b) for a in names for b in names if a != b and rng.random() < 0.45]
    worth = {pair: rng.choice((0.25, 0.5, 0.7, 0.75, 0.9, 1.0)) for pair in pairs}
    return rng, names, worth


def _value(worth, way):
    return prod(worth[step] for step in pairwise(way))


def _all(worth, start, goal, via=()):
    """Every way that meets nobody twice and the stops in their order, by trying each step."""

    def onward(way):
        if way[-1] == goal:
            places = [way.index(stop) for stop in via if stop in way]
            if len(places) == len(via) and places == sorted(places):
                yield way
            return
        for one, other in worth:
            if one == way[-1] and other not in way:
                yield from onward((*way, other))

    return list(onward((start,)))


def test_the_reference_two_good_steps_are_better_than_one_poor_one():
    worth = {("A", "B"): 0.9, ("B", "C"): 0.9, ("A", "C"): 0.5}
    way = most_trusted(steps(worth), "A", "C")
    assert way == ("A", "B", "C")
    assert _value(worth, way) == pytest.approx(0.81)


def test_of_equal_ways_the_one_of_fewer_steps():
    worth = {("A", "B"): 1.0, ("B", "C"): 1.0, ("A", "C"): 1.0}
    assert most_trusted(steps(worth), "A", "C") == ("A", "C")


@pytest.mark.parametrize("seed", range(300))
def test_the_most_trusted_way_is_the_best_of_all(seed):
    rng, names, worth = _random(seed)
    start, goal = names[0], names[-1]
    between = [n for n in names if n not in (start, goal)]
    via = tuple(rng.sample(between, min(len(between), seed % 3)))
    every = _all(worth, start, goal, via)
    way = most_trusted(steps(worth), start, goal, via)
    assert bool(way) == bool(every)
    if way:
        assert way in every
        assert _value(worth, way) == pytest.approx(max(_value(worth, one) for one in every))


@pytest.mark.parametrize("seed", range(150))
def test_alternatives_share_nobody_and_each_is_the_best_left(seed):
    _, names, worth = _random(seed)
    start, goal = names[0], names[-1]
    left = _all(worth, start, goal)
    found = list(apart(steps(worth), start, goal, 4))
    for way in found:
        assert _value(worth, way) == pytest.approx(max(_value(worth, one) for one in left))
        met = set(way[1:-1])
        left = [one for one in left if not met & set(one) and one != way]
    assert not left or len(found) == 4


@pytest.mark.parametrize("seed", range(100))
def test_those_needed_are_on_every_way(seed):
    _, names, worth = _random(seed)
    every = _all(worth, names[0], names[-1])
    if every:
        graph = steps(worth)
        on_all = set.intersection(*(set(one[1:-1]) for one in every))
        assert set(needed(graph, most_trusted(graph, names[0], names[-1]))) == on_all


@pytest.mark.parametrize("seed", range(100))
def test_reach_is_the_best_way_of_few_steps_to_each(seed):
    _, names, worth = _random(seed)
    found = reach(steps(worth), names[0], 3)
    for goal in names[1:]:
        short = [one for one in _all(worth, names[0], goal) if len(one) <= 4]
        assert (goal in found) == bool(short)
        if short:
            best = max(_value(worth, one) for one in short)
            assert _value(worth, found[goal]) == pytest.approx(best)


@pytest.mark.parametrize("seed", range(100))
def test_between_two_alone_it_is_the_way_found_among_all(seed):
    _, names, worth = _random(seed)
    graph = steps(worth)
    for start in names:
        found = reach(graph, start, 3)
        for goal in set(names) - {start}:
            assert short(graph, start, goal) == found.get(goal, ())


def test_without_limits_it_is_what_networkx_says():
    graph = nx.gnp_random_graph(60, 0.1, seed=3, directed=True)
    rng = random.Random(3)
    worth = {(str(a), str(b)): rng.uniform(0.1, 1) for a, b in graph.edges}
    plain = nx.DiGraph()
    plain.add_weighted_edges_from((*pair, value) for pair, value in worth.items())
    logs = steps(worth)
    for goal in ("7", "23", "59"):
        theirs = nx.shortest_path(plain, "0", goal, weight=lambda _a, _b, d: -log(d["weight"]))
        assert _value(worth, most_trusted(logs, "0", goal)) == pytest.approx(_value(worth, theirs))


def test_a_stop_that_leads_nowhere_is_soon_known():
    worth = {(a, b): 0.5 for a in "abcdefghijklmn" for b in "abcdefghijklmn" if a != b}
    graph = steps(worth | {("x", "z"): 0.9})
    assert most_trusted(graph, "a", "z", ("n",)) == ()
