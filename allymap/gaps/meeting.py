"""BRIDGE-2: constituencies that should meet and do not, or far less than chance would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from allymap.gaps.finding import Finding, Ref, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import (
    asked_about,
    constituency,
    form,
    is_term,
    level,
    positive,
    sits,
)
from allymap.network.build import positive_graph
from allymap.network.chance import as_few_ties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import networkx as nx

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


class Pair(NamedTuple):
    """Two sides that should meet, who is on each, and the ties from one to the other."""

    codes: tuple[str, str]
    one: frozenset[str]
    other: frozenset[str]
    ties: tuple[Tie, ...]

    @property
    def both(self) -> frozenset[str]:
        """Those who are on both sides."""
        return self.one & self.other


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each pair of `terms.meet.pairs` that has somebody on both of its sides."""
    graph = positive_graph(landscape, as_of)
    everybody = landscape.actors
    known = {a.id for a in everybody if asked_about(landscape, "collaborates_with", a, as_of)}
    pairs = pairs_of(landscape, as_of)
    few = _few(landscape, graph, pairs)
    for pair in pairs:
        variant = "few" if pair.codes in few else "meet" if pair.ties or pair.both else "none"
        missing: Status = "GAP" if pair.one | pair.other <= known else "BLIND_SPOT"
        status = "OK" if variant == "meet" else missing
        yield _finding(landscape, pair, status, variant, _facts(landscape, graph, pair, status))


def pairs_of(landscape: Landscape, as_of: date) -> list[Pair]:
    """The pairs of `terms.meet` that have somebody on both of their sides."""
    sides = landscape.vocabulary.terms["meet"]["sides"]
    on = {code: _side(landscape, about, as_of) for code, about in sides.items()}
    ties = tuple(positive(landscape, as_of))
    return [
        Pair((a, b), on[a], on[b], tuple(t for t in ties if _joins(t, on[a], on[b])))
        for a, b in landscape.vocabulary.terms["meet"]["pairs"]
        if on[a] and on[b]
    ]


def meeting_little(landscape: Landscape, as_of: date) -> list[Pair]:
    """The pairs that do not meet, or with fewer ties than chance would have it."""
    pairs = pairs_of(landscape, as_of)
    few = _few(landscape, positive_graph(landscape, as_of), pairs)
    return [pair for pair in pairs if pair.codes in few or not (pair.ties or pair.both)]


def _side(landscape: Landscape, about: Mapping[str, Any], as_of: date) -> frozenset[str]:
    """Everybody of some constituencies or levels, or with a seat; `not` turns it round."""
    everybody = frozenset(landscape.actor)
    if about.get("seated"):
        found = frozenset(seat.actor for seat in landscape.seats if sits(seat, as_of))
    elif "levels" in about:
        found = frozenset(a for a in everybody if level(landscape, a) in about["levels"])
    else:
        sides = about["constituencies"]
        found = frozenset(a for a in everybody if constituency(landscape, a) in sides)
    return everybody - found if about.get("not") else found


def _joins(tie: Tie, one: frozenset[str], other: frozenset[str]) -> bool:
    ways = ((tie.source, tie.target), (tie.target, tie.source))
    return any(a in one and b in other for a, b in ways)


def _few(
    landscape: Landscape, graph: nx.Graph[str], pairs: list[Pair]
) -> frozenset[tuple[str, str]]:
    """The pairs with so few ties that shuffling who is who would seldom give as few.

    Every shuffling is used for all pairs; a pair with somebody on both sides meets anyway.
    """
    limits = landscape.vocabulary.thresholds
    asked = [pair for pair in pairs if pair.ties and not pair.both]
    if not asked or len(graph) < limits["centre_from"]:
        return frozenset()
    sides: dict[str, int] = {}
    for place, pair in enumerate(asked):
        for bit, side in ((1 << 2 * place, pair.one), (2 << 2 * place, pair.other)):
            for actor in side:
                sides[actor] = sides.get(actor, 0) | bit
    bits = [(1 << 2 * place, 2 << 2 * place) for place in range(len(asked))]
    times = landscape.vocabulary.days("permutations")
    counts = as_few_ties(graph, sides, bits, times, landscape.vocabulary.days("permutation_seed"))
    shares = (
        (pair.codes, (1 + count) / (1 + times)) for pair, count in zip(asked, counts, strict=True)
    )
    return frozenset(codes for codes, share in shares if share < limits["mixing_share"])


def _facts(
    landscape: Landscape, graph: nx.Graph[str], pair: Pair, status: Status
) -> dict[str, Any]:
    met = {frozenset((tie.source, tie.target)) for tie in pair.ties}
    facts: dict[str, Any] = {"sides": pair.codes, "meetings": len(met) + len(pair.both)}
    if status == "OK":
        return facts
    ends = tuple(_busiest(landscape, graph, side) for side in (pair.one, pair.other))
    return facts | {"link": ends} if all(ends) and len(set(ends)) > 1 else facts


def _busiest(landscape: Landscape, graph: nx.Graph[str], side: frozenset[str]) -> str:
    """The body of a side with most partners, to begin with; "" when it has none.

    Never an LGBTQ+ organisation: nobody is introduced to it without its consent.
    """
    ties = dict(graph.degree())
    bodies = [
        actor
        for actor in side
        if form(landscape, actor) != "person" and not is_term(landscape, actor, "lgbtq")
    ]
    return min(bodies, key=lambda a: (-ties.get(a, 0), landscape.name(a), a), default="")


def _finding(
    landscape: Landscape, pair: Pair, status: Status, variant: str, facts: dict[str, Any]
) -> Finding:
    return Finding(
        "BRIDGE-2",
        f"BRIDGE-2:{'-'.join(pair.codes)}",
        status,
        "high",
        variant,
        (),
        facts,
        _evidence(pair),
        affected=min(len(pair.one), len(pair.other)),
        internal=any(_is_lgbtq(landscape, code) for code in pair.codes),
    )


def _evidence(pair: Pair) -> tuple[Ref, ...]:
    ends = sorted(pair.one | pair.other)
    return (*actors(*ends), *(("ties", tie.key) for tie in pair.ties))


def _is_lgbtq(landscape: Landscape, code: str) -> bool:
    """Whether a side is of the constituency of LGBTQ+ organisations."""
    terms, kinds = landscape.vocabulary.terms, landscape.vocabulary.kinds
    theirs = {kinds[kind].constituency for kind in terms["lgbtq"]["kinds"]}
    about = terms["meet"]["sides"][code]
    return not about.get("not") and bool(theirs & set(about.get("constituencies", ())))


BRIDGE_2 = GapRule(
    id="BRIDGE-2",
    why="build collective power of groups, and networking of diverse groups toward influencing "
    "political and social change",
    look=look,
    asks=("collaborates_with",),
    fires_on="""
        Elders:mens_group; Sisters:womens_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
    silent_on="""
        Elders:mens_group -collaborates_with{last_contact=2026-01-10}-> Sisters:womens_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=collaborates_with about=all
    """,
)
