"""ELEM-1, worked out by hand: an uneven mix of elements."""

from __future__ import annotations

from datetime import date

import pytest
from golden import golden

from allymap.gaps.mix import ELEM_1
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
ALL = ("conscientization", "intimate_dialogues", "building_the_base", "stepping_out", "alliances")
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=activities about="


def _rows(*elements, place="Hill", day="2025-06-01", space="mixed", first=0):
    about = f"date={day} space={space} place={place}"
    named = enumerate(elements, first)
    return "".join(f"activities id={place}{i} element={e} {about}\n" for i, e in named)


def _look(text):
    return {f.id: f for f in ELEM_1.look(sketch(text), AS_OF)}


def _said(text):
    return {id_: (f.status, f.variant) for id_, f in _look(text).items()}


def test_all_elements_are_a_mix():
    assert _said(_rows(*ALL)) == {"ELEM-1:Hill": ("OK", "mixed")}


def test_a_missing_element_is_a_gap_once_asked_about_the_place():
    found = _look(_rows(*ALL[:3]))["ELEM-1:Hill"]
    assert (found.status, found.severity, found.variant) == ("BLIND_SPOT", "medium", "missing")
    assert (found.facts["elements"], found.affected) == (("stepping_out", "alliances"), 2)
    assert _said(_rows(*ALL[:3]) + ASKED + "Hill") == {"ELEM-1:Hill": ("GAP", "missing")}
    assert _said(_rows(*ALL[:3]) + ASKED + "Coast")["ELEM-1:Hill"][0] == "BLIND_SPOT"


def test_two_activities_are_too_few_to_speak_of():
    assert _said(_rows(*ALL[:2])) == {}


@pytest.mark.parametrize(
    "about", [{"space": "staff"}, {"day": "2025-01-30"}, {"day": "2026-02-01"}]
)
def test_staff_old_and_planned_ones_do_not_count(about):
    assert _said(_rows(*ALL[:2]) + _rows(ALL[2], first=2, **about)) == {}
    edge = _rows(ALL[2], first=2, day="2025-01-31")
    assert set(_said(_rows(*ALL[:2]) + edge)) == {"ELEM-1:Hill"}


def test_more_than_four_of_five_of_one_element_are_lopsided():
    """4 of 5 is exactly the limit; 5 of 6 is above it."""
    four = [ALL[0]] * 4 + [ALL[1]]
    assert _said(_rows(*four))["ELEM-1:Hill"][1] == "missing"
    found = _look(_rows(*four, ALL[0]))["ELEM-1:Hill"]
    assert (found.variant, found.facts["element"], found.facts["share"]) == ("lopsided", ALL[0], 83)
    assert found.affected == 3


def test_lopsided_with_every_element_still_affects_one():
    found = _look(_rows(*ALL, *[ALL[0]] * 20))["ELEM-1:Hill"]
    assert (found.variant, found.affected) == ("lopsided", 1)


def test_places_are_taken_together_by_the_outermost_they_lie_in():
    places = "places id=East; places id=Hill parent=East; places id=Mill parent=East; places id=W\n"
    text = places + _rows(*ALL[:3]) + _rows(*ALL[3:], place="Mill")
    assert _said(text) == {"ELEM-1:East": ("OK", "mixed")}


def test_in_one_country_by_the_place_next_below_it():
    places = """
        places id=Land; places id=East parent=Land; places id=West parent=Land
        places id=Hill parent=East; places id=Mill parent=West
    """
    text = places + _rows(*ALL) + _rows(*ALL[:3], place="Mill") + _rows(*ALL[:3], place="Land")
    assert _said(text) == {
        "ELEM-1:East": ("OK", "mixed"),
        "ELEM-1:West": ("BLIND_SPOT", "missing"),
        "ELEM-1:Land": ("BLIND_SPOT", "missing"),
    }
    assert _said(text + "Us:ingo{place=Abroad}") == _said(text)
    assert _said(text + "places id=Abroad") == {"ELEM-1:Land": ("OK", "mixed")}


def test_an_activity_without_a_place_is_nowhere():
    assert _said(_rows(*ALL).replace("place=Hill", "")) == {}


def test_the_golden_fixture():
    """N1 and N2 have four and five sessions of all elements but alliances; S1 has only one."""
    found = {f.id: f for f in ELEM_1.look(golden(), AS_OF)}
    assert {i: (f.status, f.variant, f.facts["elements"]) for i, f in found.items()} == {
        "ELEM-1:N1": ("GAP", "missing", ("alliances",)),
        "ELEM-1:N2": ("GAP", "missing", ("alliances",)),
    }


def test_it_is_told_in_plain_words():
    landscape = sketch(_rows(*ALL[:4]) + ASKED + "all")
    (told,) = tell(ELEM_1.look(landscape, AS_OF), landscape, words())
    assert told.what == (
        "In Hill, 4 activities were held within a year, and none of these: alliances for advocacy."
    )
