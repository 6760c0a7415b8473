"""Routes to the one who decides: the most trusted, others beside it, and whom they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

from allymap.gaps.hops import hops, left_alone, not_agreed, open_steps
from allymap.network.trusted import apart, needed, steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.gaps.hops import Hop, Pair
    from allymap.model.landscape import Landscape
    from allymap.model.records import Ask

# The most trusted route and up to three others.
MOST = 4


@dataclass(frozen=True, slots=True)
class Route:
    """A chain of people or organisations, each step of which exists and may be used."""

    hops: tuple[Hop, ...]

    @property
    def way(self) -> tuple[str, ...]:
        """All on the route, both ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    @property
    def worth(self) -> float:
        """The product of what its steps are worth, from 0 to 1."""
        return prod(hop.worth for hop in self.hops)

    @property
    def weakest(self) -> Hop:
        """The step that is worth least; the first of several."""
        return min(self.hops, key=lambda hop: hop.worth)


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes from a start to a goal, best first; `why_none` is a code when there is none.

    `needed` are those without whom there is no route at all; `ask` is its id, or "".
    """

    start: str
    goal: str
    routes: tuple[Route, ...] = ()
    needed: tuple[str, ...] = ()
    why_none: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """Somebody on the only route of several asks: whose, of how many that have a route."""

    actor: str
    asks: tuple[str, ...]
    of: int
    hops: tuple[int, ...]

    @property
    def share(self) -> float:
        """The part of the asks with a route that rest on this actor."""
        return len(self.asks) / self.of


@dataclass(frozen=True)
class Ways:
    """Every step one may take on a day, looked up once for many routes.

    `today` is the day consents are judged on too; without it, on `as_of` alone.
    """

    landscape: Landscape
    as_of: date
    today: date | None = None

    @cached_property
    def hops(self) -> dict[Pair, Hop]:
        """Every step by its two ends."""
        return hops(self.landscape, self.as_of)

    @cached_property
    def silent(self) -> frozenset[str]:
        """The LGBTQ+ organisations that have not agreed."""
        return not_agreed(self.landscape, self.as_of, self.today)

    def between(self, start: str, goal: str, via: Sequence[str] = (), most: int = MOST) -> Routes:
        """The most trusted route, and others that share nobody in between."""
        barred = left_alone(self.landscape, self.as_of, self.today)
        if why := self._refused(start, goal, via, barred):
            return Routes(start, goal, why_none=why)
        graph = steps(open_steps(self.hops, start, goal, barred))
        found = tuple(apart(graph, start, goal, most, via))
        if not found:
            return Routes(start, goal, why_none="none")
        chains = (Route(tuple(self.hops[step] for step in pairwise(way))) for way in found)
        return Routes(start, goal, tuple(chains), needed(graph, found[0]))

    def _refused(self, start: str, goal: str, via: Sequence[str], barred: frozenset[str]) -> str:
        if start == goal:
            return "same"
        if goal in self.silent:
            return "not_agreed"
        return "via_left_alone" if barred & set(via) else ""

    def to_ask(self, ask: Ask, start: str, via: Sequence[str] = ()) -> Routes:
        """The routes to the one who decides on an ask."""
        if not ask.target:
            return Routes(start, "", why_none="no_target", ask=ask.id)
        found = self.between(start, ask.target, via)
        return Routes(start, ask.target, found.routes, found.needed, found.why_none, ask.id)

    def to_all(self, start: str) -> tuple[Routes, ...]:
        """The routes to every ask, in the order of their ids."""
        asks = sorted(self.landscape.asks, key=lambda ask: ask.id)
        return tuple(self.to_ask(ask, start) for ask in asks)


def supports(found: Sequence[Routes]) -> tuple[Support, ...]:
    """Those on whom the routes of several asks rest: most asks first, then by id."""
    there = [one for one in found if one.routes]
    resting: dict[str, list[Routes]] = {}
    for one in there:
        for actor in one.needed:
            resting.setdefault(actor, []).append(one)
    several = (
        Support(
            actor,
            tuple(one.ask for one in ones),
            len(there),
            tuple(len(one.routes[0].hops) for one in ones),
        )
        for actor, ones in resting.items()
        if len(ones) > 1
    )
    return tuple(sorted(several, key=lambda one: (-len(one.asks), one.actor)))
