"""The same landscape with other ids for its actors."""

from __future__ import annotations

from dataclasses import replace

from allymap.model.tables import TABLES, key_of, to_data, to_record


def renamed(landscape):
    """Every actor under another id, in the opposite order of the alphabet."""
    new = {actor: _new(actor) for actor in landscape.actor}
    tables = {
        name: tuple(_record(table, record, new) for record in getattr(landscape, name))
        for name, table in TABLES.items()
    }
    return replace(landscape, **tables)


def renamed_id(finding, landscape):
    """A finding's id after the renaming: only actors have new names."""
    rule, _, subject = finding.partition(":")
    actor, slash, case = subject.partition("/")
    if actor not in landscape.actor:
        return finding
    return f"{rule}:{_new(actor)}{slash}{case}"


def _new(actor):
    return "x-" + "".join(chr(ord("z") - (ord(c) - ord("a")) % 26) for c in actor) + f"-{actor}"


def _record(table, record, new):
    data = to_data(table, record)
    for column in table.columns:
        refers = column.refers == "actors" or (table.name, column.name) == ("actors", "id")
        if refers and column.name in data:
            data[column.name] = _value(data[column.name], new)
    if table.name == "settings" and data["name"] == "us":
        data["value"] = new[data["value"]]
    if table.name == "scopes":
        data["about"] = new.get(data["about"], data["about"])
    return to_record(table, key_of(table, data), data)


def _value(value, new):
    if isinstance(value, list):
        return [[new[v[0]], v[1]] if isinstance(v, list) else new[v] for v in value]
    return new[value]
