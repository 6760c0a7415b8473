"""`met` when nothing ties the two yet, and days in words."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from allymap.cli.options import today

LIST = "id,name,kind\na,Asha,womens_group\nj,Juma,mens_group\n"


@pytest.fixture
def two(run, tmp_path):
    """Two groups and no tie."""
    (tmp_path / "a.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "a.csv").code == 0


def ties(run):
    return json.loads(run("status", "--json").out)["counts"].get("ties", 0)


@pytest.mark.usefixtures("two")
def test_a_first_contact_is_asked_before_it_is_noted_as_the_lightest_tie(run, typing, tmp_path):
    typing("y")
    ran = run("met", "Asha", "Juma", "--on", "2026-01-31")
    assert (ran.code, ties(run)) == (0, 1)
    assert "with weight 1, the lightest tie there is" in ran.all
    run("export", "-o", "out")
    (row,) = (tmp_path / "out" / "ties.csv").read_text("utf-8").splitlines()[1:]
    assert "collaborates_with" in row
    assert ",1," in row
    assert row.count("2026-01-31") == 2
    assert run("met", "Asha", "Juma", "--on", "2026-02-03").code == 0
    assert ties(run) == 1


@pytest.mark.usefixtures("two")
def test_no_is_no_claim(run, typing):
    typing("n")
    ran = run("met", "Asha", "Juma", "--on", "2026-01-31")
    assert (ran.code, ties(run)) == (2, 0)


@pytest.mark.usefixtures("two")
def test_without_a_terminal_nothing_is_claimed(run):
    ran = run("met", "Asha", "Juma", "--on", "2026-01-31")
    assert (ran.code, ties(run)) == (2, 0)
    assert "If they only met at an event" in ran.all


@pytest.mark.usefixtures("two")
def test_two_who_were_tied_before_keep_that_tie(run, typing):
    run("add", "tie", "Asha", "works with", "Juma", "--set", "start=2024-01-01")
    run("end", "Asha", "works with", "Juma", "--on", "2025-01-01")
    typing("y")
    assert run("met", "Asha", "Juma", "--on", "2026-01-31").code == 0
    assert ties(run) == 2


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("language", "said", "back"),
    [("en", "yesterday", 1), ("en", "today", 0), ("fr", "hier", 1), ("fr", "yesterday", 1)],
)
def test_yesterday_is_a_day(run, tmp_path, language, said, back):
    run("add", "tie", "Asha", "works with", "Juma")
    assert run("--language", language, "met", "Asha", "Juma", "--on", said).code == 0
    run("export", "-o", "out")
    day = (today() - timedelta(days=back)).isoformat()
    assert day in (tmp_path / "out" / "ties.csv").read_text("utf-8")
