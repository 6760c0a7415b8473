"""How to reach people: left out of the store, unless somebody asks for it."""

from __future__ import annotations

import json

import pytest

from allymap.store import open_store

LIST = "name,kind,phone,email,religion,consent\nAsha,staff,+999700111222,Asha@x.org,x,yes\n"


@pytest.fixture
def taken(run, tmp_path):
    """Takes the list in, and gives what was said and the whole store as text."""

    def take(*more):
        (tmp_path / "list.csv").write_text(LIST)
        ran = run("import", "list.csv", *more)
        assert ran.code == 0, ran.all
        store = open_store("allymap.db")
        rows, entries = store.rows(), store.entries()
        store.close()
        return ran, json.dumps([dict(row.data) for row in rows]), [e.kind for e in entries]

    return take


def test_neither_phone_nor_mail_nor_faith_is_in_the_store(taken):
    ran, kept, entries = taken()
    assert not [secret for secret in ("700111222", "sha@x", "religion") if secret in kept]
    assert entries == ["secret"]
    assert 'column C "phone": left out: it holds phone numbers' in ran.all
    assert "actor and 1 consent" in ran.all


def test_the_secret_is_made_once_and_the_same_file_changes_nothing(taken):
    taken()
    ran, _, entries = taken()
    assert "Nothing new" in ran.all
    assert entries == ["secret"]


def test_one_number_in_two_lists_leaves_one_trace(run, tmp_path, taken):
    taken()
    (tmp_path / "other.csv").write_text("name,kind,Telephone\nA. M.,staff,0700 111 222\n")
    run("import", "other.csv")
    store = open_store("allymap.db")
    traces = [set(row.data["contact"]) for row in store.rows() if row.table == "actors"]
    store.close()
    assert len(traces) == 2
    assert len(traces[0] & traces[1]) == 1


def test_they_are_kept_when_asked_with_a_warning(taken):
    ran, kept, _ = taken("--keep-contact")
    assert "+999700111222" in kept
    assert "religion" not in kept
    assert "kept, as you asked: it holds phone numbers" in ran.all


def test_a_trace_goes_into_no_file(run, tmp_path, taken):
    _, kept, _ = taken()
    traces = json.loads(kept)[0]["contact"]
    assert run("export", "-o", "out").code == 0
    written = "".join(p.read_text() for p in (tmp_path / "out").rglob("*.csv"))
    assert "Asha" in written
    assert not [trace for trace in traces if trace in written]


def test_json_for_programs_cannot_steer_a_terminal(run, tmp_path):
    (tmp_path / "list.csv").write_text("id,name,kind\na\u202eb,A,staff\n", encoding="utf-8")
    ran = run("import", "list.csv", "--json")
    assert "\u202e" not in ran.out
    assert ["actors", "a\u202eb"] in json.loads(ran.out)["added"]
