"""The map: one HTML file with the picture, its legend, the findings and the same in tables."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.gaps.choice import choose
from allymap.view import bundles as bundling
from allymap.view import details
from allymap.view.changing import Shown, shown
from allymap.view.crossings import wanted
from allymap.view.layout import place
from allymap.view.page_data import Sheet, page_data
from allymap.view.page_texts import told_in
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
    from allymap.view.changing import Before
    from allymap.view.crossings import Pair
    from allymap.view.style import Picture
    from allymap.view.told import Told

    Spots = Mapping[str, tuple[float, float]]

# The module that each page begins with: what only staff may do is not on the page for partners.
START = {"internal": "start_internal", "coalition": "start"}


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
    before: Before | None = None,
    story: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The whole page as HTML, in every language it knows; the same input gives the same text.

    `landscape`, `findings` and `before`, the round to compare with, are what the audience may
    see; nothing is filtered here but ties that begin after `as_of`. `positions` are spots to
    keep; `language` is the one it opens in; `story` has steps: each
    a title, a text and, where it sets them, view, arrange, actor, told (a finding's place), only.
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
        before=before,
        story=story,
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
    before: Before | None = None,
    story: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The page from findings that are in words already, by language.

    `urgent` are the findings that come first, `wanted` the bridges that are missed.
    """
    content = shown(landscape, as_of, before)
    picture = dress(content.landscape, next(iter(told.values()), ()), content.now.ties)
    spots, bundles = _spots(content, picture, positions or {})
    areas, inside = regions(picture.nodes)
    when = as_of, made_on
    sheet = Sheet(content, picture, spots, bundles, *when, audience, language, title, inside, areas)
    return render(
        "map.html.j2",
        part("map.css"),
        {"vendor": vendored("vis-network")[0], "js": script(START[audience])},
        audience=audience,
        language=language,
        title=title,
        say=words(language).say,
        data=page_data(sheet, told, urgent, wanted, story),
    )


def positions(landscape: Landscape, known: Spots | None = None) -> dict[str, tuple[int, int]]:
    """Where the map puts each actor: what to keep, so that the next map looks the same."""
    content = Shown(landscape, landscape)
    return _spots(content, dress(landscape, ()), known or {})[0]


def _spots(
    content: Shown, picture: Picture, known: Spots
) -> tuple[dict[str, tuple[int, int]], tuple[bundling.Bundle, ...]]:
    areas = details.areas(content.landscape)
    ties = [(tie.source, tie.target) for tie in content.now.ties]
    bundles = bundling.bundled(picture.nodes, areas, ties)
    if bundles:
        return bundling.inside(bundles), bundles
    return place([node.id for node in picture.nodes], ties, known, areas), ()
