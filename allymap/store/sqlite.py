"""The journal in one SQLite file: kill-proof, private to its owner, the same on every machine."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.errors import StoreError
from allymap.model.compare import Changes
from allymap.model.forgotten import as_written
from allymap.model.journal import Batch
from allymap.store import sqlite_rows as tables
from allymap.store.packs import Seal, packed, packs_of
from allymap.store.plenty import Plenty, in_turn
from allymap.store.sqlite_file import opened, saying
from allymap.store.weigh import (
    Journal,
    next_number,
    own_rows,
    refuse_ahead,
    refuse_known,
    sound,
    weigh,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from allymap.model.combine import Conflict
    from allymap.model.erase import Erased
    from allymap.model.forgotten import Forms
    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem
    from allymap.store.packs import Pack

OLDEST = (3, 37)


class SqliteStore:
    """A `Store` in one file; a missing file is made when `create` is true.

    Raises `Damaged` for a file that is not ours or is harmed, `Forbidden` when the folder
    does not let us in, `Busy` when somebody else writes for longer than ten seconds.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        if sqlite3.sqlite_version_info < OLDEST:
            raise StoreError("sqlite_too_old", version=sqlite3.sqlite_version)
        self.where = str(path)
        self._db = opened(path, create=create)

    def append(
        self,
        revision: Revision,
        rows: Iterable[Row | Batch],
        entries: Iterable[Entry] = (),
        *,
        keep: bool = True,
    ) -> Changes:
        """Take one import in, all of it or nothing, and tell what it changed."""
        with self._writing():
            before = tables.read_journal(self._db)
            refuse_known(before, revision.id)
            new = tables.write_revision(self._db, revision, next_number(before.revisions))
            seal, plenty = Seal(new), Plenty(before, revision)
            taken = self._take(own_rows(revision, rows), plenty, seal)
            # After the rows, since it may depend on them what else is to be kept.
            more = tuple(entries)
            weighed, after, _ = weigh(before, revision, taken, more)
            changes = replace(weighed, unlisted=plenty.counts)
            if not keep or (changes.nothing and not more):
                self._db.execute("ROLLBACK")
                return changes
            tables.seal(self._db, seal.digest, new.id)
            tables.write_entries(self._db, after.entries[len(before.entries) :])
        return changes

    def add(self, *entries: Entry) -> None:
        """Take entries in, all or none; the store gives them their numbers."""
        with self._writing():
            before = tables.read_journal(self._db)
            refuse_known(before, *(entry.id for entry in entries))
            after = before.with_entries(entries)
            sound(after)
            tables.write_entries(self._db, after.entries[len(before.entries) :])

    def set_undone(self, kept: str, undone: bool) -> None:
        """Mark a revision or entry undone, or not; refused when something would dangle."""
        with self._writing():
            sound(tables.read_journal(self._db).with_undone(kept, undone))
            tables.mark(self._db, kept, undone)

    def restore(self, journal: Journal) -> None:
        """Hold exactly this journal; refused when the file holds what the journal lacks."""
        with self._writing():
            refuse_ahead(tables.read_journal(self._db), journal)
            sound(journal)
            tables.replace_all(self._db, journal)

    def erase(
        self,
        actors: Collection[str],
        at: str,
        forms: Forms = as_written,
        called: Collection[str] = (),
    ) -> Erased:
        """Forget actors, for good: the file is written anew, so that no byte of them stays."""
        with self._writing():
            after, erased = tables.read_journal(self._db).without(actors, at, forms, called)
            sound(after)
            tables.replace_all(self._db, after)
        with saying(self.where):
            self._db.execute("VACUUM")
        return erased

    def combine(self, theirs: Journal, *, keep: bool = True) -> tuple[Conflict, ...]:
        """Hold what this file and another journal hold; tells where the two do not agree."""
        with self._writing():
            after, found = tables.read_journal(self._db).combined(theirs)
            sound(after)
            if not keep:
                return found
            tables.replace_all(self._db, after)
        with saying(self.where):
            self._db.execute("VACUUM")
        return found

    def revisions(self) -> tuple[Revision, ...]:
        """All revisions, in the order they came."""
        with saying(self.where):
            return tables.read_revisions(self._db)

    def rows(self, revision: str = "") -> tuple[Row, ...]:
        """The rows of one revision, or of all, in the order they came."""
        with saying(self.where):
            return tables.read_rows(self._db, revision)

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order they came."""
        with saying(self.where):
            return tables.read_entries(self._db)

    def journal(self) -> Journal:
        """All of it, as it was at one moment."""
        with self._reading():
            return tables.read_journal(self._db)

    def landscape(self) -> Landscape:
        """What the journal amounts to: the fold."""
        return self.journal().landscape()

    def check(self) -> tuple[Problem, ...]:
        """What is wrong with the file itself, by SQLite's word and by our own sums."""
        with self._reading():
            return tables.problems(self._db, self.where)

    def take_in_by_hand(self, revision: Revision) -> Changes:  # noqa: ARG002 a file has no graph
        """Nothing: beside the journal there is nothing in a file that a hand could change."""
        return Changes()

    def draw_again(self) -> int:
        """Nothing, for the same reason."""
        return 0

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _take(self, pieces: Iterator[Row | Batch], plenty: Plenty, seal: Seal) -> list[Row]:
        """Write everything as it streams by; gives the rows that must be weighed."""
        weighed: list[Row] = []
        place = 0
        for piece in in_turn(pieces):
            if isinstance(piece, Batch) and plenty.takes(piece):
                packs: Iterable[Pack] = [packed(piece, place)]
            else:
                rows = list(piece)
                plenty.note(rows)
                packs = packs_of(rows, place)
                weighed += rows
            for pack in packs:
                tables.write_pack(self._db, pack)
                seal.add(pack)
            place += len(piece)
        return weighed

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with saying(self.where):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                if self._db.in_transaction:
                    self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with saying(self.where):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
