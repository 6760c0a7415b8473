"""The commands that messages name: they reach the store that was used, and read well."""

from __future__ import annotations

import re

import pytest

LIST = "name,kind\nAsha,staff\nJuma,staff\n"
HINTS = re.compile(r"allymap (?:import|gaps|undo|imports|same)\b(?! --store)")


@pytest.fixture
def listed(tmp_path):
    """A list, and where it is."""
    (tmp_path / "a.csv").write_text(LIST, encoding="utf-8")
    return "a.csv"


def test_every_hint_names_the_store_that_was_used(run, listed):
    said = run("import", listed, "--store", "try.db").all
    assert "Next: allymap gaps --store try.db" in said
    for args in (["undo"], ["imports"], ["gaps"], ["who", "nobody"], ["undo"]):
        said = run(*args, "--store", "try.db").all
        assert not HINTS.search(said), (args, said)


def test_a_path_with_a_space_can_be_typed_as_it_is_shown(run, listed):
    assert 'allymap gaps --store "my try.db"' in run("import", listed, "--store", "my try.db").all


def test_errors_name_the_store_too(run, listed):
    run("import", listed, "--store", "try.db")
    said = run("undo", "9", "--store", "try.db").all
    assert "allymap imports --store try.db" in said


def test_no_hint_names_the_store_that_goes_without_saying(run, listed, monkeypatch):
    assert "--store" not in run("import", listed).all
    assert "--store" not in run("undo", "--store", "allymap.db").all
    monkeypatch.setenv("ALLYMAP_STORE", "other.db")
    assert "--store" not in run("import", listed).all
    assert "--store allymap.db" in run("undo", "--redo", "--store", "allymap.db").all


def test_one_run_says_nothing_of_the_store_of_another(run, listed):
    run("import", listed, "--store", "try.db")
    assert "--store" not in run("import", listed).all


def test_an_error_breaks_no_word_at_the_edge_of_the_terminal(run, listed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    run("import", listed)
    for args in (
        ["forget", "Asha"],
        ["--language", "fr", "forget", "Asha"],
        ["--language", "fr", "met", "Asha", "Juma", "--on", "the day before yesterday or so"],
    ):
        err = run(*args).err
        assert err
        assert all(len(line) <= 80 for line in err.splitlines()), err


PHONES = "name,kind,phone\nAsha,staff,0712 345 678\n"


def test_the_sign_of_phones_is_told_once_for_a_store(run, tmp_path):
    (tmp_path / "p.csv").write_text(PHONES, encoding="utf-8")
    (tmp_path / "q.csv").write_text(PHONES.replace("Asha", "Juma"), encoding="utf-8")
    first = run("import", "p.csv")
    assert first.all.count("short sign") == 1
    second = run("import", "q.csv")
    assert ("short sign" in second.all, "left out: it holds phone numbers." in second.all) == (
        False,
        True,
    )


def test_the_language_can_be_said_after_the_verb(run, listed):
    said = run("import", listed, "--language", "fr").all
    assert "Ensuite : allymap" in said or "allymap gaps" in said
    assert "Taken in" not in said
    assert run("gaps", "--language", "xx").code == 2
    assert run("template", "--language", "fr", "-o", "t.xlsx").code == 0


def test_copies_that_are_of_no_more_use_are_named(run, tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("name,kind\nAsha,qqqq\n", encoding="utf-8")
    assert run("import", "b.csv").code == 3
    path.write_text(LIST, encoding="utf-8")
    said = run("import", "b.csv").all
    assert "can be deleted: b-problems.xlsx." in said
    assert "can be deleted" not in run("import", "b.csv").all


def test_the_verbs_without_a_store_are_those_we_know():
    from importlib import import_module

    from allymap.cli.app import VERBS
    from allymap.cli.hints import _WITHOUT

    modules = {name: import_module(f"allymap.cli.{verb.module}") for name, verb in VERBS.items()}
    without = {
        name
        for name, module in modules.items()
        if not any("--store" in one.opts for one in module.command.params)
    }
    assert without == _WITHOUT
