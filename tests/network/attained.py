"""How often a shuffling test says something where there is nothing to say: counted exactly."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from scipy.stats import binom


def attained(graph, of_one, times, limit):
    """How often `(1 + as few) / (1 + times) < limit` when sides say nothing, counted exactly.

    Over every way of choosing who is on the one side, with no line of the product's code.
    """
    ends = np.array([sorted(map(int, edge)) for edge in graph.edges()])
    ways = np.array(list(combinations(range(len(graph)), of_one)))
    on_one = np.zeros((len(ways), len(graph)), dtype=bool)
    on_one[np.arange(len(ways))[:, None], ways] = True
    across = (on_one[:, ends[:, 0]] != on_one[:, ends[:, 1]]).sum(axis=1)
    chance = np.bincount(across) / len(across)
    most = max(few for few in range(times) if (1 + few) / (1 + times) < limit)
    return float((chance * binom.cdf(most, times, chance.cumsum())).sum())
