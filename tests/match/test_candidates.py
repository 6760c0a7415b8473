"""Who is asked about, why, and what speaks against it."""

from __future__ import annotations

import random

import pytest

from allymap.match.candidates import candidates
from allymap.match.evidence import evidence
from allymap.match.subject import Subject, subjects
from allymap.model.landscape import Landscape
from allymap.model.records import Actor, Place, Source, Tie

MAN = {"kind": "male_ally", "place": "lusoka mill", "gender": "man"}


def person(number, name, **known):
    return Subject(f"p{number}", name, **{**MAN, **known})


def group(number, name, **known):
    return Subject(f"g{number}", name, person=False, kind="womens_group", **known)


def pair(one, other, **more):
    """The candidate that two names make, or None."""
    found = candidates([person(1, one), person(2, other, **more)])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Sheikh Salim Kalune", "Salim Kalune", "same_without_titles"),
        ("Alhaj Salim Kalune", "Imam Salim Kalune", "same_without_titles"),
        ("Idriss El Kalouni", "إدريس الكلوني", "same_in_other_script"),
        ("Dawit Oruna", "ዳዊት ኦሩና", "same_in_other_script"),
        ("Mohammad Chowdhury", "মোহাম্মদ চৌধুরী", "same_in_other_script"),
        ("Dmitry Shcherbakov", "Дмитрий Щербаков", "same_in_other_script"),
        ("Kalune Salim", "Salim Kalune", "order"),
        ("Benoît Sorombe", "Benoit Sorobme", "typo"),
        ("Mohammed Hassan", "Muhamad el Hasan", "spelling"),
        ("Salim Juma Kalune", "Salim Kalune", "part_of_name"),
    ],
)
def test_each_reason_is_the_one_a_person_would_give(one, other, reason):
    found = pair(one, other)
    assert reason in found.reasons
    assert found.warnings == ()


def test_same_place_and_kind_is_a_reason():
    assert "same_place_and_kind" in pair("Salim Kalune", "Salim Kaluna").reasons
    assert "same_place_and_kind" not in pair("Salim Kalune", "Salim Kaluna", place="").reasons


@pytest.mark.parametrize(
    ("known", "warning"),
    [
        ({"place": "port selwa"}, "different_place"),
        ({"kind": "religious_leader"}, "different_kind"),
        ({"gender": "woman"}, "different_gender"),
        ({"person": False, "kind": "ingo"}, "person_and_organisation"),
        ({"place": ""}, "only_the_name"),
    ],
)
def test_what_speaks_against_a_pair_is_said_and_lowers_it(known, warning):
    plain, warned = (
        pair("Salim Kalune", "Salim Kalune"),
        pair("Salim Kalune", "Salim Kalune", **known),
    )
    assert warning in warned.warnings
    assert warned.score <= plain.score


def test_a_place_inside_the_other_is_not_a_different_place():
    inside = pair("Salim Kalune", "Salim Kalune", place="ford", within=frozenset({"lusoka mill"}))
    assert "different_place" not in inside.warnings
    assert "different_place" not in pair("Salim Kalune", "Salim Kalune", place="lusoka").warnings


def test_names_that_differ_are_not_asked_about():
    assert pair("Mary Wanjiku", "Peter Otieno") is None
    assert pair("Aster Tolwa", "Joseph Tolwa") is None


def test_groups_with_different_numbers_are_different_groups():
    one, other = group(1, "Savings group 3", place="n1"), group(2, "Savings group 4", place="n1")
    assert candidates([one, other]) == ()
    assert candidates([group(1, "Circle A", place="n1"), group(2, "Circle B", place="n1")]) == ()


def test_a_phone_in_common_is_a_reason_also_when_the_names_are_only_partly_alike():
    one = person(1, "Benedict Otieno", traces=("phone:12ab34",))
    other = person(2, "Ben Owino", traces=("phone:12ab34", "email:99ffee"))
    found = candidates([one, other])
    assert found[0].reasons[0] == "same_contact"
    assert candidates([one, person(2, "Ben Owino")]) == ()


def test_a_phone_in_common_alone_asks_nobody():
    one = person(1, "Grace Akello", traces=("phone:12ab34",), place="n1", kind="staff")
    assert candidates([one, person(2, "Wim Dijk", traces=("phone:12ab34",))]) == ()


def test_an_acronym_finds_its_full_name():
    found = candidates([group(1, "Réseau des Femmes de Tamzir"), group(2, "RFT")])
    assert found[0].reasons[0] == "acronym"
    assert candidates([group(1, "Réseau des Femmes de Tamzir"), group(2, "RFK")]) == ()
    assert candidates([person(1, "Rose Fatuma Tolwa"), group(2, "RFT")]) == ()


def test_a_group_in_two_languages_is_asked_about():
    one, other = group(1, "Association des femmes d'Amberi"), group(2, "Amberi Women's Association")
    assert "same_in_other_language" in candidates([one, other])[0].reasons


def test_those_without_a_warning_come_first_and_the_surest_before_others():
    found = candidates(
        [
            person(1, "Salim Kalune"),
            person(2, "Salim Kalune", place="port selwa"),
            person(3, "Benoit Sorombe"),
            person(4, "Benoit Sorobme"),
        ]
    )
    assert [(c.left, c.right) for c in found] == [("p3", "p4"), ("p1", "p2")]


def test_a_name_that_many_bear_is_said_to_be_common():
    many = [person(i, "Mary Wanjiku", place=f"p{i}") for i in range(5)]
    assert all("common_name" in one.warnings for one in candidates(many))


def told(by_one, by_other, method="interview"):
    """Two of one name in a landscape, told of in two interviews."""
    actors = (
        Actor("a", "Salim Kalune", "male_ally", place="n1"),
        Actor("b", "Salim Kalune", "male_ally", place="n2"),
        Actor("c", "Grace Akello", "staff"),
    )
    sources = tuple(Source(s, method=method) for s in ("i1", "i2"))
    ties = (
        Tie("t1", "a", "c", "supports", source_ids=(by_one,)),
        Tie("t2", "b", "c", "supports", source_ids=(by_other,)),
    )
    places = (Place("n1"), Place("n2", parent="n1"))
    return Landscape(actors=actors, ties=ties, sources=sources, places=places)


@pytest.mark.parametrize("method", ["interview", "net_map", "survey"])
def test_names_from_interviews_with_different_people_are_warned_about(method):
    apart = candidates(subjects(told("i1", "i2", method)))
    assert "told_by_different_people" in apart[0].warnings
    together = candidates(subjects(told("i1", "i1")))
    assert "told_by_different_people" not in together[0].warnings


def test_what_a_desk_review_or_a_meeting_told_is_no_such_warning():
    apart = candidates(subjects(told("i1", "i2", "desk")))
    assert "told_by_different_people" not in apart[0].warnings


def test_a_landscape_gives_its_actors_as_they_are_compared():
    first = subjects(told("i1", "i2"), {"a": ("phone:1",)})[0]
    assert (first.person, first.place, first.traces) == (True, "n1", ("phone:1",))
    assert subjects(told("i1", "i2"))[1].within == {"n1"}
    assert not subjects(Landscape(actors=(Actor("x", "RFT", "womens_group"),)))[0].person


def test_the_order_of_the_list_does_not_matter():
    names = ("Salim Kalune", "Imam Salim Kalune", "S Kalune", "Kalune Salim", "Grace Akello")
    many = [person(i, name) for i, name in enumerate(names)]
    before = candidates(many)
    random.Random(1).shuffle(many)
    assert candidates(many) == before


def test_large_lists_ask_what_small_ones_ask():
    """Above a number of names only those that share something are compared."""
    known = [person(1, "Sheikh Salim Kalune"), person(2, "Salim Kalune")]
    known += [group(3, "Réseau des Femmes de Tamzir"), group(4, "RFT")]
    known += [person(5, "Benoit Sorombe"), person(6, "Benoit Sorobme"), person(7, "إدريس الكلوني")]
    known += [person(8, "Idriss El Kalouni")]
    other = [person(100 + i, f"{a}{b}x {b}{a}q", place="") for i, (a, b) in enumerate(_syllables())]
    assert len(other) > evidence().blocks["everybody"]
    asked = {(c.left, c.right) for c in candidates([*known, *other])}
    assert {(c.left, c.right) for c in candidates(known)} <= asked


def many(given, family):
    """Seventy others of a given name and seventy of a family name: neither says much any more."""
    ends = [a + b for a, b in _syllables()]
    ours = [person(200 + i, f"{given} {end}", place="elsewhere") for i, end in enumerate(ends[:70])]
    more = [
        person(300 + i, f"{end} {family}", place="elsewhere") for i, end in enumerate(ends[70:140])
    ]
    rest = [person(400 + i, f"{a} {b}rn", place="") for i, (a, b) in enumerate(_syllables())]
    return [*ours, *more, *rest]


def test_in_a_large_list_two_common_names_together_are_compared():
    one, other = person(1, "Mohamed Juma Hassan"), person(2, "Hassan Mohamed", place="")
    found = candidates([one, other, *many("Mohamed", "Hassan")])
    assert ("p1", "p2") in {(c.left, c.right) for c in found}


def test_in_a_large_list_a_common_name_is_compared_in_its_place():
    one, other = person(1, "Mohamed"), person(2, "Mohamed Kalune")
    found = candidates([one, other, *many("Mohamed", "Hassan")])
    assert ("p1", "p2") in {(c.left, c.right) for c in found}


def test_in_a_large_list_a_phone_in_common_is_enough_to_compare():
    one = person(1, "Benedict Otieno", traces=("phone:12ab34",))
    other = person(2, "Ben Owino", traces=("phone:12ab34",))
    found = candidates([one, other, *many("Mohamed", "Hassan")])
    assert ("p1", "p2") in {(c.left, c.right) for c in found}


def _syllables():
    ends = ["ba", "do", "fi", "gu", "ke", "la", "mo", "ni", "pu", "re", "sa", "to", "vi", "zu"]
    return [(a + b, c) for a in ends for b in ends for c in ends[:4]]


def test_nobody_and_one_alone_make_no_pair():
    assert candidates([]) == candidates([person(1, "Salim")]) == ()


def test_one_name_and_phone_on_more_records_than_can_be_compared_is_asked_about_in_a_row():
    """Each and the next: who says the same every time has them all in one."""
    alike = [
        person(f"{i:02}", "Juma Banda", traces=("phone:12ab34",), place=f"p{i}") for i in range(70)
    ]
    asked = {(c.left, c.right) for c in candidates([*alike, *many("Mohamed", "Hassan")])}
    found = {pair for pair in asked if set(pair) <= {one.id for one in alike}}
    assert found == {(f"p{i:02}", f"p{i + 1:02}") for i in range(69)}


def test_one_name_in_one_place_on_many_records_is_asked_about_in_a_row_too():
    alike = [person(f"{i:02}", "Juma Banda", place="lusoka") for i in range(70)]
    asked = {(c.left, c.right) for c in candidates([*alike, *many("Mohamed", "Hassan")])}
    assert {(f"p{i:02}", f"p{i + 1:02}") for i in range(69)} <= asked
