"""Records, landscapes and sketches."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_landscape import random_landscape

from allymap.errors import Refused
from allymap.model.identity import mint, name_key
from allymap.model.landscape import Landscape, once
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, key_of, to_data, to_record


@pytest.mark.parametrize("seed", range(30))
def test_a_record_and_its_data_are_the_same_thing(seed):
    landscape = random_landscape(random.Random(seed))
    for table in TABLES.values():
        for record in getattr(landscape, table.name):
            data = to_data(table, record)
            key = getattr(record, "key", "") or key_of(table, data)
            assert to_record(table, key, data) == record


def test_a_landscape_refuses_what_dangles():
    landscape = sketch("a:mens_group -supports-> b:male_ally")
    with pytest.raises(Refused):
        Landscape(actors=landscape.actors[:1], ties=landscape.ties)


def test_taking_an_actor_out_takes_out_what_rested_on_it():
    landscape = sketch("""
        a:mens_group -supports-> b:male_ally; c:feminist_org
        coalitions id=k name=K; seats coalition=k actor=a; seats coalition=k actor=c
        asks id=q name=Q target=a lead=c
        activities id=e date=2026-01-01 element=alliances space=mixed groups=a|c organiser=a
    """)
    left = landscape.without("a")
    assert (len(left.ties), len(left.seats), left.activities[0].groups) == (0, 1, ("c",))
    assert (left.asks[0].target, left.asks[0].lead, left.activities[0].organiser) == (
        None,
        "c",
        None,
    )


def test_taking_a_coalition_out_takes_its_seats():
    landscape = sketch("c:feminist_org; coalitions id=k name=K; seats coalition=k actor=c")
    assert landscape.without("k", table="coalitions").seats == ()


def test_what_bears_the_same_id_in_another_table_stays():
    landscape = sketch("""
        hills:mens_org{place=hills}; c:feminist_org
        coalitions id=hills name=Hills; seats coalition=hills actor=c
        seats coalition=hills actor=hills
        places id=hills name=Hills; places id=village parent=hills
        asks id=hills name=Hills target=c
        positions actor=c ask=hills position=1
    """)
    left = landscape.without("hills")
    assert [actor.id for actor in left.actors] == ["c"]
    assert [seat.actor for seat in left.seats] == ["c"]
    assert (len(left.coalitions), len(left.asks), len(left.positions)) == (1, 1, 1)
    assert left.parent == {"village": "hills"}
    assert landscape.without("hills", table="places").parent == {}


def test_an_unreadable_line_of_a_sketch_is_an_error():
    with pytest.raises(ValueError, match="not an actor"):
        sketch("a -knows b")
    with pytest.raises(ValueError, match="no column"):
        sketch("activities when=2026-01-01")


@given(st.text(), st.text())
def test_minted_ids_are_the_same_each_time_and_safe_in_a_list(name, place):
    minted = mint(name, "male_ally", place)
    assert minted == mint(f" {name} ", "male_ally", place)
    assert not set(minted) & set(' |;"\n\t')


def test_names_compare_without_case_width_and_spaces():
    assert name_key(" Ａsha   KIMANI") == name_key("asha kimani")
    assert name_key("محمد") != name_key("محمود")


def test_what_is_worked_out_once_is_of_one_landscape_and_one_day():
    asked = []
    look = once(lambda landscape, day: asked.append((landscape, day)) or len(asked))
    one, other = sketch("A:ingo"), sketch("B:ingo")
    days = (date(2026, 1, 31), date(2026, 2, 1))
    told = [look(land, day) for land in (one, other) for day in days]
    assert told == [1, 2, 3, 4]
    assert [look(land, day) for land in (one, other) for day in days] == told
    assert look(replace(one), days[0]) == 5
