"""Foreign files from the command line: which format was found is said, and can be said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FILES = Path(__file__).parents[1] / "intake" / "formats" / "files"


@pytest.fixture
def here(tmp_path):
    """Copies a file of the formats into the folder."""

    def copied(name):
        shutil.copy(FILES / name, tmp_path / name)
        return name

    return copied


def test_the_format_that_was_found_is_said(run, here):
    ran = run("import", here("primer.gexf"))
    assert ran.code == 0, ran.all
    assert 'Read as "gexf"' in ran.all
    assert "3 actors" in ran.all


def test_a_kind_and_a_tie_for_all_make_a_bare_edge_list_a_map(run, here):
    assert run("check", here("edge_list.csv")).code == 3
    ran = run("import", "edge_list.csv", "--kind", "women's group", "--tie", "works with")
    assert ran.code == 0, ran.all
    assert "3 actors and 3 ties" in ran.all


def test_what_is_missing_names_the_options_that_give_it(run, here):
    ran = run("import", here("edge_list.csv"))
    assert "--kind" in ran.all
    assert "--tie" in ran.all


def test_the_same_foreign_file_again_changes_nothing(run, here):
    how = ("--kind", "staff", "--tie", "supports")
    run("import", here("matrix.csv"), *how)
    assert "3 actors and 2 ties" not in run("import", "matrix.csv", *how).out
    assert "nothing" in run("import", "matrix.csv", *how).all.casefold()


def test_an_edge_list_finds_the_actors_of_an_earlier_list(run, here, tmp_path):
    names = "name,kind\nJuma Otieno,imam\nSauti Women's Union,women's group\nAmina Diallo,staff\n"
    (tmp_path / "people.csv").write_text(names, encoding="utf-8")
    assert run("import", "people.csv").code == 0
    ran = run("import", here("edge_list.csv"), "--tie", "supports")
    assert (ran.code, "3 ties" in ran.out, "actor" in ran.out) == (0, True, False), ran.all


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (("--format", "kumo"), 'no format called "kumo"'),
        (("--encoding", "klingon"), 'no encoding called "klingon"'),
        (("--kind", "wizard"), 'no kind of actor called "wizard"'),
        (("--tie", "adores"), 'no type of tie called "adores"'),
    ],
)
@pytest.mark.parametrize("verb", ["import", "check"])
def test_what_nobody_knows_is_a_usage_error_with_what_there_is(run, here, verb, how, said):
    ran = run(verb, here("edge_list.csv"), *how)
    assert ran.code == 2, ran.all
    assert said in ran.all
    assert "Traceback" not in ran.all


def test_an_encoding_that_is_said_is_used(run, tmp_path):
    (tmp_path / "old.csv").write_bytes("name,kind\nZoë,staff\n".encode("cp850"))
    run("import", "old.csv", "--encoding", "cp850")
    assert "Zoë" in run("who", "Zoë").out
