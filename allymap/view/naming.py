"""What somebody is called where names alone would mix two of them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.view.words import Words


def place_name(landscape: Landscape, place: str) -> str:
    """A place's name, or its id when no list names it."""
    return landscape.place_names.get(place, place)


def actor_name(landscape: Landscape, actor: str, words: Words) -> str:
    """An actor's name; two of one name are told apart by place, else by kind, else by id."""
    name = landscape.name(actor)
    same = landscape.namesakes.get(name, ())
    if actor not in same:
        return name
    others = {_where(landscape, one) for one in same if one != actor}
    where = _where(landscape, actor)
    return words.say("actor.of_place", name=name, place=actor if where in others else where)


def _where(landscape: Landscape, actor: str) -> str:
    known = landscape.actor[actor]
    if known.place:
        return place_name(landscape, known.place)
    return landscape.vocabulary.kinds[known.kind].label
