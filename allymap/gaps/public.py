"""What a page for everybody tells: sums of five and more, and what could be inferred from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from allymap.gaps.mix import regions
from allymap.gaps.rules import findings_for
from allymap.model.audience import counted, for_audience
from allymap.model.stances import without_opponents
from allymap.model.terms import constituency, form, positive
from allymap.network.classes import Classes, classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.vocabulary import Vocabulary

# How many there are: fewer than `suppression` or none, up to `public_many`, that many or more.
Band = Literal["hidden", "few", "many"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Risk:
    """How surely somebody who knows one of those counted picks them out.

    `least` is the smallest class told, `small` the share of them in classes of which one in
    more than `limit` could be picked out, `mean` the mean of 1 / class over all of them.
    """

    least: int
    small: float
    mean: float
    limit: float

    @property
    def worst(self) -> float:
        """How many tries of all would find somebody of the smallest class."""
        return 1 / self.least if self.least else 0.0

    @property
    def too_much(self) -> bool:
        """Whether a page must not be written."""
        return self.worst > self.limit


@dataclass(frozen=True, slots=True)
class Public:
    """The picture for everybody, with no actor in it but those who agreed to be published.

    `people` and `bodies` (groups, organisations, institutions) are counted by constituency,
    `areas` are the same bodies by region. `bridges` join constituencies that are told. `named`
    are (constituency, name), and not counted again. `missing` is, by theme, how many findings
    there are at least.
    """

    people: Classes
    bodies: Classes
    areas: Classes
    bridges: Mapping[Pair, Band]
    named: tuple[Pair, ...]
    missing: Mapping[str, int]
    left_out: Band
    sources: Band
    newest: date | None
    least: int
    many: int
    risk: Risk

    @property
    def constituencies(self) -> tuple[str, ...]:
        """Those that have a number of their own."""
        return tuple(dict.fromkeys((*self.people.told, *self.bodies.told)))


def public(
    landscape: Landscape, as_of: date, today: date, themes: Mapping[str, Sequence[str]]
) -> Public:
    """The picture of a landscape for everybody; `themes` are the rules that each is about.

    Consent is judged on `today`, all else on `as_of`.
    """
    words, seen = landscape.vocabulary, counted(landscape, today, as_of)
    named = for_audience(landscape, "public", today, as_of)
    some = [a.id for a in seen.actors if a.id not in named.actor]
    people, bodies = _by_constituency(seen, some, people=True), _by_constituency(seen, some)
    areas = _by_area(seen, some)
    ours = without_opponents(landscape, today, as_of)
    days = [source.date for source in ours.sources if source.date and source.date <= as_of]
    return Public(
        people=people,
        bodies=bodies,
        areas=areas,
        bridges=_bridges(seen, {*people.told, *bodies.told}, as_of),
        named=tuple(sorted((constituency(named, a.id), a.name) for a in named.actors)),
        missing=_missing(landscape, (people, bodies), themes, as_of, today),
        left_out=band(len(ours.actors) - len(seen.actors), words),
        sources=band(len(ours.sources), words),
        newest=max(days, default=None),
        least=words.days("suppression"),
        many=words.days("public_many"),
        risk=_risk((people, bodies, areas), words),
    )


def band(count: int, words: Vocabulary) -> Band:
    """How a number is told that must not be told."""
    if count < words.days("suppression"):
        return "hidden"
    return "many" if count >= words.days("public_many") else "few"


def _by_constituency(seen: Landscape, some: Iterable[str], *, people: bool = False) -> Classes:
    words = seen.vocabulary
    mine = [one for one in some if (form(seen, one) == "person") == people]
    counts = Counter(constituency(seen, one) for one in mine)
    return classes(counts, len(_countable(words, people=people)), words.days("suppression"))


def _countable(words: Vocabulary, *, people: bool) -> set[str]:
    """The constituencies of which anybody could be counted, as everybody can work out.

    Others fill no sum: with them it would seem to hide more than it does.
    """
    kinds = [kind for kind in words.kinds.values() if (kind.form == "person") == people]
    asked_first = words.raw["audiences"]["public"]["consent_constituencies"]
    return {kind.constituency for kind in kinds} - {*asked_first}


def _by_area(seen: Landscape, some: Iterable[str]) -> Classes:
    """Bodies by region; those without a place under ""."""
    region = regions(seen)
    places = [seen.actor[one].place or "" for one in some if form(seen, one) != "person"]
    counts = Counter(region.get(place, place) for place in places)
    return classes(counts, len(counts), seen.vocabulary.days("suppression"))


def _bridges(seen: Landscape, told: set[str], as_of: date) -> dict[Pair, Band]:
    """How many pairs of actors work together across each two constituencies."""
    tied = {frozenset((tie.source, tie.target)) for tie in positive(seen, as_of)}
    sides = Counter(frozenset(constituency(seen, one) for one in pair) for pair in tied)
    order = [code for code in seen.vocabulary.codes["constituencies"] if code in told]
    return {
        (one, other): band(sides[frozenset((one, other))], seen.vocabulary)
        for one, other in combinations(order, 2)
    }


def _missing(
    landscape: Landscape,
    tables: tuple[Classes, Classes],
    themes: Mapping[str, Sequence[str]],
    as_of: date,
    today: date,
) -> dict[str, int]:
    """How many findings of each theme there are at least, in steps of `suppression`.

    Only what partners may know: it is true of the whole, and rests on nobody hidden. A theme
    is silent when it is about all people, or all bodies, of a constituency that is told: each
    would be known.
    """
    partners = findings_for(landscape, "coalition", as_of, today) if themes else ()
    found = [f for f in partners if f.status == "GAP"]
    least = landscape.vocabulary.days("suppression")
    told: dict[str, int] = {}
    for theme, rules in themes.items():
        mine = [f for f in found if f.rule in rules]
        about = {one for f in mine for one in f.subjects if one in landscape.actor}
        sides = Counter((_is_body(landscape, one), constituency(landscape, one)) for one in about)
        every = (
            sides[bool(side), code] >= size
            for side, table in enumerate(tables)
            for code, size in table.told.items()
        )
        if len(mine) >= least and not any(every):
            told[theme] = len(mine) // least * least
    return told


def _is_body(landscape: Landscape, actor: str) -> bool:
    return form(landscape, actor) != "person"


def _risk(tables: tuple[Classes, Classes, Classes], words: Vocabulary) -> Risk:
    """Over all who are in a class: people by constituency, bodies by whichever tells more."""
    limit = float(words.thresholds["public_risk"])
    sizes = [size for table in tables for size in table.sizes]
    people, bodies, areas = tables
    finest = max((bodies, areas), key=lambda table: len(table.sizes))
    among = [size for table in (people, finest) for size in table.sizes]
    small = sum(size for size in among if 1 / size > limit)
    return Risk(
        least=min(sizes, default=0),
        small=small / sum(among) if among else 0.0,
        mean=len(among) / sum(among) if among else 0.0,
        limit=limit,
    )
