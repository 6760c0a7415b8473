"""The map: one HTML file with the picture, its legend, the findings and the same in tables."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.gaps.choice import foremost
from allymap.view.arrangements import ARRANGEMENTS, NOWHERE, arranged
from allymap.view.bundles import TOO_MANY
from allymap.view.changing import Shown, shown
from allymap.view.crossings import wanted
from allymap.view.page_data import Sheet, page_data
from allymap.view.page_texts import told_in
from allymap.view.page_views import cells
from allymap.view.phrases import phrased
from allymap.view.scripts import script
from allymap.view.single_file import packed, part, render, vendored
from allymap.view.style import dress
from allymap.view.words import page_languages, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.arrangements import Arrangement, Spots
    from allymap.view.changing import Before
    from allymap.view.crossings import Pair
    from allymap.view.page_views import Cell
    from allymap.view.told import Told

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
    places: Mapping[Arrangement, Spots] | None = None,
    language: str = "en",
    before: Before | None = None,
    story: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The whole page as HTML, in every language it knows; the same input gives the same text.

    `landscape`, `findings` and `before`, the round to compare with, are what the audience may
    see; nothing is filtered here but ties that begin after `as_of`. `places` are spots to
    keep; `language` is the one it opens in; `story` has steps: each a title, a text and, where
    it sets them, view, arrange, actor, told (a place in `findings`), only. The page lists the
    findings by weight, then priority: nothing critical stands below what is not.
    """
    listed = sorted(findings, key=lambda one: (-one.weight, -one.priority))
    told = {one: told_in(landscape, listed, words(one)) for one in page_languages()}
    at = {finding.id: n for n, finding in enumerate(listed)}
    urgent = [at[one.id] for one in foremost(landscape, findings, as_of)]
    return page(
        landscape,
        told,
        audience=audience,
        as_of=as_of,
        made_on=made_on,
        title=title,
        places=places,
        language=language,
        urgent=urgent,
        wanted=wanted(findings),
        before=before,
        cells=cells(findings),
        story=[_moved(step, findings, at) for step in story],
    )


def _moved(
    step: Mapping[str, Any], findings: Sequence[Finding], at: Mapping[str, int]
) -> Mapping[str, Any]:
    """A step of a story whose finding stands where the page has it."""
    return {**step, "told": at[findings[step["told"]].id]} if "told" in step else step


def page(
    landscape: Landscape,
    told: Mapping[str, Sequence[Told]],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    title: str = "",
    places: Mapping[Arrangement, Spots] | None = None,
    language: str = "en",
    urgent: Sequence[int] = (),
    wanted: Mapping[Pair, str] = MappingProxyType({}),
    before: Before | None = None,
    cells: Mapping[str, Cell] = MappingProxyType({}),
    story: Sequence[Mapping[str, Any]] = (),
) -> str:
    """The page from findings that are in words already, by language.

    `urgent` are the findings that come first, `wanted` the bridges that are missed, `cells` the
    places, topics and elements that findings are about.
    """
    content = shown(landscape, as_of, before)
    picture = dress(content.landscape, next(iter(told.values()), ()), content.now.ties)
    found = _places(content, places or {})
    said = phrased(told, _names(content.landscape))
    sheet = Sheet(content, picture, found, as_of, made_on, audience, language, title)
    return render(
        "map.html.j2",
        part("map.css") + part("views.css"),
        {"unpack": part("js/unpack.js")},
        packing={"vendor": vendored("vis-network")[0], "js": script(START[audience])},
        phrases=packed(json.dumps(said.pieces, ensure_ascii=False, separators=(",", ":"))),
        audience=audience,
        language=language,
        title=title,
        say=words(language).say,
        data=page_data(sheet, told, said, urgent, wanted, cells, story),
    )


def _places(content: Shown, known: Mapping[Arrangement, Spots]) -> dict[Arrangement, Spots]:
    """Both arrangements of all that can be shown; whose spots are known stay there."""
    drawn = replace(content.landscape, ties=content.now.ties)
    if len(drawn.actors) > TOO_MANY:  # bundles stand where they stand in both
        return dict.fromkeys(ARRANGEMENTS, arranged(drawn, ARRANGEMENTS[0]))
    return {one: arranged(drawn, one, known.get(one, NOWHERE)) for one in ARRANGEMENTS}


def _names(landscape: Landscape) -> Iterator[str]:
    """What people, places and things are called on the lists."""
    for table in ("actors", "places", "coalitions", "asks", "initiatives", "activities", "sources"):
        for one in getattr(landscape, table):
            yield from filter(None, (one.id, getattr(one, "name", ""), getattr(one, "title", "")))
