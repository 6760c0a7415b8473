"""Forgetting forgets: nobody finds a forgotten person again, not in one byte."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from store.histories import base, histories, play, revision, rows

from allymap.errors import Refused
from allymap.model.forgotten import id_hash, name_hash, recognised, remembered, secret_of
from allymap.model.journal import Entry
from allymap.store import open_store
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from allymap.store.base import Store

AT = "2026-03-01T10:00:00Z"
PEOPLE = 50
FIRST = ("Amina", "Željko", "Þóra", "أمينة", "Ngọc", "Zoë", "Ólafur", "তানিয়া", "Çiğdem", "Kwame")
LAST = ("Diàllo", "O'Brien", "الحسن", "Nguyễn", "Sørensen", "রহমান", "Öztürk", "N'Diaye")
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def names(count: int) -> list[str]:
    """Different full names in many scripts, composed and not."""
    chance = random.Random(11)
    forms = ("NFC", "NFD")
    return [
        unicodedata.normalize(
            chance.choice(forms), f"{FIRST[i % 10]} {LAST[i // 10 % 8]} Q{chance.randrange(10**8)}"
        )
        for i in range(count)
    ]


def spellings(name: str) -> set[bytes]:
    """The bytes that a name may have been written with."""
    texts = {
        unicodedata.normalize(form, case)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
        for case in (name, name.lower(), name.upper(), name.casefold())
    }
    return {t.encode(code) for t in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}


def country(store: Store, people: list[str]) -> None:
    """Lists in which every person is named wherever a person can be."""
    day = {"date": "2026-01-01", "element": "intimate_dialogues", "space": "men_only"}
    who = [f"p{number}" for number, _ in enumerate(people)]
    more: list[tuple[str, dict[str, object]]] = []
    for number, name in enumerate(people):
        one, other = who[number], who[number - 1]
        last = people[number - 1]
        note = {
            "Notes": f"met {last.upper()} and her\u00a0sister",
            "Wrote": unicodedata.normalize("NFD", last.replace(" ", "-").lower()),
            last: unicodedata.normalize("NFC", f"({last})"),
        }
        more += [
            ("actors", {"id": one, "name": name, "kind": "male_ally", "attributes": note}),
            ("ties", {"source": one, "target": "A1", "type": "member_of", "frequency": name}),
            ("ties", {"source": other, "target": one, "type": "nominates", "as": "concern"}),
            ("consents", {"actor": one, "basis": "verbal", "scope": ["internal"]}),
            ("scopes", {"source": "S1", "topic": "supports", "about": one}),
            ("initiatives", {"id": f"i{number}", "name": f"Ask {name}!", "actors": [one, other]}),
        ]
    session = {**day, "id": "x", "people": [[one, "speaker"] for one in who], "groups": ["A2"]}
    by = revision("people", list_=f"list of {people[0]}")
    store.append(by, list(rows(by, [*base(), *more, ("activities", session)])))
    for number, name in enumerate(people):
        about = {"table": "actors", "key": who[number], "data": {"skills": [name.lower()]}}
        store.add(Entry(f"fix-{number}", AT, "correction", about))
        noted = {"who": people[number - 1], "until": "", "note": f"says {name}", "by": name}
        mark = {"finding": f"SAFE-2:{who[number]}", "state": "planned", **noted}
        store.add(Entry(f"mark-{number}", AT, "mark", mark))
        place = {"finding": f"SAFE-1:place-{number}", "state": "accepted", **noted}
        store.add(Entry(f"place-{number}", AT, "mark", place))
        store.add(Entry(f"met-{number}", AT, "meeting", {"on": "2026-03-01", "by": name}))
    pair = {"left": who[0], "right": who[1], "answer": "unsure", "by": "N", "names": people[:2]}
    store.add(Entry("judged", AT, "judgement", pair))
    at = {one: [0.0, 1.0] for one in who}
    store.add(Entry("places", AT, "positions", {"audience": "internal", "at": at}))


def test_fifty_people_leave_no_byte_in_any_file_of_the_store(tmp_path: Path) -> None:
    people = names(PEOPLE + 10)
    store = open_store(str(tmp_path / "allymap.db"))
    country(store, people)
    chosen = random.Random(5).sample(range(len(people)), PEOPLE)
    held = (tmp_path / "allymap.db").read_bytes()
    for number in chosen:
        assert any(spelt in held for spelt in spellings(people[number]))
        erased = store.erase([f"p{number}"], AT)
        assert (erased.actors, erased.namesakes) == (1, 0)
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert [people[number] for spelt in spellings(people[number]) if spelt in files] == []
    left = {f"p{number}" for number in range(len(people))} - {f"p{number}" for number in chosen}
    assert {a.id for a in store.landscape().actors if a.id.startswith("p")} == left
    assert all(people[int(one[1:])] in {a.name for a in store.landscape().actors} for one in left)
    assert store.check() == ()
    assert len(store.entries()[-1].data["hash"]) == 64


def test_nobody_finds_the_forgotten_on_any_store(store: Store) -> None:
    people = names(6)
    country(store, people)
    store.set_undone("fix-2", True)
    for number in (2, 4):
        erased = store.erase([f"p{number}"], AT)
        assert erased.rows >= 6
        assert erased.mentions >= 2
        assert erased.entries >= 2
    lines = "\n".join(export_journal(store))
    text = unicodedata.normalize("NFKC", lines).casefold()
    assert '"p2"' not in lines
    for number, name in enumerate(people):
        found = unicodedata.normalize("NFKC", name).casefold() in text
        assert found == (number not in (2, 4))
    assert store.check() == ()
    for kept in (*store.revisions(), *store.entries()):
        for undone in (True, False):
            try:
                store.set_undone(kept.id, undone)
            except Refused:
                continue
    assert not {"p2", "p4"} & store.landscape().actor.keys()


def test_those_judged_the_same_are_forgotten_together(store: Store) -> None:
    country(store, names(4))
    pair = {"left": "p1", "right": "p3", "answer": "same", "by": "", "names": ["", ""]}
    store.add(Entry("same", AT, "judgement", pair))
    assert store.erase(["p3"], AT).actors == 2
    assert {a.id for a in store.landscape().actors if a.id.startswith("p")} == {"p0", "p2"}
    assert "same" not in {entry.id for entry in store.entries()}


def test_a_namesake_stays_and_is_told(store: Store) -> None:
    first = revision(1)
    people = [("a", "Asha Mushi"), ("b", "Asha Mushi"), ("c", "Asha Mushi Junior")]
    told = [("actors", {"id": one, "name": name, "kind": "male_ally"}) for one, name in people]
    group = {"id": "g", "name": "Friends of Asha Mushi", "kind": "mens_group"}
    store.append(first, rows(first, [*told, ("actors", group)]))
    assert store.erase(["a"], AT).namesakes == 2
    kept = {actor.id: actor.name for actor in store.landscape().actors}
    assert kept == {"b": "Asha Mushi", "c": "Asha Mushi Junior", "g": "Friends of …"}


def test_a_later_list_is_recognised_by_name_and_by_id(store: Store) -> None:
    first = revision(1)
    told = [("actors", {"id": "a", "name": "Asha Mushi", "kind": "male_ally"})]
    store.append(first, rows(first, told))
    store.erase(["a"], AT)
    hashes = remembered(store.entries())
    secret = secret_of(store.entries())
    assert set(hashes) == {name_hash(secret, "ASHA  mushi"), id_hash(secret, "L1", "a")}
    again = [("actors", {"id": "new", "name": "asha Mushi", "kind": "male_ally"})]
    other = [("actors", {"id": "a", "name": "Ann", "kind": "male_ally"})]
    assert set(recognised(rows(first, again), store.entries(), "L2")) == {"new"}
    assert set(recognised(rows(first, other), store.entries(), "L1")) == {"a"}
    assert not recognised(rows(first, other), store.entries(), "L2")


def test_forgetting_twice_is_forgetting_once(store: Store) -> None:
    country(store, names(3))
    store.erase(["p1"], AT)
    once = list(export_journal(store))
    assert store.erase(["p1"], AT).rows == 0
    assert list(export_journal(store)) == once


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(history=histories(4))
def test_both_stores_forget_the_same(
    fresh_neo4j: Callable[[], Store], tmp_path_factory, history
) -> None:
    file = open_store(str(tmp_path_factory.mktemp("forget") / "one.db"))
    server = fresh_neo4j()
    play(file, history)
    play(server, history)
    assert file.erase(["A1"], AT) == server.erase(["A1"], AT)
    assert file.landscape() == server.landscape()
    assert "A1" not in server.landscape().actor
    assert server.rows() == file.rows()
    assert server.check() == file.check() == ()
