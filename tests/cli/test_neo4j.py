"""The command line on a real Neo4j server, and when there is none."""

from __future__ import annotations

import json
import time

import pytest
from karuwe import AS_OF, SAMPLE, expected
from server.neo4j_server import free_port


@pytest.fixture
def server(neo4j_server, monkeypatch):
    """An empty server, its password in the environment."""
    neo4j_server.wipe()
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", neo4j_server.password)
    return neo4j_server


def test_a_first_day_on_a_server(run, server, tmp_path):
    assert run("import", SAMPLE / "karuwe.xlsx", "--store", server.uri).code == 0
    again = run("import", SAMPLE / "karuwe.xlsx", "--store", server.uri)
    assert "Nothing was changed" in again.all
    found = json.loads(run("gaps", "--store", server.uri, "--as-of", AS_OF, "--json").out)
    open_ones = {f["id"] for f in found["findings"] if f["status"] != "OK"}
    assert open_ones == set(expected())
    assert run("map", "--store", server.uri, "--as-of", AS_OF).code == 0
    assert run("check", "--store", server.uri).code == 0
    assert not list(tmp_path.glob("*.db"))


def test_copies_there_and_back_are_equal(run, server):
    run("import", SAMPLE / "karuwe.xlsx")
    assert run("copy", "allymap.db", server.uri).code == 0
    assert run("copy", server.uri, "back.db").code == 0
    tables = [run("gaps", "--store", s, "--json").out for s in ("allymap.db", "back.db")]
    assert tables[0] == tables[1]


def test_bad_input_leaves_a_server_as_it_was(run, server, tmp_path):
    (tmp_path / "l.csv").write_text("name,kind\nX,nobody\n", encoding="utf-8")
    assert run("import", "l.csv", "--store", server.uri).code == 3
    assert "no store" in run("status", "--store", server.uri).all


@pytest.mark.parametrize("verb", ["gaps", "status", "check"])
def test_a_wrong_password_is_told_in_time(run, server, monkeypatch, verb):
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", "not-the-password")
    start = time.monotonic()
    ran = run(verb, "--store", server.uri)
    assert (ran.code, "does not accept" in ran.all) == (4, True)
    assert time.monotonic() - start < 10


def test_no_server_is_told_in_time(run, monkeypatch):
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", "whatever-it-is")
    start = time.monotonic()
    ran = run("import", SAMPLE / "small_list.csv", "--store", f"bolt://127.0.0.1:{free_port()}")
    assert (ran.code, "No Neo4j server answers" in ran.all) == (4, True)
    assert time.monotonic() - start < 10


def test_names_do_not_travel_in_the_open(run, monkeypatch):
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", "whatever-it-is")
    ran = run("gaps", "--store", "bolt://db.example.invalid:7687")
    assert (ran.code, "is another machine" in ran.all) == (4, True)


def test_corrections_by_hand_on_a_server(run, server, tmp_path):
    where = ("--store", server.uri)
    (tmp_path / "l.csv").write_text(
        "id,name,kind,place\nk,Kwame,male_ally,N1\nu,Union,womens_group,N1\n", encoding="utf-8"
    )
    run("import", "l.csv", *where)
    assert run("add", "tie", "kwame", "answers to", "union", *where).code == 0
    assert run("met", "kwame", "union", "--on", "2026-01-31", "--by", "Zuri", *where).code == 0
    assert run("fix", "kwame", "--clear", "place", *where).code == 0
    assert "last contact 31 January 2026" in run("who", "kwame", *where).all
    assert "Nothing was changed" in run("import", "l.csv", *where).all
    assert run("card", "kwame", "-o", "card.html", *where).code == 0
    assert "Noted by hand by Zuri on" in (tmp_path / "card.html").read_text(encoding="utf-8")
    assert run("check", *where).code == 0


def test_what_was_changed_by_hand_is_shown_taken_in_and_taken_back(run, server, tmp_path):
    where = ("--store", server.uri)
    (tmp_path / "l.csv").write_text(
        "id,name,kind,place\nk,Kwame,male_ally,N1\nu,Union,womens_group,N1\ng,Gone,ingo,\n",
        encoding="utf-8",
    )
    run("import", "l.csv", *where)
    server.run(
        "MATCH (k:Actor {id: 'k'}), (u:Actor {id: 'u'}), (g:Actor {id: 'g'}) "
        "SET k.place = 'Lusoka' CREATE (k)-[:SUPPORTS]->(u) DETACH DELETE g"
    )
    shown = run("check", *where)
    assert (shown.code, "Actor k (changed)" in shown.err) == (4, True)
    assert "SUPPORTS k → u (added)" in shown.err
    ran = run("check", *where, "--take-in")
    assert (ran.code, "Changed: Kwame" in ran.out) == (0, True)
    assert "Actor g (removed)" in ran.err
    assert "1 thing was not taken in" in ran.err
    told = run("who", "kwame", *where).all
    assert "Lusoka" in told
    assert "by hand" in run("log", "kwame", *where).all
    again = run("check", *where, "--take-in")
    assert "Nothing was added or changed by hand" in again.out
    server.run("CREATE (:Actor {id: 'g', name: 'Gone', kind: 'ingo'})")
    run("undo", *where)
    assert "Lusoka" not in run("who", "kwame", *where).all


def test_what_was_changed_by_hand_and_is_in_the_way_is_named_with_what_to_do(run, server, tmp_path):
    where = ("--store", server.uri)
    (tmp_path / "l.csv").write_text("id,name,kind,place\nk,Kwame,male_ally,N1\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,name,kind\nu,Union,womens_group\n", encoding="utf-8")
    run("import", "l.csv", *where)
    run("import", "t.csv", *where)
    server.run(
        "MATCH (k {id: 'k'}), (u {id: 'u'}) SET k.place = 'Lusoka', k.mood = 'x', k:Brave "
        "CREATE (k)-[:KNOWS]->(u) CREATE (:Note)-[:ON]->(k)"
    )
    fixed = run("fix", "kwame", "--set", "place=N3", *where)
    assert (fixed.code, "Actor k (changed)" in fixed.err) == (4, True)
    assert ("--take-in" in fixed.err, "KNOWS" in fixed.err) == (True, False)
    undone = run("undo", "2", *where)
    assert (undone.code, "KNOWS k → u (added)" in undone.err) == (4, True)
    assert ("rests on it" in undone.err, "Nothing was written" in undone.err) == (False, True)
    shown = run("check", *where)
    assert "6 things were changed by hand" in shown.err
    assert "Use a copy from before" not in shown.err
    assert run("check", *where, "--take-in").code == 0
    assert "KNOWS" in run("check", *where).err
    assert run("fix", "kwame", "--set", "place=N3", *where).code == 0
    assert server.run(
        "MATCH (:Note)-[:ON]->(k)-[:KNOWS]->(u) RETURN k:Brave AS brave, k.mood AS mood"
    ) == [{"brave": True, "mood": "x"}]


def test_what_was_removed_by_hand_is_drawn_again_when_asked(run, server, tmp_path):
    where = ("--store", server.uri)
    (tmp_path / "l.csv").write_text(
        "id,name,kind\nk,Kwame,male_ally\nu,Union,womens_group\n", encoding="utf-8"
    )
    (tmp_path / "t.csv").write_text("source,target,type\nk,u,supports\n", encoding="utf-8")
    run("import", "l.csv", *where)
    run("import", "t.csv", *where)
    server.run("MATCH (k {id: 'k'}) DETACH DELETE k")
    refused = run("end", "kwame", "supports", "union", "--on", "2026-01-31", *where)
    assert (refused.code, "SUPPORTS k → u (removed)" in refused.err) == (4, True)
    assert "--draw-again" in refused.err
    drawn = run("check", *where, "--draw-again")
    assert (drawn.code, "2 things that were removed" in drawn.out) == (0, True)
    assert run("check", *where).code == 0
    assert run("end", "kwame", "supports", "union", "--on", "2026-01-31", *where).code == 0
    assert "Nothing was removed" in run("check", *where, "--draw-again").out
    assert run("check", "--draw-again", "l.csv", *where).code == 2


def test_a_name_that_was_given_by_hand_in_secret_stays_out_of_what_is_told(run, server, tmp_path):
    where = ("--store", server.uri)
    (tmp_path / "l.csv").write_text(
        "id,name,kind\nk,Kwame,male_ally\nu,Umar,male_ally\n", encoding="utf-8"
    )
    run("import", "l.csv", *where)
    server.run("MATCH (k:Actor {id: 'k'}), (u:Actor {id: 'u'}) CREATE (k)-[:NOMINATES]->(u)")
    found = json.loads(run("check", *where, "--take-in", "--json").out)
    assert (found["added"], found["restricted"]["added"]) == ([], {"ties": 1})


def test_a_file_has_nothing_that_was_changed_by_hand(run, tmp_path):
    run("import", SAMPLE / "small_list.csv")
    ran = run("check", "--take-in")
    assert (ran.code, "Nothing was added or changed by hand in allymap.db" in ran.out) == (0, True)
    assert run("check", "--take-in", SAMPLE / "small_list.csv").code == 2
