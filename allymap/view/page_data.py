"""What the map's page knows, as the data that its own code reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from allymap.view import bundles as bundling
from allymap.view.areas import areas, places
from allymap.view.columns import columns
from allymap.view.crossings import crossed
from allymap.view.drawing import draw
from allymap.view.lead import seen_first
from allymap.view.page_inside import ids, types_to_add
from allymap.view.page_rows import actor_row, tie_row, told_rows, types_shown
from allymap.view.page_story import step
from allymap.view.page_texts import spoken, texts
from allymap.view.page_views import labels, views
from allymap.view.style import channel, style
from allymap.view.things import themes
from allymap.view.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie
    from allymap.view.arrangements import Arrangement, Spots
    from allymap.view.changing import Shown
    from allymap.view.crossings import Crossing, Pair
    from allymap.view.page_views import Cell
    from allymap.view.phrases import Phrased
    from allymap.view.regions import Region
    from allymap.view.style import Entry, Picture
    from allymap.view.told import Told

GROUND = 96  # pixels: the rim of ground around the actors of an area, on both sides


@dataclass(frozen=True)
class Sheet:
    """What is drawn, for whom, and as of when; actors and ties go by our own numbers, from 1."""

    content: Shown
    picture: Picture
    arranged: Mapping[Arrangement, Spots]
    as_of: date
    made_on: date
    audience: Audience
    language: str
    title: str

    @property
    def landscape(self) -> Landscape:
        """All that can be shown."""
        return self.content.landscape

    @property
    def regions(self) -> tuple[Region, ...]:
        """The constituencies as regions; none where there are bundles."""
        return self.arranged["constituencies"].regions

    @cached_property
    def bundles(self) -> tuple[bundling.Bundle, ...]:
        """The bundles of a picture of too many."""
        ties = [(tie.source, tie.target) for tie in self.content.now.ties]
        return bundling.bundled(self.picture.nodes, areas(self.landscape), ties)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Our number of each actor."""
        return {node.id: n for n, node in enumerate(self.picture.nodes, 1)}

    @cached_property
    def tie(self) -> dict[str, Tie]:
        """Each tie by its key."""
        return {tie.key: tie for tie in self.landscape.ties}

    @cached_property
    def place_number(self) -> dict[str, int]:
        """Our number of each place, from 1."""
        return {code: n for n, code in enumerate(self.places, 1)}

    @cached_property
    def places(self) -> dict[str, str]:
        """The names of the places where actors are, and of the areas, by id in their order."""
        return places(self.landscape)


def page_data(
    sheet: Sheet,
    told: Mapping[str, Sequence[Told]],
    said: Phrased,
    urgent: Sequence[int],
    wanted: Mapping[Pair, str],
    cells: Mapping[str, Cell],
    story: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Everything the page's code reads, as text, numbers, lists and tables."""
    picture = sheet.picture
    first: Sequence[Told] = next(iter(told.values()), ())
    net = draw(picture, sheet.arranged["network"].at, sheet.numbers)
    crossings = crossed(sheet.content.now, wanted)
    return {
        "audience": sheet.audience,
        "language": sheet.language,
        "title": sheet.title,
        "day": sheet.as_of.isoformat(),
        "made": sheet.made_on.isoformat(),
        "options": net.options,
        "actors": columns([actor_row(sheet, node) for node in net.nodes]),
        "ties": columns([tie_row(sheet, edge) for edge in net.edges]),
        "types": types_shown(sheet),
        "told": columns(told_rows(sheet, first, cells)),
        "urgent": list(urgent),
        **_order(sheet),
        "dates": _dates(sheet),
        "places": _place_names(sheet),
        "main": columns([{"n": n} for n in _main(sheet)]),
        **_ground(sheet),
        **_looks(picture),
        "regions": columns([_region(sheet, one) for one in sheet.regions]),
        "bridges": [_bridge(sheet, one) for one in crossings if sheet.regions],
        "views": views(sheet),
        "texts": _texts(sheet, told, crossings),
        "said": {"texts": said.texts, "told": said.told},
        "story": [step(one, sheet.numbers) for one in story],
        **_inside(sheet),
    }


def _ground(sheet: Sheet) -> dict[str, Any]:
    """The grounds, the rim of each, and the bundles on them where there are too many actors."""
    return {
        "grounds": columns(_grounds(sheet)),
        "ground": round(GROUND * bundling.widened([len(b.members) for b in sheet.bundles]), 1),
        "bundles": columns(_bundles(sheet)),
    }


def _inside(sheet: Sheet) -> dict[str, Any]:
    """What only the page for inside knows."""
    if sheet.audience != "internal":
        return {}
    return {"ids": ids(sheet.landscape, sheet.numbers, sheet.places)}


def _looks(picture: Picture) -> dict[str, Any]:
    """What lines, rings and colours mean, and how each is drawn."""
    return {
        "legend": [_entry(one) for one in picture.legend],
        "lines": {name: _line(one) for name, one in style()["line"]["values"].items()},
        "rings": channel("ring").values,
        "colours": channel("colour").values,
        "inks": style()["page"],
    }


def _texts(sheet: Sheet, languages: Iterable[str], crossings: Sequence[Crossing]) -> dict[str, Any]:
    landscape = sheet.landscape
    used = frozenset(
        {actor.kind for actor in landscape.actors} | {tie.type for tie in landscape.ties}
    )
    inside = sheet.audience == "internal"
    if inside:
        used |= {*landscape.vocabulary.kinds, *types_to_add(landscape)}
    found = {}
    for language in languages:
        said = words(language)
        lead = seen_first(spoken(sheet.content.now, said), crossings, said, inside=inside)
        found[language] = texts(landscape, lead, said, used, inside=inside)
        found[language]["labels"] |= labels(sheet, said)
    return found


def _order(sheet: Sheet) -> dict[str, Any]:
    """The themes in which findings stand, and who decides on what."""
    return {"themes": list(themes()), "asks": _asks(sheet)}


def _asks(sheet: Sheet) -> list[dict[str, Any]]:
    """Who decides on what is asked for; nobody outside is told."""
    if sheet.audience != "internal":
        return []
    known = [(ask, sheet.numbers.get(ask.target or "")) for ask in sheet.landscape.asks]
    return [{"name": ask.name or ask.id, "target": n} for ask, n in known if n]


def _place_names(sheet: Sheet) -> list[str]:
    """The names of places; two of one name are told apart by where they lie, or by their ids."""
    names, lie_in = sheet.places, sheet.landscape.parent
    once = Counter(names[code].casefold() for code in sheet.places)
    larger = {p.id: p.name or p.id for p in sheet.landscape.places}
    told = [
        f"{names[code]} ({larger.get(lie_in.get(code) or '', code)})"
        if once[names[code].casefold()] > 1
        else names[code]
        for code in sheet.places
    ]
    again = Counter(map(str.casefold, told))
    return [
        one if again[one.casefold()] == 1 else f"{names[code]} ({code})"
        for one, code in zip(told, sheet.places, strict=True)
    ]


def _dates(sheet: Sheet) -> list[str]:
    """The days on which a tie began or ended, as the lists say, and the day the map is as of."""
    days = {day for tie in sheet.landscape.ties for day in (tie.start, tie.end) if day}
    return [day.isoformat() for day in sorted(days | {sheet.as_of}) if day <= sheet.as_of]


def _main(sheet: Sheet) -> list[int]:
    """The largest component: what the first view of who works with whom frames."""
    graph = nx.Graph((tie.source, tie.target) for tie in sheet.content.now.ties)
    parts = sorted(nx.connected_components(graph), key=lambda one: (-len(one), min(one)))
    return sorted(sheet.numbers[i] for one in parts[:1] for i in one)


def _grounds(sheet: Sheet) -> list[dict[str, Any]]:
    """The named grounds of the picture, one a component, and the actors or bundles on them."""
    if sheet.bundles:
        return _bundle_grounds(sheet)
    there, numbers = areas(sheet.landscape), sheet.numbers
    graph = nx.Graph((tie.source, tie.target) for tie in sheet.content.now.ties)
    named = [
        {
            "name": sheet.place_number[area],
            "nodes": sorted(numbers[i] for i in part if there[i] == area),
        }
        for part in sorted(nx.connected_components(graph), key=min)
        for area in sorted({there[i] for i in part} - {""})
    ]
    alone = sorted(numbers[a.id] for a in sheet.landscape.actors if a.id not in graph)
    return [*named, {"name": 0, "nodes": alone}] if alone else named


def _bundle_grounds(sheet: Sheet) -> list[dict[str, Any]]:
    found: dict[str, list[int]] = {}
    for n, bundle in enumerate(sheet.bundles, len(sheet.numbers) + 1):
        if bundle.area:
            found.setdefault(bundle.area, []).append(n)
    return [{"name": sheet.place_number[code], "nodes": found[code]} for code in sorted(found)]


def _bundles(sheet: Sheet) -> list[dict[str, Any]]:
    numbers = sheet.numbers
    return [
        {
            "id": n,
            "constituency": bundle.constituency,
            "x": bundle.spot[0],
            "y": bundle.spot[1],
            "size": round(bundling.reach(len(bundle.members)) * 0.8, 1),
            "members": [numbers[i] for i in bundle.members],
        }
        for n, bundle in enumerate(sheet.bundles, len(numbers) + 1)
    ]


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "channel": one.channel,
        "value": one.value,
        "mark": one.mark,
        "colour": one.colour,
        "dash": list(one.dash),
        "types": list(one.types),
    }


def _line(look: Mapping[str, Any]) -> dict[str, Any]:
    """How a line is drawn; which types of ties it stands for would tell of those nobody has."""
    return {name: value for name, value in look.items() if name != "ties"}


def _region(sheet: Sheet, one: Region) -> dict[str, Any]:
    numbers = sheet.numbers
    return {
        "code": one.constituency,
        "x": one.middle[0],
        "y": one.middle[1],
        "r": one.radius,
        "members": sorted(numbers[i] for i in one.members),
    }


def _bridge(sheet: Sheet, one: Crossing) -> dict[str, Any]:
    at = {region.constituency: n for n, region in enumerate(sheet.regions)}
    return {"from": at[one.a], "to": at[one.b], "ties": one.ties, "wanted": one.wanted}
