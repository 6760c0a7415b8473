"""The shortest way of so many hops, against every simple path that networkx lists."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from allymap.network.paths import short_way


def _brute(graph, starts, goal, most, barred):
    """The fewest hops of any way, or None."""
    lengths = [0] if goal in starts else []
    for start in starts:
        for way in nx.all_simple_paths(graph, start, goal, cutoff=most):
            if not set(way[1:-1]) & set(barred):
                lengths.append(len(way) - 1)
    return min(lengths, default=None)


def test_every_way_is_found_and_is_one(random_digraph):
    if len(random_digraph) < 4:
        return
    actors = sorted(random_digraph)
    starts, goal, barred = actors[:2], actors[-1], actors[2:4]
    hops = {actor: list(random_digraph[actor]) for actor in actors}
    for most in (0, 1, 2, 3):
        way = short_way(hops, starts, goal, most, barred)
        assert (len(way) - 1 if way else None) == _brute(random_digraph, starts, goal, most, barred)
        assert all(random_digraph.has_edge(a, b) for a, b in pairwise(way))
        assert not set(way[1:-1]) & set(barred)
        assert not way or (way[0] in starts and way[-1] == goal)


def test_a_start_that_is_the_goal_is_a_way_of_no_hops():
    assert short_way({}, ["a"], "a", 3) == ("a",)


@pytest.mark.parametrize("most", [1, 2])
def test_of_two_ways_the_first_by_name(most):
    hops = {"a": ["c", "b"], "b": ["d"], "c": ["d"]}
    assert short_way(hops, ["a"], "d", most) == (("a", "b", "d") if most == 2 else ())


def test_a_start_may_be_somebody_no_way_may_lead_through():
    assert short_way({"a": ["b"], "b": ["c"]}, ["b"], "c", 2, {"b"}) == ("b", "c")
    assert short_way({"a": ["b"], "b": ["c"]}, ["a"], "c", 2, {"b"}) == ()
