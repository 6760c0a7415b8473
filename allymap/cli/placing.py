"""The places that rows name: known by their names, only like a known one, or answered for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from allymap.cli.say import choice
from allymap.cli.speech import words
from allymap.cli.turns import in_turn
from allymap.intake.mapping import NOTHING_SAID
from allymap.match.places import like_places
from allymap.model.journal import Batch, Row
from allymap.model.problem import Origin, Problem, Severity
from allymap.model.tables import TABLES, key_of
from allymap.model.whereabouts import WHERE, Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.intake import mapping as mappings
    from allymap.model.landscape import Landscape

_NAMED = 5


class Placing:
    """What rows say of where, as they stream by; `mapping` has what was answered of it."""

    def __init__(self, before: Landscape, mapping: mappings.Mapping = NOTHING_SAID) -> None:
        self._before = {place.id: place.name or "" for place in before.places}
        self._earlier = _places_of(before)
        self._codes = {"all", *before.vocabulary.kinds, *before.vocabulary.codes["constituencies"]}
        self._actors = set(before.actor)
        self._said = mapping.places()
        self._here: Counter[str] = Counter()
        self._defined: dict[str, str] = {}

    def watch(self, rows: Iterable[Row | Batch]) -> Iterator[Row | Batch]:
        """The rows, with the places that were answered for."""
        for row in rows:
            if not isinstance(row, Batch):
                yield self._row(row)
            elif row.table in WHERE:
                yield from map(self._row, row)
            else:
                yield row

    def open(self) -> Mapping[str, tuple[str, ...]]:
        """The texts that may mean a place, and nobody has answered for, with these places."""
        names = {**self._before, **self._defined}
        called, open_ = Gazetteer(names), {}
        for text in self._here:
            ids = called(text)
            if len(ids) != 1 and self._said(text) is None:
                open_[text] = ids or like_places(text, names)
        return {text: ids for text, ids in open_.items() if ids}

    def named(self, one: str) -> str:
        """A place by its name and id."""
        name = self._defined.get(one) or self._before.get(one)
        return f"{name} ({one})" if name else one

    def problems(self, file: str, *, news: bool) -> Iterator[Problem]:
        """What is to be said of the places in a file; `news`: whether anything in it is new."""
        called = Gazetteer({**self._before, **self._defined})
        if news:
            yield from self._linked("places_known", file, self._here, called)
            yield from self._linked("places_defined", file, self._earlier, called)
        for name in dict.fromkeys(n for one, n in self._defined.items() if one not in self._before):
            if name and len(ids := called(name)) > 1:
                yield _problem("place_twice", file, "warning", value=name, ids=ids)
        for text, ids in self.open().items():
            code = "place_not_one" if len(called(text)) > 1 else "place_like"
            near = words().apart(map(self.named, ids))
            facts = {"value": text, "count": self._here[text], "near": near, "first": ids[0]}
            yield _problem(code, file, "warning", **facts)

    def _linked(
        self, code: str, file: str, texts: Counter[str], called: Gazetteer
    ) -> Iterator[Problem]:
        """How many rows name places by their names, and which."""
        found = {text: ids[0] for text in texts if len(ids := called(text)) == 1}
        linked = {text: one for text, one in found.items() if text != one}
        if linked:
            shown = [f"{text} ({one})" for text, one in list(linked.items())[:_NAMED]]
            more = [words().say("list.more", n=n)] if (n := len(linked) - len(shown)) > 0 else []
            count = sum(texts[text] for text in linked)
            which = words().listed([*shown, *more])
            yield _problem(code, file, "notice", count=count, which=which)

    def _row(self, row: Row) -> Row:
        if row.table == "places":
            self._defined[row.key] = str(row.data.get("name") or self._before.get(row.key, ""))
        elif row.table == "actors":
            self._actors.add(row.key)
        where = WHERE.get(row.table)
        text = row.data.get(where) if where else None
        if not where or not text or (row.table == "scopes" and self._is_no_place(text)):
            return row
        self._here[text] += 1
        meant = self._said(text)
        return _moved(row, where, meant) if meant else row

    def _is_no_place(self, about: str) -> bool:
        return about in self._codes or about in self._actors


def ask_places(placing: Placing, mapping: mappings.Mapping) -> mappings.Mapping:
    """A mapping with what the person at the terminal says of places that may be known ones."""
    open_ = placing.open()
    steps = [
        partial(which_place, text, {one: placing.named(one) for one in ids})
        for text, ids in open_.items()
    ]
    meant = dict(zip(open_, in_turn(steps), strict=True))
    return mapping.with_({"places": meant}) if meant else mapping


def which_place(text: str, known: Mapping[str, str], back: bool = False) -> str:
    """The id of the known place that a text means; "" for another place."""
    ways = [words().say(f"ask.way.{way}") for way in ("another_place", "stop")]
    at = choice(words().say("ask.place", value=text), [*known.values(), *ways], back=back)
    if at > len(known):
        raise click.Abort
    return [*known, ""][at]


def known_about(landscape: Landscape) -> frozenset[str]:
    """Everything that a question may be about: all, kinds, constituencies, places, actors."""
    words = landscape.vocabulary
    places = {a.place for a in landscape.actors if a.place} | {p.id for p in landscape.places}
    listed = {*words.kinds, *words.codes["constituencies"], *landscape.actor}
    return frozenset({"all"} | places | listed)


def _moved(row: Row, where: str, place: str) -> Row:
    """A row that names another place; where that makes its key, the key too."""
    data = {**row.data, where: place}
    keyed = where in TABLES[row.table].key
    return replace(row, data=data, key=key_of(TABLES[row.table], data) if keyed else row.key)


def _places_of(before: Landscape) -> Counter[str]:
    """What the rows of earlier lists name as places, and is no place that is listed."""
    tables = (before.actors, before.activities, before.services)
    listed = {place.id for place in before.places}
    places = (record.place for table in tables for record in table)
    return Counter(place for place in places if place and place not in listed)


def _problem(code: str, file: str, severity: Severity, **facts: Any) -> Problem:
    return Problem(code, Origin(file), "", severity, MappingProxyType(facts))
