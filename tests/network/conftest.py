"""Graphs to measure: named ones from the literature, and random ones of every awkward sort."""

from __future__ import annotations

import random
from collections.abc import Callable

import networkx as nx
import pytest

from bench.networks import figure_8

Named = Callable[[str], "nx.Graph[str]"]

KITE = ("Andre", "Beverly", "Carol", "Diane", "Ed", "Fernando", "Garth", "Heather", "Ike", "Jane")


def _named(name: str) -> nx.Graph[str]:
    if name == "kite":
        return nx.relabel_nodes(nx.krackhardt_kite_graph(), dict(enumerate(KITE)))
    if name == "florentine":
        return nx.Graph(nx.florentine_families_graph())
    if name == "holes":  # Borgatti's example, without weights
        pairs = ["A-B", "A-F", "A-G", "A-E", "E-G", "F-G", "B-G", "B-D", "D-G", "G-C"]
        return nx.Graph(pair.split("-") for pair in pairs)
    if name == "figure 8":
        return figure_8()
    karate = nx.karate_club_graph()
    plain = nx.Graph(karate.edges())
    return nx.relabel_nodes(plain, {node: str(node) for node in plain})


@pytest.fixture
def named() -> Named:
    """`kite`, `florentine`, `karate` (each tie 1), `figure 8` or `holes`, with text ids."""
    return _named


def _random(kind: type[nx.Graph], seed: int) -> nx.Graph[str]:  # type: ignore[type-arg]  # a class
    luck = random.Random(seed)
    size = seed % 4 if seed < 40 else luck.randint(4, 30)
    graph = kind()
    names = [f"n{i:02}" for i in range(size)]
    luck.shuffle(names)
    graph.add_nodes_from(names)
    for _ in range(int(size * luck.uniform(0.2, 3))):
        one, other = luck.choice(names), luck.choice(names)
        if one != other:
            weight = luck.randint(1, 5)
            graph.add_edge(one, other, strength=weight, distance=60 // weight)
    return graph


@pytest.fixture(params=range(200))
def random_graph(request: pytest.FixtureRequest) -> nx.Graph[str]:
    """One of 200 weighted graphs of 0 to 30 actors, often in parts; 40 have at most 3."""
    return _random(nx.Graph, request.param)


@pytest.fixture(params=range(200))
def random_digraph(request: pytest.FixtureRequest) -> nx.DiGraph[str]:
    """As `random_graph`, with directions."""
    return nx.DiGraph(_random(nx.DiGraph, request.param))


@pytest.fixture(params=range(200))
def random_pair(request: pytest.FixtureRequest) -> tuple[nx.Graph[str], nx.DiGraph[str]]:
    """A graph and a directed graph of the same seed, for measures of either sort."""
    return _random(nx.Graph, request.param), nx.DiGraph(_random(nx.DiGraph, request.param))
