"""Structural holes: whether an actor's contacts know each other anyway (Burt 1992)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from scipy.sparse import diags_array

from allymap.network.matrix import adjacency, spread

if TYPE_CHECKING:
    from allymap.network.centrality import Values


def constraint(graph: nx.Graph[str]) -> Values:
    """How much an actor's ties all lead to the same people; low means separate circles.

    With p_ij the share of i's strength that lies on j: the sum over contacts j of
    (p_ij + sum over q of p_iq p_qj) squared. An actor with one contact has 1, one without
    ties None.
    """
    actors, ties = _both_ways(graph)
    share = _scaled(ties, ties.sum(axis=1))
    invested = (share + share @ share) * (ties > 0)
    return spread(graph, actors, invested.power(2).sum(axis=1))


def effective_size(graph: nx.Graph[str]) -> Values:
    """How many of an actor's contacts are not a repetition of each other.

    The number of contacts j less, for each, the sum over q of p_iq m_jq, where m_jq is the
    strength between j and q over j's greatest. Written out because networkx divides by the
    greatest of the wrong side when ties have weights.
    """
    actors, ties = _both_ways(graph)
    if not actors:
        return spread(graph, (), ())
    share = _scaled(ties, ties.sum(axis=1))
    marginal = _scaled(ties, ties.max(axis=1).toarray())
    contacts = ties > 0
    repeated = (share @ marginal.T) * contacts
    return spread(graph, actors, contacts.sum(axis=1) - repeated.sum(axis=1))


def open_pairs(graph: nx.Graph[str]) -> dict[str, int]:
    """How many pairs of an actor's contacts have no tie with each other.

    All pairs of contacts less the triangles the actor is in: half of what Gould and Fernandez
    (1989) count in all roles, who see each pair both ways.
    """
    closed: dict[str, int] = nx.triangles(graph)  # type: ignore[assignment]  # of all actors
    return {actor: n * (n - 1) // 2 - closed[actor] for actor, n in graph.degree()}


def only_links(graph: nx.Graph[str], actor: str) -> tuple[tuple[str, str], ...]:
    """The pairs of an actor's contacts who have no tie and no other contact in common.

    The open pairs that depend on this actor alone (Hamilton, Hileman and Bodin 2020).
    """
    around = {one: set(graph[one]) - {actor} for one in sorted(graph[actor]) if one != actor}
    return tuple(
        (one, other)
        for one, other in combinations(around, 2)
        if other not in around[one] and not around[one] & around[other]
    )


def _both_ways(graph: nx.Graph[str]) -> tuple[tuple[str, ...], Any]:
    actors, ties = adjacency(graph, "strength")
    return actors, (ties + ties.T).tocsr()


def _scaled(ties: Any, by: Any) -> Any:
    """Each row divided by its own number; rows of tied actors are never empty."""
    return (diags_array(1.0 / np.ravel(by)) @ ties).tocsr()
