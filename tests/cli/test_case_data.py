"""Case data at the command line: refused with advice, and a reason that stays in the journal."""

from __future__ import annotations

import hashlib

import pytest

from allymap.store import open_store

REGISTER = "name,kind,Survivor Code\nAsha,staff,A1\n"


@pytest.mark.parametrize("verb", ["import", "check"])
def test_it_is_refused_with_a_way_out_and_nothing_is_written(run, tmp_path, verb):
    (tmp_path / "register.csv").write_text(REGISTER)
    ran = run(verb, "register.csv")
    assert ran.code == 3
    assert "C “Survivor Code” in row 1" in ran.all
    assert "case-management system" in ran.all
    assert "--not-case-data" in ran.all
    assert [path.name for path in tmp_path.iterdir()] == ["register.csv"]


def test_a_reason_is_journalled_with_the_file(run, tmp_path):
    (tmp_path / "register.csv").write_text(REGISTER)
    assert run("import", "register.csv", "--not-case-data", "codes of a prize").code == 0
    store = open_store("allymap.db")
    (entry,) = [entry for entry in store.entries() if entry.kind == "not_case_data"]
    store.close()
    assert dict(entry.data) == {
        "file": "register.csv",
        "sha256": hashlib.sha256(REGISTER.encode()).hexdigest(),
        "reason": "codes of a prize",
    }


def test_a_reason_must_be_given_in_words(run, tmp_path):
    (tmp_path / "register.csv").write_text(REGISTER)
    ran = run("import", "register.csv", "--not-case-data", " ")
    assert ran.code == 2
    assert "Say in a few words" in ran.all


def test_check_with_a_reason_writes_nothing(run, tmp_path):
    (tmp_path / "register.csv").write_text(REGISTER)
    assert run("check", "register.csv", "--not-case-data", "codes of a prize").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["register.csv"]


@pytest.mark.parametrize("form", ["workbook", "net-map"])
@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar", "sw"])
def test_our_own_templates_look_like_no_cases_and_lose_no_column(run, language, form):
    assert run("template", "--language", language, "--form", form, "-o", "list.xlsx").code == 0
    ran = run("check", "list.xlsx")
    assert "case-management system" not in ran.all
    assert "left out" not in ran.all
