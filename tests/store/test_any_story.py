"""Anything that may happen to a store, in any order, on both: they and a plain model agree."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from store.histories import POOLS, base, revision, row_data, rows, some_rows

from allymap.errors import Refused
from allymap.model.fold import fold
from allymap.model.journal import BY_HAND, Entry
from allymap.model.marks import STATES
from allymap.model.tables import TABLES, key_of
from allymap.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from server.neo4j_server import Server

    from allymap.store.base import Store

AT = "2026-03-01T10:00:00Z"
# How many stories are told on a server; the usual few are the same each time.
LONG = int(os.environ.get("ALLYMAP_TEST_LONG") or 0)
STORIES = LONG or 8
STEPS = 25 if LONG else 12
ACTORS = POOLS["actors"]
NOTE = "They met {} in the market."
OPINION = "MATCH (a:Actor {id: $id}) SET a.stance = $stance, a.name = $name"
# A word and ties on one actor, drawn by hand.
DRAWN = """
MATCH (a:Actor {id: $id}) SET a.mood = 'afraid' CREATE (:Note {text: 'beaten'})-[:ON]->(a)
WITH a MATCH (b:Actor) WHERE b <> a CREATE (a)-[:KNOWS]->(b)-[:KNOWS]->(a)
"""


class Story(RuleBasedStateMachine):
    """Import, edit, merge, split, mark, meet, undo, forget and reopen, on two stores side by side.

    On a server somebody also writes notes, changes what is drawn, and draws on whom we then
    forget.

    What is forgotten is also taken out of a plain list of rows that knows nothing of stores:
    no landscape may ever show it again, and every landscape is the fold of these lists.
    """

    file: Path
    server: Store | None
    graph: Server | None = None
    number = 0

    @initialize()
    def begin(self) -> None:
        self.file.unlink(missing_ok=True)
        self.stores = [open_store(str(self.file)), *([self.server] if self.server else [])]
        self.forgotten: set[str] = set()
        self.take(list_="base", whole=False, data=())

    @rule(list_=st.sampled_from(("L1", "L2")), whole=st.booleans(), data=some_rows(4))
    def take(self, list_: str, whole: bool, data) -> None:
        self.number += 1
        new = revision(f"s{self.number}", list_=list_, whole=whole)
        said = rows(new, [*(base() if list_ == "base" else ()), *data])
        # Somebody who was forgotten is not on the lists any more.
        said = [row for row in said if not self.forgotten & set(_strings(row.key, row.data))]
        self.happens(lambda store: store.append(new, said))

    @rule(data=some_rows(1) | st.tuples(row_data(TABLES["actors"])))
    def edit(self, data) -> None:
        self.number += 1
        for table, values in data:
            if self.forgotten & set(_strings("", values)):
                continue
            about = {"table": table, "key": key_of(TABLES[table], values), "data": values}
            fix = Entry(f"fix-{self.number}", AT, "correction", about)
            self.happens(lambda store, fix=fix: store.add(fix))

    @rule(
        pair=st.permutations(ACTORS).map(lambda all_: all_[:2]),
        answer=st.sampled_from(("same", "same", "different", "unsure")),
    )
    def judge(self, pair: list[str], answer: str) -> None:
        self.number += 1
        data = {"left": pair[0], "right": pair[1], "answer": answer, "by": "", "names": pair}
        if not self.forgotten & set(pair):
            judged = Entry(f"judged-{self.number}", AT, "judgement", data)
            self.happens(lambda store: store.add(judged))

    @rule(actor=st.sampled_from(ACTORS), state=st.sampled_from(STATES))
    def mark(self, actor: str, state: str) -> None:
        self.number += 1
        if actor not in self.forgotten:
            data = {"finding": f"SAFE-2:{actor}", "state": state, "until": "", "who": actor}
            new = Entry(f"mark-{self.number}", AT, "mark", data)
            self.happens(lambda store: store.add(new))

    @rule(on=st.dates(date(2026, 1, 1), date(2026, 12, 31)), actor=st.sampled_from(ACTORS))
    def meet(self, on: date, actor: str) -> None:
        by = "" if actor in self.forgotten else actor
        self.says("meeting", {"on": on.isoformat(), "by": by})

    @rule(days=st.integers(1, 400))
    def count_days_otherwise(self, days: int) -> None:
        text = f"[thresholds]\nstale = {days}\n"
        self.says("vocabulary", {"text": text, "threshold": "stale"})

    @rule(actor=st.sampled_from(ACTORS), list_=st.sampled_from(("", "L1")))
    def answer(self, actor: str, list_: str) -> None:
        if actor not in self.forgotten:
            text = f'[values.kinds]\n"imams" = "religious_leader"\n[people]\n"him" = "{actor}"\n'
            said = {"headers": ["who"], "text": text, "revision": "rev-base"}
            self.says("mapping", {**said, "list": list_} if list_ else said)

    def says(self, kind: str, data: dict[str, object]) -> None:
        self.number += 1
        new = Entry(f"said-{self.number}", AT, kind, data)
        self.happens(lambda store: store.add(new))

    @rule(which=st.integers(0, 30), undone=st.booleans())
    def undo(self, which: int, undone: bool) -> None:
        known = [
            one.id
            for one in (*self.stores[0].revisions(), *self.stores[0].entries())
            if getattr(one, "kind", "") not in ("secret", "forgotten")
        ]
        self.happens(lambda store: store.set_undone(known[which % len(known)], undone))

    @rule(actor=st.sampled_from(ACTORS))
    @precondition(lambda self: self.graph)
    def write_by_hand(self, actor: str) -> None:
        if actor not in self.forgotten:
            self.graph.run("CREATE (:Note {text: $said})", said=NOTE.format(actor))

    @rule(actor=st.sampled_from(ACTORS), stance=st.integers(-2, 2))
    @precondition(lambda self: self.graph)
    def change_by_hand(self, actor: str, stance: int) -> None:
        """What somebody changed in the graph and we took in is an import like any other.

        An entry of kind `correction`, which no command makes, wins over every import.
        """
        file, server = self.stores
        said = [e.data["key"] for e in file.entries() if e.kind == "correction" and not e.undone]
        if actor in said:
            return
        self.number += 1
        self.graph.run(OPINION, id=actor, stance=stance, name=f"Changed {self.number}")
        new = replace(revision(f"hand{self.number}", list_=BY_HAND), file="neo4j")
        shown = actor in file.landscape().actor
        assert server.take_in_by_hand(new).nothing is not shown
        if shown:
            file.append(new, server.rows(new.id))

    @rule(actor=st.sampled_from(ACTORS), drawn=st.booleans())
    @precondition(lambda self: len(self.forgotten) < 2)
    def forget(self, actor: str, drawn: bool) -> None:
        if self.graph and drawn:
            self.graph.run(DRAWN, id=actor)
        told = [replace(store.erase([actor], AT), by_hand=0) for store in self.stores]
        assert all(one == told[0] for one in told)
        there = {row.key for row in self.stores[0].rows() if row.table == "actors"}
        self.forgotten |= {one for one in ACTORS if one not in there}

    @rule()
    def reopen(self) -> None:
        self.stores[0].close()
        self.stores[0] = open_store(str(self.file))

    def happens(self, what: Callable[[Store], object]) -> None:
        """Let something happen on every store; all take it, or all refuse for one reason."""
        before = [store.landscape() for store in self.stores]
        found = []
        for store, known in zip(self.stores, before, strict=True):
            try:
                what(store)
                found.append("done")
            except Refused as refused:
                found.append(str(sorted((p.code, p.column) for p in refused.problems)))
                assert store.landscape() == known
        assert len(set(found)) == 1, found

    @invariant()
    def agree(self) -> None:
        if not hasattr(self, "stores"):
            return
        first, *others = (store.landscape() for store in self.stores)
        assert all(other == first for other in others)
        one = self.stores[0]
        assert first == fold(one.revisions(), one.rows(), one.entries())
        assert not self.forgotten & first.actor.keys()
        marked = {e.data["finding"] for e in one.entries() if e.kind == "mark"}
        assert not {f"SAFE-2:{gone}" for gone in self.forgotten} & marked
        answers = [e.data["text"] for e in one.entries() if e.kind == "mapping"]
        assert not [t for t in answers for gone in self.forgotten if f'"{gone}"' in t]
        met = {e.data["by"] for e in one.entries() if e.kind == "meeting"}
        assert not self.forgotten & met
        found = [one.facts["what"] for store in self.stores for one in store.check()]
        assert set(found) <= {"Note"}
        if self.graph:
            notes = {one["text"] for one in self.graph.run("MATCH (n:Note) RETURN n.text AS text")}
            assert not notes & {NOTE.format(one) for one in self.forgotten}
            assert len(notes) <= len(found)

    def teardown(self) -> None:
        """Undo of everything gives back the empty landscape."""
        if not hasattr(self, "stores"):
            return
        for store in self.stores:
            while _undo_one(store):
                continue
            assert all(not getattr(store.landscape(), table) for table in TABLES)
        self.stores[0].close()


def _undo_one(store: Store) -> bool:
    """Undo the newest thing that nothing rests on; what is not said cannot be undone."""
    kept = (*reversed(store.entries()), *reversed(store.revisions()))
    for one in kept:
        if not one.undone and getattr(one, "kind", "") not in ("secret", "forgotten"):
            with suppress(Refused):
                store.set_undone(one.id, True)
                return True
    return False


def _strings(key: str, value: object) -> list[str]:
    """Every text in a row."""
    if isinstance(value, str):
        return [key, value]
    if isinstance(value, dict):
        return [key, *(text for one in value.values() for text in _strings("", one))]
    if isinstance(value, list | tuple):
        return [key, *(text for one in value for text in _strings("", one))]
    return [key]


def _tell(machine: type[Story], stories: int) -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    told = settings(
        max_examples=stories,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=not LONG,
        suppress_health_check=quiet,
    )
    run_state_machine_as_test(machine, settings=told)


def test_any_story_in_a_file(tmp_path: Path) -> None:
    told = type("InAFile", (Story,), {"file": tmp_path / "story.db", "server": None})
    _tell(told, STORIES * 2)


@pytest.mark.slow
def test_any_story_on_a_server_beside_a_file(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, tmp_path: Path
) -> None:
    class Both(Story):
        file = tmp_path / "story.db"
        server = None
        graph = neo4j_server

        @initialize()
        def begin(self) -> None:
            self.server = fresh_neo4j()
            super().begin()

    _tell(Both, STORIES)
