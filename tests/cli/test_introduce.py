"""`allymap introduce` as a person calls it."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def karuwe(taken):
    return lambda *args: taken("introduce", *args, "--as-of", "2026-01-31")


def test_each_says_who_with_whom_asked_first_how_gain_and_risk(karuwe):
    said = karuwe("--for", "movement", "--measure").all
    assert "1. Dockside Men's Circle, men's group in Harbour Quarter with" in said
    assert "first, and for no more than this: “May we use your name?”" in said
    assert "more would answer to the movement: Dockside Men's Circle." in said
    assert "Risk: answering costs the women's organisation time." in said
    assert "Adamic-Adar" in said


def test_ten_for_a_goal_and_the_measures_beside_them(karuwe):
    found = json.loads(karuwe("--for", "connector", "--json").out)["introductions"]
    assert len(found) == 10
    assert {"common_neighbours", "adamic_adar", "gain", "by", "how"} <= set(found[0])


def test_a_row_names_the_first_four_that_are_as_good_and_json_has_all(karuwe):
    said = karuwe("--for", "connector").all.replace("\n", " ")
    said = " ".join(said.split())
    first = json.loads(karuwe("--for", "connector", "--json").out)["introductions"][0]
    assert (first["who"], first["with"]) == ("amberi-council", "ministry-women")
    assert all({"amberi-council", "ministry-women"} & set(pair) for pair in first["as_good"])
    assert len(first["as_good"]) == 8
    assert "Instead of Ministry of Women and Family of Karuwe, as good:" in said
    assert "Conseil du district de Tamzir and 3 more." in said
    assert "Instead of Amberi District Council, as good: Amberi Police Family Desk and 1" in said


def test_all_goals_and_one_ask(karuwe):
    said = karuwe().all
    assert all(word in said for word in ("women's movement", "decision-maker", "one connector"))
    found = json.loads(karuwe("--ask", "paternity leave", "--json").out)["introductions"]
    assert {tuple(one["covers"]) for one in found} == {("paternity-leave",)}
    assert karuwe("--for", "meet", "--ask", "paternity leave").code == 2
