"""A name as people type it finds whom they mean, and only those."""

from __future__ import annotations

import pytest

from allymap.match.called import bare, called, nearby

NAMES = {
    "e1": "Élodie N’Diaye",
    "e2": "Elodie Sarr",
    "a1": "Amina",
    "a2": "Amina",
    "a3": "Aminata Diallo",
    "s1": "Łukasz Ørsted",
    "h1": "أحمد",
    "w1": "Women's Union of Lusoka",
    "w2": "Union",
}
ABOUT = {
    **NAMES,
    "a1": "Amina male ally lusoka Lusoka Road",
    "a2": "Amina woman leader orun Orun",
}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("a2", ["a2"]),
        ("elodie ndiaye", ["e1"]),
        ("ELODIE", ["e1", "e2"]),
        ("amina", ["a1", "a2"]),
        ("Amina, Orun", ["a2"]),
        ("amina (male ally)", ["a1"]),
        ("lukasz orsted", ["s1"]),
        ("diallo aminata", ["a3"]),
        ("minata", ["a3"]),
        ("womens union", ["w1"]),
        ("union", ["w2"]),
        ("أحمد", ["h1"]),
        ("Nobody", []),
        ("", []),
        ("'", []),
    ],
)
def test_who_is_meant(said, found):
    assert called(said, NAMES, ABOUT) == found


@pytest.mark.parametrize("text", ["Élodie", "ELODIE", " elodie ", "Elódie"])
def test_accents_and_case_do_not_matter(text):
    assert bare(text) == "elodie"


def test_who_is_near():
    assert nearby("Elody Ndiay", NAMES)[0] == "e1"
    assert {"a1", "a2"} <= set(nearby("Amena", NAMES))
    assert nearby("Zzzzzz", NAMES) == []
