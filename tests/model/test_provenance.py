"""Where a value came from: the row whose value the landscape shows, and those that lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allymap.model.fold import fold
from allymap.model.journal import Entry, Revision, Row
from allymap.model.provenance import Note, notes, provenance, said_values

REF = ("actors", "a")


def _revision(number, list_="l", **about):
    return Revision(f"r{number}", list_, f"f{number}.csv", "", "2026-01-01", number=number, **about)


def _row(number, **data):
    return Row(f"r{number}", "actors", "a", {"id": "a", **data}, "actors", number + 1)


FIRST = _row(1, name="Asha", kind="womens_group", place="N1", influence=3)
SECOND = _row(2, name="Asha", place="N2", attributes={"Notes": "tall"})


def _stands(revisions, rows, entries=()):
    return [said.stands for said in provenance(revisions, rows, entries, [REF])[REF]]


def test_the_newest_filled_value_stands_and_the_older_one_is_kept():
    told = provenance([_revision(1), _revision(2)], [FIRST, SECOND], [], [REF])[REF]
    assert told[0].stands == {"kind", "influence"}
    assert told[1].stands == {"id", "name", "place", "Notes"}
    assert told[0].values["place"] == "N1"
    assert (told[1].revision.file, told[1].row.sheet, told[1].row.row) == ("f2.csv", "actors", 3)


def test_what_stands_is_what_the_landscape_shows():
    revisions, rows = [_revision(1), _revision(2)], [FIRST, SECOND]
    actor = fold(revisions, rows, []).actor["a"]
    for said in provenance(revisions, rows, [], [REF])[REF]:
        for name in said.stands - {"Notes"}:
            assert getattr(actor, name) == said.values[name]


def test_an_undone_import_counts_for_nothing_and_is_still_told():
    revisions = [_revision(1), _revision(2, undone=True)]
    told = provenance(revisions, [FIRST, SECOND], [], [REF])[REF]
    assert [said.counts for said in told] == [True, False]
    assert "place" in told[0].stands
    assert told[1].stands == frozenset()


def test_a_whole_list_replaces_what_its_earlier_files_said():
    told = _stands([_revision(1), _revision(2, whole=True)], [FIRST, SECOND])
    assert told[0] == frozenset()


def test_a_cleared_value_stands_nowhere():
    clearing = replace(SECOND, data={"id": "a", "cleared": ["place"]})
    told = _stands([_revision(1), _revision(2)], [FIRST, clearing])
    assert "place" not in told[0] | told[1]
    assert "influence" in told[0]


def test_rows_of_actors_judged_the_same_are_found_under_the_one_that_is_shown():
    other = Row("r2", "actors", "b", {"id": "b", "name": "Acha", "kind": "womens_group"})
    same = Entry("e", "", "judgement", {"left": "b", "right": "a", "answer": "same"}, number=1)
    told = provenance([_revision(1), _revision(2)], [FIRST, other], [same], [REF])[REF]
    assert [said.row.key for said in told] == ["a", "b"]
    assert "name" in told[1].stands


def test_only_what_was_asked_for_is_told():
    assert provenance([_revision(1)], [FIRST], [], [("actors", "x")]) == {("actors", "x"): ()}


def test_reserved_names_are_no_values():
    assert "contact" not in said_values(replace(FIRST, data={**FIRST.data, "contact": ["x"]}))


@pytest.mark.parametrize("undone", [False, True])
def test_notes_say_who_and_why(undone):
    data = {"revision": "r1", "by": "Zuri", "note": "by phone"}
    told = notes([Entry("e", "", "note", data, undone=undone)])
    assert told == ({} if undone else {"r1": Note("Zuri", "by phone")})
