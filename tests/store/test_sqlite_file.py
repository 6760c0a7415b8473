"""The one file: who may read it, what is not ours, what is harmed, and who must wait."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from store.histories import base, revision, rows

from allymap.errors import Busy, Damaged, StoreError
from allymap.model.journal import Entry
from allymap.store import open_store, sqlite_file
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.store.base import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one import in it, closed."""
    path = tmp_path / "allymap.db"
    store = open_store(str(path))
    take(store, 1)
    store.close()
    return path


def take(store: Store, number: int) -> None:
    """Take a list in that is new each time."""
    new = revision(number)
    more = ("actors", {"id": f"x{number}", "name": f"Person {number}", "kind": "male_ally"})
    store.append(new, rows(new, [*base(), more]))


def test_only_its_owner_may_read_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        open_store(str(tmp_path / "a.db")).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.db").stat().st_mode) == 0o600


def test_the_file_says_what_it_is_and_keeps_the_promises_of_its_settings(path: Path) -> None:
    store = open_store(str(path))
    asked = "application_id user_version journal_mode synchronous secure_delete foreign_keys"
    said = [store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in asked.split()]
    assert said == [0x414C4C59, 2, "delete", 2, 1, 1]
    assert sorted(path.parent.iterdir()) == [path]


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no_store"):
        open_store(str(tmp_path / "a.db"), create=False)
    assert not (tmp_path / "a.db").exists()
    with pytest.raises(StoreError, match="no_folder"):
        open_store(str(tmp_path / "nowhere" / "a.db"))


@pytest.mark.parametrize("content", [b"name,kind\nAmina,ally\n" * 99, b"\x00" * 5000])
def test_a_file_that_is_not_ours_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(Damaged, match="store_foreign"):
        open_store(str(path))
    assert path.read_bytes() == content


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE revisions (id)")
    content = (tmp_path / "other.db").read_bytes()
    with pytest.raises(Damaged, match="store_foreign"):
        open_store(str(tmp_path / "other.db"))
    with pytest.raises(Damaged, match="store_foreign"):
        open_store(str(tmp_path))
    assert (tmp_path / "other.db").read_bytes() == content


def test_a_file_of_a_newer_allymap_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(Damaged, match="store_newer"):
        open_store(str(path))


def test_a_file_cut_short_is_told_as_damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(Damaged, match="store_damaged"):
        open_store(str(path)).check()


@pytest.mark.parametrize("planted", [(b"Person 1", b"Persom 1"), (b"male_ally", b"male_allx")])
def test_one_flipped_letter_is_found(path: Path, planted: tuple[bytes, bytes]) -> None:
    content = path.read_bytes()
    assert planted[0] in content
    path.write_bytes(content.replace(*planted))
    (problem,) = open_store(str(path)).check()
    assert (problem.code, problem.facts["id"]) == ("rows_damaged", "rev-1")


def test_a_harmed_entry_is_found(path: Path) -> None:
    store = open_store(str(path))
    about = {"table": "actors", "key": "x1", "data": {"name": "Corrected"}}
    store.add(Entry("e1", "2026-01-31T10:00:00Z", "correction", about))
    assert store.check() == ()
    store.close()
    path.write_bytes(path.read_bytes().replace(b"Corrected", b"Corrupted"))
    (problem,) = open_store(str(path)).check()
    assert (problem.code, problem.facts["id"]) == ("entry_damaged", "e1")


def test_who_waits_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT", 0.1)
    store, other = open_store(str(path)), sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        take(store, 2)
    assert len(store.revisions()) == 1
    other.execute("ROLLBACK")
    take(store, 2)


def test_two_importers_at_once_both_come_in_whole(path: Path) -> None:
    def many(first: int) -> None:
        store = open_store(str(path))
        for number in range(first, first + 8):
            take(store, number)

    threads = [threading.Thread(target=many, args=(first,)) for first in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = open_store(str(path))
    assert [one.number for one in store.revisions()] == list(range(1, 18))
    assert store.check() == ()


# A folder lets root in whatever its mode says, so the child gives that right up first.
CHILD = """
import os, sys
from allymap.errors import AllymapError
from allymap.store import open_store
import allymap.store.sqlite
from allymap.model.journal import Entry
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    store = open_store(sys.argv[1])
    print(len(store.revisions()))
    store.add(Entry("e", "2026-01-31T10:00:00Z", "note", {}))
except AllymapError as error:
    print(type(error).__name__, error.code)
"""


def test_a_folder_that_may_only_be_read_can_be_read(path: Path) -> None:
    path.chmod(0o444)
    opened = [
        folder
        for folder in (path.parent, *path.parent.parents)
        if folder.stat().st_uid == os.getuid()
    ]
    modes = [(folder, folder.stat().st_mode) for folder in opened if folder.parent != folder]
    try:
        for folder, _ in modes[:4]:
            folder.chmod(0o555)
        told = _child(str(path)), _child(str(path.parent / "new.db"))
    finally:
        for folder, mode in modes[:4]:
            folder.chmod(mode)
    assert told == ("1\nForbidden store_forbidden\n", "Forbidden store_forbidden\n")


def _child(where: str) -> str:
    made = subprocess.run([sys.executable, "-c", CHILD, where], capture_output=True, text=True)
    return made.stdout or made.stderr


def test_reading_sees_one_moment_while_somebody_writes(path: Path) -> None:
    store = open_store(str(path))
    before = list(export_journal(store))
    new = revision(2)

    def rows_and_a_look():
        assert list(export_journal(open_store(str(path)))) == before
        yield from rows(new, [("actors", {"id": "y", "name": "Y", "kind": "ingo"})])

    store.append(new, rows_and_a_look())
    assert len(open_store(str(path)).revisions()) == 2
