"""Where round regions stand: near those they have many ties with, never touching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from allymap.view.apart import Points, Spot

SEED = 20240308  # any fixed number: it decides where the tries begin
TRIES, STEPS = 9000, 120  # the more pairs of discs, the fewer tries
WIDE = 1.5  # screens are wider than tall


def settled(radii: Points, ties: Points, room: float) -> Points:
    """The middles of discs of these radii, `room` apart at least, with short ties.

    `ties` counts those between each two. Of many pictures drawn from different starts the one
    whose ties have the least length in all is kept.
    """
    n = len(radii)
    if n < 2:
        return np.zeros((n, 2))
    weights = (ties + ties.T) / max(float(ties.sum()), 1.0)
    tries = max(3, min(64, TRIES // n**2))
    spread = float(np.sqrt((radii**2).sum())) * 2 + room * n / 4
    at = np.random.default_rng(SEED).normal(size=(tries, n, 2)) * spread
    for step in range(STEPS):
        at = at + _drawn_in(at, weights, 0.25 * (1 - step / STEPS))
        for _ in range(3):
            at = at + _pushed(at, radii, room)
    costs = [_cost(one, weights, radii) for one in at]
    best = at[int(np.argmin(np.round(costs, 6)))]
    return cleared(_level(best), radii, room)


def cleared(at: Points, radii: Points, room: float) -> Points:
    """The middles pushed aside until all are `room` apart."""
    for _ in range(600):
        push = _pushed(at[None], radii, room + 1)[0]
        if np.abs(push).max(initial=0) < 0.05:
            break
        at = at + push
    return at


def joined(at: Points, radii: Points, radius: float, ties: Points, room: float) -> Spot:
    """The middle of one disc more: where its ties to those that stand are shortest."""
    low, high = (at.T - radii).min(axis=1), (at.T + radii).max(axis=1)
    beyond, step = 2 * radius + room, max(radius / 3, room / 4)
    x, y = (np.arange(a - beyond, b + beyond, step) for a, b in zip(low, high, strict=True))
    tries = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    far = np.hypot(*(tries[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    tries, far = (one[(far >= radii + radius + room).all(axis=1)] for one in (tries, far))
    middle = np.hypot(*((tries - (low + high) / 2) / np.array([WIDE, 1.0])).T)
    costs = far @ ties / max(float(ties.sum()), 1.0) + 0.5 * middle
    across, down = tries[int(np.argmin(np.round(costs, 6)))]
    return float(across), float(down)


def _drawn_in(at: Points, weights: Points, strength: float) -> Points:
    """Towards those one is tied to, and a little to the middle, from above more than aside."""
    share = weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    tied = np.einsum("ij,tjx->tix", share, at) - at
    tied = tied * (weights.sum(axis=1) > 0)[:, None]
    return np.asarray((0.6 * tied - at * np.array([0.3 / WIDE, 0.3 * WIDE])) * strength)


def _pushed(at: Points, radii: Points, room: float) -> Points:
    """How far each disc of each try moves, so that those that are too near come apart."""
    between = at[:, :, None, :] - at[:, None, :, :]
    distance = np.hypot(between[..., 0], between[..., 1])
    wanted = radii[:, None] + radii[None, :] + room
    short = np.clip(wanted - distance, 0, None) * (1 - np.eye(len(radii)))
    heavy = radii[None, :] / (radii[:, None] + radii[None, :])
    step = between / np.maximum(distance, 1e-6)[..., None] * (short * heavy)[..., None]
    return np.asarray(step.sum(axis=2) * 0.7)


def _cost(at: Points, weights: Points, radii: Points) -> float:
    """The mean length of a tie, and how large the whole is."""
    between = at[:, None, :] - at[None, :, :]
    length = (np.hypot(between[..., 0], between[..., 1]) * weights).sum() / 2
    far = np.abs(at) + radii[:, None]
    return float(length + 0.15 * max(far[:, 0].max() / WIDE, far[:, 1].max()))


def _level(at: Points) -> Points:
    """Around (0, 0)."""
    return np.asarray(at - (at.max(axis=0) + at.min(axis=0)) / 2)
