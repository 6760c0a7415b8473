"""Every code has a sentence with all its facts; the compiled catalogue is the written one."""

from __future__ import annotations

import ast
import io
import random
from datetime import date
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from random_landscape import random_landscape

import allymap
from allymap.gaps.rules import RULES, find_gaps
from allymap.model.vocabulary import built_in
from allymap.view.tell import tell
from allymap.view.words import words

PACKAGE = Path(allymap.__file__).parent
CATALOGUES = sorted((PACKAGE / "view" / "locale").glob("*/LC_MESSAGES/allymap.po"))
ERRORS = {
    "AllymapError",
    "Unreadable",
    "BadVocabulary",
    "BadMapping",
    "UnknownName",
    "StoreError",
    "Unreachable",
    "Forbidden",
    "Damaged",
    "Busy",
}
PROBLEMS = {"Problem", "Wrong", "tell", "fault"}


def _codes(names):
    """Every literal code given to one of these callables anywhere in the package."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in names:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _name(function):
    return getattr(function, "attr", getattr(function, "id", ""))


@pytest.mark.parametrize("code", sorted(set(_codes(ERRORS))))
def test_every_error_has_a_sentence_and_advice(code):
    assert words().has(f"error.{code}")
    assert words().has(f"error.{code}.do")


@pytest.mark.parametrize("code", sorted(set(_codes(PROBLEMS))))
def test_every_problem_has_a_sentence(code):
    assert words().has(f"problem.{code}")


def test_every_code_said_by_name_is_there():
    said = {code for code in _codes({"say"}) if not code.endswith(".")}
    assert {code for code in said if not words().has(code)} == set()


def test_every_threshold_tie_and_table_can_be_said():
    vocabulary = built_in()
    codes = [f"threshold.{name}" for name in vocabulary.thresholds]
    codes += [
        f"who.tie.{tie}.{way}"
        for tie, about in vocabulary.ties.items()
        if not about.restricted and not about.flips_to
        for way in ("from", "to")
    ]
    codes += [f"ask.{rule.id}{part}" for rule in RULES if rule.asks for part in ("", ".unlocks")]
    assert [code for code in codes if not words().has(code)] == []


@pytest.mark.parametrize("seed", range(120))
def test_every_finding_is_told_in_whole_sentences(seed):
    landscape = random_landscape(random.Random(seed))
    for told in tell(find_gaps(landscape, date(2026, 1, 31)), landscape, words()):
        for text in (told.title, told.what, told.action or "."):
            assert "{" not in text, text
            assert text[-1] in ".:" or text == told.title, text
        assert told.rule not in told.what, told.what
        assert ", ," not in told.what
        assert "None" not in told.what + told.action, told


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_the_compiled_catalogue_is_the_written_one(path):
    with path.open("rb") as file:
        written = read_po(file)
    fresh = io.BytesIO()
    write_mo(fresh, written)
    fresh.seek(0)
    compiled = read_mo(path.with_suffix(".mo").open("rb"))
    assert {str(m.id): m.string for m in read_mo(fresh) if m.id} == {
        str(m.id): m.string for m in compiled if m.id
    }


def test_one_and_many_are_told_apart():
    assert words().say("table.ties", n=1) == "1 tie"
    assert words().say("table.ties", n=0) == "0 ties"


def test_an_unknown_code_is_shown_with_its_facts():
    assert words().say("no.such", reason="x") == "no.such {'reason': 'x'}"


def test_dates_and_lists_read_as_people_write_them():
    assert words().day(date(2026, 1, 31)) == "31 January 2026"
    assert words().listed(["a"]) == "a"
    assert words().listed(["a", "b", "c"]) == "a, b and c"
    assert words().listed([]) == ""
