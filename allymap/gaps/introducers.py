"""Who can make the introduction that a finding's action asks for, where there is one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from allymap.gaps.between import Between, introduced, kept_apart
from allymap.gaps.candidates import Candidates
from allymap.gaps.goals import Gain, Goal
from allymap.gaps.hops import hops, left_alone
from allymap.gaps.order import Row, Sight
from allymap.network.build import positive_graph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.gaps.between import Introduction
    from allymap.gaps.finding import Finding
    from allymap.gaps.hops import Hop, Pair
    from allymap.model.landscape import Landscape

_ASKS_FOR_IT = ("GAP", "OPPORTUNITY")
_ONE = Gain(1, frozenset())


@dataclass(frozen=True)
class Introducers:
    """Adds to findings who can introduce whom, by the ways and the order of `introduce`.

    `whole` is all that is known, `seen` what is shown of it. Whom routes leave alone, by all that
    is known, is on no way; nor is who is not shown. Others (`shared`) are told of no introduction:
    who is passed over would tell of a concern, a quarrel, or little trust.
    """

    whole: Landscape
    seen: Landscape
    as_of: date
    today: date
    shared: bool = False

    def dress(self, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """The findings, those that ask for it with the best introduction, in their order."""
        if self.shared:
            return tuple(found)
        return tuple(self._dressed(one) if one.status in _ASKS_FOR_IT else one for one in found)

    def _dressed(self, finding: Finding) -> Finding:
        goal, pairs = self._candidates.of(finding)
        if not pairs:
            return replace(finding, facts=_unnamed(finding))
        wanted = Goal(goal)
        first = self._sight.in_order(wanted, dict.fromkeys(pairs, _ONE))[0]
        best = introduced(self.seen, wanted, Row(first), self._between)
        facts = {**finding.facts, **_named(finding, best)}
        silent = best.how == "nobody" and "to" in finding.facts
        told = None if silent else best
        return replace(finding, facts=facts, introduction=told)

    @cached_property
    def _barred(self) -> frozenset[str]:
        hidden = frozenset(self.whole.actor) - frozenset(self.seen.actor)
        return hidden | left_alone(self.whole, self.as_of, self.today)

    @cached_property
    def _candidates(self) -> Candidates:
        apart = kept_apart(self.whole, self.as_of)
        return Candidates(self.whole, self.seen, self.as_of, self._barred, apart)

    @cached_property
    def _hops(self) -> Mapping[Pair, Hop]:
        return hops(self.whole, self.as_of)

    @cached_property
    def _between(self) -> Between:
        return Between(self.seen, self._hops, self._barred, few=True)

    @cached_property
    def _sight(self) -> Sight:
        partners = dict(positive_graph(self.seen, self.as_of).degree())
        return Sight(self.seen, partners, self._between.worth)


def _named(finding: Finding, best: Introduction) -> dict[str, Any]:
    """The facts that name whom to bring together, so that the action names the same two."""
    if "nearest" in finding.facts and "to" not in finding.facts:
        return {"nearest": best.whom}
    ends = {"BRIDGE-1": "second_link", "BRIDGE-2": "link"}.get(finding.rule)
    return {ends: (best.who, best.whom)} if ends else {}


def _unnamed(finding: Finding) -> dict[str, Any]:
    """The facts without whom to begin with, when nobody may be offered."""
    facts = {name: fact for name, fact in finding.facts.items() if name != "link"}
    return {**facts, "nearest": ""} if "nearest" in facts and "to" not in facts else facts
