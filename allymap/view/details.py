"""What the map's panels say: facts about actors and ties, filters, findings, in plain words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from allymap.model.terms import places_above

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie
    from allymap.view.style import Picture
    from allymap.view.told import Told


def day(when: date, words: Mapping[str, Any]) -> str:
    """A date as people write it: 12 Jan 2026."""
    month = words["months"][when.month - 1]
    return fill(words["day"], day=when.day, month=month, year=when.year)


def fill(text: str, **facts: object) -> str:
    """A text with its {holes} filled; braces in the facts are left as they are."""
    for name, value in facts.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def counted(key: str, n: int, words: Mapping[str, Any]) -> str:
    """`1 actor`, `12 actors`."""
    return str(words[f"{key}_one"]) if n == 1 else fill(words[f"{key}_many"], n=n)


def places(landscape: Landscape, words: Mapping[str, Any]) -> dict[str, str]:
    """The names of the places actors are in, by name; "" is for actors without a place."""
    names = {p.id: p.name or p.id for p in landscape.places}
    used = {a.place for a in landscape.actors if a.place} | set(areas(landscape).values())
    known = {p: names.get(p, p) for p in used if p}
    ordered = sorted(known.items(), key=lambda item: (item[1].casefold(), item[0]))
    return {**dict(ordered), "": str(words["no_place"])}


def areas(landscape: Landscape) -> dict[str, str]:
    """The area each actor is drawn in: its largest place that is not the whole map's, or ""."""
    above = {a.place: places_above(landscape, a.place) for a in landscape.actors}
    tops = {chain[-1] for chain in above.values() if chain}
    whole = tops if len(tops) == 1 and len(above) > 1 else set()
    inside = {p: [one for one in chain if one not in whole] for p, chain in above.items()}
    return {a.id: inside[a.place][-1] if inside[a.place] else "" for a in landscape.actors}


def filters(landscape: Landscape, picture: Picture, words: Mapping[str, Any]) -> list[Filter]:
    """What can be hidden: kinds, constituencies, places and tie types, with their counts."""
    kinds = landscape.vocabulary.list_of("kinds")
    groups = landscape.vocabulary.codes["constituencies"]
    actors = [landscape.actor[node.id] for node in picture.nodes]
    return [
        _filter("constituency", groups, [node.constituency for node in picture.nodes]),
        _filter("kind", kinds, [a.kind for a in actors]),
        _filter("place", places(landscape, words), [a.place or "" for a in actors]),
        _filter("tie", landscape.vocabulary.list_of("ties"), [e.type for e in picture.edges]),
    ]


class Filter(dict[str, Any]):
    """One filter as the page holds it: its name, its values with counts, and whose is which."""


def _filter(name: str, labels: Mapping[str, str], of: Sequence[str]) -> Filter:
    counts = Counter(of)
    codes = [code for code in labels if counts[code]]
    values = [{"label": labels[code], "count": counts[code]} for code in codes]
    return Filter(name=name, values=values, of=[codes.index(code) for code in of])


def about(landscape: Landscape, actor: Actor, place: str, words: Mapping[str, Any]) -> list[str]:
    """An actor's kind, place and level, and a group's size and last meeting."""
    vocabulary = landscape.vocabulary
    facts = [vocabulary.label("kinds", actor.kind)]
    if actor.place:
        facts.append(place)
    if actor.level:
        facts.append(fill(words["in_level"], level=vocabulary.label("levels", actor.level)))
    if actor.group_size:
        facts.append(fill(words["group_of"], n=actor.group_size))
    if actor.group_last_met:
        facts.append(fill(words["last_met"], day=day(actor.group_last_met, words)))
    return facts


def note(landscape: Landscape, tie: Tie, words: Mapping[str, Any]) -> dict[str, str]:
    """What a tie says beside its type: its form, since when, and the last contact."""
    form = landscape.vocabulary.label("forms", tie.form) if tie.form else ""
    nomination = landscape.vocabulary.label("nominations", tie.as_) if tie.as_ else ""
    since = [fill(words["tie_since"], day=day(tie.start, words))] if tie.start else []
    contact = (
        fill(words["tie_last"], day=day(tie.last_contact, words))
        if tie.last_contact
        else words["tie_undated"]
    )
    return {"form": form or nomination, "when": ", ".join([*since, contact])}


def numbered(
    told: Sequence[Told], actors: Mapping[str, int], ties: Mapping[str, int]
) -> list[dict[str, Any]]:
    """The findings as the page lights them up: titles, and our own numbers of actors and ties."""
    return [
        {
            "title": one.title,
            "nodes": sorted(actors[i] for i in set(one.actors) if i in actors),
            "edges": sorted(ties[key] for key in set(one.ties) if key in ties),
        }
        for one in told
    ]
