"""Random landscapes in which every word that must not leave is a word of its own."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import count

from gaps.random_days import AS_OF

from allymap.model import records
from allymap.model.stances import against_us
from allymap.model.tables import TABLES, key_of, to_data, to_record
from allymap.model.vocabulary import built_in

DAY = timedelta(days=1)
# Columns with words of people's own that partners get; all other words stay inside.
OPEN = {
    *(("actors", name) for name in ("id", "name", "place")),
    *(("places", name) for name in ("id", "name")),
    *(("coalitions", name) for name in ("id", "name")),
    *(("activities", name) for name in ("id", "place")),
    *(("settings", name) for name in ("name", "value")),
    ("services", "place"),
    ("scopes", "about"),
}
# What somebody agreed to, and whether it holds on AS_OF; None: nothing was noted.
STATES = {
    "given": ({"scope": ("name_coalition", "analyse")}, True),
    "last day": ({"scope": ("name_coalition",), "expires": AS_OF}, True),
    "expired": ({"scope": ("name_coalition", "publish", "analyse"), "expires": AS_OF - DAY}, False),
    "withdrawn": ({"scope": ("name_coalition", "publish"), "withdrawn": AS_OF}, False),
    "not yet": ({"scope": ("name_coalition", "publish"), "date": AS_OF + DAY}, False),
    "inside": ({"scope": ("store", "analyse", "name_internal")}, False),
    "never": (None, False),
}


def planted(landscape, seed):
    """A landscape of two hundred secret words or more, and the words."""
    luck = random.Random(seed)
    said = {a.id: luck.choice(list(STATES)) for a in landscape.actors}
    consents = tuple(
        records.Consent(actor, "consent", **{"date": AS_OF - 9 * DAY, **STATES[state][0]})
        for actor, state in said.items()
        if STATES[state][0]
    )
    seen = (None, None, None, "public", "coalition", "internal", "restricted")
    actors = tuple(replace(a, visibility=luck.choice(seen)) for a in landscape.actors)
    more = replace(landscape, actors=actors, consents=consents)
    secret = _hidden(more, said)
    number = count()
    words = []

    def word():
        words.append(f"canary{next(number):05d}x{seed}")
        return words[-1]

    new = {a.id: word() for a in actors if a.id in secret}
    new |= {one.id: word() for one in (*more.sources, *more.asks, *more.initiatives)}
    tables = {
        name: tuple(
            _planted(TABLES[name], to_data(TABLES[name], one), new, word)
            for one in getattr(more, name)
        )
        for name in TABLES
    }
    first, *others = tables["actors"]
    notes = {f"note {n}": word() for n in range(200 - len(words))}
    first = replace(first, attributes={**first.attributes, **notes})
    return replace(more, **{**tables, "actors": (first, *others)}), words


def _hidden(landscape, said):
    """Whom partners may not see, told apart here by what was planted."""
    kinds, against = built_in().kinds, against_us(landscape, AS_OF)
    return {
        a.id
        for a in landscape.actors
        if a.id in against
        or a.visibility in ("internal", "restricted")
        or (
            (kinds[a.kind].form == "person" or kinds[a.kind].constituency == "lgbtq")
            and not STATES[said[a.id]][1]
        )
    }


def _planted(table, data, new, word):
    for column in table.columns:
        if column.codes:
            continue
        at = (table.name, column.name)
        value = data.get(column.name)
        if column.form in ("text", "texts", "people"):
            if column.refers or column.name in ("id", "source_ids", "about"):
                data[column.name] = _value(value, new)
            elif at == ("settings", "value"):
                data[column.name] = new.get(value, value)
            elif at not in OPEN:
                data[column.name] = [word()] if column.form == "texts" else word()
            elif at == ("actors", "name") and data["id"] in new.values():
                data[column.name] = word()
    if table.name == "ties":
        data.pop("id", None)
    data = {name: value for name, value in data.items() if value is not None}
    data["attributes"] = {"phone": word(), "note": word()}
    return to_record(table, key_of(table, data), data)


def _value(value, new):
    if isinstance(value, list):
        return [
            [new.get(v[0], v[0]), v[1]] if isinstance(v, list) else new.get(v, v) for v in value
        ]
    return new.get(value, value)
