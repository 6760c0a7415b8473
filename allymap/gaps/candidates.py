"""Whom a finding's action would bring together: the pairs that could be, the nearest of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from allymap.gaps.bridges import connecting
from allymap.gaps.goals import Goal, gains
from allymap.gaps.meeting import pairs_of
from allymap.gaps.scale import adults, upward
from allymap.model.terms import constituency, form, is_term, places_above
from allymap.network.cohesion import part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    import networkx as nx

    from allymap.gaps.finding import Finding
    from allymap.gaps.goals import GoalName
    from allymap.gaps.hops import Pair
    from allymap.gaps.meeting import Pair as Meeting
    from allymap.model.landscape import Landscape


@dataclass(frozen=True)
class Candidates:
    """Whom findings would bring together; looked up once for many findings.

    `whole` is all that is known, `landscape` what an audience sees of it. Nobody of `barred` is
    offered, nor two of `apart`.
    """

    whole: Landscape
    landscape: Landscape
    as_of: date
    barred: frozenset[str]
    apart: frozenset[Pair]
    _known: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def of(self, finding: Finding) -> tuple[GoalName, Sequence[Pair]]:
        """What for, and the pairs of whom each would do; none where nobody is to be introduced."""
        goal, look = _LOOKS.get(finding.rule, ("target", _nobody))
        return goal, self._open(look(self, finding))

    def _open(self, pairs: Iterable[Pair]) -> list[Pair]:
        return [
            ends
            for ends in pairs
            if ends[0] != ends[1] and ends not in self.apart and not self.barred & set(ends)
        ]

    def nearest(
        self, ones: Iterable[str], others: Iterable[str], *, one_way: bool = False
    ) -> list[Pair]:
        """The pairs of two sides with fewest steps up to a place that both lie in.

        With `one_way` only the steps from the first side count: who is of the whole country is
        near to all in it.
        """
        here, there = self._placed(ones), self._placed(others)
        by_steps: dict[int, list[tuple[str, str]]] = {}
        for places in product(here, there):
            by_steps.setdefault(self._steps(places, one_way=one_way), []).append(places)
        for _, near in sorted(by_steps.items()):
            found = self._open(e for a, b in near for e in product(here[a], there[b]))
            if found:
                return found
        return []

    def _steps(self, places: tuple[str, str], *, one_way: bool) -> int:
        """How many steps up lies what two places share; without any, more than all others."""
        if places not in self._known:
            here, there = (places_above(self.landscape, place) for place in places)
            shared = [(here.index(one), there.index(one)) for one in here if one in there]
            none = len(self.landscape.parent) + 1
            self._known[places] = shared[0] if shared else (none, none)
        steps = self._known[places]
        return steps[0] if one_way else max(steps)

    def _placed(self, actors: Iterable[str]) -> dict[str, list[str]]:
        """Those who may be offered, by their place."""
        found: dict[str, list[str]] = {}
        for actor in sorted(set(actors) - self.barred):
            found.setdefault(self.landscape.actor[actor].place or "", []).append(actor)
        return found

    @cached_property
    def fem(self) -> list[str]:
        """The organisations of the women's movement."""
        return [a.id for a in self.landscape.actors if is_term(self.landscape, a.id, "fem")]

    @cached_property
    def web(self) -> nx.Graph[str]:
        """Who works with whom, as BRIDGE-1 sees it."""
        return connecting(self.landscape, self.as_of)

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The sides that should meet, by the names of both."""
        return {"-".join(pair.codes): pair for pair in pairs_of(self.landscape, self.as_of)}

    @cached_property
    def to_targets(self) -> dict[str, list[Pair]]:
        """The ties that would lead to the target of each ask."""
        found: dict[str, list[Pair]] = {}
        for ends, gain in gains(self.whole, Goal("target"), self.as_of).items():
            for ask in gain.covers:
                found.setdefault(ask, []).append(ends)
        return found

    @cached_property
    def adults(self) -> list[str]:
        """The groups and organisations of others than youth."""
        return adults(self.landscape)

    @cached_property
    def upward(self) -> list[str]:
        """Bodies that a group could turn to on its way to the national level."""
        return upward(self.landscape, self.as_of)


def _nobody(_known: Candidates, _finding: Finding) -> list[Pair]:
    return []


def _answer(known: Candidates, finding: Finding) -> list[Pair]:
    """A men's body with the organisation that it is to answer to; else with the nearest."""
    body, to = finding.facts.get("actor", ""), finding.facts.get("to")
    if not body:
        return []
    return [(body, to)] if to else known.nearest([body], known.fem, one_way=True)


def _early(known: Candidates, finding: Finding) -> list[Pair]:
    if finding.variant != "none":
        return []
    return known.nearest(finding.facts["runners"], known.fem, one_way=True)


def _around(known: Candidates, finding: Finding) -> list[Pair]:
    """Somebody of the largest part that would be cut off, with somebody of the rest."""
    if finding.variant != "cut_off":
        return []
    inside, outside = finding.facts["second_link"]
    sides = (part_of(known.web, one, without=finding.subjects[0]) for one in (inside, outside))
    return known.nearest(*(_bodies(known, side) for side in sides))


def _meet(known: Candidates, finding: Finding) -> list[Pair]:
    pair = known.meetings["-".join(finding.facts["sides"])]
    met = {frozenset((tie.source, tie.target)) for tie in pair.ties}
    found = known.nearest(*(_bodies(known, side) for side in (pair.one, pair.other)))
    return [ends for ends in found if frozenset(ends) not in met]


def _grown(known: Candidates, finding: Finding) -> list[Pair]:
    """A group with a body that leads on to the national level; youth with grown-ups nearby."""
    body = finding.facts["actor"]
    others = known.upward if finding.variant == "national" else known.adults
    return known.nearest([body], others)


def _to_target(known: Candidates, finding: Finding) -> list[Pair]:
    return known.to_targets.get(finding.facts["ask"], []) if finding.variant == "none" else []


def _by_us(known: Candidates, finding: Finding) -> list[Pair]:
    return _ours(known, [finding.facts["actor"]])


def _organisers(known: Candidates, finding: Finding) -> list[Pair]:
    return _ours(known, finding.facts.get("organisers", ()))


def _voice(known: Candidates, finding: Finding) -> list[Pair]:
    """Us with the media or research nearest to us."""
    here = known.landscape
    wanted = [a.id for a in here.actors if constituency(here, a.id) == finding.variant]
    return known.nearest([here.us], wanted) if here.us in here.actor else []


def _ours(known: Candidates, others: Iterable[str]) -> list[Pair]:
    us = known.landscape.us
    return [(us, other) for other in others] if us in known.landscape.actor else []


def _bodies(known: Candidates, side: Iterable[str]) -> list[str]:
    """The bodies of a side who may be offered; persons only where it has none."""
    free = sorted(set(side) - known.barred)
    return [one for one in free if form(known.landscape, one) != "person"] or free


# Not the rules of safety, nor BASE-1: whoever is asked to introduce an ally would learn that he
# stands alone, or that he was named.
_LOOKS: dict[str, tuple[GoalName, Callable[[Candidates, Finding], list[Pair]]]] = {
    "ACC-1": ("movement", _answer),
    "EARLY-1": ("movement", _early),
    "BRIDGE-1": ("connector", _around),
    "BRIDGE-2": ("meet", _meet),
    "SCALE-1": ("meet", _grown),
    "TARGET-1": ("target", _to_target),
    "INF-1": ("target", _by_us),
    "ENTRY-1": ("target", _by_us),
    "SYNC-2": ("target", _organisers),
    "VOICE-1": ("target", _voice),
}
