"""A brief: what a coordinator can send, put into words once for the page and the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from allymap.gaps.age import is_old, last_told
from allymap.gaps.choice import kind
from allymap.gaps.rules import RULES
from allymap.gaps.short_list import absent, is_short, questions, unasked
from allymap.model.terms import holds
from allymap.view.coalition import parts
from allymap.view.ladder import rungs
from allymap.view.short import ShortPage, short_page
from allymap.view.tell import few
from allymap.view.things import arranged, is_of_the_list, is_open, pressing
from allymap.view.thresholds import threshold_table, told_thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from allymap.gaps.coalition import Card as CoalitionCard
    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.ladder import Rung
    from allymap.view.part import Part
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
    """The blocks of rules that ask about the same thing."""

    code: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Findings of a rule summed up: about what, how many, which, and what to ask first."""

    rule: str
    title: str
    n: int
    what: str
    ask: str = ""


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
    unknown: tuple[Line, ...]
    in_place: tuple[Line, ...]
    own_thresholds: tuple[str, ...]
    thresholds: tuple[tuple[str, str], ...]
    short: ShortPage | None
    flags: str

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
    """The brief of what an audience may see; `told` are the findings in words, in
    their order; `aside` says how many were put aside.

    The same input gives the same brief.
    """
    flags = _flags(audience, as_of, made_on)
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
        themes=tuple(_themes(told, flags, words)),
        ladder=rungs(landscape, as_of, words),
        cards=tuple(cards),
        unknown=(*_of_the_list(pairs, words), *_blind(told, words)),
        in_place=tuple(_in_place(pairs, _not_agreed(found), words)),
        own_thresholds=tuple(told_thresholds(landscape, words)),
        thresholds=tuple(threshold_table(landscape, words)),
        short=_short(landscape, words),
        flags=flags,
    )


def _flags(audience: Audience, as_of: date, made_on: date) -> str:
    """What a command needs to give the numbers of this brief."""
    day = f" --as-of {as_of}" if as_of != made_on else ""
    return day + (f" --for {audience}" if audience != "internal" else "")


def _rests_on(landscape: Landscape, as_of: date, made_on: date, words: Words) -> str:
    return words.say(
        "brief.rests_on",
        actors=words.say("table.actors", n=len(landscape.actors)),
        ties=words.say("table.ties", n=sum(holds(tie, as_of) for tie in landscape.ties)),
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
    order = ("GAP", "OPPORTUNITY", "BLIND_SPOT", "OK")
    said = [words.say(f"gaps.count.{one}", n=counts[one]) for one in order if counts[one]]
    return words.say("gaps.counts", what=words.listed(said or ["0"]))


def _themes(told: Sequence[Told], flags: str, words: Words) -> Iterator[Theme]:
    """The themes with something open, each rule one block."""
    for code, rules in arranged()["themes"].items():
        blocks = [_block(rule, told, flags, words) for rule in rules]
        kept = tuple(block for block in blocks if block.told)
        if kept:
            yield Theme(code, words.say(f"brief.theme.{code}"), kept)


def _block(rule: str, told: Sequence[Told], flags: str, words: Words) -> Block:
    mine = tuple(one for one in told if one.rule == rule and is_open(one))
    why = mine[0].why if mine else ""
    return Block(rule, words.say(f"{rule}.title"), why, mine, command(rule, flags))


def command(rule: str, flags: str) -> str:
    """The command that lists the findings of a rule, and counts those in place."""
    return f"allymap gaps --rule {rule}{flags}"


def _of_the_list(pairs: Sequence[tuple[Finding, Told]], words: Words) -> Iterator[Line]:
    """What is not known of the list: a line each, and one for all that was never asked."""
    mine = [pair for pair in pairs if is_of_the_list(pair[1].rule) and pair[1].status != "OK"]
    unasked = [pair for pair in mine if pair[0].variant == "unasked"]
    for _, one in (pair for pair in mine if pair not in unasked):
        yield Line(one.rule, one.about, 1, one.what, one.action)
    if unasked:
        said = (
            words.say("gaps.unknown.one", about=one.about, n=f.facts["count"]) for f, one in unasked
        )
        what = words.say("brief.unasked.what", what=words.apart(said))
        one = unasked[0][1]
        yield Line(one.rule, words.say("brief.unasked"), len(unasked), what, one.action)


def _blind(told: Sequence[Told], words: Words) -> Iterator[Line]:
    """What nobody asked about, a line a rule."""
    for rule in RULES:
        blind = [one for one in told if one.rule == rule.id and one.status == "BLIND_SPOT"]
        if blind and not is_of_the_list(rule.id):
            yield _summed(rule.id, blind, words.say(f"ask.{rule.id}"), words)


def _in_place(
    pairs: Sequence[tuple[Finding, Told]], quiet: frozenset[str], words: Words
) -> Iterator[Line]:
    """What is in place, a line a rule; `quiet` are not held up as examples."""
    for rule in RULES:
        fine = [pair for pair in pairs if pair[1].rule == rule.id and pair[1].status == "OK"]
        shown = [one for f, one in fine if quiet.isdisjoint((*f.subjects, f.facts.get("holder")))]
        if fine:
            yield _summed(rule.id, shown, "", words, unnamed=len(fine) - len(shown))


def _not_agreed(found: Iterable[Finding]) -> frozenset[str]:
    """Those who have not agreed to be kept on the list."""
    open_ = (f for f in found if f.id == "DATA-1:consent" and f.status != "OK")
    return frozenset(one for finding in open_ for one in finding.facts["whom"])


def _summed(rule: str, told: Sequence[Told], ask: str, words: Words, unnamed: int = 0) -> Line:
    """Findings of one rule in a line: what is said of one, or whom several are about."""
    title = words.say(f"brief.topic.{rule}")
    if len(told) == 1 and not unnamed:
        return Line(rule, title, 1, told[0].what, told[0].action)
    about = list(dict.fromkeys(one.about for one in told if one.about))
    if unnamed:
        about = [*few(about, words, 5), words.say("brief.unnamed", n=unnamed)]
    what = words.listed(few(about, words)) if about else " ".join(one.what for one in told[:2])
    return Line(rule, title, len(told) + unnamed, what, ask)


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
