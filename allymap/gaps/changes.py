"""What changed between two waves, over what can be compared, and what cannot and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.gaps.bond import Bond, bond
from allymap.gaps.bridging import Bridging, bridging
from allymap.gaps.fates import Fates, fates
from allymap.gaps.rules import find_gaps
from allymap.model.marks import shown_as
from allymap.model.terms import constituency, places_above, positive
from allymap.network.change import jaccard, sign_flip_chance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.rounds import Wave


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on both lists, on one alone, and who was asked in both waves (the panel)."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    missing: tuple[str, ...]
    panel: tuple[str, ...]
    unnoted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Working ties among the panel, of types that were asked about the same actors both times."""

    kept: tuple[Bond, ...]
    new: tuple[Bond, ...]
    lost: tuple[Bond, ...]
    left_out: int
    jaccard: float | None


@dataclass(frozen=True, slots=True)
class Partners:
    """How many of the panel have more partners, fewer, as many; `chance` as in `sign_flips`."""

    more: int
    fewer: int
    same: int
    before: int
    after: int
    chance: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """Two waves beside each other; `unlike` names questions that only one of them asked."""

    roster: Roster
    unlike: tuple[tuple[str, str, str], ...]
    ties: Ties
    partners: Partners
    allies: tuple[float | None, float | None]
    stances: Mapping[tuple[int, int], int] | None
    fates: Fates
    bridging: tuple[Bridging, ...]


def changes(first: Wave, second: Wave) -> Change:
    """Everything that two waves tell about change."""
    roster = roster_of(first, second)
    before, after = (_bonds(wave, roster.panel) for wave in (first, second))
    alike = {one for one in before | after if _alike(one, first, second)}
    ties = _ties(before & alike, after & alike, len(before | after) - len(alike))
    found = found_in(first, second)
    return Change(
        roster,
        unlike(first, second),
        ties,
        _partners(first.landscape, roster.panel, before & alike, after & alike),
        (_allies(first.landscape, before & alike), _allies(second.landscape, after & alike)),
        _stances(first, second),
        fates(*found, gone=roster.gone, missing=roster.missing),
        bridging(first, second, found[0]),
    )


def found_in(first: Wave, second: Wave) -> tuple[list[Finding], list[Finding]]:
    """What all rules find in two waves, a place that got an id in between under that id."""
    before, after = (find_gaps(wave.landscape, wave.day) for wave in (first, second))
    now = second.landscape.aliases
    return [replace(f, id=shown_as(f.id, now)) for f in before], list(after)


def roster_of(first: Wave, second: Wave) -> Roster:
    """Not reached is not gone; gone is who left, or whom the second list no longer names."""
    left = {one for one, status in second.presence.items() if status == "left"}
    missing = {one for one, status in second.presence.items() if status == "not_reached"}
    named = first.roster and second.roster
    absent = first.roster - second.roster if named else frozenset()
    asked = [{a for a, s in wave.presence.items() if s == "asked"} for wave in (first, second)]
    known = first.landscape.actor.keys() & second.landscape.actor.keys()
    return Roster(
        tuple(sorted(second.roster - first.landscape.actor.keys())) if named else (),
        tuple(sorted((absent | left) - missing)),
        tuple(sorted(missing)),
        tuple(sorted(asked[0] & asked[1] & known)),
        tuple(wave.name for wave in (first, second) if not wave.presence),
    )


def unlike(first: Wave, second: Wave) -> tuple[tuple[str, str, str], ...]:
    """(topic, about, wave) of what only one wave asked; about all covers every other."""
    return tuple(
        (topic, about, mine.name)
        for mine, other in ((first, second), (second, first))
        for topic, about in sorted(mine.scopes - other.scopes)
        if not any((topic, wider) in other.scopes for wider in _wider(mine.landscape, about))
    )


def _wider(landscape: Landscape, about: str) -> tuple[str, ...]:
    """What a question was about, the places it lies in, and all."""
    return (about, *places_above(landscape, about), "all")


def _bonds(wave: Wave, panel: tuple[str, ...]) -> set[Bond]:
    inside = set(panel)
    ties = positive(wave.landscape, wave.day)
    return {bond(wave.landscape, t) for t in ties if {t.source, t.target} <= inside}


def _alike(one: Bond, first: Wave, second: Wave) -> bool:
    """Whether one of those who are asked about such a tie was asked in both waves."""
    source, kind, target = one
    words = first.landscape.vocabulary
    of_target = kind in words.terms["asked"]["of_target"]
    ends = (
        ((target,) if of_target else (source,)) if words.ties[kind].directed else (source, target)
    )
    return any(first.asked(kind, end) and second.asked(kind, end) for end in ends)


def _ties(before: set[Bond], after: set[Bond], left_out: int) -> Ties:
    return Ties(
        tuple(sorted(before & after)),
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
        left_out,
        jaccard(before, after),
    )


def _partners(
    landscape: Landscape, panel: tuple[str, ...], before: set[Bond], after: set[Bond]
) -> Partners:
    then, now = _degrees(before), _degrees(after)
    moved = [now[actor] - then[actor] for actor in panel]
    limits = landscape.vocabulary.thresholds
    chance = sign_flip_chance(moved, limits["permutations"], limits["permutation_seed"])
    signs = Counter((change > 0) - (change < 0) for change in moved)
    return Partners(signs[1], signs[-1], signs[0], then.total(), now.total(), chance)


def _degrees(bonds: set[Bond]) -> Counter[str]:
    pairs = {frozenset((source, target)) for source, _, target in bonds}
    return Counter(actor for pair in pairs for actor in pair)


def _allies(landscape: Landscape, bonds: set[Bond]) -> float | None:
    """E-I of the ties that touch an ally: to men inside, to all others outside."""
    kinds = landscape.vocabulary.kinds
    pairs = {tuple(sorted((s, t))) for s, _, t in bonds}
    touching = [p for p in pairs if any(kinds[landscape.actor[a].kind].ally for a in p)]
    men = [all(constituency(landscape, a) == "men" for a in p) for p in touching]
    return (len(men) - 2 * sum(men)) / len(men) if men else None


def _stances(first: Wave, second: Wave) -> Mapping[tuple[int, int], int] | None:
    """From which stance to which, of those whose stance both lists have; None when unasked."""
    asked = all(any(topic == "actors" for topic, _ in w.scopes) for w in (first, second))
    if not asked:
        return None
    both = first.roster & second.roster & first.landscape.actor.keys()
    pairs = ((first.landscape.actor[a].stance, second.landscape.actor[a].stance) for a in both)
    return Counter((one, two) for one, two in pairs if one is not None and two is not None)
