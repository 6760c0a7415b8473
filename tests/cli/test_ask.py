"""What nobody asked becomes a question, goes out on a sheet, and comes back as knowledge."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from allymap.gaps.finding import Finding
from allymap.gaps.rules import RULES
from allymap.view.priority import told_priority
from allymap.view.words import words

DAY = ("--as-of", "2026-01-31")
ORUN = "ACC-1:orun-mens-1"


@pytest.fixture
def karuwe(taken):
    return taken


def status(run, language="en"):
    ran = run("--language", language, "gaps", "--json", *DAY)
    return {f["id"]: f["status"] for f in json.loads(ran.out)["findings"]}


def filled(path, asked, yes="yes"):
    """The workbook as somebody fills it in who asked these questions, and found nobody."""
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book if "(allymap)" in str(one["A1"].value))
    for row in sheet.iter_rows(min_row=2):
        if row[5].value in asked:
            row[0].value = yes
    book.save(path)


def test_every_blind_spot_has_a_question_and_the_most_valuable_comes_first(karuwe):
    asked = json.loads(karuwe("ask", "--json", *DAY).out)
    blind = {one for one, said in status(karuwe).items() if said == "BLIND_SPOT"}
    assert {one for question in asked for one in question["findings"]} == blind
    assert [q["value"] for q in asked] == sorted((q["value"] for q in asked), reverse=True)
    mens = next(q for q in asked if q["about"] == "orun-mens-1")
    assert (mens["topic"], ORUN in mens["findings"]) == ("accountable_to", True)


@pytest.mark.parametrize(("language", "yes"), [("en", "yes"), ("fr", "oui")])
def test_what_was_asked_and_found_nowhere_is_a_gap_and_the_rest_stays_unasked(
    karuwe, language, yes
):
    before = status(karuwe)
    assert before[ORUN] == "BLIND_SPOT"
    karuwe("--language", language, "ask", "-o", "q.xlsx", *DAY)
    filled("q.xlsx", {"orun-mens-1"}, yes)
    ran = karuwe("import", "q.xlsx", "--no-input")
    assert ran.code == 0, ran.all
    after = status(karuwe)
    assert after[ORUN] == "GAP"
    changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    assert changed <= {ORUN, "DATA-1:unasked/accountable_to"}


def test_a_sheet_nobody_filled_in_changes_no_finding(karuwe):
    before = status(karuwe)
    karuwe("ask", "-o", "q.xlsx", *DAY)
    assert karuwe("import", "q.xlsx", "--no-input").code == 0
    assert status(karuwe) == before


def test_the_page_is_internal_and_asks_what_the_terminal_asks(karuwe):
    said = karuwe("ask", "-o", "questions-INTERNAL.html", *DAY).all
    page = Path("questions-INTERNAL.html").read_text(encoding="utf-8")
    assert "<title>INTERNAL - questions" in page
    assert "About Hatta Men's Group: to whom do they answer for their work, how" in said
    assert "About Hatta Men&#39;s Group: to whom do they answer for their work, how" in page
    assert "Through Nora Halvane" in page  # a colleague's name, not staff-2


def test_two_of_one_name_are_told_apart_and_a_coalition_is_called_by_its_name(run, tmp_path):
    (tmp_path / "l.csv").write_text(
        "id,name,kind,place\na1,Amina,women's group,Lusoka\na2,Amina,women's group,Tamzir\n",
        encoding="utf-8",
    )
    (tmp_path / "coalitions.csv").write_text("id,name\nc1,Fair Law\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text(
        "source,type,target\na1,collaborates_with,a2\n", encoding="utf-8"
    )
    for name in ("l", "coalitions", "ties"):
        assert run("import", f"{name}.csv", "--no-input").code == 0
    asked = [one["question"] for one in json.loads(run("ask", "--json", *DAY).out)]
    assert any(one.startswith("About Amina (Tamzir): whom do they work with") for one in asked)
    assert "About Fair Law: who has a seat, in which role, and since when?" in asked


def test_every_topic_that_a_rule_asks_about_has_words_in_both_languages():
    topics = {topic for rule in RULES for topic in rule.asks}
    for language in ("en", "fr"):
        assert not [one for one in topics if not words(language).has(f"asking.{one}")]


def test_priority_is_written_out_as_the_formula_has_it(karuwe):
    gap = Finding("ACC-1", "ACC-1:a", "GAP", "critical", "none", ("a",), affected=13)
    written = "Priority: 8 (critical) x 1 (how sure) x log2(1 + 13 affected) = 30.5"
    assert told_priority(gap, words()) == written
    assert karuwe("gaps", "--priority", *DAY).all.count("Priority: 8 (critical) x 1") == 3
    assert "Priority:" not in karuwe("gaps", *DAY).all
