"""Who told of which tie: women's groups, men's groups and staff kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from allymap.gaps.bond import Bond, bond
from allymap.model.terms import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two kinds of informants: the ties both told, and those that only one of them did, over
    the types of ties that both were asked about; `unlike` are the types only one was.
    """

    one: str
    other: str
    both: tuple[Bond, ...]
    only_one: tuple[Bond, ...]
    only_other: tuple[Bond, ...]
    unlike: tuple[str, ...]

    @property
    def comparable(self) -> int:
        """How many ties were told by either, where both were asked (the union)."""
        return len(self.both) + len(self.only_one) + len(self.only_other)


@dataclass(frozen=True, slots=True)
class Told:
    """How many ties each kind of informant told of, and each two of them beside each other."""

    counts: Mapping[str, int]
    unknown: int
    pairs: tuple[Pair, ...]


def told_by(landscape: Landscape, as_of: date) -> Told:
    """The ties that hold on a day, by who told of them."""
    tellers: dict[Bond, set[str]] = {}
    roles = {source.id: source.informant_role for source in landscape.sources}
    for tie in landscape.ties:
        if holds(tie, as_of) and not landscape.vocabulary.ties[tie.type].restricted:
            tellers.setdefault(bond(landscape, tie), set()).update(_tellers(landscape, tie, roles))
    sides = [*landscape.vocabulary.terms["informants"], OTHERS]
    by = {side: {one for one, who in tellers.items() if side in who} for side in sides}
    asked = _asked(landscape, sides, roles)
    return Told(
        {side: len(by[side]) for side in sides},
        sum(1 for who in tellers.values() if not who),
        tuple(
            _pair(one, other, by, asked)
            for one, other in combinations(sides[:-1], 2)
            if by[one] and by[other]
        ),
    )


def side_of(landscape: Landscape, role: str | None) -> str:
    """Which kind of informant a role is: of the words of two kinds of them, the others."""
    words = set(re.findall(r"\w+", (role or "").casefold()))
    known = landscape.vocabulary.terms["informants"]
    found = [side for side, said in known.items() if words & set(said)]
    return found[0] if len(found) == 1 else OTHERS if words else ""


def _tellers(landscape: Landscape, tie: Tie, roles: Mapping[str, str | None]) -> set[str]:
    """What the tie itself says of who reported it counts before what its sources say."""
    said: Iterable[str | None] = (tie.reported_by_role,)
    if not tie.reported_by_role:
        said = (roles.get(source) for source in tie.source_ids)
    return {side for role in said if (side := side_of(landscape, role))}


def _asked(
    landscape: Landscape, sides: Iterable[str], roles: Mapping[str, str | None]
) -> Mapping[str, set[str]]:
    """The types of ties that the sources of each kind of informant asked about."""
    asked: dict[str, set[str]] = {side: set() for side in sides}
    open_types = {code for code, tie in landscape.vocabulary.ties.items() if not tie.restricted}
    for scope in landscape.scopes:
        side = side_of(landscape, roles.get(scope.source))
        if side and scope.topic in open_types:
            asked[side].add(scope.topic)
    return asked


def _pair(one: str, other: str, by: Mapping[str, set[Bond]], asked: Mapping[str, set[str]]) -> Pair:
    types = asked[one] & asked[other]
    mine, theirs = ({told for told in by[side] if told[1] in types} for side in (one, other))
    return Pair(
        one,
        other,
        tuple(sorted(mine & theirs)),
        tuple(sorted(mine - theirs)),
        tuple(sorted(theirs - mine)),
        tuple(sorted(asked[one] ^ asked[other])),
    )
