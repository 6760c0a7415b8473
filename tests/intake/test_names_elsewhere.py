"""A list may name the actors of an earlier list by their names."""

from __future__ import annotations

import pytest

from allymap.intake.read import read
from allymap.model.vocabulary import built_in

ELSEWHERE = {"a1": "Asha Kimani", "m1": "Elders", "e1": "Twins", "e2": "twins"}


@pytest.fixture
def ties(tmp_path):
    """The ties of a file with one row, and what was told."""

    def read_one(source, target, **how):
        file = tmp_path / "ties.csv"
        file.write_text(f"source,target,type\n{source},{target},supports\n", encoding="utf-8")
        reading = read(file, built_in(), "r1", elsewhere=ELSEWHERE, **how)
        rows = [(row.data["source"], row.data["target"]) for row in reading]
        return rows, [problem.code for problem in reading.problems]

    return read_one


def test_a_name_stands_for_the_one_actor_who_has_it(ties):
    assert ties("asha  KIMANI", "Elders") == ([("a1", "m1")], ["names_matched"])


def test_an_id_wins_over_a_name_and_is_not_told(ties):
    assert ties("a1", "m1") == ([("a1", "m1")], [])


def test_a_name_that_two_have_is_asked_about(ties):
    assert ties("Twins", "m1") == ([], ["name_not_unique"])


def test_a_prefix_is_not_put_before_somebody_of_another_list(ties):
    assert ties("a1", "Elders", prefix="x-")[0] == [("a1", "m1")]
    assert ties("b9", "Elders", prefix="x-")[0] == [("x-b9", "m1")]


def test_who_has_the_name_kind_and_place_of_somebody_known_is_said_to_be_taken_for_them(files):
    known = {"asha.staff.lusoka": "Asha"}
    text = "name,kind,place\nAsha,staff,Lusoka\nJuma,staff,Lusoka\n"
    told = files.text(text, elsewhere=known).the("taken_for_known")
    assert (told.severity, told.facts["count"]) == ("warning", 1)
    assert "taken_for_known" not in files.text(text).codes


NUMBERED = {
    "actors": [["id", "name", "kind"], ["a1", "Aba House", "staff"], ["b2", "Bolo Men", "staff"]],
    "ties": [["source", "target", "type"], ["Bolo Men", "Aba House", "supports"]],
}


def test_names_are_found_beside_ids_that_the_list_gives(files):
    taken = files.book(NUMBERED)
    assert taken.codes == []
    assert [(row.data["source"], row.data["target"]) for row in taken.rows[2:]] == [("b2", "a1")]


def test_a_name_that_two_ids_of_the_list_have_is_refused(files):
    twins = [*NUMBERED["actors"], ["c3", "bolo men", "staff"]]
    told = files.book({**NUMBERED, "actors": twins}).the("name_not_unique")
    assert told.facts["ids"] == ("b2", "c3")


def test_an_id_of_an_earlier_list_counts_before_a_name_beside_ids(files):
    taken = files.book(NUMBERED, elsewhere={"Bolo Men": "Somebody"})
    assert taken.rows[2].data["source"] == "Bolo Men"
