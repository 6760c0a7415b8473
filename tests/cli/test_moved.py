"""Actors whom an earlier list knows by name or under another id: asked about, never guessed."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

FIRST = "id,name,kind\n1,Asha,staff\n2,Juma,staff\n"
MOVED = "id,name,kind\n1,Juma,staff\n2,Asha,staff\n3,Zuri,staff\n"


@pytest.fixture
def write(tmp_path):
    """Writes a file into the folder where allymap runs."""

    def to(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return to


def actors(run):
    run("export", "-o", "out")
    lines = Path("out/actors.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[1] for line in lines}


def test_ids_that_moved_are_refused_until_the_user_says_what_counts(run, write):
    run("import", write("a.csv", FIRST))
    ran = run("import", write("a.csv", MOVED))
    assert (ran.code, "1: Asha → Juma" in ran.all, "by_name" in ran.all) == (3, True, True)
    said = write("m.toml", '[ids]\nmoved = "by_name"\n')
    assert run("import", "a.csv", "--map", said).code == 0
    assert actors(run) == {"1": "Asha", "2": "Juma", "3": "Zuri"}


def test_ids_that_moved_are_seen_also_of_those_who_are_somebody_else_now(run, write):
    """After `same` the list's own ids stand for others; a row taken out moves all that follow."""
    office = "id,name,kind\nk1,Asha Balwari,staff\nk2,Juma Teyo,staff\n"
    run("import", write("office.csv", office))
    ours = "id,name,kind\n1,Asha,staff\n2,Juma,staff\n3,Zuri,staff\n"
    run("import", write("a.csv", ours))
    for name, other in (("Asha", "Asha Balwari"), ("Juma", "Juma Teyo")):
        assert run("same", name, other, "--answer", "same", "--name", other).code == 0
    assert run("import", "a.csv").code == 0
    ran = run("import", write("a.csv", "id,name,kind\n1,Juma,staff\n2,Zuri,staff\n"))
    assert (ran.code, "1: Asha → Juma" in ran.all, "2: Juma → Zuri" in ran.all) == (3, True, True)
    said = write("m.toml", '[ids]\nmoved = "by_name"\n')
    assert run("import", "a.csv", "--map", said).code == 0
    assert sorted(actors(run).values()) == ["Asha Balwari", "Juma Teyo", "Zuri"]


def test_the_other_spelling_of_somebody_merged_is_no_moved_id(run, write):
    run("import", write("office.csv", "id,name,kind\nk1,Asha Balwari,staff\n"))
    run("import", write("a.csv", "id,name,kind\n1,Asha,staff\n"))
    assert run("same", "Asha", "Asha Balwari", "--answer", "same").code == 0
    assert run("import", write("a.csv", "id,name,kind\n1,Asha Balwari,staff\n")).code == 0


def test_ids_count_when_the_user_says_that_names_were_corrected(run, write):
    run("import", write("a.csv", FIRST))
    said = write("m.toml", '[ids]\nmoved = "by_id"\n')
    assert run("import", write("a.csv", MOVED), "--map", said).code == 0
    assert actors(run) == {"1": "Juma", "2": "Asha", "3": "Zuri"}


def test_a_corrected_name_is_no_moved_id(run, write):
    run("import", write("a.csv", FIRST))
    assert run("import", write("a.csv", "id,name,kind\n1,Asha Kiptoo,staff\n")).code == 0


def test_a_shared_name_is_told_and_stays_two_until_somebody_says_otherwise(run, write):
    run("import", write("a.csv", "name,kind,place\nJuma Otieno,staff,Amberi\n"))
    ran = run("import", write("b.csv", "name,kind,place\nJuma Otieno,staff,Tamzir\n"))
    assert (ran.code, "on an earlier list too" in ran.all) == (0, True)
    assert len(actors(run)) == 2


@pytest.mark.parametrize(("answer", "count"), [("juma-otieno.staff.amberi", 1), ("", 2)])
def test_a_shared_name_is_one_or_two_as_the_user_says(run, write, answer, count):
    run("import", write("a.csv", "name,kind,place\nJuma Otieno,staff,Amberi\n"))
    said = write("m.toml", f'[people]\n"juma otieno" = "{answer}"\n')
    text = "name,kind,place\nJuma Otieno,staff,Tamzir\n"
    ran = run("import", write("b.csv", text), "--map", said)
    assert (ran.code, "on an earlier list too" in ran.all) == (0, False)
    assert len(actors(run)) == count


def test_the_same_list_again_is_no_shared_name(run, write):
    run("import", write("a.csv", "name,kind,place\nJuma Otieno,staff,Amberi\n"))
    ran = run("import", "a.csv")
    assert ("earlier list" in ran.all, "Nothing new" in ran.all) == (False, True)


def test_another_list_with_the_same_name_kind_and_place_is_said_to_be_taken_for_the_same(
    run, write
):
    run("import", write("a.csv", "name,kind\nFatuma,staff\n"))
    ran = run("import", write("b.csv", "name,kind\nFatuma,staff\n"))
    assert "1 actor has the name, kind and place of one on an earlier list" in ran.all


def test_references_that_dangle_have_letters_and_come_in_the_order_of_the_rows(run, write):
    run("import", write("a.csv", FIRST))
    ran = run("import", write("t.csv", "Who,Link,With whom\n2,trusts,ghost\nwraith,trusts,1\n"))
    assert ran.code == 3
    first, second = (
        ran.all.index('row 2, column C "With whom"'),
        ran.all.index('row 3, column A "Who"'),
    )
    assert first < second


SAME = "name,kind\nFatuma,staff\nJuma,staff\n"


@pytest.fixture
def typed(monkeypatch):
    """Somebody sits at the terminal and types these answers."""

    def types(*answers):
        monkeypatch.setattr("allymap.cli.mapped.at_terminal", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in answers)))

    return types


def pairs(run):
    return [
        {p[side]["id"] for side in ("left", "right")} for p in json.loads(run("same", "--json").out)
    ]


def test_all_of_another_list_are_said_to_be_the_same_at_once_and_not_asked_again(run, write, typed):
    run("import", write("a.csv", SAME))
    typed(1)
    assert run("import", write("b.csv", SAME)).code == 0
    assert list(actors(run)) == ["fatuma.staff", "juma.staff"]
    typed()
    assert "Nothing new" in run("import", "b.csv").all


@pytest.mark.parametrize("answers", [(3,), (2, 2, 2)])
def test_somebody_else_stays_so_at_the_next_import_and_is_not_asked_by_same(
    run, write, typed, answers
):
    run("import", write("a.csv", SAME))
    typed(*answers)
    assert run("import", write("b.csv", SAME)).code == 0
    apart = ["fatuma.staff", "fatuma.staff~b", "juma.staff", "juma.staff~b"]
    assert (list(actors(run)), pairs(run)) == (apart, [])
    typed()
    for name in ("b.csv", "a.csv"):
        assert "Nothing new" in run("import", name).all
    assert list(actors(run)) == apart


def test_what_was_answered_of_one_list_is_not_taken_for_an_answer_of_another(run, write, typed):
    run("import", write("a.csv", SAME))
    typed(3)
    run("import", write("b.csv", SAME))
    ran = run("import", write("c.csv", SAME), "--no-input")
    assert "2 actors have the names, kinds and places of some on earlier lists" in ran.all
    assert len(actors(run)) == 4


def test_somebody_else_of_a_shared_name_is_not_asked_about_again(run, write, typed):
    run("import", write("a.csv", "name,kind,place\nJuma Otieno,staff,Amberi\n"))
    typed(2)
    assert run("import", write("b.csv", "name,kind,place\nJuma Otieno,staff,Tamzir\n")).code == 0
    assert (len(actors(run)), pairs(run)) == (2, [])


def test_two_who_were_found_to_be_one_after_all_stay_one(run, write, typed):
    run("import", write("a.csv", "name,kind\nFatuma,staff\n"))
    typed(2)
    run("import", write("b.csv", "name,kind\nFatuma,staff\n"))
    run("same", "fatuma.staff", "fatuma.staff~b", "--answer", "same")
    typed()
    assert "Nothing new" in run("import", "b.csv").all
    assert list(actors(run)) == ["fatuma.staff"]


def test_nobody_who_is_left_out_as_forgotten_is_judged(run, write):
    run("import", write("a.csv", "name,kind\nJuma,staff\nJuma,facilitator\n"))
    assert run("forget", "juma.staff", "--yes").code == 0
    said = write("m.toml", '[people]\n"Juma" = ""\n')
    ran = run("import", write("b.csv", "name,kind\nJuma,staff\nZuri,staff\n"), "--map", said)
    assert ran.code == 0, ran.all
    assert list(actors(run)) == ["juma.facilitator", "zuri.staff"]
    with closing(sqlite3.connect("allymap.db")) as store:
        assert store.execute("SELECT data FROM entries WHERE kind = 'judgement'").fetchall() == []


EDGES = "source,target\nAsha,Juma\nJuma,Zuri\n"


@pytest.mark.parametrize(("answers", "who"), [((1,), 3), ((3,), 5)])
def test_the_names_of_an_edge_list_are_asked_about(run, write, typed, answers, who):
    run("import", write("a.csv", FIRST))
    typed(*answers)
    ran = run("import", write("e.csv", EDGES), "--tie", "trusts", "--kind", "staff")
    assert ran.code == 0, ran.all
    assert (len(actors(run)), pairs(run)) == (who, [])
    typed()
    again = run("import", "e.csv", "--tie", "trusts", "--kind", "staff")
    assert "Nothing new" in again.all
    assert len(actors(run)) == who


def test_without_a_terminal_the_names_of_an_edge_list_are_warned_about(run, write):
    run("import", write("a.csv", FIRST))
    how = ("--tie", "trusts", "--kind", "staff", "--no-input")
    ran = run("import", write("e.csv", EDGES), *how)
    assert ran.code == 0
    assert "2 names are those of actors on earlier lists" in ran.all
    assert '[people] "Asha" = ""' in ran.all
    assert len(actors(run)) == 3


def test_a_name_in_a_list_of_ties_that_is_somebody_else_is_on_no_list(run, write, typed):
    run("import", write("a.csv", FIRST))
    typed(2, 2, 1)
    ran = run("import", write("t.csv", "source,target,type\nAsha,Juma,trusts\n"))
    assert (ran.code, '"Asha" is not on any list' in ran.all) == (3, True)


def test_actors_made_from_an_edge_list_are_still_in_it_the_next_time(run, write):
    how = ("--tie", "trusts", "--kind", "staff", "--no-input", "--whole")
    for _ in range(2):
        ran = run("import", write("e.csv", EDGES), *how)
        assert (ran.code, "No longer" in ran.all) == (0, False)
    assert len(actors(run)) == 3


def test_names_of_the_same_list_are_not_asked_about(run, write):
    run("import", write("a.csv", FIRST), "--list", "amberi")
    ties = write("t.csv", "source,target,type\nAsha,Juma,trusts\n")
    ran = run("import", ties, "--list", "amberi")
    assert (ran.code, "earlier list" in ran.all) == (0, False)


def test_somebody_else_comes_and_goes_with_the_import(run, write, typed):
    run("import", write("a.csv", SAME))
    typed(3)
    run("import", write("b.csv", SAME))
    for redo, who in ((), 2), (("--redo",), 4):
        assert run("undo", "2", *redo).code == 0
        assert (len(actors(run)), pairs(run)) == (who, [])


def again(run, name, *how):
    """What the second import of a file says, and the third, and that neither keeps anything."""
    before = Path("allymap.db").read_bytes()
    said = [run("import", name, *how) for _ in range(2)]
    assert Path("allymap.db").read_bytes() == before
    return said


TIES = "source,target,type\nAsha,Juma,trusts\n"


@pytest.mark.parametrize(
    ("text", "warned"),
    [(TIES, "2 names are those"), (SAME, "2 actors have the names, kinds and places")],
)
def test_who_is_taken_for_somebody_is_told_once_and_not_when_nothing_is_new(
    run, write, text, warned
):
    run("import", write("a.csv", FIRST if text == TIES else SAME))
    ran = run("import", write("b.csv", text), "--no-input")
    assert (ran.code, warned in ran.all) == (0, True)
    for ran in again(run, "b.csv", "--no-input"):
        assert "Nothing new" in ran.all
        assert ran.err.count("\n") == 1  # the next step
    more = text + ("Zuri,Asha,trusts\n" if text == TIES else "Zuri,staff\n")
    run("import", write("z.csv", "id,name,kind\n7,Zuri,staff\n"))
    ran = run("import", write("b.csv", more), "--no-input")
    assert (ran.code, "Zuri" in ran.all, warned in ran.all) == (0, True, False)


def test_a_dry_run_tells_and_the_import_after_it_too(run, write):
    run("import", write("a.csv", FIRST))
    for how in (("--dry-run",), ("--no-input",)):
        assert "2 names are those" in run("import", write("t.csv", TIES), *how).all


def test_after_an_undo_a_mapping_overrules_what_was_told_once(run, write):
    run("import", write("a.csv", SAME))
    run("import", write("b.csv", SAME), "--no-input")
    assert run("undo").code == 0
    said = write("m.toml", '[people]\n"Fatuma" = ""\n')
    assert run("import", "b.csv", "--map", said).code == 0
    assert len(actors(run)) == 3


def test_who_was_told_of_and_is_forgotten_leaves_no_name_behind(run, write):
    run("import", write("a.csv", SAME))
    run("import", write("b.csv", SAME), "--no-input")
    assert run("forget", "fatuma.staff", "--yes").code == 0
    assert b"atuma" not in Path("allymap.db").read_bytes()
