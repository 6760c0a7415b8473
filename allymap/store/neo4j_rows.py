"""Between the records of the journal and the `:Revision`, `:Rows` and `:Entry` nodes.

A `:Rows` node holds a part of an import, one line of canonical JSON a row: 50,000 nodes of
their own would not fit, beside the graph, in one transaction of a server with 512 MB.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from allymap.errors import Damaged
from allymap.model.journal import Entry, Revision, Row
from allymap.model.tables import canonical
from allymap.store.statements import statement
from allymap.store.weigh import (
    Journal,
    damaged_entry,
    damaged_revision,
    entry_digest,
    revision_digest,
    row_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allymap.model.problem import Problem
    from allymap.store.neo4j_link import Transaction

Kept = TypeVar("Kept", Revision, Entry)

# Rows in a node, and nodes in a batch.
LINES = 200
PARTS = 5


def read_journal(transaction: Transaction) -> Journal:
    """Everything on the server, by the numbers it came with."""
    revisions = read_revisions(transaction)
    rows = read_rows(transaction, [revision.id for revision in revisions])
    return Journal(revisions, rows, read_entries(transaction))


def read_revisions(transaction: Transaction) -> tuple[Revision, ...]:
    """All revisions by their number."""
    found = transaction.stream(statement("read/revisions"))
    return tuple(_revision(record["revision"]) for record in found)


def read_rows(transaction: Transaction, revisions: Sequence[str]) -> tuple[Row, ...]:
    """The rows of these revisions, in the order they came."""
    place = {revision: number for number, revision in enumerate(revisions)}
    found = transaction.stream(statement("read/rows"), size=PARTS, revisions=list(revisions))
    parts = sorted(found, key=lambda part: (place[part["revision"]], part["number"]))
    return tuple(_row(part["revision"], line) for part in parts for line in part["lines"])


def read_entries(transaction: Transaction) -> tuple[Entry, ...]:
    """All entries by their number."""
    found = transaction.stream(statement("read/entries"))
    return tuple(_entry(record["entry"]) for record in found)


def write_journal(transaction: Transaction, before: Journal, after: Journal) -> None:
    """Write what `after` has and `before` lacks; number and mark what both have."""
    known = before.ids()
    rows = after.rows_of()
    new = [revision for revision in after.revisions if revision.id not in known]
    shown = [_revision_props(revision, rows[revision.id]) for revision in new]
    transaction.each(statement("write/create_revisions"), shown)
    for revision in new:
        parts = _parts(revision.id, rows[revision.id])
        transaction.each(statement("write/create_rows"), parts, size=PARTS)
    entries = [_entry_props(entry) for entry in after.entries if entry.id not in known]
    transaction.each(statement("write/create_entries"), entries)
    marks = [_mark(r) for r in after.revisions if r.id in known and r not in before.revisions]
    transaction.each(statement("write/mark_revisions"), marks)
    marks = [_mark(e) for e in after.entries if e.id in known and e not in before.entries]
    transaction.each(statement("write/mark_entries"), marks)


def remove_changed(transaction: Transaction, before: Journal, after: Journal) -> Journal:
    """Take out what `after` does not tell, and rows it tells otherwise; gives what is the same.

    An import or entry that is told otherwise is written over, not drawn anew: somebody may
    have tied a note to it.
    """
    old, new = before.rows_of(), after.rows_of()
    same = {r.id for r in after.revisions if r in before.revisions and new[r.id] == old[r.id]}
    gone = [r.id for r in before.revisions if r.id not in same]
    known = after.ids()
    transaction.each(statement("write/remove_revisions"), [r for r in gone if r not in known])
    transaction.each(statement("write/remove_rows"), gone)
    kept = [entry for entry in before.entries if entry in after.entries]
    lost = [entry.id for entry in before.entries if entry.id not in known]
    transaction.each(statement("write/remove_entries"), lost)
    revisions = tuple(r for r in before.revisions if r.id in same)
    rows = tuple(row for one in revisions for row in old[one.id])
    return Journal(revisions, rows, tuple(kept))


def broken(transaction: Transaction, journal: Journal) -> Iterator[Problem]:
    """Every revision or entry that is not what was taken in."""
    rows = journal.rows_of()
    sealed = {
        record[word]["id"]: record[word].get("digest")
        for word, name in (("revision", "revisions"), ("entry", "entries"))
        for record in transaction.stream(statement(f"read/{name}"))
    }
    for revision in journal.revisions:
        if revision_digest(revision, map(row_line, rows[revision.id])) != sealed[revision.id]:
            yield damaged_revision(revision)
    for entry in journal.entries:
        if entry_digest(entry) != sealed[entry.id]:
            yield damaged_entry(entry.id, entry.at)


def _revision_props(revision: Revision, rows: Sequence[Row]) -> dict[str, Any]:
    r = revision
    said = {"id": r.id, "list": r.list, "file": r.file, "sha256": r.sha256, "at": r.at}
    more = {"wave": r.wave, "whole": r.whole, "undone": r.undone, "number": r.number}
    return {**said, **more, "digest": revision_digest(r, map(row_line, rows))}


def _parts(revision: str, rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {
            "revision": revision,
            "number": start,
            "lines": [row_line(row) for row in rows[start : start + LINES]],
        }
        for start in range(0, len(rows), LINES)
    ]


def _entry_props(entry: Entry) -> dict[str, Any]:
    said = {"id": entry.id, "at": entry.at, "kind": entry.kind, "undone": entry.undone}
    more = {"number": entry.number, "digest": entry_digest(entry)}
    return {**said, **more, "data": canonical(dict(entry.data))}


def _mark(kept: Revision | Entry) -> dict[str, Any]:
    return {"id": kept.id, "undone": kept.undone, "number": kept.number}


def _revision(props: Mapping[str, Any]) -> Revision:
    return _made(Revision, {name: value for name, value in props.items() if name != "digest"})


def _row(revision: str, line: str) -> Row:
    try:
        table, key, data, sheet, row = json.loads(line)
    except ValueError:
        raise Damaged("store_damaged") from None
    return Row(revision, table, key, _parsed(data), sheet, row)


def _entry(props: Mapping[str, Any]) -> Entry:
    said = {name: value for name, value in props.items() if name not in ("digest", "data")}
    return _made(Entry, {**said, "data": _parsed(props.get("data"))})


def _made(record: type[Kept], values: Mapping[str, Any]) -> Kept:
    """A record from a node's properties; raises `Damaged` when somebody changed which."""
    try:
        return record(**values)
    except TypeError:
        raise Damaged("store_damaged") from None


def _parsed(data: Any) -> Mapping[str, Any]:
    try:
        return MappingProxyType(json.loads(data))
    except (TypeError, ValueError):
        raise Damaged("store_damaged") from None
