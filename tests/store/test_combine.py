"""Two stores as one: whichever comes first, nothing is lost, and whom one forgot is forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from store.histories import base, happen, histories, revision, rows

from allymap.errors import AllymapError, Refused
from allymap.model.journal import Entry
from allymap.store import open_store
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.store.base import Store

AT = "2026-03-01T10:00:00Z"
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
PROPERTY = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=QUIET)


def take(store: Store, number: object, *data: tuple[str, dict[str, Any]], at: str = AT, **about):
    """Take a list in at a time."""
    new = replace(revision(number, **about), at=at)
    return store.append(new, rows(new, data))


def person(id_: str, name: str = "Amina", **more: Any) -> tuple[str, dict[str, Any]]:
    """A row about a person."""
    return ("actors", {"id": id_, "name": name, "kind": "male_ally", **more})


def story(store: Store, history, who: str) -> Store:
    """A history whose imports and entries carry a name of their own."""
    take(store, "base", *base(), list_="base")
    for number, step in enumerate(history):
        try:
            happen(store, step, f"{who}-{number}")
        except Refused:
            continue
    return store


def outcome(one: Store, other: Store) -> object:
    """What a store holds after taking in another one, or why it did not."""
    try:
        one.combine(other.journal())
    except AllymapError as error:
        return error.code, sorted({p.code for p in getattr(error, "problems", ())})
    assert one.check() == ()
    return list(export_journal(one)), one.landscape()


@PROPERTY
@given(first=histories(4), second=histories(4))
def test_it_does_not_matter_who_takes_whom_in(
    fresh: Callable[[], Store], tmp_path_factory, first, second
) -> None:
    folder = tmp_path_factory.mktemp("combine")
    mine = story(open_store(str(folder / "mine.db")), first, "m")
    yours = story(open_store(str(folder / "yours.db")), second, "y")
    before = yours.journal()
    copies = fresh()
    copies.restore(mine.journal())
    assert outcome(copies, yours) == outcome(mine, yours)
    again = open_store(str(folder / "again.db"))
    again.restore(before)
    first_mine = open_store(str(folder / "first.db"))
    story(first_mine, first, "m")
    assert outcome(again, first_mine) == outcome(first_mine, yours)


def test_both_sides_of_a_disagreement_are_told_and_the_later_counts(
    fresh: Callable[[], Store], tmp_path
) -> None:
    theirs = open_store(str(tmp_path / "theirs.db"))
    take(theirs, "y", person("a", place="North", stance=1), at="2026-02-02T10:00:00Z", list_="L2")
    ours = fresh()
    take(ours, "m", person("a", place="South", stance=1), at="2026-02-01T10:00:00Z")
    (found,) = ours.combine(theirs.journal())
    assert (found.ref, found.column) == (("actors", "a"), "place")
    assert (found.ours, found.theirs, found.theirs_counts) == ("South", "North", True)
    assert ours.landscape().actors[0].place == "North"
    assert [one.number for one in ours.revisions()] == [1, 2]
    assert ours.combine(theirs.journal()) == ()
    assert len(ours.revisions()) == 2


def test_what_is_only_newer_is_no_disagreement(fresh: Callable[[], Store], tmp_path) -> None:
    theirs, ours = open_store(str(tmp_path / "theirs.db")), fresh()
    for store in (theirs, ours):
        take(store, "first", person("a", place="South"))
    take(theirs, "newer", person("a", place="North"), at="2026-04-01T10:00:00Z")
    assert ours.combine(theirs.journal()) == ()
    assert ours.landscape().actors[0].place == "North"


def test_an_id_that_means_two_people_is_refused(fresh: Callable[[], Store], tmp_path) -> None:
    theirs, ours = open_store(str(tmp_path / "theirs.db")), fresh()
    take(theirs, "y", person("a", "Juma"), list_="L2")
    take(ours, "m", person("a", "Amina"))
    before = list(export_journal(ours))
    with pytest.raises(Refused) as refused:
        ours.combine(theirs.journal())
    assert refused.value.problems[0].code == "id_means_another"
    assert list(export_journal(ours)) == before


def test_whom_one_of_them_forgot_is_forgotten(fresh: Callable[[], Store], tmp_path) -> None:
    theirs, ours = open_store(str(tmp_path / "theirs.db")), fresh()
    for store in (theirs, ours):
        take(store, "first", person("a", "Asha Mushi"), person("b", "Juma"))
        note = person("c", "Neema", attributes={"Remark": "sister of ASHA MUSHI"})
        take(store, f"more-{store is ours}", note, list_="L2")
    take(theirs, "only", person("z", "Asha Mushi"), list_="L9")
    ours.erase(["a"], AT)
    ours.combine(theirs.journal())
    assert set(ours.landscape().actor) == {"b", "c"}
    assert "mushi" not in "\n".join(export_journal(ours)).lower()
    theirs.combine(ours.journal())
    assert list(export_journal(theirs)) == list(export_journal(ours))
    assert b"ushi" not in (tmp_path / "theirs.db").read_bytes().lower()


def test_nothing_is_written_when_it_is_only_a_question(
    fresh: Callable[[], Store], tmp_path
) -> None:
    theirs, ours = open_store(str(tmp_path / "theirs.db")), fresh()
    take(theirs, "y", person("a"))
    about = {"table": "actors", "key": "a", "data": {"stance": 2}}
    theirs.add(Entry("fix", AT, "correction", about))
    assert ours.combine(theirs.journal(), keep=False) == ()
    assert ours.revisions() == ours.entries() == ()
    ours.combine(theirs.journal())
    assert ours.landscape() == theirs.landscape()
