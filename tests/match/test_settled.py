"""What was answered, or follows from an answer, is not asked again."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.match.candidates import Candidate
from allymap.match.settled import answers, newest, still_open
from allymap.model.journal import Entry
from allymap.model.judgement import contradictions

ALL = ("a", "b", "c", "d")


def candidate(left, right, score=90):
    return Candidate(left, right, score, ("typo",), ())


EVERY = [candidate(x, y) for x in ALL for y in ALL if x < y]


def journal(*said, undone=()):
    """Entries from `a same b` lines, in their order."""
    return [
        Entry(
            f"e{number}",
            "2026-01-31",
            "judgement",
            {"left": left, "right": right, "answer": answer, "by": "", "names": [left, right]},
            undone=number in undone,
            number=number,
        )
        for number, (left, answer, right) in enumerate(map(str.split, said), start=1)
    ]


def asked(*said, undone=()):
    return {c.left + c.right for c in still_open(EVERY, journal(*said, undone=undone))}


def test_nothing_answered_leaves_all_open():
    assert asked() == {"ab", "ac", "ad", "bc", "bd", "cd"}


@pytest.mark.parametrize("line", ["a same b", "b same a", "a different b", "b different a"])
def test_an_answered_pair_is_not_asked_in_either_order(line):
    assert "ab" not in asked(line)


def test_what_follows_through_a_chain_is_not_asked():
    assert asked("a same b", "b same c") == {"ad", "bd", "cd"}
    assert asked("a same b", "b different c") == {"ad", "bd", "cd"}
    assert asked("a different b", "b different c") >= {"ac"}


def test_unsure_stays_open_and_comes_last():
    left = still_open(EVERY, journal("a unsure b"))
    assert (left[-1].left, left[-1].right) == ("a", "b")
    assert len(left) == len(EVERY)


def test_an_answer_taken_back_is_open_again():
    assert "ab" in asked("a different b", undone={1})


def test_the_newest_answer_counts():
    entries = journal("a same b", "b different a")
    assert newest(entries, "a", "b") == "different"
    assert [e.id for e in answers(entries, "b", "a")] == ["e1", "e2"]
    assert newest(journal(), "a", "b") == ""


LINES = st.lists(
    st.tuples(st.sampled_from(list(permutations(ALL, 2))), st.sampled_from(("same", "different"))),
    max_size=6,
)


@given(LINES)
def test_a_pair_is_open_exactly_when_either_answer_would_contradict_nothing(lines):
    """Asking is only worth it when both answers are possible: checked by trying both."""
    entries = journal(*(f"{left} {answer} {right}" for (left, right), answer in lines))
    if contradictions(entries):
        return
    left_open = {(c.left, c.right) for c in still_open(EVERY, entries)}
    for one in EVERY:
        known = newest(entries, one.left, one.right)
        free = not known and all(
            not contradictions([*entries, *_later(one, answer)]) for answer in ("same", "different")
        )
        assert ((one.left, one.right) in left_open) == free


def _later(one, answer):
    data = {"left": one.left, "right": one.right, "answer": answer, "by": "", "names": ["", ""]}
    return [Entry("new", "2026-01-31", "judgement", data, number=99)]
