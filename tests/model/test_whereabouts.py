"""Places typed by name are the places that a list defines, whatever came first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model.fold import fold
from allymap.model.journal import Revision, Row
from allymap.model.provenance import provenance
from allymap.model.tables import TABLES, key_of, to_data

PLACES = [
    ("places", {"id": "amberi", "name": "Amberi"}),
    ("places", {"id": "amberi-hill", "name": "Hill Villages", "parent": "amberi"}),
    ("places", {"id": "market", "name": "Le Marché"}),
]
PEOPLE = [
    ("actors", {"id": "a", "name": "Asha", "kind": "male_ally", "place": "hill  villages"}),
    ("actors", {"id": "b", "name": "Juma", "kind": "male_ally", "place": "LE MARCHE"}),
    ("actors", {"id": "c", "name": "Ali", "kind": "male_ally", "place": "Amberi twn"}),
]
DEEDS = [
    ("services", {"actor": "a", "service_type": "health", "place": "Hill Villages"}),
    (
        "activities",
        {
            "id": "s1",
            "date": "2026-01-01",
            "element": "conscientization",
            "space": "men_only",
            "place": "Hill Villages",
        },
    ),
    ("sources", {"id": "s"}),
    ("scopes", {"source": "s", "topic": "activities", "about": "Hill Villages"}),
]


def journal(*lists):
    revisions = [
        Revision(f"r{n}", f"list {n}", f"{n}.csv", "", f"2026-01-0{n}", number=n)
        for n, _ in enumerate(lists, 1)
    ]
    rows = [
        Row(f"r{n}", table, key_of(TABLES[table], data), data)
        for n, said in enumerate(lists, 1)
        for table, data in said
    ]
    return revisions, rows, []


def wheres(landscape):
    return {one.id: one.place for one in landscape.actors}


@pytest.mark.parametrize("lists", list(permutations((PLACES, [*PEOPLE, *DEEDS]))))
def test_a_name_is_its_place_whichever_list_came_first(lists):
    found = fold(*journal(*lists))
    assert wheres(found) == {"a": "amberi-hill", "b": "market", "c": "Amberi twn"}
    assert found.services[0].place == "amberi-hill"
    assert found.activities[0].place == "amberi-hill"
    assert set(found.asked["activities"]) == {"amberi-hill"}


def test_undoing_the_list_of_places_gives_back_what_was_typed():
    revisions, rows, entries = journal(PLACES, PEOPLE)
    undone = [replace(revisions[0], undone=True), revisions[1]]
    assert wheres(fold(undone, rows, entries))["a"] == "hill  villages"


def test_a_name_that_two_places_have_is_neither():
    twice = [("places", {"id": "hill-2", "name": "HILL VILLAGES"})]
    assert wheres(fold(*journal(PLACES, twice, PEOPLE)))["a"] == "hill  villages"


def test_the_exact_name_counts_before_one_without_accents():
    other = [("places", {"id": "marche-2", "name": "Le marche"})]
    assert wheres(fold(*journal(PLACES, other, PEOPLE)))["b"] == "marche-2"


def test_an_id_is_never_taken_for_a_name():
    odd = [("places", {"id": "Hill Villages", "name": "Somewhere"})]
    people = [("actors", {**PEOPLE[0][1], "place": "Hill Villages"})]
    assert wheres(fold(*journal(PLACES, odd, people)))["a"] == "Hill Villages"


@pytest.mark.parametrize("about", ["all", "youth", "male_ally", "a"])
def test_what_is_asked_about_others_than_places_stays(about):
    odd = [("places", {"id": "p", "name": about})]
    scope = {"source": "s", "topic": "supports", "about": about}
    asked = [("sources", {"id": "s"}), ("scopes", scope)]
    assert set(fold(*journal(odd, PEOPLE, asked)).asked["supports"]) == {about}


def test_one_service_under_a_name_and_an_id_is_one_and_the_newest_value_wins():
    said = {"actor": "a", "service_type": "health", "place": "Hill Villages"}
    first = [("services", {**said, "last_verified": "2025-01-01", "child_friendly": True})]
    second = [("services", {**said, "place": "amberi-hill", "last_verified": "2026-01-01"})]
    (one,) = fold(*journal(PLACES, PEOPLE, first, second)).services
    assert (one.last_verified.isoformat(), one.child_friendly) == ("2026-01-01", True)


def test_where_a_value_came_from_is_found_and_shown_as_typed():
    parts = journal(PLACES, PEOPLE, DEEDS)
    service = fold(*parts).services[0]
    ref = ("services", key_of(TABLES["services"], to_data(TABLES["services"], service)))
    (said,) = provenance(*parts, [ref])[ref]
    assert said.values["place"] == "Hill Villages"


@given(st.permutations([*PLACES, *PEOPLE, *DEEDS]))
def test_the_order_of_rows_says_nothing(rows):
    assert fold(*journal(rows)) == fold(*journal([*PLACES, *PEOPLE, *DEEDS]))
    assert fold(*journal(rows, rows)) == fold(*journal(rows))
