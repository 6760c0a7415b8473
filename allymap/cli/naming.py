"""Which actor, or other record, a person means by a name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from allymap.cli.say import choice
from allymap.cli.speech import words
from allymap.errors import UnknownName
from allymap.match.called import bare, called, nearby
from allymap.view.naming import place_name
from allymap.view.record import actor_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.landscape import Landscape
    from allymap.model.records import Ask

_MOST = 10
US = "us"


def meant(landscape: Landscape, name: str, *, ask: bool = True) -> str:
    """The id of the one actor who is called so, whole or in part, with or without accents.

    Every name and id that somebody ever had counts, also of those judged the same as they.
    "us" is our own organisation, where the settings say which one that is. When there are
    several, a person at a terminal is asked which one. Raises `UnknownName` with those several,
    or with near names.
    """
    if name.strip().casefold() in (US, words().say("naming.us")):
        if landscape.us not in landscape.actor:
            raise UnknownName("us_unset")
        return landscape.us
    names = {actor.id: actor.name for actor in landscape.actors}
    about = {actor: _about(landscape, actor) for actor in names}
    found = called(name, names, about, landscape.aliases.called)
    if len(found) == 1:
        return found[0]
    if not found:
        near = words().apart(actor_line(landscape, one, words()) for one in nearby(name, names))
        raise UnknownName("name_unknown" if near else "name_unlike", value=name, near=near)
    return one_of(name, {one: _line(landscape, one) for one in found}, ask=ask)


def meant_in(landscape: Landscape, table: str, name: str, *, ask: bool = True) -> str:
    """The id of the record of a table that has an id of its own and is called so.

    Raises `UnknownName` as `meant` does.
    """
    if table == "actors":
        return meant(landscape, name, ask=ask)
    names = {one.id: getattr(one, "name", None) or one.id for one in getattr(landscape, table)}
    found = called(name, names, names)
    if len(found) == 1:
        return found[0]
    if found:
        return one_of(name, {one: f"{names[one]} ({one})" for one in found}, ask=ask)
    near = words().apart(
        [names[one] for one in nearby(name, names)] or list(names.values())[:_MOST]
    )
    code = "record_unknown" if near else "record_none"
    what = words().say(f"one.{table}")
    raise UnknownName(code, value=name, what=what, near=near)


def meant_ask(landscape: Landscape, name: str) -> Ask | None:
    """The ask that is called so, whole or in part; None when an actor is, or nothing."""
    asks = {ask.id: ask for ask in landscape.asks}
    names = {ask.id: ask.name for ask in asks.values()}
    found = called(name, names, names)
    if any(bare(name) in (bare(one), bare(names[one])) for one in found):
        return asks[found[0]] if len(found) == 1 else None
    actors = {actor.id: actor.name for actor in landscape.actors}
    if not found or called(name, actors, {one: _about(landscape, one) for one in actors}):
        return None
    return asks[meant_in(landscape, "asks", name)]


def at_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def one_of(
    name: str, lines: Mapping[str, str], *, code: str = "name_not_one", ask: bool = True
) -> str:
    """The one that is chosen at the terminal; else the several are told as `UnknownName`."""
    ids, told = list(lines), tuple(lines.values())
    if ask and at_terminal():
        return ids[_chosen(name, told)]
    rest = len(told) - _MOST
    more = (words().say("list.more", n=rest),) if rest > 0 else ()
    who = words().apart((*told[:_MOST], *more))
    raise UnknownName(code, value=name, n=len(told), who=who)


def _chosen(name: str, told: Sequence[str]) -> int:
    return choice(words().say("name.which", value=name, n=len(told)), told)


def _line(landscape: Landscape, actor: str) -> str:
    return f"{actor_line(landscape, actor, words())} ({actor})"


def _about(landscape: Landscape, actor: str) -> str:
    known = landscape.actor[actor]
    kind = landscape.vocabulary.kinds[known.kind].label
    place = known.place or ""
    return f"{known.name} {kind} {place} {place_name(landscape, place)}"
