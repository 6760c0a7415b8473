"""What `same` shows of a pair, and how its answers are seen and taken back."""

from __future__ import annotations

import json

import pytest

FIRST = "name,kind,place\nAmbero Tsehay,staff,Amberi\nPastor Danyel Ruvanga,staff,Amberi\n"
SECOND = "name,kind,place\nNurse Tsehay Ambero,staff,Amberi\nDanyel Ruvanga,staff,Amberi\n"


@pytest.fixture
def taken(run, tmp_path):
    """Two lists with two pairs."""
    for name, text in (("z.csv", FIRST), ("a.csv", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("import", name).code == 0
    return run


def test_the_newer_list_is_on_the_right_of_every_pair_and_name(taken, typing):
    typing(1, 2, 1, 1)
    ran = taken("same")
    assert ran.out.count("z.csv, row 2 a.csv") + ran.all.count("a.csv, row") >= 2
    assert "Ambero Tsehay and Nurse Tsehay Ambero?" in ran.all
    assert "Which name shall be shown? 1. Ambero Tsehay 2. Nurse Tsehay Ambero" in ran.all
    shown = json.loads(taken("same", "--answered", "--json").out)
    assert {one["name"] for one in shown} == {"Danyel Ruvanga", "Ambero Tsehay"}


def test_the_surest_pair_is_first_and_another_order_is_said(taken):
    ran = taken("same")
    first, second = ran.all.index("(nearly certain)"), ran.all.index("(likely)")
    assert first < second
    assert "Without titles the names have the same words in another order." in ran.all


def test_from_the_name_0_goes_back_to_the_pair(taken, typing):
    typing(1, 0, 2, 5)
    ran = taken("same")
    assert "1 answer was kept" in ran.all
    assert "different" in taken("same", "--answered").all


def test_the_answers_can_be_seen_and_taken_back_by_a_part_of_the_names(taken, typing):
    typing(1, 1, 5)
    ran = taken("same")
    assert "To see all answers: allymap same --answered" in ran.all
    assert '"Pastor Danyel Ruvanga" "Danyel Ruvanga" --split' in ran.all
    assert "(danyel-ruvanga.staff.amberi): same (" in taken("same", "--answered").all
    assert taken("same", "pastor", "ruvanga", "--split").code == 0
    assert "Nothing was answered yet" in taken("same", "--answered").all


def test_what_counts_of_two_is_said_once(taken, typing):
    typing(1, 1, 1, 1)
    ran = taken("same")
    assert ran.all.count("what was taken in last counts") == 1
    assert ran.all.count("are now shown as one") == 2


def test_who_says_what_somebody_is_also_called(taken, typing):
    typing(1, 1, 5)
    taken("same")
    said = taken("who", "Ruvanga").all
    assert "Also called Danyel Ruvanga." in said
    assert "2 records that were said to be the same" in said


def test_who_tells_ties_without_a_direction_once(taken):
    taken("add", "tie", "Ambero Tsehay", "works with", "Pastor Danyel")
    taken("add", "tie", "Nurse Tsehay", "works with", "Ambero Tsehay")
    said = taken("who", "Ambero Tsehay").all
    assert "Works with Pastor Danyel Ruvanga and Nurse Tsehay Ambero." in said
    assert said.count("Works with") == 1


def test_french_shows_answers(taken, typing):
    typing(1, 1, 5)
    ran = taken("--language", "fr", "same")
    assert "Pour voir toutes les réponses : allymap same --answered" in ran.all
    assert "S’appelle aussi" in taken("--language", "fr", "who", "Ruvanga").all
