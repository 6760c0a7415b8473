"""What staff change in Neo4j itself is shown, and can be made an import; never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from golden import golden
from store.histories import landscape_rows, revision, rows

from allymap.model.journal import BY_HAND
from allymap.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from server.neo4j_server import Server

    from allymap.store.base import Store

PEOPLE = (
    ("actors", {"id": "m", "name": "Men of N1", "kind": "mens_group", "place": "N1"}),
    ("actors", {"id": "f", "name": "Sisters", "kind": "feminist_org"}),
    ("ties", {"source": "m", "target": "f", "type": "accountable_to", "weight": 2}),
)


def by_hand(store: Store):
    """Take in what was changed by hand."""
    return store.take_in_by_hand(replace(revision("hand"), list=BY_HAND, file="neo4j"))


def begun(store: Store) -> Store:
    """A store with two groups and a tie."""
    first = revision(1)
    store.append(first, rows(first, PEOPLE))
    return store


def test_changes_and_additions_become_an_import_that_can_be_undone(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    before = store.landscape()
    neo4j_server.run(
        "MATCH (m:Actor {id: 'm'})-[t:ACCOUNTABLE_TO]->(f) SET m.name = 'Men of the North', "
        "t.last_contact = date('2026-01-05'), m.place = null "
        "CREATE (n:Actor:MaleAlly {id: 'new', name: 'Kito'}) CREATE (n)-[:MENTORS]->(m)"
    )
    assert len(store.check()) >= 4
    changes = by_hand(store)
    assert ("actors", "new") in changes.added
    now = store.landscape()
    assert (now.actor["m"].name, now.actor["m"].place) == ("Men of the North", None)
    assert now.actor["new"].kind == "male_ally"
    dated = next(tie for tie in now.ties if tie.type == "accountable_to")
    assert (dated.last_contact, dated.weight) == (date(2026, 1, 5), 2)
    assert [(t.source, t.target) for t in now.ties if t.type == "mentors"] == [("new", "m")]
    assert store.check() == ()
    assert (store.revisions()[-1].list, store.revisions()[-1].file) == (BY_HAND, "neo4j")
    store.set_undone("rev-hand", True)
    assert store.landscape() == before
    assert store.check() == ()


def test_what_was_removed_by_hand_is_not_deleted(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = begun(fresh_neo4j())
    neo4j_server.run("MATCH (f:Actor {id: 'f'}) DETACH DELETE f")
    assert by_hand(store).nothing
    assert {one.facts["how"] for one in store.check()} == {"removed"}
    assert set(store.landscape().actor) == {"m", "f"}


def test_nothing_changed_is_nothing_taken_in(fresh_neo4j: Callable[[], Store]) -> None:
    store = fresh_neo4j()
    new = revision("golden")
    store.append(new, landscape_rows(new, golden()))
    assert by_hand(store).nothing
    assert len(store.revisions()) == 1


def test_a_file_has_no_graph_to_change(tmp_path: Path) -> None:
    store = begun(open_store(str(tmp_path / "one.db")))
    assert by_hand(store).nothing
    assert len(store.revisions()) == 1
