"""Everything a journal holds about one actor, for the actor to have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.model.fold import own_vocabulary
from allymap.model.judgement import group_of
from allymap.model.redact import Redactor
from allymap.model.trim import trimmed, trimmed_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.vocabulary import Vocabulary

# Who named somebody was promised silence; that they were named is still told.
_WITHHELD = ("source", "source_ids", "reported_by_role", "id")


def held(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    actor: str,
    *,
    restricted: bool = False,
) -> dict[str, Any]:
    """All rows and entries about an actor, also overruled and undone ones, as plain JSON.

    `rows` are those that are about them or name them, `texts` what else has their full name
    in it, `entries` judgements, corrections and places on maps. Who named them is withheld,
    unless `restricted`.
    """
    ids = group_of(entries, [actor])
    of = {revision.id: revision for revision in revisions}
    mine = [row for row in rows if row.table == "actors" and row.key in ids]
    names = sorted({str(row.data["name"]) for row in mine if row.data.get("name")})
    naming = [(row, trimmed(row, ids)) for row in rows]
    redact = Redactor(names)
    words = own_vocabulary(entries)
    shown = [_shown(row, words, ids, restricted=restricted) for row, left in naming if left != row]
    told = [
        {**_from(of[row.revision], row), "table": row.table, "texts": found}
        for row, left in naming
        if left == row and (found := _texts(row.data, redact))
    ]
    said = [
        {"kind": entry.kind, "at": entry.at, "undone": entry.undone, "data": _only(entry, ids)}
        for entry in entries
        if trimmed_entry(entry, ids) is not entry
    ]
    rows_told = [{**_from(of[row.revision], row), **one} for row, one in shown]
    return {"ids": sorted(ids), "names": names, "rows": rows_told, "texts": told, "entries": said}


def _from(revision: Revision, row: Row) -> dict[str, Any]:
    where = {"list": revision.list, "file": revision.file, "sheet": row.sheet, "row": row.row}
    return {"import": revision.number, "at": revision.at, "undone": revision.undone, **where}


def _shown(
    row: Row, words: Vocabulary, ids: frozenset[str], *, restricted: bool
) -> tuple[Row, dict[str, Any]]:
    data: dict[str, Any] = dict(row.data)
    tie = words.ties.get(str(data.get("type", ""))) if row.table == "ties" else None
    if tie and tie.restricted and not restricted and data.get("source") not in ids:
        kept = {name: value for name, value in data.items() if name not in _WITHHELD}
        return row, {"table": row.table, "data": kept, "withheld": ["source"]}
    return row, {"table": row.table, "data": data}


def _texts(value: Any, redact: Redactor) -> list[str]:
    """The texts in a value that hold the name."""
    if isinstance(value, str):
        return [value] if redact(value) != value else []
    if hasattr(value, "items"):
        return [text for pair in value.items() for one in pair for text in _texts(one, redact)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one, redact)]
    return []


def _only(entry: Entry, ids: frozenset[str]) -> Mapping[str, Any]:
    """An entry's data; of the places on a map, only theirs."""
    if entry.kind != "positions":
        return dict(entry.data)
    theirs = {actor: spot for actor, spot in entry.data["at"].items() if actor in ids}
    return {**entry.data, "at": theirs}
