"""Rows taken in many at once are kept, judged and refused as if they came one by one."""

from __future__ import annotations

import pytest
from store.histories import revision, rows

from allymap.errors import Refused
from allymap.model.journal import Batch, Row
from allymap.model.tables import TABLES, canonical, key_of
from allymap.store.copy import export_journal

PEOPLE = [("actors", {"id": id_, "name": id_, "kind": "ingo"}) for id_ in "abcdef"]


def tie(source, target, **more):
    return ("ties", {"source": source, "target": target, "type": "funds", **more})


TIES = [tie("a", "b"), tie("b", "c", weight=3), tie("c", "d", holder="“Nür”\n"), tie("d", "a")]


def batch(of, data):
    keys = [key_of(TABLES[table], one) for table, one in data]
    named = {("actors", one[end]) for _, one in data for end in ("source", "target")}
    texts = [canonical(one) for _, one in data]
    return Batch(of.id, "ties", "Ties", range(2, len(data) + 2), keys, texts, frozenset(named))


def singles(of, data):
    return list(batch(of, data))


def test_a_batch_is_its_rows_one_after_the_other():
    first = next(iter(batch(revision(1), TIES)))
    assert first == Row(
        revision(1).id, "ties", key_of(TABLES["ties"], TIES[0][1]), TIES[0][1], "Ties", 2
    )


@pytest.mark.parametrize("whole", [False, True])
def test_batches_and_single_rows_make_the_same_store(fresh, whole):
    journals = []
    for piece in (lambda of: [batch(of, TIES)], lambda of: singles(of, TIES)):
        store = fresh()
        first, second = revision(1), revision(2, whole=whole)
        store.append(first, rows(first, PEOPLE))
        changes = store.append(second, [*rows(second, PEOPLE), *piece(second)])
        assert changes.counts() == {"ties": 4}
        assert not changes.nothing
        assert store.check() == ()
        journals.append((list(export_journal(store)), store.landscape()))
    assert journals[0] == journals[1]


def test_a_batch_that_says_known_things_again_changes_nothing(fresh):
    store = fresh()
    first, again = revision(1), revision(2)
    store.append(first, [*rows(first, PEOPLE), batch(first, TIES)])
    before = list(export_journal(store))
    changes = store.append(again, [*rows(again, PEOPLE), batch(again, TIES)])
    assert (changes.nothing, changes.same) == (True, 10)
    assert list(export_journal(store)) == before


def test_a_batch_may_change_what_is_known(fresh):
    store = fresh()
    first, second = revision(1), revision(2)
    store.append(first, [*rows(first, PEOPLE), batch(first, TIES)])
    more = batch(second, [tie("a", "b", weight=5), tie("e", "f")])
    changes = store.append(second, [*rows(second, PEOPLE), more])
    assert [len(changes.changed), dict(changes.counts()), len(changes.gone)] == [1, {"ties": 1}, 3]
    assert {t.weight for t in store.landscape().ties if (t.source, t.target) == ("a", "b")} == {5}


def test_a_batch_that_names_somebody_unknown_is_refused_with_the_row(fresh):
    store = fresh()
    new = revision(1)
    with pytest.raises(Refused) as refused:
        store.append(new, [*rows(new, PEOPLE), batch(new, [*TIES, tie("a", "nobody")])])
    (problem,) = refused.value.problems
    assert (problem.facts["value"], problem.origin.sheet, problem.origin.row) == (
        "nobody",
        "Ties",
        6,
    )
    assert store.revisions() == ()


def test_actors_of_the_same_file_are_known_to_its_batches(fresh):
    store = fresh()
    new = revision(1)
    store.append(new, [*rows(new, PEOPLE), batch(new, TIES)])
    assert len(store.landscape().ties) == 4


def test_a_batch_of_another_import_is_a_mistake_of_ours(fresh):
    with pytest.raises(ValueError, match="a row of revision"):
        fresh().append(revision(1), [batch(revision(2), TIES)])
