"""A brief: what a coordinator can send, put into words once for the page and the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from allymap.gaps.age import is_old, last_told
from allymap.gaps.choice import kind
from allymap.gaps.short_list import absent, is_short, questions, unasked
from allymap.view.coalition import parts
from allymap.view.ladder import rungs
from allymap.view.naming import actor_name
from allymap.view.short import ShortPage, short_page
from allymap.view.summed import blind, in_place, not_agreed, of_the_list
from allymap.view.things import approached, arranged, is_open, pressing
from allymap.view.thresholds import threshold_table, told_thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from allymap.gaps.coalition import Card as CoalitionCard
    from allymap.gaps.finding import Finding, Status
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.ladder import Rung
    from allymap.view.part import Part
    from allymap.view.summed import Line
    from allymap.view.things import Thing
    from allymap.view.told import Told
    from allymap.view.words import Words

# More findings of one rule than these stand in a table.
SINGLE = 3


@dataclass(frozen=True, slots=True)
class Block:
    """The open findings of one rule, the quote they rest on, the command that lists them."""

    rule: str
    title: str
    why: str
    told: tuple[Told, ...]
    command: str

    @property
    def is_table(self) -> bool:
        """Whether they are too many to stand one by one."""
        return len(self.told) > SINGLE


@dataclass(frozen=True, slots=True)
class Theme:
    """The blocks of rules that ask about the same thing; whom to ask once about several."""

    code: str
    title: str
    blocks: tuple[Block, ...]
    once: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A coalition: its name, what is told of it, and the command that tells it."""

    title: str
    parts: tuple[Part, ...]
    command: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that page and document show, in words and in order."""

    language: str
    audience: Audience
    as_of: date
    made_on: date
    rests_on: str
    warning: str
    first_title: str
    counts: str
    aside: str
    things: tuple[Thing, ...]
    also: tuple[str, ...]
    themes: tuple[Theme, ...]
    ladder: tuple[Rung, ...]
    cards: tuple[Card, ...]
    all_cards: tuple[str, ...]
    unknown: tuple[Line, ...]
    in_place: tuple[Line, ...]
    own_thresholds: tuple[str, ...]
    thresholds: tuple[tuple[str, str], ...]
    short: ShortPage | None

    @property
    def flags(self) -> str:
        """What a command needs to give the numbers of this brief."""
        return _flags(self.audience, self.as_of, self.made_on)

    @property
    def numbers(self) -> dict[str, int]:
        """The number that a finding has on the first page, by its id."""
        return {one.id: number for number, one in enumerate(self.things, start=1)}

    @property
    def unknowns(self) -> int:
        """How many things nobody knows: as many as their lines say together."""
        return sum(line.n for line in self.unknown)


def make_brief(
    landscape: Landscape,
    found: Sequence[Finding],
    told: Sequence[Told],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    words: Words,
    cards: Sequence[Card] = (),
    aside: str = "",
) -> Brief:
    """The brief of what an audience may see, from its findings and the same in words, in order.

    `aside` says how many were put aside. The same input gives the same brief.
    """
    pairs = tuple(zip(found, told, strict=True))
    first = pressing(landscape, pairs, audience, as_of, words)
    return Brief(
        language=words.language,
        audience=audience,
        as_of=as_of,
        made_on=made_on,
        rests_on=_rests_on(landscape, as_of, made_on, words),
        warning=_warning(landscape, as_of, made_on, words),
        first_title=_first_title(landscape, as_of, words),
        counts=_counts(found, words),
        aside=aside,
        things=first.things,
        also=first.also,
        themes=tuple(_themes(landscape, pairs, _flags(audience, as_of, made_on), words)),
        ladder=rungs(landscape, as_of, words),
        cards=_apart(cards),
        all_cards=_common(cards),
        unknown=(*of_the_list(pairs, words), *blind(pairs, words)),
        in_place=tuple(in_place(pairs, not_agreed(found), words)),
        own_thresholds=tuple(told_thresholds(landscape, words)),
        thresholds=tuple(threshold_table(landscape, words)),
        short=_short(landscape, words),
    )


def _flags(audience: Audience, as_of: date, made_on: date) -> str:
    """What a command needs to give the numbers of this brief."""
    day = f" --as-of {as_of}" if as_of != made_on else ""
    return day + (f" --for {audience}" if audience != "internal" else "")


def _rests_on(landscape: Landscape, as_of: date, made_on: date, words: Words) -> str:
    return words.say(
        "brief.rests_on",
        n=len(landscape.actors),
        sources=words.say("table.sources", n=len(landscape.sources)),
        as_of=words.day(as_of),
        made_on=words.day(made_on),
    )


def _warning(landscape: Landscape, as_of: date, made_on: date, words: Words) -> str:
    """That the lists are old, and that days named here have passed; "" when they are fresh."""
    if not is_old(landscape, as_of, made_on):
        return ""
    last = last_told(landscape, as_of)
    age, day, today = (made_on - last).days, words.day(last), words.day(made_on)
    return words.say("brief.old", n=age, day=day, made_on=today)


def _first_title(landscape: Landscape, as_of: date, words: Words) -> str:
    last = as_of + timedelta(days=landscape.vocabulary.days("meet_within"))
    return words.say("brief.things", day=words.day(last))


def _counts(found: Iterable[Finding], words: Words) -> str:
    counts = Counter(map(kind, found))
    order: tuple[Status, ...] = ("GAP", "OPPORTUNITY", "BLIND_SPOT", "OK")
    said = [words.say(f"gaps.count.{one}", n=counts[one]) for one in order if counts[one]]
    return words.say("gaps.counts", what=words.listed(said or ["0"]))


def _common(cards: Sequence[Card]) -> tuple[str, ...]:
    """The lines that every card says alike: they are about us, and told once."""
    said = [tuple(line for part in card.parts for line in part.lines) for card in cards]
    return tuple(line for line in said[0] if all(line in one for one in said)) if said[1:] else ()


def _apart(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards without what all say alike."""
    common = _common(cards)
    return tuple(replace(card, parts=tuple(_without(card.parts, common))) for card in cards)


def _without(parts: Sequence[Part], common: Sequence[str]) -> Iterator[Part]:
    for part in parts:
        lines = tuple(line for line in part.lines if line not in common)
        if lines:
            yield replace(part, lines=lines)


def _once(
    landscape: Landscape, pairs: Iterable[tuple[Finding, Told]], words: Words
) -> Iterator[str]:
    """Those whom several findings would have us approach: a line for each, to ask once."""
    asked: dict[str, list[str]] = {}
    for finding, one in pairs:
        if is_open(one) and not one.aside and approached(finding):
            itself = approached(finding) in finding.subjects
            about = one.title if itself else one.about or one.title
            asked.setdefault(approached(finding), []).append(about)
    for actor, several in asked.items():
        if len(several) > 1:
            whom, what = actor_name(landscape, actor, words), words.listed(several)
            yield words.say("brief.once", n=len(several), whom=whom, what=what)


def _themes(
    landscape: Landscape, pairs: Sequence[tuple[Finding, Told]], flags: str, words: Words
) -> Iterator[Theme]:
    """The themes with something open, each rule one block."""
    for code, rules in arranged()["themes"].items():
        mine = [pair for pair in pairs if pair[1].rule in rules]
        blocks = [_block(rule, [one for _, one in mine], flags, words) for rule in rules]
        kept = tuple(block for block in blocks if block.told)
        if kept:
            once = tuple(_once(landscape, mine, words))
            yield Theme(code, words.say(f"brief.theme.{code}"), kept, once)


def _block(rule: str, told: Sequence[Told], flags: str, words: Words) -> Block:
    mine = tuple(one for one in told if one.rule == rule and is_open(one))
    why = mine[0].why if mine else ""
    return Block(rule, words.say(f"{rule}.title"), why, mine, command(rule, flags))


def command(rule: str, flags: str) -> str:
    """The command that lists the findings of a rule, and counts those in place."""
    return f"allymap gaps --rule {rule}{flags}"


def _short(landscape: Landscape, words: Words) -> ShortPage | None:
    if not is_short(landscape):
        return None
    return short_page(landscape, absent(landscape), questions(landscape), unasked(landscape), words)


def coalition_card(
    landscape: Landscape, found: CoalitionCard, as_of: date, made_on: date, words: Words
) -> Card:
    """What is told of a coalition, for the office alone: it names colleagues."""
    name = next(one.name or one.id for one in landscape.coalitions if one.id == found.id)
    told = f'allymap coalition "{name}"{_flags("internal", as_of, made_on)}'
    return Card(name, parts(landscape, found, as_of, words), told)
