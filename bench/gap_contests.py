"""All rules on a large programme, beside making its graph and one sampled betweenness."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
from contests import Contest
from programme import DAY, programme

from allymap.gaps.rules import RULES, find_gaps
from allymap.network.build import build, undirected

if TYPE_CHECKING:
    from collections.abc import Iterator

PILOTS = 100


def gap_contests() -> Iterator[Contest]:
    """The one row: the landscape is made anew each time, so that nothing is remembered."""
    known = programme()
    size = f"{len(known.actors):,} actors, {len(known.ties):,} ties"
    yield Contest(
        f"all {len(RULES)} rules, {size}, {len(known.activities):,} activities",
        lambda: find_gaps(replace(known), DAY),
        {
            f"making its graph, and networkx's betweenness from {PILOTS} actors": lambda: (
                nx.betweenness_centrality(undirected(build(known, DAY)), k=PILOTS, seed=1)
            )
        },
    )
