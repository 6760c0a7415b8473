"""SCALE-1, worked out by hand: cut off from the national level, or from elders."""

from __future__ import annotations

from datetime import date

import pytest
from golden import golden

from allymap.gaps.scale import SCALE_1
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=collaborates_with about="


def _tie(one, other, about="last_contact=2026-01-10", type_="collaborates_with"):
    return f"{one} -{type_}{{{about}}}-> {other}\n"


def _look(text):
    return {f.id: f for f in SCALE_1.look(sketch(text), AS_OF)}


def _said(text):
    return {id_: (f.status, f.variant) for id_, f in _look(text).items()}


def test_a_community_group_alone():
    said = {"SCALE-1:G/national": ("BLIND_SPOT", "national")}
    assert _said("G:mens_group; N:ingo") == said
    asked = {"SCALE-1:G/national": ("GAP", "national")}
    assert _said("G:mens_group; N:ingo\n" + ASKED + "men") == asked


def test_other_levels_and_forms_are_not_asked_about():
    assert _said("G:mens_group{level=district}; U:workers_union; O:womens_rights_org") == {}
    assert set(_said("U:workers_union{level=community}")) == {"SCALE-1:U/national"}


def test_three_steps_are_near_and_four_are_not():
    three = _tie("G:mens_group", "A:male_ally") + _tie("A", "O:ngo_local") + _tie("O", "N:ingo")
    assert _said(three) == {"SCALE-1:G/national": ("OK", "national")}
    four = three + _tie("H:womens_group", "G")
    assert _said(four)["SCALE-1:H/national"] == ("BLIND_SPOT", "national")
    assert _look(four)["SCALE-1:H/national"].facts["way"] == ("G", "A", "O", "N")


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("N:ministry", "OK"),
        ("N:donor", "OK"),
        ("N:ngo_local{level=national}", "OK"),
        ("N:ingo{level=district}", "BLIND_SPOT"),
        ("N:researcher", "BLIND_SPOT"),
        ("N:mens_group{level=national}", "BLIND_SPOT"),
    ],
)
def test_only_organisations_and_institutions_of_the_national_level_count(other, status):
    found = _said(_tie("G:mens_group", other))
    assert found["SCALE-1:G/national"] == (status, "national")


def test_only_live_positive_ties_are_steps():
    for about, type_ in (
        ("last_contact=2025-01-30", "collaborates_with"),
        ("weight=1", "collaborates_with"),
        ("last_contact=2026-01-10", "funds"),
    ):
        text = _tie("G:mens_group", "N:ingo", about, type_)
        assert _said(text)["SCALE-1:G/national"][0] == "BLIND_SPOT"


@pytest.mark.parametrize(
    ("other", "status"),
    [
        ("E:mens_group", "OK"),
        ("E:ngo_local", "OK"),
        ("E:youth_org", "BLIND_SPOT"),
        ("E:male_ally", "BLIND_SPOT"),
        ("E:ministry", "BLIND_SPOT"),
    ],
)
def test_youth_and_their_elders(other, status):
    assert _said(_tie("Y:youth_club", other))["SCALE-1:Y/elders"] == (status, "elders")


def test_a_youth_organisation_is_asked_about_its_elders_only():
    assert set(_said("Y:youth_org; P:youth_activist")) == {"SCALE-1:Y/elders"}


def test_the_group_counts_as_many_as_it_has_members():
    found = _look("Y:youth_club{group_size=20}; G:mens_group")
    assert [f.affected for f in found.values()] == [1, 20, 20]
    assert {f.severity for f in found.values()} == {"medium"}


def test_adults_of_the_same_place_are_named_to_begin_with():
    text = "Y:youth_club{place=Hill}; B:womens_group{place=Hill}; A:ngo_local{place=Hill}"
    found = _look(text + "; C:mens_group; Z:youth_org{place=Hill}")
    assert found["SCALE-1:Y/elders"].facts["near"] == ("A", "B")


def test_the_golden_fixture():
    """G5 has no ties; Y1 only its member A03, who has no others. G1 and G3 reach O3 by O4, G2
    works with O3, G4 reaches O1 by O2.
    """
    found = {f.id: f.status for f in SCALE_1.look(golden(), AS_OF)}
    assert found == {
        "SCALE-1:G1/national": "OK",
        "SCALE-1:G2/national": "OK",
        "SCALE-1:G3/national": "OK",
        "SCALE-1:G4/national": "OK",
        "SCALE-1:G5/national": "GAP",
        "SCALE-1:Y1/national": "GAP",
        "SCALE-1:Y1/elders": "GAP",
    }


def test_it_is_told_in_plain_words():
    landscape = sketch("Y:youth_club{place=Hill}; B:womens_group{place=Hill}\n" + ASKED + "youth")
    told = {t.id: t for t in tell(SCALE_1.look(landscape, AS_OF), landscape, words())}
    assert told["SCALE-1:Y/elders"].what == "Y works with no group or organisation of adults."
    assert told["SCALE-1:Y/elders"].action.endswith("Of the same place: B.")
