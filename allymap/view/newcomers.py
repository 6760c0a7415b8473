"""A picture that people know goes on: who stands stays, newcomers go beside their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from allymap.view.apart import GAP, around, free, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import networkx as nx

    from allymap.view.apart import Points, Spot

MANY = 12  # neighbours of one newcomer that are looked at
REACH = 3  # GAPs around a neighbour that are looked at first


def yielding(kept: Mapping[str, Spot], pinned: Collection[str]) -> dict[str, Spot]:
    """The spots kept; whoever is not pinned makes way for those who are."""
    spots = {i: kept[i] for i in sorted(kept) if i in pinned}
    firm = list(spots.values())
    moved = []
    for i in sorted(kept.keys() - spots.keys()):
        if firm and not len(free(np.array([kept[i]]), firm)):
            moved.append(i)
        else:
            spots[i] = kept[i]
    for i in moved:
        spots[i] = nearest(kept[i], list(spots.values()))
    return spots


def beside(graph: nx.Graph[str], kept: Mapping[str, Spot]) -> dict[str, Spot]:
    """The spots kept, and one for each newcomer who is tied to somebody in the picture.

    Those with most neighbours there come first.
    """
    spots = dict(kept)
    waiting = sorted(i for i in graph if i not in kept)
    while True:
        near = {i: sum(n in spots for n in graph[i]) for i in waiting}
        ready = max(waiting, key=lambda i: near[i], default=None)
        if ready is None or not near[ready]:
            return spots
        spots[ready] = _by([spots[n] for n in sorted(graph[ready]) if n in spots], spots)
        waiting.remove(ready)


def _by(near: Sequence[Spot], spots: Mapping[str, Spot]) -> Spot:
    """A free spot beside one of the neighbours, and nearest to most of the others."""
    reach, tried, taken = REACH, near[:MANY], list(spots.values())
    while True:
        found = free(np.concatenate([around(spot, reach) for spot in tried]), taken)
        if len(found):
            x, y = found[int(np.argmin(np.round(lengths(found, near), 6)))]
            return float(x), float(y)
        reach *= 2


def lengths(spots: Points, near: Sequence[Spot]) -> Points:
    """What ties from each spot to the neighbours cost: the near count more than the far."""
    between = spots[:, None, :] - np.array(near)[None, :, :]
    return np.asarray(np.log(np.hypot(between[..., 0], between[..., 1]) + GAP).sum(axis=1))
