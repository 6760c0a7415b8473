"""The graph that people look at in Neo4j: always what the journal says, and theirs to read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from golden import golden
from hypothesis import HealthCheck, given, settings
from store.histories import histories, landscape_rows, play, revision, rows

from allymap.errors import BadVocabulary, ChangedByHand
from allymap.model.journal import Entry
from allymap.store.graph import label_of, type_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from server.neo4j_server import Server

    from allymap.store.base import Store

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
ACTORS = (
    ("actors", {"id": "m", "name": "Men of N1", "kind": "mens_group"}),
    ("actors", {"id": "f", "name": "Sisters", "kind": "feminist_org"}),
)
TIE = {"id": "T", "source": "m", "target": "f", "type": "accountable_to"}


def take(store: Store, number: object, *data) -> None:
    """Take a list in."""
    new = revision(number)
    store.append(new, rows(new, data))


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(history=histories(4))
def test_graph_and_journal_say_the_same_after_any_history(
    fresh_neo4j: Callable[[], Store], history
) -> None:
    store = fresh_neo4j()
    play(store, history)
    assert store.check() == ()


def test_every_table_can_be_seen(fresh_neo4j: Callable[[], Store], neo4j_server: Server) -> None:
    store = fresh_neo4j()
    new, landscape = revision("golden"), golden()
    store.append(new, landscape_rows(new, landscape))
    ties = neo4j_server.run("MATCH (:Actor)-[t]->(:Actor) RETURN count(t) AS n")
    assert ties == [{"n": len(landscape.ties)}]
    spoke = "MATCH (e:Activity {id: 'E07'})-[i:INVOLVED {role: 'speaker'}]->(a) RETURN a.id AS id"
    assert sorted(r["id"] for r in neo4j_server.run(spoke)) == ["A01", "A07"]
    assert store.check() == ()


def test_ties_are_drawn_as_the_field_draws_them(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    take(fresh_neo4j(), 1, *ACTORS, ("ties", {**TIE, "last_contact": "2026-01-05"}))
    text = (
        "MATCH (m:Actor:MensGroup {id: 'm'})-[t:ACCOUNTABLE_TO {key: 'T'}]->"
        "(f:Actor:FeministOrg) RETURN m.name AS man, f.name AS fem, t.last_contact AS day"
    )
    (found,) = neo4j_server.run(text)
    assert (found["man"], found["fem"]) == ("Men of N1", "Sisters")
    assert found["day"].to_native() == date(2026, 1, 5)


def test_a_new_kind_changes_the_label_and_a_new_end_moves_the_tie(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = fresh_neo4j()
    take(store, 1, *ACTORS, ("ties", TIE))
    take(store, 2, ("actors", {**ACTORS[0][1], "kind": "fathers_group"}))
    take(store, 3, ("ties", {**TIE, "source": "f", "target": "m"}))
    text = "MATCH (f)-[:ACCOUNTABLE_TO]->(m {id: 'm'}) RETURN labels(m) AS labels, f.id AS f"
    assert neo4j_server.run(text) == [{"labels": ["Actor", "FathersGroup"], "f": "f"}]
    assert store.check() == ()


@pytest.mark.parametrize(
    ("by_hand", "how", "what"),
    [
        ("MATCH (m {id: 'm'}) SET m.name = 'Others'", "changed", "Actor"),
        ("MATCH (m {id: 'm'}) SET m:Leader", "changed", "Actor"),
        ("MATCH (m {id: 'm'}) DETACH DELETE m", "removed", "Actor"),
        ("CREATE (:Actor {id: 'new', name: 'New'})", "added", "Actor"),
        ("CREATE (:Note {text: 'call them'})", "added", "Note"),
        ("MATCH ()-[t]->() SET t.last_contact = date()", "changed", "ACCOUNTABLE_TO"),
        ("MATCH ()-[t]->() DELETE t", "removed", "ACCOUNTABLE_TO"),
        ("MATCH (a {id: 'm'}), (b {id: 'f'}) CREATE (a)-[:KNOWS]->(b)", "added", "KNOWS"),
    ],
)
def test_what_somebody_changed_by_hand_is_told(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, by_hand: str, how: str, what: str
) -> None:
    store = fresh_neo4j()
    take(store, 1, *ACTORS, ("ties", TIE))
    neo4j_server.run(by_hand)
    told = [(p.code, p.facts["how"], p.facts["what"]) for p in store.check()]
    assert ("graph_differs", how, what) in told


@pytest.mark.parametrize(
    "by_hand",
    [
        "MATCH (m {id: 'm'}) SET m.name = 'Others'",
        "MATCH (m {id: 'm'}) DETACH DELETE m",
        "CREATE (:Actor {id: 'new', name: 'New'})",
    ],
)
def test_an_import_never_overwrites_what_was_changed_by_hand(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, by_hand: str
) -> None:
    store = fresh_neo4j()
    take(store, 1, *ACTORS)
    neo4j_server.run(by_hand)
    new = ("actors", {"id": "new", "name": "X", "kind": "ingo"})
    with pytest.raises(ChangedByHand) as refused:
        take(store, 2, ("actors", {**ACTORS[0][1], "name": "Men of N2"}), new)
    assert refused.value.problems[0].code == "graph_differs"
    assert len(store.revisions()) == 1


def test_a_relationship_drawn_by_hand_keeps_its_ends(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = fresh_neo4j()
    take(store, 1, *ACTORS)
    neo4j_server.run("MATCH (a {id: 'm'}), (b {id: 'f'}) CREATE (a)-[:KNOWS]->(b)")
    with pytest.raises(ChangedByHand):
        store.set_undone("rev-1", True)
    assert neo4j_server.run("MATCH ()-[t:KNOWS]->() RETURN count(t) AS n") == [{"n": 1}]


def test_what_bloom_keeps_for_itself_is_left_alone(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = fresh_neo4j()
    take(store, 1, *ACTORS)
    neo4j_server.run("CREATE (:_Bloom_Perspective_ {id: 1})")
    assert store.check() == ()


@pytest.mark.parametrize("code", ["bad kind", "x`) DETACH DELETE (n", "Übung", "1st"])
def test_a_kind_that_cannot_be_a_label_is_refused(
    fresh_neo4j: Callable[[], Store], code: str
) -> None:
    store = fresh_neo4j()
    text = f'[kinds."{code}"]\nlabel="x"\nform="group"\nconstituency="men"\n'
    own = Entry("own", "2026-01-31T10:00:00Z", "vocabulary", {"text": text})
    new = revision(1)
    with pytest.raises(BadVocabulary):
        store.append(new, rows(new, [("actors", {"id": "x", "name": "X", "kind": code})]), [own])
    assert store.revisions() == store.entries() == ()


def test_own_words_never_take_the_names_of_the_journal() -> None:
    assert label_of("mens_group") == "MensGroup"
    assert label_of("rows") == "KindRows"
    assert type_of("sits_in") == "TIE_SITS_IN"
