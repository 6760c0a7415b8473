"""The map: one HTML file with the picture, its legend, the findings and the same in tables."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.gaps.choice import choose
from allymap.model.terms import holds
from allymap.view import bundles as bundling
from allymap.view import details
from allymap.view.crossings import wanted
from allymap.view.layout import place
from allymap.view.page_data import Sheet, page_data
from allymap.view.page_texts import told_in
from allymap.view.page_views import cells
from allymap.view.regions import regions
from allymap.view.scripts import script
from allymap.view.single_file import part, render, vendored
from allymap.view.style import dress
from allymap.view.words import page_languages, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.crossings import Pair
    from allymap.view.page_views import Cell
    from allymap.view.style import Picture
    from allymap.view.told import Told

    Spots = Mapping[str, tuple[float, float]]


def draw_map(
    landscape: Landscape,
    findings: Sequence[Finding],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    title: str = "",
    positions: Spots | None = None,
    language: str = "en",
) -> str:
    """The whole page as HTML, in every language it knows; the same input gives the same text.

    `landscape` and `findings` are what the audience may see; nothing is filtered here but ties
    that do not hold on `as_of`. `positions` are spots to keep; `language` is the one it opens in.
    """
    told = {one: told_in(landscape, findings, words(one)) for one in page_languages()}
    at = {finding.id: n for n, finding in enumerate(findings)}
    urgent = [at[one.id] for one in choose(landscape, findings, as_of).things]
    return page(
        landscape,
        told,
        audience=audience,
        as_of=as_of,
        made_on=made_on,
        title=title,
        positions=positions,
        language=language,
        urgent=urgent,
        wanted=wanted(findings),
        cells=cells(findings),
    )


def page(
    landscape: Landscape,
    told: Mapping[str, Sequence[Told]],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    title: str = "",
    positions: Spots | None = None,
    language: str = "en",
    urgent: Sequence[int] = (),
    wanted: Mapping[Pair, str] = MappingProxyType({}),
    cells: Mapping[str, Cell] = MappingProxyType({}),
) -> str:
    """The page from findings that are in words already, by language.

    `urgent` are the findings that come first, `wanted` the bridges that are missed, `cells` the
    places, topics and elements that findings are about.
    """
    now = current(landscape, as_of)
    first = next(iter(told.values()), ())
    picture = dress(now, first)
    spots, bundles = _spots(now, picture, positions or {})
    areas, inside = regions(picture.nodes)
    when = as_of, made_on
    sheet = Sheet(now, picture, spots, bundles, *when, audience, language, title, inside, areas)
    return render(
        "map.html.j2",
        part("map.css") + part("views.css"),
        {"vendor": vendored("vis-network")[0], "js": script("start")},
        audience=audience,
        language=language,
        title=title,
        say=words(language).say,
        data=page_data(sheet, told, urgent, wanted, cells),
    )


def current(landscape: Landscape, as_of: date) -> Landscape:
    """The landscape with only the ties that hold on a day."""
    return replace(landscape, ties=tuple(t for t in landscape.ties if holds(t, as_of)))


def positions(landscape: Landscape, known: Spots | None = None) -> dict[str, tuple[int, int]]:
    """Where the map puts each actor: what to keep, so that the next map looks the same."""
    return _spots(landscape, dress(landscape, ()), known or {})[0]


def _spots(
    landscape: Landscape, picture: Picture, known: Spots
) -> tuple[dict[str, tuple[int, int]], tuple[bundling.Bundle, ...]]:
    areas = details.areas(landscape)
    ties = [(edge.source, edge.target) for edge in picture.edges]
    bundles = bundling.bundled(picture.nodes, areas, ties)
    if bundles:
        return bundling.inside(bundles), bundles
    return place([node.id for node in picture.nodes], ties, known, areas), ()
