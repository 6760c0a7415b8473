"""Where members stand inside their round region: near those they are tied to, also outside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

import numpy as np

from allymap.view.apart import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from allymap.view.apart import Points

    Ends = NDArray[np.intp]

STEP = GAP * 1.12  # between the places of a region: room for a name
SPARE = 0.15  # the share of places left free, for those who come later
RIM = GAP * 0.9  # from the outermost place to the edge of a region
SWEEPS = 3  # rounds in which everybody may change places; more hardly shorten anything
LEAST = 1e-3  # what a change must be worth


def places(n: int) -> Points:
    """At least n places around (0, 0), as close together as coins, the nearest first."""
    rows = ceil(sqrt(n)) + 2
    across, down = np.meshgrid(np.arange(-rows, rows + 1), np.arange(-rows, rows + 1))
    x = (across + 0.5 * (down % 2)).ravel() * STEP
    y = down.ravel() * STEP * sqrt(3) / 2
    far = np.round(np.hypot(x, y), 3)
    nearest = np.lexsort((y, x, far))[:n]
    return np.column_stack([x, y])[nearest]


def reach(members: int) -> float:
    """The radius of a region of so many members."""
    far = places(roomy(members))[-1]
    return float(np.hypot(*far)) + RIM


def roomy(members: int) -> int:
    """How many places a region of so many members has."""
    return members + ceil(members * SPARE)


@dataclass(frozen=True, slots=True)
class Room:
    """A region's members, and the ties of each as pairs: which member, with whom."""

    members: Ends
    whose: Ends
    whom: Ends


def seated(near: Sequence[Ends], regions: Sequence[Sequence[int]], middles: Points) -> Points:
    """A point for each actor; `near` are the numbers of those it is tied to.

    Everybody in turn changes places with somebody of its region where that shortens ties the
    most: the length of a tie counts by its logarithm, so that being next to one is worth more
    than being halfway to two. Places are left free on all sides, for those who come later.
    """
    at = np.zeros((len(near), 2))
    rooms = []
    for members, middle in zip(regions, middles, strict=True):
        spots = places(roomy(len(members))) + middle
        spare = np.linspace(1, len(spots) - 1, len(spots) - len(members)).astype(int)
        at[list(members)] = np.delete(spots, spare, axis=0)
        rooms.append(_room(near, members))
    for _ in range(SWEEPS):
        moved = [_moved(i, at, near[i], room) for room in rooms for i in room.members.tolist()]
        if sum(moved) <= len(near) / 100:
            break
    return at


def _room(near: Sequence[Ends], members: Sequence[int]) -> Room:
    whose = np.repeat(np.arange(len(members)), [len(near[i]) for i in members])
    whom = np.concatenate([near[i] for i in members])
    return Room(np.array(members, dtype=np.intp), whose, whom)


def _moved(i: int, at: Points, near: Ends, room: Room) -> bool:
    """Give an actor the place of its region that shortens ties most; whether there was one."""
    if not len(near):
        return False
    now = _length(at[i], at[near]).sum()
    there = _length(at[room.members][:, None], at[near]).sum(axis=1)
    gain = np.round(now - there + _gained_by_the_other(i, at, near, room), 6)
    best = int(np.argmax(gain))
    if gain[best] < LEAST:
        return False
    other = int(room.members[best])
    at[[i, other]] = at[[other, i]]
    return True


def _gained_by_the_other(i: int, at: Points, near: Ends, room: Room) -> Points:
    """What each member's ties would be shorter at the place of `i`.

    Two who are tied stay as far apart as they were: what both seem to gain by it does not count.
    """
    others = at[room.whom]
    shorter = _length(at[room.members[room.whose]], others) - _length(at[i], others)
    gained = np.bincount(room.whose, shorter, minlength=len(room.members))
    own = _length(at[room.members], at[i]) - np.log(GAP)
    return np.asarray(gained - 2 * np.isin(room.members, near) * own)


def _length(one: Points, other: Points) -> Points:
    between = one - other
    return np.asarray(np.log(np.hypot(between[..., 0], between[..., 1]) + GAP))
