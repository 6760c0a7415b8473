"""Six public networks, each with where it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
from networkx.algorithms import bipartite

if TYPE_CHECKING:
    from collections.abc import Iterator

# Borgatti 2006, figure 8: each actor, and the later ones it has a tie with.
FIGURE_8 = """
HS PS KR; BR WD KR GM BS3; WD PS KR GM BS3 SF HA; PS WS KR GM BS3; WS KR GM BS3
KR GM BS3 SF JE; GM BS3 SF; BS3 SF JE LR; GS DI; DI KA HA; KA PH; DB BW; BW PH BM
PH BM SR; BM HA LK CR SR; SR HB; HB TO CD NP EE; TO MJ BS NP; MJ BS; WL CD; CD BS NP
BS NP; NP BS2; BS2 MG
"""


@dataclass(frozen=True, slots=True)
class Public:
    """A network that anybody can look up; `strength` is on every edge."""

    name: str
    source: str
    graph: nx.Graph[str]


def figure_8() -> nx.Graph[str]:
    """Borgatti's terrorist network of figure 8."""
    rows = (row.split() for row in re.split(r"[;\n]", FIGURE_8) if row.strip())
    return nx.Graph((row[0], other) for row in rows for other in row[1:])


def networks() -> Iterator[Public]:
    """The smallest first."""
    yield _public(
        "kite", "Krackhardt 1990, Administrative Science Quarterly 35", nx.krackhardt_kite_graph()
    )
    yield _public(
        "Florentine families, marriages",
        "Padgett and Ansell 1993, American Journal of Sociology 98",
        nx.florentine_families_graph(),
    )
    yield _public(
        "Southern women, by events shared",
        "Davis, Gardner and Gardner 1941, Deep South",
        _women(),
    )
    yield _public(
        "figure 8",
        "Borgatti 2006, Computational and Mathematical Organization Theory 12",
        figure_8(),
    )
    yield _public(
        "karate club",
        "Zachary 1977, Journal of Anthropological Research 33",
        nx.karate_club_graph(),
    )
    yield _public(
        "Les Misérables, by chapters shared",
        "Knuth 1993, The Stanford GraphBase",
        nx.les_miserables_graph(),
    )


def _women() -> nx.Graph[str]:
    both = nx.davis_southern_women_graph()
    return bipartite.weighted_projected_graph(both, both.graph["top"])


def _public(name: str, source: str, found: nx.Graph[str]) -> Public:
    """With text for ids, and as strength the published weight of a tie, or 1."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(map(str, found)))
    for one, other, weight in found.edges(data="weight", default=1):
        graph.add_edge(str(one), str(other), strength=weight)
    return Public(name, source, graph)
