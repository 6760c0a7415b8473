"""What a coalition looks like on a day: who sits, who speaks, what hangs on whom, and on us."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.accountability import ACC_1
from allymap.gaps.bridges import BRIDGE_1, known_to
from allymap.gaps.inclusion import INCL_1
from allymap.gaps.leaving import Around, Leaving, leaving
from allymap.gaps.rules import find_gaps
from allymap.model.terms import constituency, form, holds, public_acts, sits
from allymap.network.build import positive_graph
from allymap.network.centralisation import degree_centralisation
from allymap.network.chance import so_many
from allymap.network.cohesion import density
from allymap.network.holes import only_links
from allymap.network.mixing import blau, ei_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.records import Seat

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those in a room are men's bodies, beside their share of all members.

    `chance`: how often so many, or more, would be there by chance (hypergeometric).
    """

    room: str
    men: int
    there: int
    chance: float

    def above(self, members: Share) -> bool:
        """Whether men's share is larger here than among the members."""
        return self.men * members.there > members.men * self.there


@dataclass(frozen=True, slots=True)
class Card:
    """A coalition on a day, in facts; nothing in it is a score."""

    id: str
    seats: tuple[Seat, ...]
    speaking: tuple[str, ...]
    sitting: tuple[str, ...]
    shares: tuple[Share, ...]
    findings: tuple[Finding, ...]
    alone: Mapping[str, tuple[str, ...]]
    links: Pairs
    leaving: Leaving | None
    terms: Mapping[str, float | None]

    @property
    def members(self) -> tuple[str, ...]:
        """Those who hold a seat, each once."""
        return tuple(dict.fromkeys(seat.actor for seat in self.seats))

    def links_inside(self) -> Pairs:
        """The pairs whom only we connect, when both have a seat."""
        members = set(self.members)
        return tuple(pair for pair in self.links if members.issuperset(pair))


def card(landscape: Landscape, coalition: str, as_of: date) -> Card:
    """The card of a coalition, over the seats held and the ties that live on a day."""
    return _card(Around(landscape, as_of, find_gaps(landscape, as_of)), coalition)


def cards(landscape: Landscape, found: tuple[Finding, ...], as_of: date) -> tuple[Card, ...]:
    """The cards of all coalitions; `found` is what all rules find on that day."""
    around = Around(landscape, as_of, found)
    return tuple(_card(around, one.id) for one in landscape.coalitions)


def _card(around: Around, coalition: str) -> Card:
    landscape, as_of = around.landscape, around.as_of
    seats = _seats(landscape, coalition, as_of)
    members = tuple(dict.fromkeys(seat.actor for seat in seats))
    speaking = _speaking(landscape, members, as_of)
    us = landscape.us if landscape.us in around.web else ""
    return Card(
        coalition,
        seats,
        speaking,
        tuple(one for one in members if one not in speaking),
        _shares(landscape, seats, members, speaking),
        _about(landscape, coalition, members, around.found),
        _alone(landscape, members, as_of),
        only_links(around.web, us) if us else (),
        leaving(around, members) if us else None,
        _terms(landscape, members, as_of),
    )


def by_role(seats: Iterable[Seat]) -> Mapping[str, int]:
    """How many seats there are of each role; "" where nobody noted one."""
    return Counter(seat.role or "" for seat in seats)


def by_constituency(landscape: Landscape, actors: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """These actors by their constituency."""
    found: dict[str, list[str]] = {}
    for actor in actors:
        found.setdefault(constituency(landscape, actor), []).append(actor)
    return {code: tuple(found[code]) for code in sorted(found)}


def _seats(landscape: Landscape, coalition: str, as_of: date) -> tuple[Seat, ...]:
    seats = [s for s in landscape.seats if s.coalition == coalition and sits(s, as_of)]
    roles = list(landscape.vocabulary.codes["seat_roles"])
    place = {role: number for number, role in enumerate(roles)}
    order = sorted(seats, key=lambda s: (place.get(s.role or "", len(roles)), s.actor))
    return tuple(order)


def _speaking(landscape: Landscape, members: Sequence[str], as_of: date) -> tuple[str, ...]:
    """The members who were on a public stage within `public` days, or one of whose people was."""
    acts = public_acts(landscape, as_of)
    return tuple(m for m in members if {m, *_people_of(landscape, m, as_of)} & acts.keys())


def _people_of(landscape: Landscape, body: str, as_of: date) -> list[str]:
    ties = landscape.ties_to.get(body, ())
    return [t.source for t in ties if t.type == "member_of" and t.sign != "-" and holds(t, as_of)]


def _shares(
    landscape: Landscape, seats: Sequence[Seat], members: Sequence[str], speaking: Collection[str]
) -> tuple[Share, ...]:
    roles = landscape.vocabulary.terms["steering"]["roles"]
    steering = {seat.actor for seat in seats if seat.role in roles}
    men = {one for one in members if constituency(landscape, one) == "men"}
    rooms = (("members", set(members)), ("steering", steering), ("speaking", set(speaking)))
    return tuple(
        Share(
            room,
            len(there & men),
            len(there),
            so_many(len(there & men), len(members), len(men), len(there)),
        )
        for room, there in rooms
        if there
    )


def _about(
    landscape: Landscape, coalition: str, members: Sequence[str], found: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Shares in this coalition, answers of its men's bodies and seats, its single connectors."""
    wanted = {coalition, *(m for m in members if form(landscape, m) != "person")}
    rules = {ACC_1.id, BRIDGE_1.id}
    of_members = [f for f in found if f.rule in rules and wanted.issuperset(f.subjects)]
    shares = [f for f in found if f.rule == INCL_1.id and f.subjects == (coalition,)]
    return (*of_members, *shares)


def _alone(
    landscape: Landscape, members: Sequence[str], as_of: date
) -> Mapping[str, tuple[str, ...]]:
    """The members whom one colleague of ours alone is in touch with, by colleague."""
    found: dict[str, list[str]] = {}
    for partner, by in sorted(known_to(landscape, as_of).items()):
        if partner in members and len(by) == 1:
            found.setdefault(min(by), []).append(partner)
    return {holder: tuple(found[holder]) for holder in sorted(found)}


def _terms(landscape: Landscape, members: Sequence[str], as_of: date) -> Mapping[str, float | None]:
    """Numbers for those who know them: they describe, and more of them is not better."""
    graph = positive_graph(landscape, as_of)
    inside = graph.subgraph(members).copy()
    inside.add_nodes_from(members)
    groups = {member: constituency(landscape, member) for member in members}
    return {
        "density": density(inside),
        "degree_centralisation": degree_centralisation(inside),
        "ei_index": ei_index(inside, groups),
        "blau": blau(groups.values()),
    }
