"""The page of all that is held about a person: readable, and nobody else's secrets in it."""

from __future__ import annotations

import re

import pytest
from cli.test_told_to_one import TABLES, told

__all__ = ["told"]
SECRETS = ("Juma told us", "thief", "wife of", "cried", "home", "interview_juma_spy")


@pytest.fixture
def page(told, tmp_path):
    """Writes the page of Amina and gives its words, in a language."""

    def write(*language):
        ran = told(*language, "export", "--person", "p1", "-o", "hers")
        assert ran.code == 0, ran.all
        html = (tmp_path / "hers" / "person.html").read_text(encoding="utf-8")
        body = html.partition("<body>")[2]
        return " ".join(re.sub(r"<[^>]+>", " ", body).split())

    return write


def test_it_can_be_read_by_anybody_and_holds_no_ids_and_codes(page):
    said = page()
    assert "What is withheld, and why" in said
    assert "Amina Diallo works with Juma Spy" in said
    assert "Notes she likes him" in said
    assert "a phone number" in said
    assert not re.search(r"\b(p[1-4]|s1|a1|[a-z]+_[a-z_]+)\b", said), said


def test_what_is_withheld_is_named_and_not_shown(page):
    said = page()
    assert "somebody opposes Amina Diallo" in said
    assert "Withheld: " in said
    assert not [one for one in SECRETS if one in said]


def test_it_speaks_french(page):
    said = page("--language", "fr")
    assert "Ce qui est retenu, et pourquoi" in said
    assert "Amina Diallo travaille avec Juma Spy" in said
    assert "Withheld" not in said


def test_corrections_and_undone_imports_are_on_it(page, told):
    told("fix", "p1", "--set", "place=Lusoka", "--note", "she moved", "--by", "Zuri")
    said = page()
    assert "she moved" in said
    assert "place Lusoka" in said


def test_every_table_has_a_title(run):
    from allymap.model.tables import TABLES as ALL
    from allymap.view.words import words

    for language in ("en", "fr"):
        assert all(words(language).has(f"held.part.{table}") for table in ALL)
    assert set(TABLES) <= set(ALL)
