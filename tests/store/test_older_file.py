"""A file of an older format opens, says the same as before, and is one of today's after it."""

from __future__ import annotations

import sqlite3

import pytest

from allymap.errors import Damaged
from allymap.store import open_store

OLD = """
CREATE TABLE revisions (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, at TEXT NOT NULL, wave TEXT NOT NULL,
  whole INTEGER NOT NULL, undone INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TABLE rows (revision TEXT NOT NULL REFERENCES revisions (id), number INTEGER NOT NULL,
  name TEXT NOT NULL, key TEXT NOT NULL, data TEXT NOT NULL, sheet TEXT NOT NULL,
  row INTEGER NOT NULL, PRIMARY KEY (revision, number)) STRICT, WITHOUT ROWID;
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
  kind TEXT NOT NULL, data TEXT NOT NULL, undone INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
PRAGMA application_id = 0x414C4C59;
PRAGMA user_version = 1;
INSERT INTO revisions VALUES (1,'R2','l','l.csv','0','2026-01-01','',0,0,'old'),
  (2,'R1','l','m.csv','0','2026-01-02','',0,0,'old'),
  (3,'R3','l','n.csv','0','2026-01-03','',0,1,'old');
INSERT INTO rows VALUES
  ('R2',0,'actors','a','{"id":"a","kind":"ingo","name":"Asha"}','Sheet 1',2),
  ('R2',1,'actors','b','{"id":"b","kind":"ingo","name":"Biruk"}','Sheet 1',3),
  ('R2',2,'ties','t','{"id":"t","source":"a","target":"b","type":"funds"}','Sheet 2',2),
  ('R1',0,'actors','a','{"id":"a","place":"Lusoka"}','',2);
"""


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "allymap.db"
    with sqlite3.connect(path) as db:
        db.executescript(OLD)
    db.close()
    return path


def test_an_older_file_says_the_same_and_is_whole(old):
    store = open_store(str(old))
    assert [(r.revision, r.key, r.sheet, r.row) for r in store.rows()] == [
        ("R2", "a", "Sheet 1", 2),
        ("R2", "b", "Sheet 1", 3),
        ("R2", "t", "Sheet 2", 2),
        ("R1", "a", "", 2),
    ]
    assert {a.name: a.place for a in store.landscape().actors} == {"Asha": "Lusoka", "Biruk": None}
    assert store.check() == ()
    store.close()
    with sqlite3.connect(old) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'rows'").fetchall()


def test_an_older_file_that_is_harmed_is_left_as_it_is(old):
    with sqlite3.connect(old) as db:
        db.execute("UPDATE rows SET data = '{' WHERE key = 'b'")
    db.close()
    with pytest.raises(Damaged):
        open_store(str(old))
    with sqlite3.connect(old) as db:
        assert db.execute("SELECT count(*) FROM rows").fetchone() == (4,)
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
