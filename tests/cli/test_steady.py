"""How sure a place in a ranking is, as people read it."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

PEOPLE = "id,name,kind,gender,place,stance\n"
TIES = "source,target,type,weight\n"


@pytest.fixture
def listened(run, tmp_path):
    """Ten people listen to an imam and to one who is against us; to others, one each."""
    heard = {"imam": ("Imam Karimu", 1), "chief": ("Chief Orando", 1), "foe": ("Elder Vuno", -2)}
    heard |= {f"o{n}": (f"Elder {n}", 0) for n in range(6)}
    rows = [f"{i},{name},religious_leader,man,Lusoka,{s}" for i, (name, s) in heard.items()]
    rows += [f"p{n},Person {n},community_member,woman,Lusoka," for n in range(12)]
    ties = [f"p{n},imam,listens_to,5" for n in range(10)]
    ties += [f"p{n},foe,listens_to,4" for n in range(10)]
    ties += [f"p{n},{who},listens_to,1" for n, who in enumerate(["chief", *list(heard)[3:]])]
    (tmp_path / "people.csv").write_text(PEOPLE + "\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES + "\n".join(ties) + "\n", encoding="utf-8")
    for file in ("people.csv", "ties.csv"):
        ran = run("import", file)
        assert ran.code == 0, ran.all
    return run


def test_each_of_the_first_five_says_in_plain_words_how_sure_its_place_is(listened):
    said = listened("who", "--measure", "in_strength").all
    assert (
        "50.0000 Imam Karimu Stable: would still be among the first 5 in all such lists; "
        "stability range: rank 1 to 1." in said
    )
    assert "Such lists: those that lack 20 % of the actors, taken out by chance 500 times." in said


def test_the_same_as_numbers_for_programs(listened):
    told = json.loads(listened("who", "--measure", "in_strength", "--json").out)
    first = told["standings"][0]
    assert (first["actor"], first["stability"], first["range"], first["stable"]) == (
        "imam",
        1.0,
        [1, 1],
        True,
    )
    last = told["standings"][-1]
    assert (last["stability"], last["range"], last["stable"]) == (None, None, None)
    assert told["tried"] == {
        "first": 5,
        "missing": 0.2,
        "replicates": 500,
        "replicate_seed": 20240308,
        "stable": 0.8,
    }


def test_a_list_too_large_for_a_slow_measure_says_so(run, tmp_path):
    names = [f"n{n}" for n in range(152)]
    rows = [f"{name},{name},ingo,,Lusoka," for name in names]
    ties = [f"{one},{other},funds,1" for one, other in pairwise(names)]
    (tmp_path / "people.csv").write_text(PEOPLE + "\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES + "\n".join(ties) + "\n", encoding="utf-8")
    assert [run("import", file).code for file in ("people.csv", "ties.csv")] == [0, 0]
    said = run("who", "--measure", "betweenness").all
    assert "How stable these places are was not tried" in said
    assert "more than 150 actors who have ties" in said
    assert "Do not rely on this place" in run("who", "--measure", "degree").all


def test_who_is_listened_to_most_is_told_with_how_sure_that_is(listened):
    said = listened("who", "Imam Karimu").all
    assert "Among the first 5 whom people listen to" in said
    assert "(rank 1). Stable: would still be among the first 5 in all such lists" in said
    assert "Among the first 5" not in listened("who", "Person 3").all


def test_nobody_who_is_against_us_is_ranked(listened):
    assert "Among the first 5" not in listened("who", "Elder Vuno").all
