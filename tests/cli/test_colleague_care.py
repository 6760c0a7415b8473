"""A colleague's store cannot erase, harm or tell more than a person here agrees to."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace

import pytest
from store.histories import revision, rows

from allymap.model.forgotten import name_hash
from allymap.model.journal import Entry
from allymap.model.shape import misshapen
from allymap.store import open_store
from allymap.store.weigh import Journal

AT = "2026-03-01T10:00:00Z"
LIST = "id,name,kind,place\np1,Amina Diallo,woman_leader,Lusoka\np2,Juma,male_ally,Lusoka\n"
SECRET = "ab" * 32


@pytest.fixture
def ours(run, tmp_path):
    """Our own list, taken in."""
    (tmp_path / "ours.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "ours.csv").code == 0
    return run


def colleague(tmp_path, *entries, data=(), **about):
    """A store with these entries and rows, written past every check."""
    new = replace(revision("theirs"), **{"at": AT, "number": 1, **about})
    numbered = [replace(entry, number=place) for place, entry in enumerate(entries, 1)]
    store = open_store(str(tmp_path / "colleague.db"))
    import allymap.store.sqlite_rows as tables

    db = store._db
    db.execute("BEGIN IMMEDIATE")
    tables.replace_all(db, Journal((new,), tuple(rows(new, data)), tuple(numbered)))
    db.execute("COMMIT")
    store.close()


def forgetting(name):
    return (
        Entry("secret", AT, "secret", {"key": SECRET}),
        Entry("gone", AT, "forgotten", {"hash": name_hash(SECRET, name)}),
    )


def test_nobody_is_erased_by_a_file_without_a_word_of_ours(ours, tmp_path):
    colleague(tmp_path, *forgetting("Amina Diallo"))
    before = (tmp_path / "allymap.db").read_bytes()
    would = ours("import", "colleague.db", "--dry-run")
    assert (would.code, "1 actor would be forgotten here too" in would.all) == (0, True)
    ran = ours("import", "colleague.db", "--no-input")
    assert (ran.code, "Nothing was taken in" in ran.all) == (1, True)
    assert (tmp_path / "allymap.db").read_bytes() == before


def test_at_a_terminal_those_are_named_and_asked_about(ours, tmp_path, typing):
    colleague(tmp_path, *forgetting("Amina Diallo"))
    typing("n")
    ran = ours("import", "colleague.db")
    assert (ran.code, "whom you have: Amina Diallo" in ran.all) == (1, True)
    typing("y")
    ran = ours("import", "colleague.db")
    assert (ran.code, "1 actor was forgotten here too" in ran.all) == (0, True)
    assert b"Amina" not in (tmp_path / "allymap.db").read_bytes()


def test_somebody_taken_in_again_stays(ours, tmp_path, typing):
    ours("forget", "Amina Diallo", "--yes")
    ours("copy", "allymap.db", "colleague.db")
    typing("y")
    assert ours("import", "ours.csv").code == 0
    ran = ours("import", "colleague.db", "--no-input")
    assert (ran.code, "Amina" in ours("who", "Amina").all) == (0, True)


def test_lists_of_one_name_with_other_people_under_the_same_ids_are_two(ours, tmp_path):
    (tmp_path / "sub").mkdir()
    text = LIST.replace("Amina Diallo", "Pastor Joe").replace("Lusoka", "Tamzir")
    (tmp_path / "sub" / "ours.csv").write_text(text, encoding="utf-8")
    assert ours("import", "sub/ours.csv", "--store", "colleague.db").code == 0
    assert ours("import", "colleague.db").code == 3
    assert "Amina Diallo" in ours("who", "p1").all


def test_what_is_said_to_count_is_what_stands(ours, tmp_path):
    ours("copy", "allymap.db", "colleague.db")
    ours("fix", "Amina", "--set", "place=Tamzir")
    (tmp_path / "ours.csv").write_text(
        LIST.replace("place", "place,gender").replace("Lusoka", "Lusoka,woman", 1), "utf-8"
    )
    assert ours("import", "ours.csv", "--store", "colleague.db").code == 0
    found = json.loads(ours("import", "colleague.db", "--json").out)["conflicts"]
    assert [(one["column"], one["counts"]) for one in found] == [("place", "ours")]
    assert "Tamzir" in ours("who", "Amina").all


def test_conflicts_about_who_named_whom_are_only_counted(ours, tmp_path):
    head = "id,source,target,type,frequency\n"
    for folder, often in (("a", "daily"), ("b", "weekly")):
        (tmp_path / folder).mkdir()
        text = f"{head}t1,p2,p1,nominates,{often}\n"
        (tmp_path / folder / f"{folder}.csv").write_text(text, encoding="utf-8")
    ours("copy", "allymap.db", "colleague.db")
    assert ours("import", "a/a.csv").code == 0
    assert ours("import", "b/b.csv", "--store", "colleague.db").code == 0
    told = json.loads(ours("import", "colleague.db", "--dry-run", "--json").out)
    assert (told["conflicts"], told["restricted_conflicts"]) == ([], 1)
    ran = ours("import", "colleague.db")
    assert ("names" in ran.out, "1 is about who named whom" in ran.all) == (False, True)


STRANGE = {
    "a secret that is none": Entry("e", AT, "secret", {"key": "zz"}),
    "a note about nothing": Entry("e", AT, "note", {}),
    "a place that is none": Entry("e", AT, "positions", {"audience": "x", "at": {"p1": "x"}}),
    "a correction of nothing": Entry("e", AT, "correction", {}),
    "a table nobody knows": Entry("e", AT, "correction", {"table": "x", "key": "k", "data": {}}),
    "an answer nobody gives": Entry(
        "e", AT, "judgement", {"left": "a", "right": "b", "answer": "?", "names": ["a", "b"]}
    ),
    "a kind of entry nobody knows": Entry("e", AT, "surprise", {}),
    "a time that is none": Entry("e", "yesterday", "vocabulary", {"text": ""}),
    "a mark that is no text": Entry(
        "e", AT, "mark", {"finding": "x", "state": "done", "until": "", "who": ["Zuri"]}
    ),
    "a hash that is none": Entry("e", AT, "forgotten", {"hash": "Amina"}),
}


@pytest.mark.parametrize("entry", STRANGE.values(), ids=STRANGE)
def test_what_allymap_did_not_write_is_not_taken_in(ours, tmp_path, entry):
    colleague(tmp_path, entry)
    before = (tmp_path / "allymap.db").read_bytes()
    ran = ours("import", "colleague.db")
    assert (ran.code, "was not written by allymap" in ran.all) == (4, True)
    assert (tmp_path / "allymap.db").read_bytes() == before


@pytest.mark.parametrize(
    "data",
    [{"stance": "high"}, {"trained": "soon"}, {"skills": "sewing"}, {"attributes": {"a": 1}},
     {"contact": 5}, {"risk_contact": "yes"}, {"shoe": "41"}],
)  # fmt: skip
def test_rows_that_allymap_did_not_write_are_not_taken_in(ours, tmp_path, data):
    actor = {"id": "z", "name": "Zed", "kind": "staff", **data}
    colleague(tmp_path, data=[("actors", actor)])
    assert ours("import", "colleague.db").code == 4


def test_a_time_of_an_import_that_is_none_is_not_taken_in(ours, tmp_path):
    colleague(tmp_path, at="not a date")
    assert ours("import", "colleague.db").code == 4


def test_all_that_we_write_ourselves_is_fit(ours, tmp_path):
    from karuwe import SAMPLE

    ours("import", SAMPLE / "karuwe.xlsx")
    ours("fix", "p2", "--set", "place=Tamzir", "--note", "so")
    ours("same", "p1", "p2", "--answer", "different")
    ours("map")
    ours("forget", "Sheikh Idris Balwari", "--yes")
    journal = open_store("allymap.db").journal()
    assert len({entry.kind for entry in journal.entries}) >= 4
    assert misshapen(journal.revisions, journal.rows, journal.entries) is None


def test_their_file_stays_as_it_is(ours, tmp_path):
    ours("import", "ours.csv", "--store", "colleague.db", "--list", "theirs", "--prefix", "t-")
    path = tmp_path / "colleague.db"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.chmod(0o444)
    assert ours("import", "colleague.db").code == 0
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert [one.name for one in tmp_path.glob("colleague*")] == ["colleague.db"]
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone()


def test_phones_are_known_again_after_combining_and_the_same_list_changes_nothing(ours, tmp_path):
    def phones(name, *lines):
        (tmp_path / name).write_text("\n".join(("name,kind,phone", *lines)) + "\n", "utf-8")
        return name

    ours("import", phones("b.csv", "Zed B,male_ally,0711222333"), "--store", "colleague.db")
    ours("import", phones("a.csv", "Zuri A,male_ally,0700111222"))
    assert ours("import", "colleague.db").code == 0
    assert "Nothing was changed" in ours("import", "a.csv").all
    ours("import", phones("c.csv", "Q. Mbeki,staff,+254 700 111222", "R. Obi,staff,0711222333"))
    rows_ = open_store("allymap.db").rows()
    known = {row.data["name"]: set(row.data["contact"]) for row in rows_ if "contact" in row.data}
    assert known["Zuri A"] & known["Q. Mbeki"]
    assert known["Zed B"] & known["R. Obi"]
    assert not known["Zed B"] & known["Zuri A"]


def test_the_secret_is_kept_with_the_rows_that_need_it_or_not_at_all(ours, tmp_path, monkeypatch):
    (tmp_path / "p.csv").write_text("name,kind,phone\nZed,staff,0711222333\n", "utf-8")
    ours("import", "p.csv")
    store = open_store("allymap.db")
    assert [e.kind for e in store.entries()] == ["secret"]
    ours("undo")
    (tmp_path / "q.csv").write_text("name,kind,phone\nZed,nobody,0711222333\n", "utf-8")
    (tmp_path / "allymap.db").unlink()
    assert ours("import", "q.csv").code == 3
    assert not (tmp_path / "allymap.db").exists()


def test_contact_details_come_only_when_that_is_said(ours, tmp_path):
    (tmp_path / "p.csv").write_text(
        "name,kind,phone,Shoe\nZed,staff,+254 711 222 333,41\n", "utf-8"
    )
    ours("import", "p.csv", "--store", "colleague.db", "--keep-contact")
    ran = ours("import", "colleague.db")
    assert (ran.code, "phone" in ran.all, "711" in ran.all) == (1, True, False)
    assert ours("import", "colleague.db", "--keep-contact").code == 0
    assert "Zed" in ours("who", "Zed").all


def test_sensitive_columns_of_theirs_are_named(ours, tmp_path):
    actor = {"id": "z", "name": "Zed", "kind": "staff", "attributes": {"HIV status": "x"}}
    colleague(tmp_path, data=[("actors", actor)])
    ran = ours("import", "colleague.db")
    assert (ran.code, "would not be taken in with: HIV status" in ran.all) == (0, True)
