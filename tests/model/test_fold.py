"""What wins when lists disagree: the promises of the fold, on random journals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.errors import Refused
from allymap.model.columns import CLEARED
from allymap.model.fold import after, fold
from allymap.model.journal import Entry, Revision, Row
from allymap.model.tables import TABLES, key_of

NAMES = st.sampled_from(["Asha", "Juma", "أحمد", "  ", ""])
ACTOR = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "name": st.sampled_from(["Asha", "Juma"])},
    optional={"place": NAMES, "stance": st.integers(-2, 2), "skills": st.lists(NAMES, max_size=2)},
).map(lambda data: {**data, "kind": "male_ally"})
LISTS = st.lists(st.lists(ACTOR, max_size=4), max_size=4)


def _revision(number, **about):
    known = {"list": "amberi", "file": "a.csv", "sha256": "", "at": "2026-01-01", **about}
    return Revision(id=f"r{number}", number=number, **known)


def _rows(revision, data, table="actors"):
    return [Row(revision, table, key_of(TABLES[table], one), one) for one in data]


def _journal(lists, **about):
    revisions = [_revision(n, **about) for n, _ in enumerate(lists, 1)]
    rows = [row for n, data in enumerate(lists, 1) for row in _rows(f"r{n}", data)]
    return revisions, rows


@given(LISTS)
def test_taking_in_twice_is_taking_in_once(lists):
    once = fold(*_journal(lists), [])
    assert fold(*_journal([one for data in lists for one in (data, data)]), []) == once


@given(LISTS, st.data())
def test_undone_is_never_taken_in(lists, data):
    if not lists:
        return
    gone = data.draw(st.integers(1, len(lists)))
    revisions, rows = _journal(lists)
    undone = [replace(r, undone=r.number == gone) for r in revisions]
    never = [r for r in revisions if r.number != gone]
    kept = [row for row in rows if row.revision != f"r{gone}"]
    assert fold(undone, rows, []) == fold(never, kept, [])


@given(LISTS)
def test_an_empty_cell_never_erases(lists):
    before = fold(*_journal(lists), [])
    blank = [{"id": a.id, "name": "", "kind": "", "place": "", "skills": []} for a in before.actors]
    assert fold(*_journal([*lists, blank]), []) == before


@given(LISTS)
def test_rows_come_in_any_order_within_a_journal(lists):
    revisions, rows = _journal(lists)
    assert fold(revisions[::-1], rows, []) == fold(revisions, rows, [])


@given(LISTS, st.lists(ACTOR, max_size=4))
def test_what_is_said_after_a_landscape_is_as_if_it_were_taken_in(lists, more):
    cleared = [{**one, CLEARED: ["place", "skills"]} for one in more]
    revisions, rows = _journal([*lists, cleared])
    revisions = [replace(r, list=r.id) for r in revisions]
    last = [row for row in rows if row.revision == revisions[-1].id]
    before = fold(revisions[:-1], [row for row in rows if row not in last], [])
    assert dict(after(before, last).actor) == dict(fold(revisions, rows, []).actor)


def test_the_newest_filled_value_wins_and_the_old_row_stays():
    first = [{"id": "a", "name": "Asha", "kind": "male_ally", "place": "N1", "stance": 1}]
    second = [{"id": "a", "name": "Asha K.", "kind": "male_ally", "stance": 0}]
    actor = fold(*_journal([first, second]), []).actors[0]
    assert (actor.name, actor.place, actor.stance) == ("Asha K.", "N1", 0)


def test_an_absent_row_stays_unless_the_file_is_the_whole_list():
    lists = [[{"id": i, "name": i, "kind": "male_ally"} for i in ids] for ids in ("ab", "b")]
    revisions, rows = _journal(lists)
    assert set(fold(revisions, rows, []).actor) == {"a", "b"}
    whole = [revisions[0], replace(revisions[1], whole=True)]
    assert set(fold(whole, rows, []).actor) == {"b"}
    other_list = [replace(revisions[0], list="lusoka"), whole[1]]
    assert set(fold(other_list, rows, []).actor) == {"a", "b"}


def test_parallel_ties_stay_parallel():
    revision = _revision(1)
    actors = _rows("r1", [{"id": i, "name": i, "kind": "male_ally"} for i in "ab"])
    ties = [
        {"source": "a", "target": "b", "type": "supports", "source_ids": ["s1"]},
        {"source": "a", "target": "b", "type": "supports", "source_ids": ["s2"]},
        {"source": "a", "target": "b", "type": "mentors"},
        {"source": "a", "target": "b", "type": "mentors", "id": "own"},
    ]
    assert len(fold([revision], [*actors, *_rows("r1", ties, "ties")], []).ties) == 4


def test_a_dangling_tie_is_refused_with_its_place():
    tie = {"source": "a", "target": "ghost", "type": "supports"}
    rows = _rows("r1", [{"id": "a", "name": "a", "kind": "male_ally"}])
    rows.append(Row("r1", "ties", "k", tie, "ties", 7))
    with pytest.raises(Refused) as refused:
        fold([_revision(1)], rows, [])
    problem = refused.value.problems[0]
    assert (problem.code, problem.column, problem.origin.row) == ("unknown_reference", "target", 7)


def test_a_correction_comes_last_and_can_be_undone():
    revisions, rows = _journal([[{"id": "a", "name": "Asha", "kind": "male_ally"}]])
    data = {"table": "actors", "key": "a", "data": {"name": "Aisha"}}
    fix = Entry("e1", "2026-01-02", "correction", data)
    assert fold(revisions, rows, [fix]).actors[0].name == "Aisha"
    assert fold(revisions, rows, [replace(fix, undone=True)]).actors[0].name == "Asha"


def test_own_words_come_from_the_journal():
    text = '[kinds.youth_forum]\nlabel = "youth forum"\nform = "group"\nconstituency = "youth"\n'
    text += 'level = "community"\n'
    revisions, rows = _journal([[{"id": "a", "name": "A", "kind": "youth_forum"}]])
    entry = Entry("e1", "2026-01-02", "vocabulary", {"text": text})
    assert fold(revisions, rows, [entry]).vocabulary.kinds["youth_forum"].label == "youth forum"


def test_a_cleared_column_says_nothing_until_it_is_filled_again():
    first = [{"id": "a", "name": "A", "kind": "male_ally", "place": "N1", "stance": 1}]
    cleared = [{"id": "a", "cleared": ["place"]}]
    actor = fold(*_journal([first, cleared]), []).actors[0]
    assert (actor.place, actor.stance) == (None, 1)
    again = [{"id": "a", "place": "N2"}]
    assert fold(*_journal([first, cleared, again]), []).actors[0].place == "N2"
