"""Who is well placed: ties, listeners, ways between others, nearness, standing.

Each takes a graph of `network.build` (or any networkx graph with text ids; a missing
`strength` or `distance` counts as 1) and gives a value by actor, None for those without ties,
who also count in no denominator: somebody nobody asked about must not lower the others.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
from scipy.sparse.linalg import eigsh

from allymap.network.matrix import adjacency, arcs, spread, tied
from allymap.network.shortest import FAR, between, lengths

Values = dict[str, float | None]

DAMPING = 0.85


def degree(graph: nx.Graph[str]) -> Values:
    """With how many others each actor has a tie."""
    actors = tied(graph)
    plain = graph.to_undirected(as_view=True)
    return spread(graph, actors, (len(set(plain[a]) - {a}) for a in actors))


def in_strength(graph: nx.DiGraph[str]) -> Values:
    """The sum of the weights of the ties that end at each actor."""
    actors, ties = adjacency(graph, "strength")
    return spread(graph, actors, ties.sum(axis=0))


def betweenness(graph: nx.Graph[str], distance: str | None = None) -> Values:
    """The share of shortest ways between pairs of others that run through each actor.

    From 0 to 1 (Freeman 1977); every step is as long as any other, or as `distance` (an
    edge's attribute, whole numbers) says. 0 for all with fewer than three tied actors.
    """
    found = arcs(graph, distance)
    size = len(found.actors)
    pairs = max((size - 1) * (size - 2), 1)
    return spread(graph, found.actors, between(found) / pairs)


def weighted_betweenness(graph: nx.Graph[str]) -> Values:
    """As `betweenness`, where a strong tie is a short step."""
    return betweenness(graph, "distance")


def harmonic(graph: nx.Graph[str]) -> Values:
    """The mean of 1/steps from each actor to every other tied one; no way counts as 0.

    From 0 to 1 (Marchiori and Latora 2000), so that parts without a way between them do no
    harm. In a directed graph, the steps from the actor to the others.
    """
    found = arcs(graph)
    size = len(found.actors)
    near = np.zeros(size)
    for starts, length in lengths(found):
        reached = (length > 0) & (length < FAR)
        near[starts] = np.divide(1.0, length, out=np.zeros(length.shape), where=reached).sum(axis=0)
    return spread(graph, found.actors, near / max(size - 1, 1))


def eigenvector(graph: nx.Graph[str]) -> Values:
    """How well tied each actor is to the well tied, by strength; the best has 1.

    Bonacich 1972, in the largest component alone, since parts cannot be compared: the others
    have None. Of equally large components each is measured on its own.
    """
    parts = [part for part in nx.connected_components(graph) if len(part) > 1]
    largest = max(map(len, parts), default=0)
    values: dict[str, float] = {}
    for part in parts:
        if len(part) == largest:
            values.update(_leading(graph.subgraph(part)))
    return spread(graph, values.keys(), values.values())


def pagerank(graph: nx.DiGraph[str]) -> Values:
    """How often a walk along ties, by strength, is at each actor; the sum is 1.

    Brin and Page 1998: with 0.85 the walk goes on, else it begins anew anywhere. Right to
    1e-12.
    """
    actors = tied(graph)
    if not actors:
        return dict.fromkeys(sorted(graph))
    same: nx.DiGraph[str] = nx.DiGraph()
    same.add_nodes_from(actors)
    edges = ((a, b, s) for a, b, s in graph.edges(data="strength", default=1) if a != b)
    same.add_weighted_edges_from(edges, weight="strength")
    tolerance = 1e-13 / len(actors)  # networkx stops at the number of actors times this
    found = nx.pagerank(same, alpha=DAMPING, weight="strength", tol=tolerance, max_iter=2000)
    return spread(graph, found.keys(), found.values())


def _leading(graph: nx.Graph[str]) -> dict[str, float]:
    """The first eigenvector of a connected graph."""
    actors, ties = adjacency(graph, "strength")
    even = np.ones(len(actors))
    if len(actors) < 3:
        return dict.fromkeys(actors, 1.0)
    _, vectors = eigsh(ties, k=1, which="LA", v0=even, tol=0)
    size = np.abs(vectors[:, 0])
    return dict(zip(actors, (size / size.max()).tolist(), strict=True))
