"""Everything one map can show: what holds now, what ended, and what a round before had."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.model.columns import extra
from allymap.model.terms import holds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

    Bond = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The round before, the day it looks from, and whom the last round says have left."""

    landscape: Landscape
    day: date
    left: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a map can show, and the part of it that holds now.

    `actors` and `ties` say what is "new" since the round before and what is "gone", by id and
    by key; without a round before nothing is.
    """

    landscape: Landscape
    now: Landscape
    actors: Mapping[str, str] = extra()
    ties: Mapping[str, str] = extra()


def current(landscape: Landscape, as_of: date) -> Landscape:
    """The landscape with only the ties that hold on a day."""
    return replace(landscape, ties=tuple(t for t in landscape.ties if holds(t, as_of)))


def shown(landscape: Landscape, as_of: date, before: Before | None = None) -> Shown:
    """What a map as of a day can show: ties that began by then, also those that ended.

    A tie is kept when the same two have one of the same type in both rounds, whichever way
    round where its type has no direction.
    """
    now = current(landscape, as_of)
    begun = tuple(t for t in landscape.ties if t.start is None or t.start <= as_of)
    whole = replace(landscape, ties=begun)
    return _compared(whole, now, before) if before else Shown(whole, now)


def _compared(whole: Landscape, now: Landscape, before: Before) -> Shown:
    then = current(before.landscape, before.day)
    lost = tuple(a for a in then.actors if a.id not in now.actor)
    actors = {i: "new" for i in now.actor if i not in then.actor}
    actors |= dict.fromkeys([a.id for a in lost] + sorted(before.left & now.actor.keys()), "gone")
    here, there, known = ({_bond(one, t) for t in one.ties} for one in (now, then, whole))
    past = tuple(replace(t, key=f"then {t.key}") for t in then.ties if _bond(then, t) not in known)
    ties = {t.key: "new" for t in now.ties if _bond(now, t) not in there}
    ties |= {t.key: "gone" for t in (*whole.ties, *past) if _bond(whole, t) in there - here}
    return Shown(whole.with_(actors=lost, ties=past), now, actors, ties)


def _bond(landscape: Landscape, tie: Tie) -> Bond:
    """What makes two ties of two rounds the same."""
    ends = (tie.source, tie.target)
    directed = landscape.vocabulary.ties[tie.type].directed
    return (tie.type, tie.as_ or "", *(ends if directed else sorted(ends)))
