"""Between the records of the journal and the three tables of the file."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.errors import Damaged
from allymap.model.journal import Entry, Revision
from allymap.model.problem import Origin, Problem
from allymap.model.tables import canonical
from allymap.store.packs import Pack, packs_of, rows_of, sealed
from allymap.store.weigh import Journal, damaged_entry, damaged_revision, entry_digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from allymap.model.journal import Row

REVISION = "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PACK = "INSERT INTO packs VALUES (?, ?, ?, ?, ?)"
ENTRY = "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)"


def read_journal(db: sqlite3.Connection) -> Journal:
    """Everything in the file."""
    return Journal(read_revisions(db), read_rows(db), read_entries(db))


def read_revisions(db: sqlite3.Connection) -> tuple[Revision, ...]:
    """All revisions by their number."""
    found = db.execute(
        "SELECT id, list, file, sha256, at, wave, whole, undone, number"
        " FROM revisions ORDER BY number"
    )
    return tuple(
        Revision(r[0], r[1], r[2], r[3], r[4], r[5], bool(r[6]), bool(r[7]), r[8]) for r in found
    )


def read_rows(db: sqlite3.Connection, revision: str = "") -> tuple[Row, ...]:
    """The rows of one revision or of all, in the order they came."""
    return tuple(row for pack in _packs(db, revision) for row in rows_of(pack))


def read_entries(db: sqlite3.Connection) -> tuple[Entry, ...]:
    """All entries by their number."""
    found = db.execute("SELECT id, at, kind, data, undone, number FROM entries ORDER BY number")
    return tuple(Entry(r[0], r[1], r[2], parsed(r[3]), bool(r[4]), r[5]) for r in found)


def write_revision(db: sqlite3.Connection, revision: Revision, number: int) -> Revision:
    """Write a revision under its number, its digest still open; gives it with the number."""
    r = replace(revision, number=number)
    values = (r.number, r.id, r.list, r.file, r.sha256, r.at, r.wave, r.whole, r.undone, "")
    db.execute(REVISION, values)
    return r


def write_pack(db: sqlite3.Connection, pack: Pack) -> None:
    """Write some rows of a revision."""
    db.execute(PACK, (pack.revision, pack.number, pack.table, pack.sheet, pack.text))


def write_entries(db: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Write numbered entries."""
    db.executemany(
        ENTRY,
        (
            (e.number, e.id, e.at, e.kind, canonical(dict(e.data)), e.undone, entry_digest(e))
            for e in entries
        ),
    )


def seal(db: sqlite3.Connection, digest: str, revision: str) -> None:
    """Close a revision with the digest of its rows."""
    db.execute("UPDATE revisions SET digest = ? WHERE id = ?", (digest, revision))


def mark(db: sqlite3.Connection, kept: str, undone: bool) -> None:
    """Set the flag of a revision or entry."""
    db.execute("UPDATE revisions SET undone = ? WHERE id = ?", (undone, kept))
    db.execute("UPDATE entries SET undone = ? WHERE id = ?", (undone, kept))


def replace_all(db: sqlite3.Connection, journal: Journal) -> None:
    """Put this journal in the place of what is there."""
    for statement in ("DELETE FROM packs", "DELETE FROM revisions", "DELETE FROM entries"):
        db.execute(statement)
    rows = journal.rows_of()
    for revision in journal.revisions:
        write_revision(db, revision, revision.number)
        packs = tuple(packs_of(rows[revision.id], 0))
        for pack in packs:
            write_pack(db, pack)
        seal(db, sealed(revision, packs), revision.id)
    write_entries(db, journal.entries)


def problems(db: sqlite3.Connection, where: str) -> tuple[Problem, ...]:
    """What SQLite finds wrong, and every revision or entry that is not what was taken in."""
    told = [message for (message,) in db.execute("PRAGMA integrity_check") if message != "ok"]
    if told:
        facts = MappingProxyType({"where": where, "count": len(told)})
        return (Problem("store_damaged", Origin(where), facts=facts),)
    return (*_broken_revisions(db), *_broken_entries(db))


def _broken_revisions(db: sqlite3.Connection) -> Iterator[Problem]:
    said = dict(db.execute("SELECT id, digest FROM revisions"))
    for revision in read_revisions(db):
        if sealed(revision, _packs(db, revision.id)) != said[revision.id]:
            yield damaged_revision(revision)


def _packs(db: sqlite3.Connection, revision: str) -> Iterator[Pack]:
    found = db.execute(
        "SELECT p.revision, p.number, p.name, p.sheet, p.data FROM packs p"
        " JOIN revisions v ON v.id = p.revision"
        " WHERE ?1 = '' OR p.revision = ?1 ORDER BY v.number, p.number",
        (revision,),
    )
    return (Pack(*one) for one in found)


def _broken_entries(db: sqlite3.Connection) -> Iterator[Problem]:
    found = db.execute("SELECT id, at, kind, data, digest FROM entries")
    for entry, at, kind, data, digest in found:
        try:
            whole = entry_digest(Entry(entry, at, kind, parsed(data))) == digest
        except Damaged:
            whole = False
        if not whole:
            yield damaged_entry(entry, at)


def parsed(data: str) -> Mapping[str, Any]:
    """Data from its JSON text; raises `Damaged`."""
    try:
        return MappingProxyType(json.loads(data))
    except ValueError as error:
        raise Damaged("store_damaged") from error
