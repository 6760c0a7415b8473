"""What somebody is called where names alone would mix two of them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def place_name(landscape: Landscape, place: str) -> str:
    """A place's name, or its id when no list names it."""
    return landscape.place_names.get(place, place)


def place_within(landscape: Landscape, place: str) -> str:
    """A place's name with the larger place that it lies in, where one is known."""
    larger = landscape.parent.get(place)
    name = place_name(landscape, place)
    return f"{name} ({place_name(landscape, larger)})" if larger else name


def actor_name(landscape: Landscape, actor: str, words: Words) -> str:
    """An actor's name; two of one name are told apart by place, else by kind, else by id."""
    name = landscape.name(actor)
    same = landscape.namesakes.get(name, ())
    if actor not in same:
        return name
    others = {_where(landscape, one) for one in same if one != actor}
    where = _where(landscape, actor)
    return words.say("actor.of_place", name=name, place=actor if where in others else where)


def record_name(landscape: Landscape, table: str, record: str) -> str:
    """The name of a place, coalition, ask or initiative, or its id when it has none."""
    return next((r.name or r.id for r in getattr(landscape, table) if r.id == record), record)


def source_name(landscape: Landscape, source: str, words: Words) -> str:
    """A source as whom we spoke with and when: its code says nothing to a reader."""
    known = next((one for one in landscape.sources if one.id == source), None)
    if known is None or not (known.date or known.informant_role):
        return source
    if not known.date:
        return str(known.informant_role)
    day = words.day(known.date)
    if not known.informant_role:
        return words.say("same.interview_of", day=day)
    return words.say("source.of_day", whom=known.informant_role, day=day)


def _where(landscape: Landscape, actor: str) -> str:
    known = landscape.actor[actor]
    if known.place:
        return place_name(landscape, known.place)
    return landscape.vocabulary.kinds[known.kind].label
