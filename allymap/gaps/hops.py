"""From whom to whom one can go: the ties that open doors, what each is worth, who is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.consent import agreed
from allymap.model.stances import against_us, opposition
from allymap.model.terms import (
    asked_about,
    constituency,
    holds,
    live,
    named_as_concern,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

Pair = tuple[str, str]
# Trust is told on a scale from 1 to 4.
FULL = 4


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a route: (source)-[ties]->(target), and what it is worth.

    `trust` is from 1 to 4, None when nobody told it; `fresh` 1 for a contact on the day one
    looks from, 1/2 for one at the end of `panel`. `newest` is the tie of the last contact.
    """

    source: str
    target: str
    ties: tuple[Tie, ...]
    trust: float | None
    counted: float
    fresh: float

    @property
    def worth(self) -> float:
        """trust / 4 x freshness; trust that nobody told counts as `trust_unknown`."""
        return self.counted / FULL * self.fresh

    @property
    def newest(self) -> Tie:
        """The tie with the latest contact; of several the first by key."""
        return min(self.ties, key=lambda tie: (-_day(tie), tie.key))


def hops(landscape: Landscape, as_of: date) -> dict[Pair, Hop]:
    """Every step one may take: not over ties that are stale, one-sided or not to be used."""
    usable = {
        pair: tuple(tie for tie in ties if not _one_told(landscape, tie, as_of))
        for pair, ties in door_openers(landscape, as_of).items()
    }
    uneven = lopsided(landscape, usable)
    return {
        pair: _hop(landscape, pair, ties, as_of)
        for pair, ties in usable.items()
        if ties and pair not in uneven
    }


def door_openers(landscape: Landscape, as_of: date) -> dict[Pair, tuple[Tie, ...]]:
    """Who can go to whom, over ties that open doors and that nobody asked us to leave alone."""
    found: dict[Pair, list[Tie]] = {}
    for tie in landscape.ties:
        if _opens(landscape, tie, as_of):
            found.setdefault((tie.source, tie.target), []).append(tie)
            if not landscape.vocabulary.ties[tie.type].directed:
                found.setdefault((tie.target, tie.source), []).append(tie)
    return {pair: tuple(ties) for pair, ties in found.items()}


def trust_of(ties: Iterable[Tie]) -> float | None:
    """The largest mean of all three items among the ties that have them; else unknown."""
    return max((mean for tie in ties if (mean := _mean(tie)) is not None), default=None)


def left_alone(landscape: Landscape, as_of: date, today: date | None = None) -> frozenset[str]:
    """Those through whom nobody is sent: who stands against us or quarrels with us, whom we
    were asked not to ask, those ever named as a concern, children, and LGBTQ+ organisations
    without a consent of their own.
    """
    found = against_us(landscape, as_of, today or as_of) | not_agreed(landscape, as_of, today)
    asked_not = {
        end
        for tie in landscape.ties
        if _asked_not(landscape, tie, as_of) and landscape.us in (tie.source, tie.target)
        for end in (tie.source, tie.target)
    }
    quiet = {
        a.id for a in landscape.actors if a.age_band == "child" or named_as_concern(landscape, a.id)
    }
    return (found | asked_not | quiet) - {landscape.us}


def _asked_not(landscape: Landscape, tie: Tie, as_of: date) -> bool:
    """Whether a tie says not to ask; one of the movement that opposes us is not asked either."""
    return (tie.do_not_ask and holds(tie, as_of)) or opposition(landscape, tie, as_of)


def not_agreed(landscape: Landscape, as_of: date, today: date | None = None) -> frozenset[str]:
    """LGBTQ+ organisations, other than us, without a consent to be named, on each of these days."""
    kinds = landscape.vocabulary.kinds
    theirs = {kinds[kind].constituency for kind in landscape.vocabulary.terms["lgbtq"]["kinds"]}
    scope = landscape.vocabulary.raw["audiences"]["coalition"]["consent_scope"]
    agreeing = agreed(landscape, scope, as_of) & agreed(landscape, scope, today or as_of)
    return frozenset(
        a.id
        for a in landscape.actors
        if constituency(landscape, a.id) in theirs and a.id not in agreeing | {landscape.us}
    )


def open_steps(
    steps: Mapping[Pair, Hop], start: str, goal: str, barred: Collection[str]
) -> dict[Pair, float]:
    """What the steps are worth between a start and a goal, with nobody barred in between."""
    return {
        (one, other): hop.worth
        for (one, other), hop in steps.items()
        if hop.worth > 0
        and (one not in barred or one == start)
        and (other not in barred or other == goal)
    }


def _opens(landscape: Landscape, tie: Tie, as_of: date) -> bool:
    known = landscape.vocabulary.ties[tie.type].positive or tie.type in ("has_access_to", "trusts")
    willing = tie.sign != "-" and not tie.do_not_ask
    return known and willing and live(tie, as_of, landscape.vocabulary.days("panel"))


def _one_told(landscape: Landscape, tie: Tie, as_of: date) -> bool:
    """Whether one side alone speaks of a tie, though both were asked; or only a rumour does."""
    if tie.confidence == "rumour":
        return True
    ends = (landscape.actor[tie.source], landscape.actor[tie.target])
    both = all(asked_about(landscape, tie.type, end, as_of) for end in ends)
    if tie.confidence == "one":
        return both
    back = (t for t in landscape.ties_from.get(tie.target, ()) if t.target == tie.source)
    returned = any(t.type == "trusts" and holds(t, as_of) for t in back)
    return tie.type == "trusts" and both and not returned


def lopsided(landscape: Landscape, usable: Mapping[Pair, tuple[Tie, ...]]) -> frozenset[Pair]:
    """Pairs of whom one trusts highly and is told to be trusted little."""
    limits = landscape.vocabulary.thresholds
    told = {pair: _given(pair, ties) for pair, ties in usable.items()}
    found: set[Pair] = set()
    for (one, other), given in told.items():
        back = told.get((other, one))
        high = given is not None and given >= limits["trust_high"]
        if high and back is not None and back <= limits["trust_low"]:
            found |= {(one, other), (other, one)}
    return frozenset(found)


def _given(pair: Pair, ties: Iterable[Tie]) -> float | None:
    """How far the first of a pair trusts the second, by its own ties of trust."""
    return trust_of(tie for tie in ties if tie.type == "trusts" and tie.source == pair[0])


def _hop(landscape: Landscape, pair: Pair, ties: tuple[Tie, ...], as_of: date) -> Hop:
    trust = trust_of(ties)
    limits = landscape.vocabulary.thresholds
    age = as_of.toordinal() - max(map(_day, ties))
    fresh = 1 - age / (2 * limits["panel"]) if limits["panel"] else 1.0
    counted = limits["trust_unknown"] if trust is None else trust
    return Hop(*pair, ties, trust, min(counted, FULL), fresh)


def _mean(tie: Tie) -> float | None:
    items = (tie.trust_reliability, tie.trust_mission, tie.trust_openness)
    said = [item for item in items if item is not None]
    return sum(said) / 3 if len(said) == 3 else None


def _day(tie: Tie) -> int:
    return tie.last_contact.toordinal() if tie.last_contact else 0
