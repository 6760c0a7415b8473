"""What was done where: sessions counted by place and by what they were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.gaps.mix import regions
from allymap.model.terms import asked_in, constituency, form, fresh, positive, took_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows and columns as codes or ids, and how many sessions there are for each two."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]

    def table(self) -> list[list[int]]:
        """The counts, a list a row."""
        return [[self.cells.get((row, column), 0) for column in self.columns] for row in self.rows]


def elements_by_place(landscape: Landscape, as_of: date) -> Counts:
    """Sessions held up to a day, by region and element; staff's own left out."""
    region = regions(landscape)
    pairs = ((region[a.place], a.element) for a in _past(landscape, as_of) if a.place)
    return _counts(set(region.values()), landscape.vocabulary.codes["elements"], pairs)


def elements_by_area(landscape: Landscape, as_of: date) -> Counts:
    """Sessions by practice area of those who took part or organised, and element.

    A session counts once in each area it touches, so lines do not add up to sessions.
    """
    pairs = [
        (area, activity.element)
        for activity in _past(landscape, as_of)
        for area in _areas(landscape, activity)
    ]
    known = [area for area in landscape.vocabulary.codes["practice_areas"] if _any(landscape, area)]
    return _counts(known, landscape.vocabulary.codes["elements"], pairs)


def without_reflection(landscape: Landscape, as_of: date) -> tuple[tuple[str, str, bool], ...]:
    """(region, kind, asked) of the kinds of groups there that had no session of reflection."""
    region = regions(landscape)
    groups = [a for a in landscape.actors if a.place and form(landscape, a.id) == "group"]
    first = next(iter(landscape.vocabulary.codes["elements"]))
    had = {g for a in _past(landscape, as_of) if a.element == first for g in took_part(a)}
    # A place that only an actor names is a region of its own.
    lives = {g.id: (region.get(g.place or "", g.place or ""), g.kind) for g in groups}
    there, reached = set(lives.values()), {lives[one] for one in lives.keys() & had}
    return tuple(
        (place, kind, asked_in(landscape, "activities", place, as_of))
        for place, kind in sorted(there - reached)
    )


def relations(landscape: Landscape, as_of: date) -> Counts:
    """Sessions of couples, of wives and in-laws, of parents and adolescents, by region."""
    region = regions(landscape)
    spaces = landscape.vocabulary.terms["relations"]["spaces"]
    sessions = (a for a in _past(landscape, as_of) if a.place and a.space in spaces)
    return _counts(
        set(region.values()), spaces, ((region[a.place or ""], a.space) for a in sessions)
    )


def who_does_what(landscape: Landscape, as_of: date) -> dict[str, Counts]:
    """For each region, sessions by organiser ("" where nobody noted one) and element."""
    region = regions(landscape)
    found: dict[str, list[tuple[str, str]]] = {}
    for activity in _past(landscape, as_of):
        if activity.place:
            told = found.setdefault(region[activity.place], [])
            told.append((activity.organiser or "", activity.element))
    elements = landscape.vocabulary.codes["elements"]
    return {
        place: _counts({organiser for organiser, _ in pairs}, elements, pairs)
        for place, pairs in sorted(found.items())
    }


def uncoordinated(landscape: Landscape, as_of: date) -> dict[str, tuple[tuple[str, str], ...]]:
    """The pairs of organisers in one region who have no working tie with each other."""
    tied = {frozenset((tie.source, tie.target)) for tie in positive(landscape, as_of)}
    found = {}
    for place, counts in who_does_what(landscape, as_of).items():
        there = [one for one in counts.rows if one]
        pairs = [(a, b) for i, a in enumerate(there) for b in there[i + 1 :]]
        found[place] = tuple(pair for pair in pairs if frozenset(pair) not in tied)
    return {place: pairs for place, pairs in found.items() if pairs}


def backlash_at_home(landscape: Landscape, as_of: date) -> dict[str, tuple[int, int]]:
    """For each region, reports of backlash at home within `backlash` days, and sessions of
    couples held within `panel`; never who.
    """
    region, days = regions(landscape), landscape.vocabulary.days
    places = ((landscape.actor[one.actor].place or "", one) for one in landscape.backlash)
    home = Counter(
        region.get(place, place)
        for place, report in places
        if report.source == "home" and fresh(report.month, as_of, days("backlash"))
    )
    couples = Counter(
        region[a.place]
        for a in landscape.activities
        if a.place and a.space == "couples" and fresh(a.date, as_of, days("panel"))
    )
    return {place: (home[place], couples[place]) for place in sorted({*region.values(), *home})}


def ownership(landscape: Landscape, as_of: date) -> dict[str, tuple[int, int, int]]:
    """For each region, men's sessions: led by members, by others, unknown.

    A men's session is in a space of men alone or names a group of men. It is led by members
    when a men's body organises it, or a male ally or group of men has that role in it.
    """
    region = regions(landscape)
    found: dict[str, list[str]] = {}
    for activity in _past(landscape, as_of):
        if activity.place and _is_mens(landscape, activity):
            found.setdefault(region[activity.place], []).append(_led_by(landscape, activity))
    kinds = ("members", "others", "unknown")
    return {
        place: (led.count(kinds[0]), led.count(kinds[1]), led.count(kinds[2]))
        for place, led in sorted(found.items())
    }


def _past(landscape: Landscape, as_of: date) -> Iterable[Activity]:
    return (a for a in landscape.activities if a.date <= as_of and a.space != "staff")


def _counts(
    rows: Iterable[str], columns: Iterable[str], pairs: Iterable[tuple[str, str]]
) -> Counts:
    return Counts(tuple(sorted(rows)), tuple(columns), Counter(pairs))


def _areas(landscape: Landscape, activity: Activity) -> set[str]:
    who = {*took_part(activity), activity.organiser or ""} & landscape.actor.keys()
    return {area for one in who for area in landscape.actor[one].practice_areas}


def _any(landscape: Landscape, area: str) -> bool:
    return any(area in actor.practice_areas for actor in landscape.actors)


def _is_mens(landscape: Landscape, activity: Activity) -> bool:
    spaces = landscape.vocabulary.terms["puzzle"]["men"]
    return activity.space in spaces or any(_of_men(landscape, g) for g in activity.groups)


def _of_men(landscape: Landscape, actor: str) -> bool:
    return constituency(landscape, actor) == "men"


def _led_by(landscape: Landscape, activity: Activity) -> str:
    leads = [who for who, role in activity.people if role == "organiser"]
    known = [*leads, *([activity.organiser] if activity.organiser else [])]
    if any(_of_men(landscape, one) for one in known):
        return "members"
    return "others" if known or activity.facilitators else "unknown"
