"""Lists as if some actors had never been noted: row by row, not by the means of the product."""

from __future__ import annotations

from allymap.model.landscape import Landscape
from allymap.model.tables import TABLES, key_of, to_data, to_record

# The cells that a row cannot do without, and those from which a name is only taken out.
NEEDED = {
    "actors": ("id",),
    "ties": ("source", "target"),
    "scopes": ("about",),
    **dict.fromkeys(("seats", "services", "positions", "consents", "presence"), ("actor",)),
    "backlash": ("actor",),
}
SINGLE = {"activities": ("organiser",), "asks": ("target", "lead")}
LISTS = {"activities": ("groups", "people", "facilitators"), "initiatives": ("actors",)}


def never_noted(rows, gone):
    """Rows (table, data) without these actors and without what is only about them."""
    kept = (row for row in rows if not _only_theirs(*row, gone))
    return [(table, _trimmed(table, data, gone)) for table, data in kept]


def landscape_without(landscape, gone):
    """A landscape built anew from the rows that are left."""
    rows = [(t, to_data(TABLES[t], one)) for t in TABLES for one in getattr(landscape, t)]
    return built(never_noted(rows, gone), landscape.vocabulary)


def built(rows, vocabulary):
    """The landscape that rows tell."""
    tables = {name: [] for name in TABLES}
    for name, data in rows:
        tables[name].append(to_record(TABLES[name], key_of(TABLES[name], data), data))
    return Landscape(
        **{name: tuple(found) for name, found in tables.items()}, vocabulary=vocabulary
    )


def _only_theirs(table, data, gone):
    if any(data.get(cell) in gone for cell in NEEDED.get(table, ())):
        return True
    named = _named(data) if table == "activities" else set()
    return bool(named) and named <= gone


def _named(activity):
    people = (one for one, _ in activity.get("people", ()))
    named = {*activity.get("groups", ()), *people, *activity.get("facilitators", ())}
    return named | ({activity["organiser"]} if activity.get("organiser") else set())


def _trimmed(table, data, gone):
    made = dict(data)
    for cell in SINGLE.get(table, ()):
        if made.get(cell) in gone:
            del made[cell]
    for cell in LISTS.get(table, ()):
        whole = made.get(cell, [])
        left = [one for one in whole if (one[0] if cell == "people" else one) not in gone]
        if left != list(whole):
            made[cell] = left
    return made
