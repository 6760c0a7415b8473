"""One contract for every store: what comes in is whole, stays, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from store.histories import base, histories, play, revision, rows, some_rows

from allymap.errors import Refused, StoreError, UnknownName
from allymap.model.journal import BY_HAND, Entry, Row
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from allymap.store.base import Store

PROPERTY = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
AMINA = {"id": "a", "name": "Amina", "kind": "woman_leader"}
JUMA = {"id": "j", "name": "Juma", "kind": "male_ally"}


def take(store: Store, number: object, *data: tuple[str, dict[str, object]], **about: object):
    """Take a list in, and tell what it changed."""
    new = revision(number, **about)
    return store.append(new, rows(new, data))


@PROPERTY
@given(data=some_rows())
def test_a_list_taken_in_twice_is_there_once(fresh: Callable[[], Store], data) -> None:
    store = fresh()
    take(store, 1, *base(), *data)
    once = list(export_journal(store))
    again = take(store, 2, *base(), *data)
    assert again.nothing
    assert not again.added
    assert list(export_journal(store)) == once


@PROPERTY
@given(history=histories(2), data=some_rows())
def test_undone_is_as_if_it_had_never_been(fresh: Callable[[], Store], history, data) -> None:
    store = fresh()
    play(store, history)
    before, known = store.landscape(), len(store.revisions())
    try:
        take(store, "last", *data, list_="other", whole=True)
    except Refused:
        assert len(store.revisions()) == known
    if len(store.revisions()) > known:
        store.set_undone("rev-last", True)
    assert store.landscape() == before


@PROPERTY
@given(data=some_rows())
def test_an_empty_cell_never_erases(fresh: Callable[[], Store], data) -> None:
    store = fresh()
    take(store, 1, *base(), *data)
    before = store.landscape()
    ids = ("id", "name", "kind", "coalition", "actor")
    bare = [(t, {n: v if n in ids else "" for n, v in values.items()}) for t, values in base()]
    take(store, 2, *bare)
    assert [a.id for a in store.landscape().actors] == [a.id for a in before.actors]
    for old, new in zip(before.actors, store.landscape().actors, strict=True):
        assert replace(new, name=old.name, kind=old.kind) == old


def test_parallel_ties_stay_parallel(store: Store) -> None:
    tie = {"source": "j", "target": "a", "type": "supports"}
    told = [{**tie, "source_ids": ["S1"]}, {**tie, "source_ids": ["S2"]}, {**tie, "id": "T1"}]
    take(store, 1, ("actors", AMINA), ("actors", JUMA), *(("ties", one) for one in told))
    assert len(store.landscape().ties) == 3
    assert store.check() == ()


def test_a_whole_list_replaces_what_that_list_said(store: Store) -> None:
    take(store, 1, ("actors", AMINA), ("actors", JUMA))
    take(store, "other", ("actors", {**JUMA, "id": "k"}), list_="L2")
    changes = take(store, 2, ("actors", JUMA), whole=True)
    assert changes.removed == (("actors", "a"),)
    assert [actor.id for actor in store.landscape().actors] == ["j", "k"]


def test_a_row_that_a_newer_file_lacks_stays_and_is_named(store: Store) -> None:
    take(store, 1, ("actors", AMINA), ("actors", JUMA))
    assert take(store, 2, ("actors", JUMA)).gone == (("actors", "a"),)
    assert len(store.landscape().actors) == 2


def test_rows_come_back_as_they_were_taken_in(store: Store) -> None:
    new = revision(1, wave="baseline")
    given_rows = rows(new, [("actors", {**JUMA, "attributes": {"Téléphone": "\n\t'\"`"}})])
    store.append(new, given_rows)
    assert list(store.rows()) == list(store.rows("rev-1")) == given_rows
    assert store.revisions() == (replace(new, number=1),)
    assert store.rows("nobody") == ()


def test_something_that_names_nobody_is_refused_with_its_row(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    before = list(export_journal(store))
    tie = {"source": "a", "target": "nobody", "type": "supports"}
    with pytest.raises(Refused) as refused:
        take(store, 2, ("actors", JUMA), ("ties", tie))
    (problem,) = refused.value.problems
    assert (problem.code, problem.column, problem.origin.row) == ("unknown_reference", "target", 3)
    assert list(export_journal(store)) == before
    assert store.check() == ()


def test_an_id_that_means_somebody_else_in_another_list_is_refused(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    with pytest.raises(Refused) as refused:
        take(store, 2, ("actors", {**JUMA, "id": "a"}), list_="L2")
    assert refused.value.problems[0].code == "id_means_another"
    assert len(store.revisions()) == 1


def test_a_name_that_another_list_has_corrected_means_the_same_one(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    take(store, 2, ("actors", {"id": "a", "name": "Amina Balwari"}), list_=BY_HAND)
    take(store, 3, ("actors", {**AMINA, "name": "Amina Balwari"}), list_="L2")
    take(store, 4, ("actors", AMINA))
    take(store, 5, ("actors", {**AMINA, "name": "Aminah"}))
    with pytest.raises(Refused):
        take(store, 6, ("actors", {**AMINA, "name": "Somebody Else"}), list_="L3")


def test_a_word_nobody_knows_is_refused_until_a_vocabulary_says_it(store: Store) -> None:
    imam = ("actors", {**JUMA, "kind": "imam_council"})
    with pytest.raises(Refused) as refused:
        take(store, 1, imam)
    assert refused.value.problems[0].facts["value"] == "imam_council"
    text = '[kinds.imam_council]\nlabel="i"\nform="group"\nconstituency="influencers"\n'
    own = Entry("own", "2026-01-31T10:00:00Z", "vocabulary", {"text": text})
    new = revision(2)
    store.append(new, rows(new, [imam]), [own])
    assert store.landscape().vocabulary.kinds["imam_council"].form == "group"
    with pytest.raises(Refused):
        store.set_undone("own", True)
    assert store.check() == ()


def test_a_file_that_breaks_off_leaves_nothing(store: Store) -> None:
    new = revision(1)

    def broken() -> Iterator[Row]:
        yield from rows(new, [("actors", AMINA)] * 1)
        raise OSError("the stick was pulled out")

    with pytest.raises(OSError, match="stick"):
        store.append(new, broken())
    assert store.revisions() == ()
    take(store, 1, ("actors", AMINA))


def test_a_try_without_keeping_tells_and_writes_nothing(store: Store) -> None:
    new = revision(1)
    changes = store.append(new, rows(new, [("actors", AMINA)]), keep=False)
    assert changes.added == (("actors", "a"),)
    assert store.revisions() == store.rows() == ()


def test_undo_is_refused_while_something_rests_on_it(store: Store) -> None:
    take(store, 1, ("actors", AMINA), ("actors", JUMA))
    tie = {"source": "a", "target": "j", "type": "supports"}
    take(store, 2, ("ties", tie), list_="ties")
    with pytest.raises(Refused):
        store.set_undone("rev-1", True)
    assert not store.revisions()[0].undone
    store.set_undone("rev-2", True)
    store.set_undone("rev-1", True)
    assert store.landscape().actors == ()
    store.set_undone("rev-1", False)
    assert len(store.landscape().actors) == 2
    assert store.check() == ()


def test_entries_are_numbered_and_count_until_undone(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    about = {"table": "actors", "key": "a", "data": {"name": "Amina D."}}
    store.add(Entry("e1", "2026-01-31T10:00:00Z", "correction", about))
    store.add(Entry("e2", "2026-01-31T10:00:00Z", "correction", {**about, "data": {"stance": 2}}))
    assert [entry.number for entry in store.entries()] == [1, 2]
    assert store.landscape().name("a") == "Amina D."
    store.set_undone("e1", True)
    assert store.landscape().name("a") == "Amina"
    assert store.landscape().actors[0].stance == 2


def test_undo_is_refused_while_a_correction_rests_on_it(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    about = {"table": "actors", "key": "a", "data": {"stance": 2}}
    store.add(Entry("e1", "2026-01-31T10:00:00Z", "correction", about))
    with pytest.raises(Refused) as refused:
        store.set_undone("rev-1", True)
    assert {(p.code, p.column) for p in refused.value.problems} == {
        ("incomplete", column) for column in ("id", "name", "kind")
    }
    store.set_undone("e1", True)
    store.set_undone("rev-1", True)
    assert store.landscape().actors == ()


def test_an_id_is_kept_once_and_an_unknown_one_is_named(store: Store) -> None:
    take(store, 1, ("actors", AMINA))
    with pytest.raises(StoreError, match="already_kept"):
        take(store, 1, ("actors", JUMA))
    with pytest.raises(UnknownName):
        store.set_undone("rev-9", True)


def judgement(number: object, left: str, right: str, answer: str = "same") -> Entry:
    """Somebody's answer about two actors."""
    data = {"left": left, "right": right, "answer": answer, "by": "Neema", "names": [left, right]}
    return Entry(f"judgement-{number}", "2026-02-01T10:00:00Z", "judgement", data)


@PROPERTY
@given(history=histories(3))
def test_a_merge_can_be_split_again(fresh: Callable[[], Store], history) -> None:
    store = fresh()
    play(store, history)
    before = store.landscape()
    store.add(judgement(1, "A1", "A2"))
    shown = {"A1" if actor.id == "A2" else actor.id for actor in before.actors}
    assert len(store.landscape().actors) == len(shown)
    assert store.check() == ()
    store.set_undone("judgement-1", True)
    assert store.landscape() == before
    assert store.check() == ()


def test_a_merged_actor_is_known_under_both_ids_to_the_next_list(store: Store) -> None:
    take(store, 1, ("actors", AMINA), ("actors", {**AMINA, "id": "a2", "name": "Mama Amina"}))
    take(store, 2, ("actors", JUMA), list_="L2")
    store.add(judgement(1, "a2", "a"))
    tie = {"source": "j", "target": "a2", "type": "supports"}
    take(store, 3, ("actors", {**AMINA, "place": "North"}), ("ties", tie), list_="L3")
    again = take(store, 4, ("actors", {**AMINA, "place": "North"}), ("ties", tie), list_="L3")
    assert again.nothing
    assert [one.id for one in store.landscape().actors] == ["a", "j"]
    assert store.landscape().ties[0].target == "a"
    assert store.check() == ()


def test_an_answer_that_contradicts_a_chain_is_refused(store: Store) -> None:
    take(store, 1, *(("actors", {**AMINA, "id": one}) for one in "abc"))
    store.add(judgement(1, "a", "b"))
    store.add(judgement(2, "c", "b"))
    with pytest.raises(Refused) as refused:
        store.add(judgement(3, "a", "c", "different"))
    assert refused.value.problems[0].code == "judgement_contradicts"
    assert len(store.entries()) == 2
    assert store.check() == ()


def test_several_entries_are_kept_all_or_none(store: Store) -> None:
    first = revision(1)
    people = [("actors", {"id": i, "name": i, "kind": "staff"}) for i in ("a", "b", "c")]
    store.append(first, rows(first, people))
    store.add(judgement(1, "a", "b"), judgement(2, "b", "c"))
    assert [entry.number for entry in store.entries()] == [1, 2]
    about = {"table": "actors", "key": "a", "data": {"stance": 1}}
    good = Entry("good", "2026-01-31T10:00:00Z", "correction", about)
    bad = Entry("bad", good.at, "correction", {**about, "data": {"kind": "nobody"}})
    with pytest.raises(Refused):
        store.add(good, bad)
    assert len(store.entries()) == 2
    assert [actor.id for actor in store.landscape().actors] == ["a"]
