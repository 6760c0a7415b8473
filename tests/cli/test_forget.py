"""Forgetting from the command line: asked once, erased everywhere, asked again by the next list."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from openpyxl import Workbook

from allymap.store import open_store

HEAD = "id,name,kind,place\n"
LIST = HEAD + "a,Amina Diallo,woman_leader,Lusoka\nj,Juma Banda,male_ally,Lusoka\n"


@pytest.fixture
def lists(run, tmp_path):
    """Two people, a tie between them, and what one says of the other."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    ties = "source,target,type,Remark\nj,a,supports,met AMINA DIALLO\n"
    (tmp_path / "ties.csv").write_text(ties, encoding="utf-8")
    assert run("import", "list.csv").code == 0
    assert run("import", "ties.csv").code == 0


def actors(run, *args):
    return json.loads(run("status", "--json", *args).out)["counts"]["actors"]


def typing(monkeypatch, text):
    """Somebody at the terminal who types this."""
    for module in ("forget", "left_out", "naming"):
        monkeypatch.setattr(f"allymap.cli.{module}.at_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.usefixtures("lists")
def test_forgotten_is_gone_from_every_answer_and_tells_no_name(run, tmp_path):
    ran = run("forget", "amina diallo", "--yes")
    assert ran.code == 0
    assert "Erased: 2 rows" in ran.all
    assert "maps, reports, exports" in ran.all
    assert "Amina" not in ran.out + ran.err
    assert b"mina" not in (tmp_path / "allymap.db").read_bytes()
    assert run("who", "Amina").code == 2
    for number in ("1", "2"):
        run("undo", number)
        run("undo", number, "--redo")
    assert actors(run) == 1
    assert run("check").code == 0


@pytest.mark.usefixtures("lists")
def test_part_of_a_name_or_a_wrong_one_erases_nobody(run):
    assert run("forget", "Amina", "--yes").code == 2
    assert run("forget", "Amina Diallo").code == 2
    assert actors(run) == 2


@pytest.mark.usefixtures("lists")
def test_the_full_name_must_be_typed(run, monkeypatch):
    typing(monkeypatch, "Amina\n")
    ran = run("forget", "Amina")
    assert (ran.code, actors(run)) == (1, 2)
    assert "Type the full name (Amina Diallo) to go on" in ran.all
    typing(monkeypatch, "amina diallo\n")
    assert run("forget", "Amina").code == 0
    assert actors(run) == 1


@pytest.mark.usefixtures("lists")
def test_whom_it_means_and_what_goes_is_shown_before_the_name_is_asked(run, tmp_path, monkeypatch):
    other = HEAD + "b,Amina D.,male_ally,Lusoka\n"
    (tmp_path / "other.csv").write_text(other, encoding="utf-8")
    run("import", "other.csv")
    run("same", "a", "b", "--answer", "same", "--name", "Amina D.")
    typing(monkeypatch, "nobody\n")
    ran = run("forget", "Amina")
    assert (ran.code, actors(run)) == (1, 2)
    assert "This is about Amina D., male ally in Lusoka." in ran.all
    assert "Also called: Amina Diallo." in ran.all
    assert "2 records were judged to be one; all of them go." in ran.all
    assert "To be erased: 3 rows" in ran.all
    assert "1 tie among the rows." in ran.all
    typing(monkeypatch, "Amina D.\n")
    done = run("forget", "Amina")
    assert "Erased: 3 rows" in done.all


@pytest.mark.usefixtures("lists")
def test_the_next_list_leaves_the_forgotten_out_with_a_warning(run, tmp_path):
    run("forget", "Amina Diallo", "--yes")
    (tmp_path / "new.csv").write_text(
        HEAD + "x,Amina  DIALLO,woman_leader,Tamzir\ny,Neema,male_ally,Tamzir\n", encoding="utf-8"
    )
    ran = run("import", "new.csv", "--no-input")
    assert ran.code == 0
    assert "Somebody who was forgotten is on this list" in ran.all
    assert "new.csv, row 2" in ran.all
    assert actors(run) == 2
    assert run("import", "ties.csv", "--list", "again", "--no-input").code == 0
    assert b"mina" not in (tmp_path / "allymap.db").read_bytes()


@pytest.mark.usefixtures("lists")
def test_ties_and_mentions_of_the_forgotten_in_the_same_file_are_left_out_too(run, tmp_path):
    run("forget", "Amina Diallo", "--yes")
    book = Workbook()
    sheets = {
        "actors": ["id name kind", "a|Amina Diallo|woman_leader", "k|Kito|male_ally"],
        "ties": ["source target type", "j|a|mentors", "j|k|mentors"],
        "activities": [
            "id date element space people",
            "s|2026-01-01|intimate_dialogues|mixed|a:speaker; k:speaker",
        ],
    }
    for name, (head, *lines) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(head.split())
        for line in lines:
            sheet.append(line.split("|"))
    del book["Sheet"]
    book.save(tmp_path / "both.xlsx")
    assert run("import", "both.xlsx", "--no-input").code == 0
    landscape = open_store(str(tmp_path / "allymap.db")).landscape()
    assert set(landscape.actor) == {"j", "k"}
    assert [tie.target for tie in landscape.ties] == ["k"]
    assert landscape.activities[0].people == (("k", "speaker"),)


@pytest.mark.usefixtures("lists")
def test_at_a_terminal_a_person_decides(run, monkeypatch):
    run("forget", "Amina Diallo", "--yes")
    typing(monkeypatch, "n\n")
    ran = run("import", "list.csv")
    assert "Amina Diallo was forgotten on" in ran.all
    assert actors(run) == 1
    typing(monkeypatch, "y\n")
    assert run("import", "list.csv").code == 0
    assert actors(run) == 2
    assert "nothing" in run("import", "list.csv", "--no-input").all.lower()


def test_on_a_server_nothing_finds_them_and_the_traces_are_told(
    run, neo4j_server, monkeypatch, tmp_path
):
    neo4j_server.wipe()
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv("ALLYMAP_STORE", neo4j_server.uri)
    ties = "source,target,type,Remark\nj,a,supports,met AMINA DIALLO\nj,o,supports,x\n"
    (tmp_path / "list.csv").write_text(LIST + "o,Odd Diallo,male_ally,N\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text(ties, encoding="utf-8")
    assert run("import", "list.csv").code == run("import", "ties.csv").code == 0
    ran = run("forget", "a", "--yes")
    assert ran.code == 0
    assert "data/transactions" in ran.all
    assert "dump or backup" in ran.all
    found = neo4j_server.run(
        "MATCH (n) OPTIONAL MATCH (n)-[t]->() RETURN properties(n) AS n, properties(t) AS t"
    )
    text = unicodedata.normalize("NFKC", str([dict(one) for one in found])).casefold()
    assert "amina" not in text
    assert "odd diallo" in text
    assert run("export", "--restricted", "-o", "out").code == 0
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert "mina" not in written
    assert run("copy", neo4j_server.uri, "back.db").code == 0
    assert b"mina" not in (tmp_path / "back.db").read_bytes()
    assert open_store(str(tmp_path / "back.db")).check() == ()


def test_on_a_server_what_was_made_by_hand_goes_too_and_is_told(
    run, neo4j_server, monkeypatch, tmp_path
):
    neo4j_server.wipe()
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv("ALLYMAP_STORE", neo4j_server.uri)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "list.csv").code == 0
    neo4j_server.run(
        "MATCH (a {id: 'a'}), (j {id: 'j'}) SET a.mood = 'x', j.note = 'with amina diallo' "
        "CREATE (j)-[:KNOWS]->(a) CREATE (:Note {text: 'call Kito'})"
    )
    ran = run("forget", "Amina Diallo", "--yes")
    assert (ran.code, "3 nodes or relationships" in ran.out) == (0, True)
    assert "not taken in" in ran.all
    shown = run("check")
    assert (shown.code, "Note" in shown.err, "2 things were changed by hand" in shown.err) == (
        4,
        True,
        True,
    )
    neo4j_server.run("CREATE (:Note {text: 'Amina DIALLO called'})")
    again = run("forget", "amina diallo", "--yes")
    assert (again.code, "1 node or relationship" in again.out) == (0, True)
    found = neo4j_server.run("MATCH (n:Note) RETURN n.text AS text ORDER BY text")
    assert found == [{"text": "call Kito"}, {"text": "… called"}]


@pytest.mark.usefixtures("lists")
def test_a_person_gets_everything_that_is_held(run, tmp_path):
    named = "source,target,type,as\nj,a,nominates,supportive_man\n"
    (tmp_path / "named.csv").write_text(named, encoding="utf-8")
    assert run("import", "named.csv", "--table", "ties").code == 0
    run("import", "list.csv", "--list", "another")
    run("undo", "1", "--redo")
    other = HEAD + "k,Friend,male_ally,N\n"
    (tmp_path / "k.csv").write_text(
        other.replace("place", "place,Remark").replace(",N\n", ",N,cousin of amina diallo\n"),
        encoding="utf-8",
    )
    assert run("import", "k.csv").code == 0
    assert run("export", "--person", "Amina Diallo", "-o", "hers").code == 0
    told = json.loads((tmp_path / "hers" / "person.json").read_text(encoding="utf-8"))
    assert (told["ids"], told["names"]) == (["a"], ["Amina Diallo"])
    assert {row["table"] for row in told["rows"]} == {"actors", "ties"}
    assert next(row["row"] for row in told["rows"] if row["table"] == "actors") == 2
    (nomination,) = [r for r in told["rows"] if r["data"].get("type") == "nominates"]
    assert "source" not in nomination["data"]
    assert (told["texts"][0]["file"], told["texts"][0]["withheld"]) == ("k.csv", ["texts"])
    run("export", "--person", "a", "-o", "all", "--restricted")
    everything = (tmp_path / "all" / "person.json").read_text(encoding="utf-8")
    assert ("withheld" in everything, "cousin of amina diallo" in everything) == (False, True)


@pytest.fixture
def nicknames(run, lists, tmp_path):
    """A list that calls one by a name of its own, as was answered for good."""
    (tmp_path / "nick.csv").write_text("source,target,type\nMwalimu Z,Juma Banda,supports\n")
    (tmp_path / "nick.toml").write_text('[people]\n"Mwalimu Z" = "a"\n"Bwana Q" = "j"\n')
    assert run("import", "nick.csv", "--map", "nick.toml").code == 0


@pytest.mark.usefixtures("nicknames")
def test_what_a_name_was_said_to_mean_is_forgotten_with_the_person(run, tmp_path):
    assert run("forget", "Amina Diallo", "--yes").code == 0
    held = (tmp_path / "allymap.db").read_bytes()
    assert (b"Mwalimu Z" in held, b"Bwana Q" in held) == (False, True)
    assert run("check").code == 0


@pytest.mark.usefixtures("nicknames")
def test_a_person_is_told_which_names_were_said_to_be_theirs(run, tmp_path):
    assert run("export", "--person", "Amina Diallo", "-o", "hers").code == 0
    told = (tmp_path / "hers" / "person.json").read_text(encoding="utf-8")
    (said, *_) = [one for one in json.loads(told)["entries"] if one["kind"] == "mapping"]
    assert said["data"] == {"list": "nick", "people": {"Mwalimu Z": "a"}}
    assert "Bwana Q" not in told
