"""SYNC-2: one part of the puzzle, for each place: women's or men's sessions that stand alone."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_in, constituency, form, held, places_above, took_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity

    Places = Mapping[str, Sequence[Activity]]


class Part(NamedTuple):
    """The sessions of one side in a place, and those of them that nothing answers."""

    sessions: tuple[Activity, ...]
    alone: tuple[Activity, ...]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """Each place where women save or earn and nobody works with men, or the other way round."""
    places: dict[str, list[Activity]] = {}
    for activity in sorted(landscape.activities, key=lambda a: (a.date, a.id)):
        if activity.place:
            places.setdefault(activity.place, []).append(activity)
    for place in sorted(places):
        women, men = _women(landscape, places[place], as_of), _men(landscape, places[place], as_of)
        if women.sessions or men.sessions:
            known = asked_in(landscape, "activities", place, as_of)
            others = _organisers(landscape, places, place, as_of)
            facts = {"organisers": others, "days": landscape.vocabulary.days("panel")}
            yield _finding(place, women, men, "GAP" if known else "BLIND_SPOT", facts)


def _women(landscape: Landscape, there: Sequence[Activity], as_of: date) -> Part:
    """Women's sessions on money; men, mixed spaces, or an influencer who takes part answer them."""
    words = landscape.vocabulary.terms["puzzle"]
    sessions = tuple(a for a in there if a.space in words["women"] and a.topic in words["topics"])
    answers = [a for a in there if a.space in words["answers_women"] or _influencer(landscape, a)]
    return _part(landscape, sessions, answers, as_of)


def _men(landscape: Landscape, there: Sequence[Activity], as_of: date) -> Part:
    """Men's sessions on whatever topic; women's and mixed spaces answer them."""
    words = landscape.vocabulary.terms["puzzle"]
    sessions = tuple(a for a in there if a.space in words["men"])
    answers = [a for a in there if a.space in words["answers_men"]]
    return _part(landscape, sessions, answers, as_of)


def _influencer(landscape: Landscape, activity: Activity) -> bool:
    sides = landscape.vocabulary.terms["puzzle"]["influencers"]
    people = (who for who in took_part(activity) if form(landscape, who) == "person")
    return any(constituency(landscape, who) in sides for who in people)


def _part(
    landscape: Landscape, sessions: tuple[Activity, ...], answers: list[Activity], as_of: date
) -> Part:
    days = [answer.date for answer in answers]
    within = landscape.vocabulary.days("panel")
    open_ = tuple(a for a in sessions if a.date > as_of or held(landscape, a, as_of))
    return Part(open_, tuple(a for a in open_ if not _near(days, a.date, within)))


def _near(days: Sequence[date], day: date, within: int) -> bool:
    """Whether one of these days, in order, is within so many days before or after another."""
    place = bisect_left(days, day)
    beside = days[max(0, place - 1) : place + 1]
    return any(abs((one - day).days) <= within for one in beside)


def _organisers(landscape: Landscape, places: Places, place: str, as_of: date) -> tuple[str, ...]:
    """Who else holds or plans activities here, or where this place lies in."""
    near = (a for above in places_above(landscape, place) for a in places.get(above, ()))
    open_ = (a for a in near if a.date > as_of or held(landscape, a, as_of))
    return tuple(sorted({a.organiser for a in open_ if a.organiser} - {landscape.us}))


def _finding(
    place: str, women: Part, men: Part, missing: Status, facts: Mapping[str, object]
) -> Finding:
    """One part of the puzzle is missing when some session of either side stands alone."""
    alone = women.alone or men.alone
    sessions = alone or (*women.sessions, *men.sessions)
    there = {actor for session in sessions for actor in took_part(session)}
    return Finding(
        "SYNC-2",
        f"SYNC-2:{place}",
        missing if alone else "OK",
        "high",
        "women_alone" if women.alone else "men_alone" if men.alone else "answered",
        (place,),
        {
            "place": place,
            "sessions": len(sessions),
            "last": max(session.date for session in sessions),
            "topics": tuple(sorted({s.topic for s in sessions if s.topic})),
            **facts,
        },
        (*(("activities", session.id) for session in sessions), *actors(*sorted(there))),
        affected=len(alone) or 1,
    )


SYNC_2 = GapRule(
    id="SYNC-2",
    why="do not focus on just “one part of the puzzle” e.g. on empowering women economically with "
    "increased access to loans, without addressing husbands and influential people at community "
    "levels",
    look=look,
    asks=("activities",),
    fires_on="""
        Savers:savings_group
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
        activities id=E1 date=2025-06-01 element=building_the_base space=women_only topic=economic \
            place=Lusoka groups=Savers
    """,
    silent_on="""
        Savers:savings_group
        activities id=E1 date=2025-06-01 element=building_the_base space=women_only topic=economic \
            place=Lusoka groups=Savers
        activities id=E2 date=2025-09-01 element=intimate_dialogues space=couples topic=economic \
            place=Lusoka groups=Savers
    """,
)
