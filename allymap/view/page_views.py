"""The data of the page's further views: the tables' own counts, in codes and our own numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.gaps import counts, positions
from allymap.gaps.mix import regions
from allymap.gaps.sequence import ladders
from allymap.gaps.small_counts import told_to_others
from allymap.model.terms import asked_in, form
from allymap.network.suppress import with_totals
from allymap.view.ladder import RUNGS, climbs
from allymap.view.naming import place_name
from allymap.view.page_texts import spoken
from allymap.view.tables import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from allymap.gaps.counts import Counts
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.view.page_data import Sheet
    from allymap.view.words import Words

    Data = Any  # what JSON holds: lists and tables by name

# The parts of views that only we see, and the notes of the views that only we have.
_PARTS = ("areas", "reflection", "apart")
_NOTES = {"spectrum": "spectrum", "areas": "areas", "who-does-what": "organisers"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Which place, topics and elements a finding is about, where it says so."""

    place: str
    topics: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


def cells(findings: Iterable[Finding]) -> dict[str, Cell]:
    """The cell of each finding that names a place, by the finding's id."""
    return {one.id: _cell(one.facts) for one in findings if one.facts.get("place")}


def _cell(facts: Mapping[str, Any]) -> Cell:
    topics = (facts["topic"],) if facts.get("topic") else tuple(facts.get("topics", ()))
    return Cell(facts["place"], topics, tuple(facts.get("elements", ())))


def views(sheet: Sheet) -> dict[str, Data]:
    """What each view that the audience may see is drawn from, and the places they speak of.

    For others there are only `OPEN` ones: nothing of who stands where, or of who did what.
    """
    found = {name: VIEWS[name](sheet) for name in shown(sheet)}
    return found | {"where": [_where(sheet, place) for place in spots(sheet.landscape)]}


def shown(sheet: Sheet) -> tuple[str, ...]:
    """The names of the views that the audience may see."""
    return tuple(name for name in VIEWS if sheet.audience == "internal" or name in OPEN)


def lights(sheet: Sheet, ids: Iterable[str], found: Mapping[str, Cell]) -> list[dict[str, Data]]:
    """What each finding lights up in the views: its place (`spot`), that and its region
    (`where`), topics and elements.

    `ids` are those of the findings, `found` the cells of some of them.
    """
    at, region = spots(sheet.landscape), regions(sheet.landscape)
    return [_lit(found.get(one), at, region) for one in ids]


def _lit(cell: Cell | None, at: Mapping[str, int], region: Mapping[str, str]) -> dict[str, Data]:
    if cell is None:
        return {"spot": -1, "where": [], "topics": [], "elements": []}
    there = {cell.place, region.get(cell.place, "")}
    return {
        "spot": at.get(cell.place, -1),
        "where": sorted(at[place] for place in there if place in at),
        "topics": list(cell.topics),
        "elements": list(cell.elements),
    }


def labels(sheet: Sheet, words: Words) -> dict[str, dict[str, str]]:
    """What the views that are there are called and say, by the code of each thing."""
    there = shown(sheet)
    said = {f"title.{name}": words.say(f"table.title.{name}") for name in there}
    said["note.ladder"] = words.say("ladder.about")
    said["note.coverage"] = words.say("table.note.counts")
    topics = spoken(sheet.landscape, words).vocabulary.codes["topics"]
    found = {
        "views": said,
        "rungs": {code: words.say(f"ladder.{code}") for code in (*RUNGS, "none")},
        "topics": {one.topic: topics[one.topic] for one in ladders(sheet.landscape)},
    }
    if sheet.audience != "internal":
        least = sheet.landscape.vocabulary.days("suppression")
        said["note.coverage"] = words.say("table.note.hidden", n=least)
        return found
    said |= {f"title.{code}": words.say(f"table.title.{code}") for code in _PARTS}
    said |= {f"note.{name}": words.say(f"table.note.{code}") for name, code in _NOTES.items()}
    found["corners"] = {code: words.say(f"aiim.{code}") for code in positions.QUADRANTS}
    found["corners_do"] = {code: words.say(f"aiim.{code}.do") for code in positions.QUADRANTS}
    return found


def spots(landscape: Landscape) -> dict[str, int]:
    """Our number of each place the views speak of, from 0: by name, then by id."""
    ids = {*regions(landscape).values(), *(one.place for one in ladders(landscape))}
    ids |= {one.place for one in landscape.actors if one.place} - regions(landscape).keys()
    ordered = sorted(ids, key=lambda one: (place_name(landscape, one).casefold(), one))
    return {place: n for n, place in enumerate(ordered)}


def _where(sheet: Sheet, place: str) -> Data:
    """A place: its name, which places of the filters lie in it, and whether anybody asked there."""
    region = regions(sheet.landscape)
    inside = {one for one in region if region[one] == place} | {place}
    at = spots(sheet.landscape)
    return {
        "name": place_name(sheet.landscape, place),
        "at": sorted(sheet.place_number[one] for one in inside if one in sheet.place_number),
        "region": place in region.values(),
        "within": [at[region[place]]] if place in region else [],
        "asked": sheet.audience != "internal"
        or asked_in(sheet.landscape, "activities", place, sheet.as_of),
    }


def _spectrum(sheet: Sheet) -> Data:
    asks = {ask.id: ask for ask in sheet.landscape.asks}
    return [
        {
            "name": asks[one.ask].name or one.ask,
            "lead": sheet.numbers.get(asks[one.ask].lead or "", 0),
            "bands": [_band(sheet, band, who) for band, who in one.bands.items()],
            "unknown": len(sheet.landscape.actors) - sum(map(len, one.bands.values())),
        }
        for one in positions.spectrum(sheet.landscape, sheet.as_of)
    ]


def _band(sheet: Sheet, band: int, who: Sequence[str]) -> Data:
    """Those in a band; persons who are against us are counted and never named."""
    named = [one for one in who if band >= 0 or form(sheet.landscape, one) != "person"]
    numbers = [sheet.numbers[one] for one in named]
    return {"band": band, "who": numbers, "unnamed": len(who) - len(named)}


def _matrix(sheet: Sheet) -> Data:
    corners = positions.matrix(sheet.landscape, sheet.as_of)
    return [_corner(sheet, corner, who) for corner, who in corners.items()]


def _corner(sheet: Sheet, corner: str, who: Sequence[str]) -> Data:
    """Those in a corner and their influence; beyond our allies no person is named."""
    ours = corner in ("ally", "aware")
    named = [one for one in who if ours or form(sheet.landscape, one) != "person"]
    influence = [sheet.landscape.actor[one].influence or 0 for one in named]
    numbers = [sheet.numbers[one] for one in named]
    return {
        "corner": corner,
        "who": numbers,
        "influence": influence,
        "unnamed": len(who) - len(named),
    }


def _ladder(sheet: Sheet) -> Data:
    at = spots(sheet.landscape)
    return [
        {
            "place": at[one.place],
            "topic": one.topic,
            "held": [day.isoformat() if day else "" for day in one.held],
        }
        for one in climbs(sheet.landscape, sheet.as_of)
    ]


def _coverage(sheet: Sheet) -> Data:
    """Sessions by place and element, and for us by practice area, and who had no reflection."""
    landscape, at = sheet.landscape, spots(sheet.landscape)
    found = counts.elements_by_place(landscape, sheet.as_of)
    outside = sheet.audience != "internal"
    table: Sequence[Sequence[int | None]] = with_totals(found.table())
    if outside:
        table = told_to_others(landscape, sheet.as_of)[0]
    places = {
        "columns": list(found.columns),
        "rows": [at[place] for place in found.rows],
        "cells": [list(row) for row in table[:-1]],
        "total": list(table[-1]),
    }
    if outside:  # what is hidden from them may be just the session that seems missing
        return {"places": places}
    areas = counts.elements_by_area(landscape, sheet.as_of)
    without = counts.without_reflection(landscape, sheet.as_of)
    return {
        "places": places,
        "areas": _counted(areas),
        "reflection": [{"place": at[p], "kind": kind, "asked": yes} for p, kind, yes in without],
    }


def _counted(found: Counts) -> Data:
    return {"columns": list(found.columns), "rows": list(found.rows), "cells": found.table()}


def _who_does_what(sheet: Sheet) -> Data:
    landscape, at, numbers = sheet.landscape, spots(sheet.landscape), sheet.numbers
    apart = counts.uncoordinated(landscape, sheet.as_of)
    return {
        "columns": list(landscape.vocabulary.codes["elements"]),
        "rows": [
            {"place": at[place], "who": numbers.get(organiser, 0), "cells": row}
            for place, found in counts.who_does_what(landscape, sheet.as_of).items()
            for organiser, row in zip(found.rows, found.table(), strict=True)
        ],
        "apart": [
            {"place": at[place], "pair": [numbers[one] for one in pair]}
            for place, pairs in apart.items()
            for pair in pairs
        ],
    }


VIEWS: dict[str, Callable[[Sheet], Data]] = {
    "spectrum": _spectrum,
    "matrix": _matrix,
    "ladder": _ladder,
    "coverage": _coverage,
    "who-does-what": _who_does_what,
}
