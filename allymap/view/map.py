"""The map: one HTML file with the picture, its legend, the findings and a table of actors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx

from allymap.model.terms import holds
from allymap.view import bundles as bundling
from allymap.view import details
from allymap.view.drawing import draw, paint
from allymap.view.layout import place
from allymap.view.single_file import english, part, render, vendored
from allymap.view.style import Picture, channel, dress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.regions import Regions
    from allymap.view.told import Told

    Spots = Mapping[str, tuple[float, float]]

GROUND = 96  # pixels: the rim of ground around the actors of an area, on both sides
SCRIPTS = (
    *("state", "bundles", "labels", "picture"),
    *("details", "ways", "lists", "search", "start"),
)  # in this order: one scope


def draw_map(
    landscape: Landscape,
    told: Sequence[Told],
    *,
    audience: Audience,
    as_of: date,
    made_on: date,
    title: str = "",
    positions: Spots | None = None,
    regions: Regions | None = None,
    words: Mapping[str, Any] | None = None,
) -> str:
    """The whole page as HTML; the same input gives the same text.

    `landscape` and `told` are what the audience may see; nothing is filtered here but ties that
    do not hold on `as_of`. `positions` are spots to keep, `regions` those of the other arrangement;
    `words` replace English ones by key.
    """
    said = {**english(), **(words or {})}
    now = current(landscape, as_of)
    picture = dress(now, told)
    spots, bundles = _spots(now, picture, positions or {})
    data = _data(now, picture, told, spots, bundles, said)
    data["constituencies"] = _regions(picture, None if bundles else regions)
    return render(
        "map.html.j2",
        part("map.css"),
        {"vendor": vendored("vis-network")[0], "js": script()},
        w=said,
        audience=audience,
        title=title or said["title"],
        as_of=details.fill(said["as_of"], day=details.day(as_of, said)),
        made_on=details.fill(said["made_on"], day=details.day(made_on, said)),
        data=data,
        **_shown(now, picture, told, data, said),
    )


def current(landscape: Landscape, as_of: date) -> Landscape:
    """The landscape with only the ties that hold on a day."""
    return replace(landscape, ties=tuple(t for t in landscape.ties if holds(t, as_of)))


def positions(landscape: Landscape, known: Spots | None = None) -> dict[str, tuple[int, int]]:
    """Where the map puts each actor: what to keep, so that the next map looks the same."""
    return _spots(landscape, dress(landscape, ()), known or {})[0]


def script() -> str:
    """Our own JavaScript, all files in one closed scope."""
    code = "\n".join(part(f"js/{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{code}}})();'


def _spots(
    landscape: Landscape, picture: Picture, known: Spots
) -> tuple[dict[str, tuple[int, int]], tuple[bundling.Bundle, ...]]:
    areas = details.areas(landscape)
    ties = [(edge.source, edge.target) for edge in picture.edges]
    bundles = bundling.bundled(picture.nodes, areas, ties)
    if bundles:
        return bundling.inside(bundles), bundles
    return place([node.id for node in picture.nodes], ties, known), ()


def _data(
    landscape: Landscape,
    picture: Picture,
    told: Sequence[Told],
    spots: Mapping[str, tuple[int, int]],
    bundles: Sequence[bundling.Bundle],
    words: Mapping[str, Any],
) -> dict[str, Any]:
    """What the page's own code reads; actors and ties go by our own numbers, from 1."""
    numbers = {node.id: n for n, node in enumerate(picture.nodes, 1)}
    ties = {edge.key: n for n, edge in enumerate(picture.edges, 1)}
    records = {tie.key: tie for tie in landscape.ties}
    choices = details.filters(landscape, picture, words)
    net = draw(picture, spots, numbers, choices[3]["of"])
    return {
        "nodes": net.nodes,
        "edges": net.edges,
        "options": net.options,
        "main": _main(picture, numbers),
        "actors": _actors(landscape, picture, choices, words),
        "notes": [details.note(landscape, records[e.key], words) for e in picture.edges],
        "filters": [{"name": one["name"], "values": one["values"]} for one in choices],
        "told": details.numbered(told, numbers, ties),
        "rings": channel("ring").values,
        "areas": _grounds(landscape, numbers, bundles, words),
        "ground": round(GROUND * bundling.widened([len(b.members) for b in bundles]), 1),
        "bundles": _bundles(landscape, bundles, numbers),
        "words": {**words, "ties": [value["label"] for value in choices[3]["values"]]},
    }


def _regions(picture: Picture, regions: Regions | None) -> dict[str, Any] | None:
    """The first sight: a spot for each actor in the order of the nodes, and the regions."""
    if regions is None:
        return None
    return {
        "spots": [regions.at[node.id] for node in picture.nodes],
        "regions": [
            {"code": one.constituency, "x": x, "y": y, "radius": one.radius}
            for one in regions.regions
            for x, y in [one.middle]
        ],
    }


def _main(picture: Picture, numbers: Mapping[str, int]) -> list[int]:
    """The largest component: what the first view frames."""
    graph = nx.Graph((edge.source, edge.target) for edge in picture.edges)
    parts = sorted(nx.connected_components(graph), key=lambda one: (-len(one), min(one)))
    return sorted(numbers[i] for one in parts[:1] for i in one)


def _actors(
    landscape: Landscape,
    picture: Picture,
    choices: Sequence[details.Filter],
    words: Mapping[str, Any],
) -> list[dict[str, Any]]:
    places = details.places(landscape, words)
    actors = []
    for n, node in enumerate(picture.nodes):
        actor = landscape.actor[node.id]
        facts = details.about(landscape, actor, places[actor.place or ""], words)
        known = {one["name"]: one["of"][n] for one in choices if one["name"] != "tie"}
        actors.append(
            {"name": node.label, "about": " · ".join(facts[:2]), "more": facts[2:], **known}
        )
    return actors


def _areas(
    landscape: Landscape, numbers: Mapping[str, int], words: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The named grounds of the picture, one a component, and the actors on them."""
    areas, places = details.areas(landscape), details.places(landscape, words)
    graph = nx.Graph((tie.source, tie.target) for tie in landscape.ties)
    named = [
        {"name": places[area], "nodes": sorted(numbers[i] for i in part if areas[i] == area)}
        for part in sorted(nx.connected_components(graph), key=min)
        for area in sorted({areas[i] for i in part} - {""})
    ]
    alone = sorted(numbers[a.id] for a in landscape.actors if a.id not in graph)
    return [*named, {"name": words["alone"], "nodes": alone}] if alone else named


def _grounds(
    landscape: Landscape,
    numbers: Mapping[str, int],
    bundles: Sequence[bundling.Bundle],
    words: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """As `_areas`, with the bundles in place of the actors where there are any."""
    if not bundles:
        return _areas(landscape, numbers, words)
    places = details.places(landscape, words)
    found: dict[str, list[int]] = {}
    for n, bundle in enumerate(bundles, len(numbers) + 1):
        if bundle.area:
            found.setdefault(bundle.area, []).append(n)
    return [{"name": places[code], "nodes": found[code]} for code in sorted(found)]


def _bundles(
    landscape: Landscape,
    bundles: Sequence[bundling.Bundle],
    numbers: Mapping[str, int],
) -> list[dict[str, Any]]:
    return [
        {
            "id": len(numbers) + n,
            "name": landscape.vocabulary.label("constituencies", bundle.constituency),
            "x": bundle.spot[0],
            "y": bundle.spot[1],
            "size": round(bundling.reach(len(bundle.members)) * 0.8, 1),
            "color": paint(bundle.colour, "#ffffff"),
            "members": [numbers[i] for i in bundle.members],
        }
        for n, bundle in enumerate(bundles, 1)
    ]


def _shown(
    landscape: Landscape,
    picture: Picture,
    told: Sequence[Told],
    data: Mapping[str, Any],
    words: Mapping[str, Any],
) -> dict[str, Any]:
    """What the template writes: the legend, the findings, the filters, the table."""
    counts = {
        "actors": details.counted("actors", len(picture.nodes), words),
        "ties": details.counted("ties", len(picture.edges), words),
    }
    bundled = details.fill(words["too_many"], n=len(picture.nodes)) if data["bundles"] else ""
    ordered = list(enumerate(told))
    names = {code: words[f"form_{code}"] for code in channel("shape").values}
    return {
        "picture": picture,
        "counts": counts,
        "stage": details.fill(words["stage"], **counts),
        "bundled": bundled,
        "names": {
            **names,
            **{c: words[f"status_{c}"] for c in channel("ring").values},
            "us": words["us"],
        },
        "told": told,
        "open_findings": [(n, one) for n, one in ordered if one.status != "OK"],
        "settled": [(n, one) for n, one in ordered if one.status == "OK"],
        "filters": data["filters"],
        "rows": _rows(landscape, picture, words),
    }


def _rows(landscape: Landscape, picture: Picture, words: Mapping[str, Any]) -> list[dict[str, Any]]:
    places = details.places(landscape, words)
    rows = [
        {
            "n": n,
            "name": node.label,
            "kind": landscape.vocabulary.label("kinds", landscape.actor[node.id].kind),
            "place": places[landscape.actor[node.id].place or ""],
            "ties": node.ties,
            "mark": node.shape,
            "colour": node.colour,
        }
        for n, node in enumerate(picture.nodes, 1)
    ]
    return sorted(rows, key=lambda row: (str(row["name"]).casefold(), row["n"]))
