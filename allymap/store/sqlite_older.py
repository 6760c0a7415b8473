"""A file of the first format, where each row stood by itself, made into one of today's."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from allymap.model.journal import Row
from allymap.store import sqlite_rows as tables
from allymap.store.packs import packs_of, sealed

if TYPE_CHECKING:
    import sqlite3

_OLD_ROWS = "SELECT revision, name, key, data, sheet, row FROM rows ORDER BY revision, number"


def pack_rows(db: sqlite3.Connection, packs: str) -> None:
    """Put the rows of the first format into packs; `packs` makes the table for them.

    The old sums are not asked: what SQLite holds is taken over as it is, and summed anew.
    """
    db.execute(packs)
    old = (Row(r[0], r[1], r[2], tables.parsed(r[3]), r[4], r[5]) for r in db.execute(_OLD_ROWS))
    revisions = {revision.id: revision for revision in tables.read_revisions(db)}
    sums = dict.fromkeys(revisions, "")
    for id_, rows in groupby(old, key=lambda row: row.revision):
        found = tuple(packs_of(tuple(rows), 0))
        for pack in found:
            tables.write_pack(db, pack)
        sums[id_] = sealed(revisions[id_], found)
    for id_, digest in sums.items():
        tables.seal(db, digest or sealed(revisions[id_], ()), id_)
    db.execute("DROP TABLE rows")
