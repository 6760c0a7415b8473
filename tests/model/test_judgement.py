"""Who is the same: chains, contradictions, and merges that can always be taken apart again."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from store.histories import POOLS, base, revision, rows, some_rows

from allymap.errors import Refused
from allymap.model.fold import fold
from allymap.model.journal import Entry
from allymap.model.judgement import contradictions, judged, pair_of, said, shown_as
from allymap.model.references import mentions
from allymap.model.tables import TABLES

IDS = POOLS["actors"]
PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)


def judgement(number, left, right, answer="same", **about):
    data = {"left": left, "right": right, "answer": answer, "by": "Neema", "names": [left, right]}
    return Entry(f"j{number}", "2026-02-01T10:00:00Z", "judgement", data, number=number, **about)


def journal(*lists):
    revisions = [replace(revision(n), number=n) for n, _ in enumerate(lists, 1)]
    return revisions, [
        row for r, data in zip(revisions, lists, strict=True) for row in rows(r, data)
    ]


def actor(id_, **more):
    return ("actors", {"id": id_, "name": id_, "kind": "male_ally", **more})


@given(st.lists(st.tuples(PAIRS, st.sampled_from(["same", "different", "unsure"])), max_size=8))
def test_groups_and_contradictions_are_those_of_a_graph_library(answers):
    entries = [judgement(n, *pair, answer) for n, (pair, answer) in enumerate(answers, 1)]
    newest = {frozenset(pair): answer for pair, answer in answers}
    graph = nx.Graph([tuple(pair) for pair, answer in newest.items() if answer == "same"])
    shown = shown_as(said(entries, "same"), "abcdef")
    for part in nx.connected_components(graph):
        assert {shown.get(one, one) for one in part} == {min(part)}
    assert set(shown) | set(shown.values()) <= set(graph)
    wrong = [
        pair
        for pair, answer in newest.items()
        if answer == "different" and set(pair) <= set(graph) and nx.has_path(graph, *pair)
    ]
    assert len(contradictions(entries)) == len(wrong)


def test_the_newest_answer_about_a_pair_counts_whichever_way_round():
    entries = [judgement(1, "a", "b"), judgement(2, "b", "a", "different")]
    assert judged(entries)[pair_of("a", "b")].id == "j2"
    undone = [entries[0], replace(entries[1], undone=True)]
    assert said(undone, "same") == (("a", "b"),)


@given(some_rows(), some_rows(), st.data())
def test_merged_then_split_is_as_it_was(first, second, data):
    revisions, told = journal(base(), first, second)
    before = fold(revisions, told, [])
    left, right = data.draw(st.permutations(IDS))[:2]
    merged = fold(revisions, told, [judgement(1, left, right)])
    assert len(merged.actors) == len(before.actors) - 1
    assert fold(revisions, told, [judgement(1, left, right, undone=True)]) == before
    split = [judgement(1, left, right), judgement(2, right, left, "different")]
    assert fold(revisions, told, split) == before


@given(some_rows(12))
def test_nothing_names_the_id_that_is_not_shown(data):
    revisions, told = journal(base(), data)
    merged = fold(revisions, told, [judgement(1, "A2", "A1")])
    assert "A2" not in merged.actor
    assert not any(tie.source == tie.target == "A1" for tie in merged.ties)
    named = [
        actor
        for table in TABLES.values()
        for record in getattr(merged, table.name)
        for _, actor in mentions(table, record)
    ]
    assert "A2" not in named


def test_the_id_that_came_first_is_shown_and_the_newest_filled_value_wins():
    old = actor("z", name="Sheikh Ahmed", place="North", stance=1)
    new = actor("a", name="Ahmed Ali", stance=2)
    revisions, told = journal([old], [new, actor("b")])
    merged = fold(revisions, told, [judgement(1, "a", "z")])
    (shown,) = [one for one in merged.actors if one.id == "z"]
    assert (shown.name, shown.place, shown.stance) == ("Ahmed Ali", "North", 2)


def test_ties_follow_and_one_between_the_two_vanishes():
    ties = [("a", "b"), ("a", "c"), ("b", "c"), ("c", "b")]
    named = [("ties", {"source": s, "target": t, "type": "supports"}) for s, t in ties]
    revisions, told = journal([actor("a"), actor("b"), actor("c")], named)
    merged = fold(revisions, told, [judgement(1, "a", "b")])
    assert [(t.source, t.target) for t in merged.ties] == [("a", "c"), ("c", "a")]


def test_lists_in_a_cell_name_the_merged_actor_once():
    day = {"id": "x", "date": "2026-01-01", "element": "intimate_dialogues", "space": "men_only"}
    session = {**day, "groups": ["a", "b"], "people": [["a", "speaker"], ["b", "speaker"]]}
    revisions, told = journal([actor("a"), actor("b"), ("activities", session)])
    (held,) = fold(revisions, told, [judgement(1, "a", "b")]).activities
    assert (held.groups, held.people) == (("a",), (("a", "speaker"),))


def test_a_correction_of_a_tie_finds_it_under_the_shown_id():
    tie = ("ties", {"source": "b", "target": "c", "type": "supports"})
    revisions, told = journal([actor("a"), actor("b"), actor("c"), tie])
    about = {"table": "ties", "key": told[-1].key, "data": {"weight": 5}}
    fix = Entry("e", "2026-02-01T10:00:00Z", "correction", about, number=1)
    (found,) = fold(revisions, told, [fix, judgement(2, "a", "b")]).ties
    assert (found.source, found.weight) == ("a", 5)


def test_an_id_whose_import_was_undone_still_holds_a_chain_together():
    revisions, told = journal([actor("a")], [actor("b")], [actor("c")])
    chain = [judgement(1, "a", "b"), judgement(2, "b", "c")]
    without_b = [replace(r, undone=r.number == 2) for r in revisions]
    assert set(fold(without_b, told, chain).actor) == {"a"}


def test_a_chain_that_contradicts_itself_is_refused_with_the_names():
    revisions, told = journal([actor("a"), actor("b"), actor("c")])
    chain = [judgement(1, "a", "b"), judgement(2, "b", "c"), judgement(3, "c", "a", "different")]
    with pytest.raises(Refused) as refused:
        fold(revisions, told, chain)
    (problem,) = refused.value.problems
    assert problem.code == "judgement_contradicts"
    assert {problem.facts["name"], problem.facts["other"]} == {"a", "c"}
    assert problem.facts["through"] == "b"


def test_a_correction_that_outlives_its_import_is_a_problem_not_a_crash():
    about = {"table": "actors", "key": "a", "data": {"stance": 1}}
    with pytest.raises(Refused) as refused:
        fold([], [], [Entry("e", "2026-02-01T10:00:00Z", "correction", about, number=1)])
    assert {p.code for p in refused.value.problems} == {"incomplete"}
