"""What people drew and wrote in Neo4j itself never keeps somebody from being forgotten."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from store.histories import revision, rows
from store.test_kill import ended

from allymap.store import open_store
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from server.neo4j_server import Server

    from allymap.store.base import Store

AT = "2026-03-01T10:00:00Z"
KILLS = 12
NAME = "Jumá Ole Banda"
PEOPLE = (
    ("actors", {"id": "j", "name": NAME, "kind": "male_ally", "place": "N1"}),
    ("actors", {"id": "f", "name": "Sisters", "kind": "feminist_org"}),
    ("actors", {"id": "m", "name": "Men of N1", "kind": "mens_group"}),
    ("actors", {"id": "k", "name": "Kito", "kind": "male_ally"}),
    ("actors", {"id": "n", "name": "Jumá Ole Banda Junior", "kind": "male_ally"}),
    ("ties", {"source": "j", "target": "f", "type": "supports"}),
    ("ties", {"source": "k", "target": "f", "type": "supports", "frequency": f"with {NAME}"}),
    ("consents", {"actor": "j", "basis": "verbal", "scope": ["internal"]}),
    (
        "activities",
        {
            "id": "x",
            "date": "2026-01-01",
            "element": "intimate_dialogues",
            "space": "men_only",
            "people": [["j", "speaker"], ["k", "speaker"]],
        },
    ),
    ("initiatives", {"id": "juma-ole-banda-asks", "name": "Ask!", "actors": ["j", "k"]}),
)
EVERYTHING = """
MATCH (n) OPTIONAL MATCH (n)-[t]->()
RETURN labels(n) AS labels, properties(n) AS n, type(t) AS type, properties(t) AS t
"""
# Each is one thing that somebody did in Neo4j Browser, about the person.
ABOUT = {
    "drawn from": "MATCH (j {id: 'j'}), (m {id: 'm'}) CREATE (j)-[:KNOWS {since: 'JUMA'}]->(m)",
    "drawn to": "MATCH (j {id: 'j'}), (m {id: 'm'}) CREATE (m)-[:KNOWS]->(j)",
    "drawn to itself": "MATCH (j {id: 'j'}) CREATE (j)-[:KNOWS]->(j)",
    "written on": "MATCH (j {id: 'j'}) SET j.mood = 'afraid', j.name = 'J. Banda', j:Brave",
    "moved": "MATCH (j {id: 'j'}) SET j.id = 'other'",
    "removed": "MATCH (j {id: 'j'}) DETACH DELETE j",
    "written on what is theirs": "MATCH (c:Consent) SET c.mood = 'x' CREATE (c)<-[:SEEN]-(:Me)",
    "said of ours": "MATCH (f {id: 'f'}) SET f.note = 'told by Juma Ole BANDA'",
    "said of a tie": "MATCH ({id: 'k'})-[t:SUPPORTS]->() SET t.note = 'juma-ole-banda was there'",
    "said over what we said": "MATCH ({id: 'k'})-[t:SUPPORTS]->() SET t.frequency = 'JumaOleBanda'",
    "said in a list": "MATCH (f {id: 'f'}) SET f.seen = ['Kito', 'jumá  ole_bandá', 'Zuri']",
    "a note": "CREATE (:Note {text: 'call Juma Ole Banda', tags: ['juma ole banda']})",
    "a note on them": "MATCH (j {id: 'j'}) CREATE (:Note {text: 'he was beaten'})-[:ON]->(j)",
    "a note on two": "MATCH (j {id: 'j'}), (k {id: 'k'}) "
    "CREATE (j)<-[:ON]-(:Note {text: 'Kito and Juma Ole Banda'})-[:ON {by: 'Juma Ole Banda'}]->(k)",
    "a person": "CREATE (:Person {name: 'JUMA OLE BANDA', phone: '070 beaten'})",
    "the same id": "MATCH (j {id: 'j'}) DETACH DELETE j "
    "CREATE (:Actor {id: 'j', name: 'Another', mood: 'afraid'})",
    "another id": "CREATE (:Actor:MaleAlly {id: 'new', name: 'Juma Ole Banda', mood: 'afraid'})",
    "names of things": "CREATE (:`Juma Ole Banda`)-[:`about Juma Ole Banda` {x: 1}]->(:Thing) "
    "CREATE (:Thing {`Juma Ole Banda`: 'x'})",
    "attributes": "MATCH (f {id: 'f'}) SET f.attributes = '{\"Ole\":\"Jum\\\\u00e1 Ole Banda\"}'",
    "a key": "CREATE (:Place {id: 'Juma Ole Banda'}), (:Place {id: 'juma ole banda'})",
    "in the journal": "MATCH (r:Rows) SET r.note = 'Juma Ole Banda' "
    "MERGE (j:Journal) SET j.note = 'Juma Ole Banda' CREATE (:Rows {lines: ['Juma Ole Banda']})",
    "on an import": "MATCH (r:Revision) CREATE (:Note {text: 'of Juma Ole Banda'})-[:ON]->(r)",
    "on what holds the name": "MATCH (i:Initiative) SET i.note = 'ours' CREATE (:Note)-[:ON]->(i)",
    "Bloom": 'CREATE (:_Bloom_Perspective_ {data: \'{"search":"Juma Ole Banda"}\'})',
}
# And about nobody who is forgotten.
OTHERS = """
MATCH (f {id: 'f'}), (k {id: 'k'})-[t:SUPPORTS]->(), (k)<-[i:INVOLVED]-()
SET f.colour = 'red', t.note = 'close', f.name = 'Our Sisters', i.note = 'on time'
CREATE (k)-[:KNOWS {since: date('2020-01-01'), at: point({x: 1, y: 2})}]->(f)
CREATE (:Note {text: 'Juma was there', n: duration('P1D'), l: ['a', 'b']})-[:ON]->(k)
"""


def begun(store: Store) -> Store:
    """A store with a few people, one of whom will be forgotten."""
    first = revision(1)
    store.append(first, rows(first, PEOPLE))
    return store


def told(store: Store) -> list[str]:
    """What the store's check says."""
    return sorted(str((dict(one.facts), one.column)) for one in store.check())


def spoken(server: Server) -> str:
    """Everything that any query could find on the server, in plain small letters."""
    text = json.dumps(server.run(EVERYTHING), default=str, ensure_ascii=False)
    plain = unicodedata.normalize("NFKD", text.encode().decode("unicode_escape")).casefold()
    plain = unicodedata.normalize("NFKD", text).casefold() + plain
    return "".join(c for c in plain if c.isalnum())


def is_gone(server: Server) -> bool:
    """Whether nothing finds the person; the namesake is known by another name."""
    left = spoken(server).replace("jumaolebandajunior", "")
    told_ = [one for one in ("olebanda", "jbanda", "beaten", "afraid") if one in left]
    ids = server.run("MATCH (n:Actor) WHERE n.id IN ['j', 'new', 'other'] RETURN n.id AS id")
    return (told_, ids) == ([], [])


@pytest.mark.parametrize("what", ABOUT)
def test_what_a_hand_made_of_somebody_goes_with_them(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, what: str
) -> None:
    store = begun(fresh_neo4j())
    neo4j_server.run(OTHERS)
    apart = told(store)
    neo4j_server.run(ABOUT[what])
    assert not is_gone(neo4j_server)
    erased = store.erase(["j"], AT)
    assert is_gone(neo4j_server)
    assert (erased.actors, erased.namesakes) == (1, 1)
    assert [one for one in apart if one not in told(store)] == []


def test_all_of_it_at_once_and_the_rest_is_as_it_was(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    neo4j_server.run(OTHERS)
    apart, kept = told(store), neo4j_server.run(REST)
    for what in (
        "drawn from",
        "drawn to",
        "written on",
        "said of ours",
        "said in a list",
        "a note",
    ):
        neo4j_server.run(ABOUT[what])
    erased = store.erase(["j"], AT)
    assert is_gone(neo4j_server)
    assert erased.by_hand == 5
    assert neo4j_server.run(REST) == kept
    left = " ".join(one for one in told(store) if one not in apart)
    assert ("'note'" in left, "'seen'" in left) == (True, True)
    assert neo4j_server.run("MATCH (f {id: 'f'}) RETURN f.note AS n") == [{"n": "told by …"}]


REST = """
MATCH (n:Note {n: duration('P1D')})-[:ON]->(k {id: 'k'})-[t:SUPPORTS]->(f), (k)-[w:KNOWS]->(f),
  (k)<-[i:INVOLVED]-()
RETURN f.colour, f.name, t.note, i.note, n.text, n.n, n.l, w.since, w.at
"""


def test_a_graph_that_nobody_touched_says_what_the_journal_says(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    assert store.erase(["j"], AT).by_hand == 0
    assert store.check() == ()
    assert is_gone(neo4j_server)


def test_what_an_older_list_said_counts_again(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    for number, lead in enumerate(("k", "j"), 2):
        ask = revision(number)
        store.append(ask, rows(ask, [("asks", {"id": "a", "name": "Ask", "lead": lead})]))
    neo4j_server.run("MATCH (a:Ask) SET a.note = 'Juma Ole Banda leads'")
    store.erase(["j"], AT)
    assert store.landscape().asks[0].lead == "k"
    assert neo4j_server.run("MATCH (a:Ask)-[:LED_BY]->(k) RETURN k.id AS k, a.note AS n") == [
        {"k": "k", "n": "… leads"}
    ]
    assert [one.column for one in store.check()] == ["note"]


def test_what_is_written_after_goes_when_the_name_is_said_again(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    store.erase(["j"], AT)
    neo4j_server.run(ABOUT["a note"])
    assert store.erase([], AT).by_hand == 0
    assert not is_gone(neo4j_server)
    assert store.erase([], AT, called=[NAME]).by_hand == 1
    assert is_gone(neo4j_server)


def test_whom_a_colleague_forgot_goes_with_what_a_hand_made_of_them(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, tmp_path: Path
) -> None:
    store = begun(fresh_neo4j())
    theirs = begun(open_store(str(tmp_path / "colleague.db")))
    theirs.erase(["j"], AT)
    neo4j_server.run(OTHERS)
    apart = told(store)
    for what in ("drawn to", "written on", "a note on them", "said of ours"):
        neo4j_server.run(ABOUT[what])
    neo4j_server.run("MATCH (r:Revision) CREATE (:Note {text: 'good list'})-[:ON]->(r)")
    store.combine(theirs.journal())
    assert is_gone(neo4j_server)
    assert [one for one in apart if one not in told(store)] == []


# Forks one process for each line it is told, so that only forgetting itself takes time.
FORGETTER = """
import os, signal, sys
import allymap.store.neo4j
from allymap.store import open_store
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    where, password = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        open_store(where, password=password).erase(["j"], "2026-03-01T10:00:00Z")
        os._exit(0)
    print(child, flush=True)
"""


@pytest.mark.slow
def test_killed_while_forgetting_what_a_hand_made(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    forgetter = subprocess.Popen(
        [sys.executable, "-c", FORGETTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert forgetter.stdin
    assert forgetter.stdout
    assert forgetter.stdout.readline() == "ready\n"

    def start() -> int:
        forgetter.stdin.write(f"{neo4j_server.uri}\t{neo4j_server.password}\n")
        forgetter.stdin.flush()
        return int(forgetter.stdout.readline())

    chance, found, took = random.Random(3), [], 0.0
    for number in range(KILLS):
        store = begun(fresh_neo4j())
        neo4j_server.run(OTHERS)
        for what in ("drawn to", "written on", "said in a list", "a note on two"):
            neo4j_server.run(ABOUT[what])
        before, said = spoken(neo4j_server), list(export_journal(store))
        process = start()
        if not number:
            took = ended(process, 60)
        ended(process, chance.uniform(0, took))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        ended(process, 10)
        store.check()  # Waits until the server has ended what was begun.
        found.append(is_gone(neo4j_server))
        assert found[-1] or spoken(neo4j_server) == before
        assert found[-1] or list(export_journal(store)) == said
        store.erase(["j"], AT)
        assert is_gone(neo4j_server)
        assert len(neo4j_server.run(REST)) == 1
    forgetter.stdin.close()
    forgetter.wait(30)
    assert found[0]
    assert found.count(False) > KILLS / 5
