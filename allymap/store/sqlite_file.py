"""Making and opening the one file, and what SQLite's complaints mean to a user."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from allymap.errors import Busy, Damaged, Forbidden, StoreError
from allymap.store.sqlite_older import pack_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION = 0x414C4C59  # "ALLY"
FORMAT = 2
WAIT = 10.0

PACKS = """CREATE TABLE packs (
    revision TEXT NOT NULL REFERENCES revisions (id), number INTEGER NOT NULL,
    name TEXT NOT NULL, sheet TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (revision, number)) STRICT"""
SCHEMA = (
    """CREATE TABLE revisions (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL,
        file TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, wave TEXT NOT NULL,
        whole INTEGER NOT NULL, undone INTEGER NOT NULL, digest TEXT NOT NULL) STRICT""",
    PACKS,
    """CREATE TABLE entries (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
        kind TEXT NOT NULL, data TEXT NOT NULL, undone INTEGER NOT NULL,
        digest TEXT NOT NULL) STRICT""",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
)
# foreign_keys and secure_delete belong to a connection, not to the file: said at each opening.
SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)
MEANING: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (Busy, "store_busy"),
    sqlite3.SQLITE_LOCKED: (Busy, "store_busy"),
    sqlite3.SQLITE_READONLY: (Forbidden, "store_forbidden"),
    sqlite3.SQLITE_CANTOPEN: (Forbidden, "store_forbidden"),
    sqlite3.SQLITE_PERM: (Forbidden, "store_forbidden"),
    sqlite3.SQLITE_AUTH: (Forbidden, "store_forbidden"),
    sqlite3.SQLITE_NOTADB: (Damaged, "store_foreign"),
    sqlite3.SQLITE_CORRUPT: (Damaged, "store_damaged"),
    sqlite3.SQLITE_FULL: (StoreError, "disk_full"),
    sqlite3.SQLITE_IOERR: (StoreError, "disk_error"),
}


def is_store(path: Path) -> bool:
    """Whether a file is a store of ours, by its first bytes and not by its name."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:] == APPLICATION.to_bytes(4, "big")


def opened(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to our file, made first when it is missing and `create` is true."""
    where = str(path)
    if path.is_dir():
        raise Damaged("store_foreign", where=where)
    if not path.exists():
        _make(path, create=create)
    with saying(where):
        db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _recognise(db, where, create=create)
            for setting in SETTINGS:
                db.execute(setting)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def saying(where: str) -> Iterator[None]:
    """Turn what SQLite complains of into an error of ours about this file."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except Damaged as error:
        error.facts.setdefault("where", where)
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        kind, meaning = MEANING.get(code, (Damaged, "store_damaged"))
        raise kind(meaning, where=where) from error


def _make(path: Path, *, create: bool) -> None:
    """Make an empty file that only its owner may read, whatever the umask says."""
    if not create:
        raise StoreError("no_store", where=str(path))
    if not path.parent.is_dir():
        raise StoreError("no_folder", where=str(path.parent))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise Forbidden("store_forbidden", where=str(path)) from error


def _recognise(db: sqlite3.Connection, where: str, *, create: bool) -> None:
    application, version, pages = _marks(db)
    if application == APPLICATION:
        if version > FORMAT:
            raise Damaged("store_newer", where=where)
        if version < FORMAT:
            _renew(db)
    elif pages:
        raise Damaged("store_foreign", where=where)
    elif not create:
        raise StoreError("no_store", where=where)
    else:
        _lay_out(db)


def _renew(db: sqlite3.Connection) -> None:
    """Make a file of an older format one of today's, whole or not at all."""
    db.execute("PRAGMA secure_delete = ON")
    db.execute("BEGIN IMMEDIATE")
    try:
        if _marks(db)[1] < FORMAT:
            pack_rows(db, PACKS)
            db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _marks(db: sqlite3.Connection) -> tuple[int, int, int]:
    names = ("application_id", "user_version", "page_count")
    application, version, pages = (db.execute(f"PRAGMA {n}").fetchone()[0] for n in names)
    return application, version, pages


def _lay_out(db: sqlite3.Connection) -> None:
    """Make the tables in one transaction; another process may have been faster."""
    db.execute("BEGIN IMMEDIATE")
    try:
        if _marks(db)[0] != APPLICATION:
            for statement in SCHEMA:
                db.execute(statement)
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
