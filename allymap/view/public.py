"""The page for everybody: sums and bands in words, and a drawing of them without a script."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING

from allymap.view.single_file import part, render
from allymap.view.style import channel, style
from allymap.view.things import arranged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.gaps.public import Band, Public, Risk
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words

THEMES: Mapping[str, Sequence[str]] = arranged()["themes"]


@dataclass(frozen=True, slots=True)
class Circle:
    """A constituency as it is drawn: where, how large, in which colour, and its number.

    Its label stands at `below`, away from the middle, where no bridge is.
    """

    code: str
    label: str
    x: float
    y: float
    radius: float
    below: float
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge as it is drawn: a path of SVG, how wide, and between whom."""

    path: str
    width: float
    band: str
    label: str


@dataclass(frozen=True, slots=True)
class Banded:
    """All bridges of one band: how they are drawn, what it means, and between whom they are."""

    band: Band
    width: float
    label: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, and its numbers as they are told."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """All that the page for everybody says, in words."""

    language: str
    title: str
    heading: str
    rests_on: str
    circles: tuple[Circle, ...]
    lines: tuple[Bridge, ...]
    counts: tuple[Row, ...]
    areas: tuple[Row, ...]
    bridges: tuple[Banded, ...]
    missing: tuple[str, ...]
    named: tuple[Row, ...]
    left_out: str
    inferred: tuple[str, ...]


def draw_public(page: PublicPage, words: Words) -> str:
    """The page as HTML in one file, without a script; the same page gives the same text."""
    drawn = style()["public"]
    return render("public.html.j2", part("public.css"), {}, say=words.say, page=page, drawn=drawn)


def public_page(
    picture: Public, landscape: Landscape, as_of: date, made_on: date, words: Words
) -> PublicPage:
    """What the page says; of `landscape` it takes what constituencies and places are called."""
    labels = words.labels(landscape.vocabulary).codes["constituencies"]
    circles = tuple(_circles(picture, labels))
    return PublicPage(
        language=words.language,
        title=words.say("public.title", day=words.day(as_of)),
        heading=words.say("public.heading"),
        rests_on=_rests_on(picture, as_of, made_on, words),
        circles=circles,
        lines=tuple(_lines(picture, circles)),
        counts=tuple(_counts(picture, labels, words)),
        areas=tuple(_areas(picture, landscape.place_names, words)),
        bridges=tuple(_bridges(picture, labels, words)),
        missing=tuple(
            words.say("public.missing.line", theme=words.say(f"brief.theme.{theme}"), n=n)
            for theme, n in picture.missing.items()
        ),
        named=tuple(
            Row(labels[code], (words.listed(name for _, name in names),))
            for code, names in groupby(picture.named, key=lambda pair: pair[0])
        ),
        left_out=words.fill(f"public.left_out.{picture.left_out}", _ends(picture)),
        inferred=inferred(picture.risk, words),
    )


def inferred(risk: Risk, words: Words) -> tuple[str, ...]:
    """What a reader could still infer, a sentence each."""
    facts = {
        "least": risk.least,
        "small": words.say("public.percent", value=f"{100 * risk.small:.0f}"),
        "mean": words.say("public.percent", value=f"{100 * risk.mean:.0f}"),
        "worst": words.say("public.percent", value=f"{100 * risk.worst:.0f}"),
        "limit": words.say("public.percent", value=f"{100 * risk.limit:.0f}"),
    }
    sure = ("least", "risk", "about", "editions", "outside")
    return tuple(words.fill(f"public.inferred.{one}", facts) for one in sure)


def _ends(picture: Public) -> dict[str, int]:
    """The numbers between which a band lies."""
    return {"least": picture.least, "below": picture.many - 1, "many": picture.many}


def _rests_on(picture: Public, as_of: date, made_on: date, words: Words) -> str:
    sources = words.fill(f"public.sources.{picture.sources}", _ends(picture))
    newest = picture.newest
    month = words.say(f"month.{newest.month}") if newest else ""
    last = words.say("public.newest", month=month, year=newest.year) if newest else ""
    days = words.say("public.rests_on", as_of=words.day(as_of), made_on=words.day(made_on))
    return " ".join(filter(None, (days, sources, last)))


def _circles(picture: Public, labels: Mapping[str, str]) -> Iterator[Circle]:
    """The constituencies around a ring, in the vocabulary's order, from the top."""
    drawn = style()["public"]
    codes = [code for code in labels if code in picture.constituencies]
    for n, code in enumerate(codes):
        count = picture.people.told.get(code, 0) + picture.bodies.told.get(code, 0)
        turn = 2 * pi * n / len(codes) - pi / 2
        ring = drawn["ring"] if codes[1:] else 0
        x, y = drawn["width"] / 2 + 1.12 * ring * cos(turn), drawn["middle"] + ring * sin(turn)
        radius = min(drawn["most"], drawn["least"] + drawn["step"] * sqrt(count))
        away = -radius - 17 if sin(turn) < -0.1 else radius + 29
        x, y, radius, below = (round(number, 1) for number in (x, y, radius, y + away))
        yield Circle(code, labels[code], x, y, radius, below, channel("colour").of(code), count)


def _lines(picture: Public, circles: Sequence[Circle]) -> Iterator[Bridge]:
    """The bridges that are told, each bent towards the middle, the thin ones last."""
    at, drawn = {one.code: one for one in circles}, style()["public"]
    middle = drawn["width"] / 2, drawn["middle"]
    for (one, other), band in sorted(picture.bridges.items(), key=lambda item: item[1] == "few"):
        if band != "hidden":
            a, b = at[one], at[other]
            x, y = ((a.x + b.x) / 2 + middle[0]) / 2, ((a.y + b.y) / 2 + middle[1]) / 2
            path = f"M{a.x:g} {a.y:g}Q{x:.1f} {y:.1f} {b.x:g} {b.y:g}"
            yield Bridge(path, drawn[band], band, f"{a.label} – {b.label}")


def _counts(picture: Public, labels: Mapping[str, str], words: Words) -> Iterator[Row]:
    tables = (picture.people, picture.bodies)
    for code in (code for code in labels if code in picture.constituencies):
        yield Row(labels[code], tuple(_told(table.told.get(code), words) for table in tables))
    if any(table.rest for table in tables):
        rest = tuple(_told(table.rest or None, words) for table in tables)
        yield Row(words.say("public.rest"), rest)


def _told(count: int | None, words: Words) -> str:
    return words.say("public.untold") if count is None else str(count)


def _areas(picture: Public, names: Mapping[str, str], words: Words) -> Iterator[Row]:
    for place, count in picture.areas.told.items():
        yield Row(names.get(place, place) or words.say("public.no_place"), (str(count),))
    if picture.areas.rest:
        yield Row(words.say("public.rest.places"), (str(picture.areas.rest),))


def _bridges(picture: Public, labels: Mapping[str, str], words: Words) -> Iterator[Banded]:
    """The bridges by band; of those that are hidden, only that all others are so."""
    bands: tuple[Band, ...] = ("many", "few", "hidden")
    for band in bands:
        pairs = [pair for pair, how in picture.bridges.items() if how == band]
        said = tuple(
            words.say("public.pair", one=labels[one], other=labels[other]) for one, other in pairs
        )
        if pairs:
            label = words.fill(f"public.bridge.{band}", _ends(picture))
            every = (words.say("public.bridge.others"),)
            width = style()["public"][band]
            yield Banded(band, width, label, every if band == "hidden" else said)
