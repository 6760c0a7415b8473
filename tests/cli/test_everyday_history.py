"""What `imports` and `log` say on a screen: the newest and what counts; the rest with --all."""

from __future__ import annotations

import json

import pytest

BASE = "id,name,kind,place\na,Amina Diallo,woman_leader,Lusoka\nj,Juma Banda,male_ally,Lusoka\n"


@pytest.fixture
def seen(run, tmp_path, monkeypatch):
    """Runs as if somebody read the answer on a screen, with two lists taken in."""
    (tmp_path / "base.csv").write_text(BASE, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("source,target,type\nj,a,supports\n", encoding="utf-8")
    assert run("import", "base.csv").code == 0
    assert run("import", "ties.csv").code == 0
    for module in ("imports", "log"):
        monkeypatch.setattr(f"allymap.cli.{module}.is_read_on_screen", lambda: True)
    return run


def _add(run, number, *more):
    name = f"Person {number}"
    assert run("add", "actor", name, "--kind", "male_ally", "--place", "Lusoka", *more).code == 0


def test_the_newest_ten_imports_and_how_many_more(seen, monkeypatch):
    for number in range(11):
        _add(seen, number)
    said = seen("imports").all
    assert "3 earlier imports: allymap imports --all" in said
    assert "ties.csv" not in said
    assert "13. add, by hand" in said
    everything = seen("imports", "--all").all
    assert "1. base.csv, " in everything
    assert "earlier" not in everything
    monkeypatch.setattr("allymap.cli.imports.is_read_on_screen", lambda: False)
    assert seen("imports").all == everything
    assert len(json.loads(seen("imports", "--json").out)) == 13


def test_a_correction_says_who_it_was_about_and_what(seen):
    _add(seen, 1, "--by", "Zuri")
    assert seen("fix", "Person 1", "--set", "place=Tamzir", "--note", "moved").code == 0
    assert seen("fix", "Person 1", "--clear", "place").code == 0
    assert seen("end", "j", "supports", "a", "--on", "2026-01-31").code == 0
    assert seen("undo", "3").code == 1
    said = seen("imports").all
    assert "by Zuri Person 1: kind: male ally, place: Lusoka" in said
    assert "Person 1: place: Tamzir “moved”" in said
    assert "Person 1: place: made blank" in said
    assert "Juma Banda supports Amina Diallo: ended on: 31 January 2026" in said


def test_a_correction_that_was_undone_still_says_what_it_was(seen):
    _add(seen, 1)
    assert seen("undo").code == 0
    assert "undone Person 1: kind: male ally" in seen("imports").all


def test_what_was_asked_in_many_places_is_a_line_on_the_screen(seen):
    assert seen("import", "--asked", "supports", "--about", "Lusoka").code == 0
    assert "asked about Lusoka: supports" in seen("imports").all


def test_who_named_whom_is_not_among_the_imports(seen):
    ran = seen("add", "tie", "Amina", "nominates", "Juma", "--set", "as=supportive_man")
    said = seen("imports").all
    assert ran.code != 0 or "nominates" not in said


def test_the_log_begins_with_what_counts_and_counts_what_lost(seen):
    assert (
        seen("fix", "Amina", "--set", "place=Tamzir", "--by", "Zuri", "--note", "moved").code == 0
    )
    said = seen("log", "Amina").all
    assert "Amina Diallo (a) base.csv, row 2 (import 1, " in said
    assert "fix, by hand, by Zuri (import 3, " in said
    assert "place: Tamzir “moved”" in said
    assert "Lusoka" not in said
    assert "1 record names them: ties.csv (import 2): Juma Banda supports Amina Diallo" in said
    assert "1 older or undone value is not shown" in said
    everything = seen("log", "Amina", "--all").all
    assert "Lusoka (overruled by a newer value)" in everything


def test_a_value_said_again_did_not_lose(seen, tmp_path):
    (tmp_path / "again.csv").write_text(BASE + "k,Kofi,male_ally,Lusoka\n", encoding="utf-8")
    assert seen("import", "again.csv", "--list", "base").code == 0
    assert "older or undone" not in seen("log", "Amina").all


@pytest.mark.parametrize("day", ["last week", "2026-01", "2026"])
def test_a_day_that_is_none_says_how_to_write_a_whole_one(seen, day):
    said = seen("met", "Amina", "Juma", "--on", day)
    assert (said.code, "Say the whole day, as in 2026-01-31, today or yesterday." in said.all) == (
        2,
        True,
    )
    assert "a year will do" not in said.all


@pytest.mark.parametrize("day", ["aujourd'hui", "aujourd’hui", "Aujourdhui", "today"])
def test_today_may_be_said_with_any_apostrophe(seen, day):
    assert seen("--language", "fr", "met", "Amina", "Juma", "--on", day).code == 0


def test_a_record_with_a_day_is_known_by_it_once(seen):
    made = ("activity", "2026-01-31", "conscientization", "men_only", "--set", "people=Juma")
    assert seen("add", *made).code == 0
    assert seen("add", "consent", "Juma", "consent", "--set", "date=2026-01-30").code == 0
    said = seen("log", "Juma").all
    assert said.count("31 January 2026") == 1
    assert said.count("30 January 2026") <= 1


def test_where_only_numbers_answer_no_word_is_asked_for(run, tmp_path, typing):
    twice = "name,kind,place\nSheikh Salim Kalune,male_ally,Lusoka\nSalim Kalune,male_ally,Lusoka\n"
    (tmp_path / "twice.csv").write_text(twice, encoding="utf-8")
    assert run("import", "twice.csv").code == 0
    typing("z", "5")
    said = run("same").all
    assert '"z" is not one of these. Type a number from 1 to 5.' in said
