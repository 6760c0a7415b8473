"""Names that say opposite things are never asked about without saying so."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from allymap.match import opposites
from allymap.match.around import around, split
from allymap.match.candidates import candidates, compared
from allymap.match.evidence import evidence
from allymap.match.names import latin, person_name
from allymap.match.opposites import opposites as lists
from allymap.match.subject import Subject

RAW = tomllib.loads(Path(opposites.__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def group(name, number=1):
    return Subject(f"g{number}", name, person=False, kind="community_group", place="amberi")


def person(name, number=1, gender=""):
    return Subject(f"p{number}", name, kind="male_ally", place="amberi", gender=gender)


def warned(one, other):
    return set(compared(one, other).warnings)


@pytest.mark.parametrize(
    ("one", "other", "warning"),
    [
        ("Amberi Women's Group", "Amberi Men's Group", "opposite_members"),
        ("Groupement des femmes d'Amberi", "Groupement des hommes d'Amberi", "opposite_members"),
        ("Grupo de mujeres de Amberi", "Grupo de hombres de Amberi", "opposite_members"),
        ("Grupo de mulheres de Amberi", "Grupo de homens de Amberi", "opposite_members"),
        ("مجموعة النساء في أمبيري", "مجموعة الرجال في أمبيري", "opposite_members"),
        ("Kikundi cha Wanawake Amberi", "Kikundi cha Wanaume Amberi", "opposite_members"),
        ("Kikundi cha Mama Amberi", "Kikundi cha Baba Amberi", "opposite_members"),
        ("Groupement des femmes d'Amberi", "Amberi Men's Group", "opposite_members"),
        ("Girls' Club Lusoka", "Boys' Club Lusoka", "opposite_members"),
        ("Lusoka Girls' Club", "Lusoka Women's Club", "opposite_age"),
        ("Amberi Youth Council", "Amberi Council of Elders", "opposite_age"),
        ("Baraza la Vijana Amberi", "Baraza la Wazee Amberi", "opposite_age"),
        ("Savings Union North", "Savings Union South", "opposite_direction"),
        ("Union d'épargne du Nord", "Union d'épargne du Sud", "opposite_direction"),
        ("Unión de ahorro del norte", "Unión de ahorro del sur", "opposite_direction"),
        ("União de poupança Leste", "União de poupança Oeste", "opposite_direction"),
        ("اتحاد الادخار الشمالي", "اتحاد الادخار الجنوبي", "opposite_direction"),
        ("Umoja wa Akiba Mashariki", "Umoja wa Akiba Magharibi", "opposite_direction"),
        ("Savings Union South-East", "Savings Union South-West", "opposite_direction"),
        ("Savings Union North", "Savings Union East", "opposite_direction"),
        ("Upper Orun Circle", "Lower Orun Circle", "opposite_height"),
        ("Cercle du Haut Orun", "Cercle du Bas Orun", "opposite_height"),
        ("Old Market Traders", "New Market Traders", "opposite_newness"),
        ("Great Lusoka Circle", "Little Lusoka Circle", "opposite_size"),
        ("Urban Women's Forum", "Rural Women's Forum", "opposite_setting"),
        ("Christian Youth Forum", "Muslim Youth Forum", "opposite_faith"),
        ("Forum des jeunes chrétiens", "Forum des jeunes musulmans", "opposite_faith"),
        ("Amberi Church Choir Group", "Amberi Mosque Choir Group", "opposite_faith"),
        ("Catholic Mothers' Union", "Anglican Mothers' Union", "opposite_denomination"),
        ("National Women's Council", "District Women's Council", "opposite_level"),
        ("Public Health Workers Union", "Private Health Workers Union", "opposite_sector"),
        ("Lusoka Primary School", "Lusoka Secondary School", "opposite_school"),
        ("Lusoka Teachers' Union", "Lusoka Students' Union", "opposite_role"),
        ("Savings Group I", "Savings Group II", "different_number"),
        ("Savings Group II", "Savings Group III", "different_number"),
        ("Savings Group One", "Savings Group Two", "different_number"),
        ("Groupe d'épargne premier", "Groupe d'épargne deuxième", "different_number"),
    ],
)
def test_groups_that_say_opposite_things_are_warned_of(one, other, warning):
    assert warning in warned(group(one, 1), group(other, 2))
    assert warning in warned(group(other, 1), group(one, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amberi Women's Group", "Groupement des femmes d'Amberi"),
        ("Young Women's Forum", "Forum des jeunes femmes"),
        ("Girls' Club Lusoka", "Club des jeunes filles de Lusoka"),
        ("Women's Youth League", "Youth League"),
        ("Savings Union North", "Union d'épargne du Nord"),
        ("Savings Group II", "Savings Group 2"),
        ("Savings Group One", "Savings Group 1"),
        ("Amberi Women's Group", "Amberi Group"),
        ("Lusoka High School", "Lusoka Secondary School"),
    ],
)
def test_what_is_said_in_another_way_or_by_one_only_is_no_such_warning(one, other):
    said = warned(group(one, 1), group(other, 2))
    assert not [code for code in said if code.startswith(("opposite_", "different_number"))]


@pytest.mark.parametrize(
    ("one", "other", "warning"),
    [
        ("Mr Salim Kalune", "Mrs Salim Kalune", "different_title"),
        ("Sheikh Nur Kalune", "Sheikha Nur Kalune", "different_title"),
        ("Frère Ange Kalune", "Soeur Ange Kalune", "different_title"),
        ("M. Diallo", "Mme Diallo", "different_title"),
        ("Monsieur Camara", "Madame Camara", "different_title"),
        ("Sr. Pérez Luna", "Sra. Pérez Luna", "different_title"),
        ("Señor Pérez Luna", "Señora Pérez Luna", "different_title"),
        ("الشيخ نور", "الشيخة نور", "different_title"),
        ("Bw. Juma Kalune", "Bi. Juma Kalune", "different_title"),
        ("Mama Salma", "Baba Salma", "different_title"),
        ("Alhaji Nur Kalune", "Hajia Nur Kalune", "different_title"),
        ("Juma Banda Jr", "Juma Banda Sr", "different_generation"),
        ("Juma Banda Jr.", "Juma Banda", "different_generation"),
        ("Moussa Diallo fils", "Moussa Diallo père", "different_generation"),
        ("Juma Banda II", "Juma Banda III", "different_number"),
    ],
)
def test_people_whom_titles_tell_apart_are_warned_of(one, other, warning):
    assert warning in warned(person(one, 1), person(other, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr Salim Kalune", "Mr Salim Kalune"),
        ("Pastor Ana Luna", "Pastora Ana Luna"),
        ("Sr. Mary Kalune", "Sister Mary Kalune"),
        ("Mrs Grace Akello", "Mme Grace Akello"),
        ("Père Jean Kalune", "Jean Kalune"),
        ("Wang Xi", "Xi Wang"),
        ("Pili Kalune", "Kalune Pili"),
    ],
)
def test_titles_that_agree_or_may_be_of_anybody_warn_of_nothing(one, other):
    found = warned(person(one, 1), person(other, 2))
    assert not found & {"different_title", "different_generation", "different_number"}


def test_a_title_stands_against_a_gender_that_was_recorded():
    assert "different_title" in warned(person("Mrs Nur Kalune", 1), person("Nur Kalune", 2, "man"))
    both = warned(person("Mrs Nur Kalune", 1, "woman"), person("Nur Kalune", 2, "man"))
    assert "different_gender" in both
    assert "different_title" not in both
    recorded = warned(person("Mrs Nur Kalune", 1, "man"), person("Mr Nur Kalune", 2, "man"))
    assert "different_title" not in recorded
    other = warned(person("Mrs Nur Kalune", 1, "nonbinary"), person("Mr Nur Kalune", 2))
    assert "different_title" not in other


def test_whoever_is_asked_about_below_a_warning_stands_behind_the_others():
    names = ("Amberi Women's Group", "Amberi Men's Group", "Amberi Womens Group")
    found = candidates([group(name, number) for number, name in enumerate(names, start=1)])
    assert (found[0].left, found[0].right, found[0].warnings) == ("g1", "g3", ())
    assert all(one.warnings for one in found[1:])


def test_every_question_has_a_weight_and_every_weight_a_question():
    weighed = {code for code in evidence().penalty if code.startswith("opposite_")}
    assert weighed == {f"opposite_{question}" for question in RAW["groups"]}


@pytest.mark.parametrize("section", ["groups", "titles", "behind"])
def test_no_word_answers_one_question_in_two_ways(section):
    for question, answers in RAW[section].items():
        keys = {a: {latin(w) for t in said for w in split(t)} for a, said in answers.items()}
        for one, other in combinations(keys, 2):
            assert not keys[one] & keys[other], (question, one, other)
        assert all(len(split(text)) == 1 for said in answers.values() for text in said)


def test_every_title_that_tells_a_gender_is_known_as_a_title():
    known = {word for phrase in around().before for word in phrase}
    for said in RAW["titles"].values():
        for texts in said.values():
            assert {word for text in texts for word in split(text)} <= known


def test_every_word_that_tells_a_generation_comes_off():
    for said in RAW["behind"]["generation"].values():
        assert {person_name(f"Salim Kalune {w}").words for w in said} == {("salim", "kalune")}
    assert lists().generation["jr"] == "younger"
