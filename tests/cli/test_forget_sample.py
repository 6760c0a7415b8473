"""Fifty people of the sample's lists are forgotten: what was theirs alone is in no file or node."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
from contextlib import closing, suppress

import pytest
from karuwe import SAMPLE
from store.test_forget import spellings
from store.test_kill import ended

from allymap.cli.boundary import outcome
from allymap.model.judgement import group_of
from allymap.store import open_store
from allymap.store.copy import export_journal

LISTS = ("amberi.xlsx", "tamzir.csv", "port_selwa.xlsx", "orun.ods")
PEOPLE = 50
ON_A_SERVER = 6
KILLS = 20
# Forks one process for each line it is told, so that only the command itself takes time.
FORGETTER = """
import os, signal, sys
import allymap.cli.forget, allymap.store.sqlite
from allymap.cli.boundary import outcome
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    where, who = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(outcome(["forget", who, "--yes", "--store", where]))
    print(child, flush=True)
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample's lists in one store, who is the same in them answered."""
    where = tmp_path_factory.mktemp("sample") / "allymap.db"

    def do(*args):
        assert outcome([*map(str, args), "--store", str(where)]) == 0

    do("import", SAMPLE / "karuwe.xlsx")
    for name in LISTS:
        path = SAMPLE / "field_lists" / name
        do("import", path, "--map", path.with_name(f"{path.stem}.map.toml"), "--no-input")
    do("import", SAMPLE / "kobo_export.xlsx", "--no-input")
    do("import", SAMPLE / "endline.xlsx", "--wave", "endline", "--no-input")
    with (SAMPLE / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["answer"] == "same":
                two = [_called(where, row[f"{side}_name"]) for side in ("left", "right")]
                do("same", *two, "--answer", "same")
    do("map", "-o", where.with_name("map.html"))
    return where


@pytest.fixture
def country(sample, run, tmp_path):
    """That store, alone in the folder where commands run."""
    shutil.copy(sample, tmp_path)
    return run


def _called(where, name):
    with closing(open_store(str(where))) as store:
        rows = store.rows()
    return next(row.key for row in rows if row.table == "actors" and row.data.get("name") == name)


class Held:
    """What a store holds of one person, read before anything is forgotten."""

    def __init__(self, journal, actor):
        self.actor = actor
        self.ids = group_of(journal.entries, [actor])
        mine = [r for r in journal.rows if r.table == "actors" and r.key in self.ids]
        rest = [r for r in journal.rows if r not in mine]
        self.names = {row.data["name"] for row in mine if row.data.get("name")}
        others = {r.data["name"].casefold() for r in rest if r.table == "actors"}
        self.shared = {n for n in self.names if any(n.casefold() in one for one in others)}
        known = " ".join(_texts([[r.key, r.data, r.sheet] for r in rest]))
        known += " ".join(f"{r.list} {r.file} {r.wave}" for r in journal.revisions)
        known += " ".join(_texts([dict(e.data) for e in self._of_others(journal.entries)]))
        known = known.casefold()
        said = " ".join(_texts([[row.key, row.data] for row in mine])).casefold()
        self.alone = {word for word in re.findall(r"[^\W_]{4,}", said) if word not in known}

    def _of_others(self, entries):
        """Judgements of them go; of places on maps their own."""
        for entry in entries:
            if entry.kind != "positions" and not self.ids & set(_texts(dict(entry.data))):
                yield entry

    def left_in(self, data, text):
        """What of them is still there, in bytes and in words."""
        found = [one for name in self.names - self.shared for one in _spelt(name) if one in data]
        return found + [word for word in self.alone if word in text.casefold()]


def _spelt(name):
    return spellings(name) | {json.dumps(name)[1:-1].encode()}


def _texts(value):
    if isinstance(value, str):
        yield value
    elif hasattr(value, "items"):
        yield from (text for pair in value.items() for one in pair for text in _texts(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _texts(one))


def _people(folder, count):
    """So many people of all lists by chance, each with what is held of them.

    Namesakes of others, whose names stay, are tested in store/test_forget.py.
    """
    with closing(open_store(str(folder / "allymap.db"))) as store:
        journal = store.journal()
    landscape = journal.landscape()
    kinds = landscape.vocabulary.kinds
    people = [actor.id for actor in landscape.actors if kinds[actor.kind].form == "person"]
    known = [held for one in people if (held := Held(journal, one)).names > held.shared]
    assert len(known) > 2 * PEOPLE
    return random.Random(8).sample(known, count)


def _bytes(folder):
    """Everything in every file beside the store, whatever it is called."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.usefixtures("country")
def test_fifty_people_leave_nothing_of_theirs_in_any_file(run, tmp_path):
    people = _people(tmp_path, PEOPLE)
    before = _bytes(tmp_path)
    assert all(one.left_in(before, before.decode(errors="ignore")) for one in people)
    assert sum(len(one.names) > 1 for one in people) >= 5
    for one in people:
        assert run("forget", one.actor, "--yes").code == 0
        data = _bytes(tmp_path)
        assert one.left_in(data, data.decode(errors="ignore")) == []
    assert run("check").code == run("gaps").code == 0
    for number in range(1, 8):
        run("undo", number)
        run("undo", number, "--redo")
    after = _bytes(tmp_path)
    assert not [w for one in people for w in one.left_in(after, after.decode(errors="ignore"))]


def _on_server(server):
    """Every text that a query could find: properties, labels, types and names of properties."""
    asked = (
        "MATCH (n) RETURN properties(n) AS one, labels(n) AS two",
        "MATCH ()-[t]->() RETURN properties(t) AS one, type(t) AS two",
        "CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey AS one, '' AS two",
        "CALL db.labels() YIELD label RETURN label AS one, '' AS two",
        "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t AS one, '' AS two",
    )
    return str([[one["one"], one["two"]] for query in asked for one in server.run(query)])


@pytest.mark.slow
@pytest.mark.usefixtures("country")
def test_on_a_server_no_query_and_no_export_finds_them(run, tmp_path, neo4j_server, monkeypatch):
    neo4j_server.wipe()
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", neo4j_server.password)
    people = _people(tmp_path, ON_A_SERVER)
    assert run("copy", "allymap.db", neo4j_server.uri).code == 0
    (tmp_path / "allymap.db").unlink()
    monkeypatch.setenv("ALLYMAP_STORE", neo4j_server.uri)
    before = _on_server(neo4j_server)
    assert all(one.left_in(before.encode(), before) for one in people)
    for one in people:
        told = run("forget", one.actor, "--yes").all
        for trace in ("data/transactions", "logs/query.log", "dump or backup", "To clear them"):
            assert trace in told
    held = _on_server(neo4j_server)
    assert run("export", "--restricted", "-o", tmp_path / "out").code == 0
    assert run("copy", neo4j_server.uri, tmp_path / "out" / "back.db").code == 0
    assert run("check").code == 0
    for data in (held.encode(), _bytes(tmp_path / "out")):
        assert not [w for one in people for w in one.left_in(data, data.decode(errors="ignore"))]


@pytest.fixture
def forgetter():
    """The process that forks those who run the command."""
    process = subprocess.Popen(
        [sys.executable, "-c", FORGETTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.stdin.close()
    process.wait(30)


def _begin(forgetter, where, who):
    forgetter.stdin.write(f"{where}\t{who}\n")
    forgetter.stdin.flush()
    return int(forgetter.stdout.readline())


def _kept(where):
    """The journal, but for the hashes, which have other ids each time."""
    with closing(open_store(str(where))) as store:
        assert store.check() == ()
        lines = list(export_journal(store))
    return [line for line in lines if '"forgotten"' not in line and '"secret"' not in line]


@pytest.mark.slow
@pytest.mark.usefixtures("country")
def test_a_killed_command_is_whole_or_not_and_saying_it_again_clears(run, tmp_path, forgetter):
    (one,) = [held for held in _people(tmp_path, 40) if len(held.names) > 1][:1]
    first, done = tmp_path / "allymap.db", tmp_path / "done.db"
    before = _kept(first)
    shutil.copy(first, done)
    took = ended(_begin(forgetter, done, one.actor), 60)
    after = _kept(done)
    assert len(after) < len(before)
    chance, found = random.Random(3), []
    for number in range(KILLS):
        where = tmp_path / f"try-{number}" / "allymap.db"
        where.parent.mkdir()
        shutil.copy(first, where)
        process = _begin(forgetter, where, one.actor)
        ended(process, took * chance.uniform(0.7, 1.1))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        ended(process, 10)
        again = run("forget", one.actor, "--yes", "--store", where)
        assert again.code == 0, again.all
        found.append("was forgotten before" in again.all)
        took *= 0.8 if found[-1] else 1.25  # stay near its last moment, however busy we are
        assert _kept(where) == after
        data = _bytes(where.parent)
        assert one.left_in(data, data.decode(errors="ignore")) == []
    assert 0 < sum(found) < KILLS


@pytest.mark.parametrize("said", ["Zuri Odhiambo", "ODHIAMBO zuri", "z"])
def test_somebody_forgotten_before_is_said_to_be_and_a_stranger_is_not(run, tmp_path, said):
    (tmp_path / "list.csv").write_text("id,name,kind\nz,Zuri Odhiambo,staff\n", encoding="utf-8")
    assert run("import", "list.csv").code == 0
    assert run("forget", "Zuri Odhiambo", "--yes").code == 0
    before = unicodedata.normalize("NFC", run("imports").all)
    again = run("forget", said, "--yes")
    assert (again.code, "was forgotten before" in again.all) == (0, True)
    assert run("imports").all == before
    assert run("forget", "Zuri Odhiamb", "--yes").code == 2
