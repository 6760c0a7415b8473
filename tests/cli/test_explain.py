"""The manual page of a rule: what a reader needs to agree with it, or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allymap.gaps.manual import manual
from allymap.gaps.rules import RULES
from allymap.model.vocabulary import built_in
from allymap.view.manual import manual_page
from allymap.view.words import languages, words

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_page_is_whole_in_every_language(rule, language):
    page = manual_page(rule, built_in(), {}, words(language))
    texts = [page.title, page.looks, *page.cases, *page.fires.said, page.fires.action]
    assert [text for text in texts if not text or "manual." in text or "{" in text] == []
    assert len(page.cases) == len(manual()[rule.id].cases)
    assert page.fires.lines
    assert page.fires.said


def test_the_pages_in_docs_are_current(run):
    ran = run("--language", "en", "explain", "--markdown")
    assert ran.out == (DOCS / "rules.md").read_text(encoding="utf-8"), "run: make rules"


def test_without_a_rule_all_are_listed(run):
    ran = run("explain")
    assert ran.code == 0
    assert all(f"{rule.id} " in ran.out for rule in RULES)


def test_a_page_shows_the_numbers_and_where_they_come_from(run):
    ran = run("explain", "acc-1")
    assert "recent for (days): 183 (built in)" in ran.all
    assert "It says: Elders has no agreed way yet to answer" in ran.all


def test_a_wrong_rule_names_the_right_ones(run):
    ran = run("explain", "ACC-9")
    assert (ran.code, "SAFE-1" in ran.all) == (2, True)


def test_programs_get_the_same(run):
    page = json.loads(run("explain", "SAFE-1", "--json").out)
    assert page["rule"] == "SAFE-1"
    assert [number["value"] for number in page["numbers"]] == [183, 365]
