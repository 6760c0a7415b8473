"""What holds together and what would fall apart: parts, cores, connectors, density."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from allymap.network.matrix import spread, tied

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Values = dict[str, float | None]
Parts = tuple[tuple[str, ...], ...]
Pieces = list[tuple[str, ...]]


def components(graph: nx.Graph[str]) -> Parts:
    """The parts between which there is no way, largest first; an actor without ties is one."""
    parts = (tuple(sorted(part)) for part in nx.connected_components(graph))
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def part_of(graph: nx.Graph[str], actor: str, without: str) -> set[str]:
    """Those to whom an actor has a way, itself included, when somebody else is not there."""
    found, ahead = {actor}, [actor]
    while ahead:
        fresh = set(graph.adj[ahead.pop()]) - found - {without}
        found |= fresh
        ahead += fresh
    return found


def component_size(graph: nx.Graph[str]) -> Values:
    """How many actors are in each actor's part, itself included; None without ties."""
    sizes = {actor: len(part) for part in components(graph) for actor in part if len(part) > 1}
    return spread(graph, sizes.keys(), sizes.values())


def core(graph: nx.Graph[str]) -> Values:
    """The largest k such that an actor is among people who all have k ties to each other.

    Seidman 1983; strength does not count; None without ties.
    """
    plain = nx.Graph(graph.subgraph(tied(graph)))
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    found = nx.core_number(plain)
    return spread(graph, found.keys(), found.values())


def cut_points(graph: nx.Graph[str]) -> tuple[str, ...]:
    """The connectors: actors without whom their part falls into several, in order of ids."""
    return tuple(sorted(nx.articulation_points(graph)))


def cut_offs(graph: nx.Graph[str]) -> dict[str, Parts]:
    """The parts that each connector's own part falls into without it, largest first, then by ids.

    For each of `cut_points`, in their order: the first part is the rest, the others are cut off.
    Found in one walk (Hopcroft and Tarjan 1973).
    """
    found: dict[str, Parts] = {}
    for whole in components(graph):
        pieces: dict[str, Pieces] = {}
        for connector, piece in _pieces(graph, whole[0]):
            pieces.setdefault(connector, []).append(tuple(sorted(piece)))
        found |= {actor: _with_rest(whole, actor, lost) for actor, lost in pieces.items()}
    return {actor: found[actor] for actor in sorted(found) if len(found[actor]) > 1}


def _with_rest(whole: tuple[str, ...], actor: str, lost: Pieces) -> Parts:
    gone = {actor}.union(*lost)
    rest = tuple(other for other in whole if other not in gone)
    parts = [*lost, rest] if rest else lost
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _pieces(graph: nx.Graph[str], start: str) -> Iterator[tuple[str, list[str]]]:
    """Each actor with the pieces of the walk that have no other way back than through it.

    Of the start, every piece that the walk went into from it, even when it is the only one.
    """
    order: list[str] = []
    place: dict[str, int] = {}
    back: dict[str, int] = {}  # how far back along the walk one gets from what came after
    for one, other, way in nx.dfs_labeled_edges(graph, start):
        if way == "forward":
            place[other] = back[other] = len(order)
            order.append(other)
        elif way == "nontree":
            back[one] = min(back[one], place[other])
        elif one != other:
            back[one] = min(back[one], back[other])
            if back[other] >= place[one]:
                yield one, order[place[other] :]


def cut_off_count(graph: nx.Graph[str]) -> Values:
    """How many actors would lose their way to the largest rest of their part without each.

    0 for those who are no connector; None without ties.
    """
    lost = dict.fromkeys(tied(graph), 0)
    for actor, parts in cut_offs(graph).items():
        lost[actor] = sum(map(len, parts[1:]))
    return spread(graph, lost.keys(), lost.values())


def density(graph: nx.Graph[str]) -> float | None:
    """The share of possible ties that there are, all actors counted; None below two."""
    size = len(graph)
    ties = graph.number_of_edges() - nx.number_of_selfloops(graph)
    possible = size * (size - 1) / (1 if graph.is_directed() else 2)
    return ties / possible if size > 1 else None


def fragmentation(graph: nx.Graph[str]) -> float:
    """The share of pairs without a way between them: 0 all together, 1 everyone alone.

    F = 1 - sum of s(s-1) over parts of size s / (n(n-1)) (Borgatti 2006), over every actor of
    the graph, those without ties included. 0 below two actors. What losing somebody does is
    F of the graph without them less F with them: each counts the actors it has.
    """
    return fragmentation_of([len(part) for part in nx.connected_components(graph)])


def fragmentation_of(sizes: Collection[int]) -> float:
    """`fragmentation` of a graph that falls into parts of these sizes."""
    size = sum(sizes)
    together = sum(part * (part - 1) for part in sizes)
    return 1 - together / (size * (size - 1)) if size > 1 else 0.0


def loss(graph: nx.Graph[str], actor: str) -> float:
    """How much fragmentation rises without an actor; below 0 when it falls."""
    rest = graph.subgraph([other for other in graph if other != actor])
    return fragmentation(rest) - fragmentation(graph)


def hanging(graph: nx.Graph[str]) -> frozenset[str]:
    """Those who would lose their way to the rest of their part if one other actor left."""
    lost = (part for parts in cut_offs(graph).values() for part in parts[1:])
    return frozenset(actor for part in lost for actor in part)
