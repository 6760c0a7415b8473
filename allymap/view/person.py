"""One actor in sentences: who they are, with whom they have ties, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.tables import TABLES
from allymap.model.terms import holds
from allymap.view.naming import actor_name, place_name
from allymap.view.steady import listened_to
from allymap.view.values import in_words, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie
    from allymap.view.told import Told
    from allymap.view.words import Words


# What a list may say of an actor, beside its kind and place, in the order of a sentence.
_OWN = ("gender", "age_band", "influence", "interest")


def sentences(
    landscape: Landscape, actor: str, told: Sequence[Told], as_of: date, words: Words
) -> list[str]:
    """What is known about an actor: who it is, ties both ways, listeners, findings about it.

    A finding about others in which it only stands at the edge is not told here.
    """
    return [
        _introduction(landscape, actor, words),
        *_records(landscape, actor, words),
        *_known(landscape, actor, words),
        *_ties(landscape, actor, as_of, words),
        *listened_to(landscape, actor, as_of, words),
        *_sessions(landscape, actor, words),
        *(_finding(one, words) for one in told if actor in (one.subjects or ())),
    ]


def _finding(one: Told, words: Words) -> str:
    return words.say("text.labelled", label=one.title, text=f"{one.what} {one.action}".strip())


def _introduction(landscape: Landscape, actor: str, words: Words) -> str:
    known = landscape.actor[actor]
    kind = landscape.vocabulary.kinds[known.kind].label
    where = place_name(landscape, known.place) if known.place else ""
    code = "who.is_in" if where else "who.is"
    return words.say(code, name=known.name, kind=kind, place=where, id=actor)


def _known(landscape: Landscape, actor: str, words: Words) -> list[str]:
    """What a list says of the actor itself, and its remarks as they were written."""
    known = landscape.actor[actor]
    said = {
        label(name, words): in_words(
            landscape, TABLES["actors"].column(name), getattr(known, name), words
        )
        for name in _OWN
    }
    pairs = (*said.items(), *known.attributes.items())
    return [words.say("text.labelled", label=_upper(n), text=text) for n, text in pairs if text]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ties(landscape: Landscape, actor: str, as_of: date, words: Words) -> list[str]:
    """One sentence for each type of tie that holds, naming everybody at its other end.

    Where a tie has no direction it does not matter who stands first.
    """
    ends: dict[str, list[str]] = {}
    for way, ties in (("from", landscape.ties_from), ("to", landscape.ties_to)):
        for tie in ties.get(actor, ()):
            about = landscape.vocabulary.ties[tie.type]
            if holds(tie, as_of) and not about.restricted:
                other = tie.target if way == "from" else tie.source
                code = f"who.tie.{tie.type}.{way if about.directed else 'from'}"
                ends.setdefault(code, []).append(_other(landscape, tie, other, words))
    return [
        words.say(code, who=words.listed(dict.fromkeys(others))) for code, others in ends.items()
    ]


def _records(landscape: Landscape, actor: str, words: Words) -> list[str]:
    """What else somebody is or was called, and of how many records they are made."""
    merged = [one for one, shown in landscape.aliases.actors.items() if shown == actor]
    ids = {actor, *landscape.aliases.actors}
    called = [one for one in landscape.aliases.called.get(actor, ()) if one not in ids]
    others = [one for one in dict.fromkeys(called) if one != landscape.name(actor)]
    said = [words.say("who.also", names=words.listed(others))] if others else []
    return [*said, words.say("who.records", n=len(merged) + 1)] if merged else said


def _other(landscape: Landscape, tie: Tie, other: str, words: Words) -> str:
    if not tie.last_contact:
        return actor_name(landscape, other, words)
    when = words.day(tie.last_contact)
    return words.say("who.since", name=actor_name(landscape, other, words), day=when)


def _sessions(landscape: Landscape, actor: str, words: Words) -> list[str]:
    there = [
        a
        for a in landscape.activities
        if actor in a.groups or actor in {person for person, _ in a.people}
    ]
    if not there:
        return []
    last = max(a.date for a in there)
    return [words.say("who.sessions", n=len(there), day=words.day(last))]
