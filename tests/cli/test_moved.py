"""Actors whom an earlier list knows by name or under another id: asked about, never guessed."""

from __future__ import annotations

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
