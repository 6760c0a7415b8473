"""Whether ties stay inside groups: the E-I index (Krackhardt and Stern 1988).

-1 when all ties are inside, +1 when all go outside. Separate spaces are wanted in this
work, so a low value is a description and never by itself a gap.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx


def ei_index(graph: nx.Graph[str], groups: Mapping[str, str]) -> float | None:
    """(E - I) / (E + I) over ties of actors with a group; None when there is no such tie."""
    return _index(one != other for one, other in _ends(graph, groups))


def ei_by_group(graph: nx.Graph[str], groups: Mapping[str, str]) -> dict[str, float | None]:
    """The index of each group over the ties that touch it; None for a group without ties."""
    ends = list(_ends(graph, groups))
    present = {groups[actor] for actor in graph if actor in groups}
    return {
        group: _index(one != other for one, other in ends if group in (one, other))
        for group in sorted(present)
    }


def expected_ei(graph: nx.Graph[str], groups: Mapping[str, str]) -> float | None:
    """The index that these group sizes give when groups say nothing about ties.

    Twice the share of pairs that lie across groups, less 1; None below two actors.
    """
    sizes = Counter(groups[actor] for actor in graph if actor in groups)
    size = sum(sizes.values())
    if size < 2:
        return None
    inside = sum(n * (n - 1) for n in sizes.values()) / (size * (size - 1))
    return 1 - 2 * inside


def blau(groups: Iterable[str]) -> float | None:
    """How mixed some actors are: the chance that two drawn with return are of different groups.

    1 - sum of p squared (Blau 1977); None of nobody.
    """
    counts = Counter(groups)
    size = sum(counts.values())
    return 1 - sum((n / size) ** 2 for n in counts.values()) if size else None


def _ends(graph: nx.Graph[str], groups: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for one, other in graph.edges():
        if one != other and one in groups and other in groups:
            yield groups[one], groups[other]


def _index(external: Iterable[bool]) -> float | None:
    found = Counter(external)
    ties = found[True] + found[False]
    return (found[True] - found[False]) / ties if ties else None
