"""INCL-1: who is missing from the rooms where things are decided, and who is stuck at the edge."""

from __future__ import annotations

from collections import defaultdict
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.finding import Finding, Ref, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.tables import canonical
from allymap.model.terms import asked, asked_about, constituency, form, held, is_public, sits
from allymap.network.build import positive_graph
from allymap.network.chance import so_few, so_many
from allymap.network.holes import open_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Seat


# The least and the most that a count may be.
Range = tuple[int, int]


class Room(NamedTuple):
    """A population, those chosen from it, and the topic that tells who was chosen."""

    name: str
    population: tuple[str, ...]
    chosen: frozenset[str]
    topic: str
    coalition: str = ""
    records: tuple[Ref, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.coalition}/{self.name}" if self.coalition else self.name


class Group(NamedTuple):
    """Those of a room's population who are looked at together, and which end is looked at."""

    code: str
    members: Set[str]
    above: bool = False


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each group with fewer places in a room than its size gives, men with more, or all within."""
    limits = landscape.vocabulary.thresholds
    veiled = False
    for room in (
        *_coalitions(landscape, as_of),
        *_stage(landscape, as_of),
        *_web(landscape, as_of),
    ):
        status = _known(landscape, room, as_of)
        groups = [g for g in _groups(landscape, room) if _counts(room, g, limits["suppression"])]
        found = [(group, _chance(room, group)) for group in groups]
        wrong = [(group, p) for group, p in found if p < limits["inclusion_p"]]
        told = told_together(room, [group for group, _ in wrong], limits["suppression"])
        # Who steers is chosen from the members, so it tells how many members a group has.
        members = veiled and room.name == "steering"
        veiled = room.name == "members" and any(least < most for least, most in told)
        for (group, p), chosen in zip(wrong, told, strict=True):
            facts = _facts(landscape, room, group, p, chosen, veil=members)
            yield _unequal(landscape, room, group, facts, status)
        if groups and not wrong:
            yield Finding(
                "INCL-1",
                f"INCL-1:{room.id}",
                "OK",
                "high",
                "within",
                _subjects(room),
                {"room": room.name, "coalition": room.coalition},
                _evidence(room),
            )


def _coalitions(landscape: Landscape, as_of: date) -> Iterator[Room]:
    """Who sits in each coalition, among all bodies; and who steers, among those who sit."""
    bodies = tuple(a.id for a in landscape.actors if form(landscape, a.id) != "person")
    steering = landscape.vocabulary.terms["steering"]["roles"]
    seats: dict[str, list[Seat]] = {}
    for seat in landscape.seats:
        if sits(seat, as_of):
            seats.setdefault(seat.coalition, []).append(seat)
    for coalition, there in sorted(seats.items()):
        records = tuple(("seats", canonical([s.coalition, s.actor])) for s in there)
        seated = frozenset(s.actor for s in there)
        inside = seated & frozenset(bodies)
        steers = frozenset(s.actor for s in there if s.role in steering)
        about = ("coalitions", coalition, (("coalitions", coalition), *records))
        yield Room("members", bodies, inside, *about)
        yield Room("steering", tuple(sorted(seated)), steers, *about)


def _stage(landscape: Landscape, as_of: date) -> Iterator[Room]:
    """Who speaks, among the women and men whom public sessions name."""
    roles = landscape.vocabulary.terms["public_act"]["roles"]
    public = [a for a in landscape.activities if is_public(landscape, a)]
    sessions = [a for a in public if held(landscape, a, as_of)]
    there = [(who, role) for a in sessions for who, role in a.people if _gender(landscape, who)]
    speaks = frozenset(who for who, role in there if role in roles)
    records = tuple(("activities", session.id) for session in sessions)
    named = tuple(sorted({who for who, _ in there}))
    yield Room("speaking", named, speaks, "activities", records=records)


def _gender(landscape: Landscape, actor: str) -> str:
    """woman or man; "" for others, and for all who are no persons."""
    gender = landscape.actor[actor].gender if form(landscape, actor) == "person" else ""
    return gender if gender in ("woman", "man") else ""


def _web(landscape: Landscape, as_of: date) -> Iterator[Room]:
    """The tenth of all partners with most partners, and the tenth with most pairs to link."""
    graph = positive_graph(landscape, as_of)
    if len(graph) < landscape.vocabulary.days("centre_from"):
        return
    among = tuple(sorted(graph))
    for name, value in (("centre", dict(graph.degree())), ("brokerage", open_pairs(graph))):
        yield Room(name, among, _first_tenth(value), "collaborates_with")


def _first_tenth(values: Mapping[str, int]) -> frozenset[str]:
    """Those with as much as the actor at place n / 10, rounded up, or more."""
    least = sorted(values.values(), reverse=True)[ceil(len(values) / 10) - 1]
    return frozenset(actor for actor, value in values.items() if value >= least)


def _groups(landscape: Landscape, room: Room) -> list[Group]:
    if room.name == "speaking":
        sides = _by({who: _gender(landscape, who) for who in room.population})
        return [Group("woman", sides["woman"]), Group("man", sides["man"], above=True)]
    wanted = landscape.vocabulary.terms["inclusion"]["groups"]
    kinds = _by({who: constituency(landscape, who) for who in room.population})
    led = _by({who: landscape.actor[who].led_by or "" for who in room.population})
    return [
        *(Group(code, kinds[code]) for code in wanted),
        *(Group(f"led_by:{code}", led[code]) for code in wanted),
        Group("men", kinds["men"], above=True),
    ]


def _by(code: Mapping[str, str]) -> defaultdict[str, set[str]]:
    """The actors of each code."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor, one in code.items():
        found[one].add(actor)
    return found


def _counts(room: Room, group: Group, least: int) -> bool:
    """Whether a group is large enough to be spoken of, and those outside it too."""
    size = len(group.members)
    return size >= least and len(room.population) - size >= least


def _chance(room: Room, group: Group) -> float:
    tail = so_many if group.above else so_few
    inside = len(room.chosen & group.members)
    return tail(inside, len(room.population), len(group.members), len(room.chosen))


def _known(landscape: Landscape, room: Room, as_of: date) -> Status:
    """GAP when what the room rests on was asked about all of it, or about everybody in it."""
    everybody = (landscape.actor[who] for who in room.population)
    known = asked(landscape, room.topic, {"all", room.coalition or "all"}, as_of) or all(
        asked_about(landscape, room.topic, who, as_of) for who in everybody
    )
    return "GAP" if known else "BLIND_SPOT"


def _unequal(
    landscape: Landscape, room: Room, group: Group, facts: Mapping[str, object], status: Status
) -> Finding:
    lgbtq = {landscape.vocabulary.kinds[k].constituency for k in _lgbtq_kinds(landscape)}
    return Finding(
        "INCL-1",
        f"INCL-1:{room.id}/{group.code}",
        status,
        "high",
        "above" if group.above else "left_out",
        _subjects(room),
        facts,
        _evidence(room),
        affected=len(group.members),
        internal=group.code.removeprefix("led_by:") in lgbtq,
    )


def _lgbtq_kinds(landscape: Landscape) -> list[str]:
    kinds: list[str] = landscape.vocabulary.terms["lgbtq"]["kinds"]
    return kinds


def _facts(
    landscape: Landscape, room: Room, group: Group, p: float, chosen: Range, *, veil: bool
) -> dict[str, object]:
    """Counts as (least, most) it may be: one number, or a band where it would tell of few.

    How rare it is tells the count to whoever can work it out, so beside a band it is rounded
    up to the limit. `veil`: the group's size is a band too.
    """
    least, limit = (landscape.vocabulary.thresholds[n] for n in ("suppression", "inclusion_p"))
    drawn, size, population = len(room.chosen), len(group.members), len(room.population)
    open_ = chosen[0] == chosen[1] and drawn >= least and not veil
    return {
        "room": room.name,
        "coalition": room.coalition,
        "side": group.code,
        "chosen": chosen,
        "drawn": (drawn, drawn) if drawn >= least else (0, least - 1),
        "size": (least, population - least) if veil else (size, size),
        "population": population,
        "draws": ceil(100 * (p if open_ else limit)),
    }


def told_together(room: Room, groups: Sequence[Group], least: int) -> list[Range]:
    """How many of each group are chosen, as far as that is told beside the others.

    Where one of them is a band, or few of all others were chosen or were left, the others are
    bands too: else what is not told would be had by subtraction.
    """
    told = [_told(room, group, least) for group in groups]
    apart = [g for g in groups if not g.code.startswith("led_by:")]
    others = set(room.population).difference(*(g.members for g in apart))
    beside, left = len(others & room.chosen), len(others - room.chosen)
    few = len(apart) > 1 and (0 < beside < least or 0 < left < least)
    if all(low == high for low, high in told) and not few:
        return told
    return [
        (least, min(len(group.members), len(room.chosen))) if low == high else (low, high)
        for group, (low, high) in zip(groups, told, strict=True)
    ]


def _told(room: Room, group: Group, least: int) -> Range:
    """How many of the group are chosen, or between which two numbers that lies.

    Fewer than `least` are not told; nor is a number that gives away by subtraction that fewer
    were chosen beside them, were left of them, or were left of the others.
    """
    count, drawn, size = len(room.chosen & group.members), len(room.chosen), len(group.members)
    others_left = len(room.population) - size - (drawn - count)
    if count < least:
        return 0, least - 1
    if drawn - count < least:
        return drawn - least + 1, drawn
    if size - count < least:
        return size - least + 1, min(size, drawn)
    return (0, count - others_left + least - 1) if others_left < least else (count, count)


def _subjects(room: Room) -> tuple[str, ...]:
    return (room.coalition,) if room.coalition else ()


def _evidence(room: Room) -> tuple[Ref, ...]:
    return (*actors(*room.population), *room.records)


INCL_1 = GapRule(
    id="INCL-1",
    why="robust and sustainable change toward gender justice requires leadership among those most "
    "impacted by injustices",
    look=look,
    asks=("coalitions", "activities", "collaborates_with"),
    fires_on="""
        A:womens_group; B:womens_group; C:womens_group; D:womens_group; E:womens_group
        F:womens_group; G:womens_group; H:ingo; I:ingo; J:ingo; K:ingo; L:ingo
        coalitions id=Platform name=Platform
        seats coalition=Platform actor=H
        seats coalition=Platform actor=I
        seats coalition=Platform actor=J
        seats coalition=Platform actor=K
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=coalitions about=Platform
    """,
    silent_on="""
        A:womens_group; B:womens_group; C:womens_group; D:womens_group; E:womens_group
        F:womens_group; G:womens_group; H:ingo; I:ingo; J:ingo; K:ingo; L:ingo
        coalitions id=Platform name=Platform
        seats coalition=Platform actor=A
        seats coalition=Platform actor=B
        seats coalition=Platform actor=H
        seats coalition=Platform actor=I
    """,
)
