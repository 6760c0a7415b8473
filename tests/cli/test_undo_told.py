"""Taking back says what rested on an import, what it counted, and whose values changed."""

from __future__ import annotations

import json

import pytest

FIRST = "name,kind,place\nAlhaj Idris Balwari,religious_leader,Amberi\nGrace Akello,staff,\n"
SECOND = """name,kind,place
Sheikh Idris Balwary,religious_leader,Amberi
Asha,male_ally,
Juma,male_ally,
"""


@pytest.fixture
def lists(run, tmp_path):
    """Two lists with one person in common."""
    for name, text in (("a.csv", FIRST), ("b.csv", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("import", name).code == 0
    return run


@pytest.fixture
def judged(lists):
    """They were said to be the same."""
    said = ("same", "Alhaj Idris Balwari", "Sheikh Idris Balwary", "--answer", "same")
    assert lists(*said).code == 0
    return lists


def test_answers_that_rest_on_an_import_are_named_and_wait(judged):
    ran = judged("undo", "2")
    assert "3 actors less" in ran.all
    assert "1 of these actors was shown as one with another" in ran.all
    assert "changed by 2" in ran.all
    assert "1 answer of allymap same rests on this import" in ran.all
    assert "Alhaj Idris Balwari is the same as Sheikh Idris Balwary" in ran.all
    again = judged("undo", "2", "--redo")
    assert "3 actors more" in again.all
    assert "1 answer of allymap same counts again" in again.all


def test_programs_are_told_which_answers(judged):
    assert len(json.loads(judged("undo", "2", "--json").out)["answers"]) == 1


def test_nothing_is_said_of_answers_where_none_rests(lists):
    ran = lists("undo", "2")
    assert "3 actors less" in ran.all
    assert "same rests" not in ran.all
    assert "shown as one" not in ran.all


def test_a_correction_taken_back_says_whose_value_is_what_again(lists):
    lists("fix", "Grace Akello", "--set", "place=Tamzir")
    lists("fix", "Grace Akello", "--set", "place=Lusoka", "--set", "influence=3")
    ran = lists("undo")
    assert "Grace Akello: place was Lusoka, and is now Tamzir." in ran.all
    assert "Grace Akello: influence (1 to 5) was 3, and is now blank." in ran.all
    assert "place was Tamzir, and is now blank" in lists("undo").all
    assert "place was blank, and is now Tamzir" in lists("undo", "3", "--redo").all


def test_what_was_cleared_comes_back(lists):
    lists("fix", "Alhaj Idris Balwari", "--clear", "place")
    assert "place was blank, and is now Amberi" in lists("undo").all


def test_a_correction_of_somebody_merged_is_told_too(judged):
    judged("fix", "Sheikh Idris Balwary", "--set", "influence=3")
    assert "Alhaj Idris Balwari: influence (1 to 5) was 3, and is now blank." in judged("undo").all


def test_what_was_added_by_hand_and_is_gone_is_named(lists):
    lists("add", "tie", "Grace Akello", "supports", "Asha")
    ran = lists("undo")
    assert "1 tie less" in ran.all
    assert "No longer there: Grace Akello supports Asha" in ran.all
