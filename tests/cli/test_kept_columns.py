"""A column that nobody knows is kept as it is written, and can be corrected like any other."""

from __future__ import annotations

import pytest

LIST = "name,kind,place,Remarks,Shoe size\nIdris,religious_leader,Amberi,speaks on Fridays,44\n"


@pytest.fixture
def taken(run, tmp_path):
    """A list with two columns that nobody knows."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "list.csv").code == 0
    return run


def test_a_remark_is_taken_off_and_stays_off(taken):
    told = taken("fix", "Idris", "--clear", "remarks").all
    assert "Remarks was speaks on Fridays" in told
    taken("import", "list.csv")
    said = taken("who", "Idris").all
    assert ("Fridays" in said, "44" in said) == (False, True)
    assert "Fridays" not in taken("export", "--person", "Idris", "-o", "out").all


def test_a_remark_is_corrected_and_its_list_repeats_it_in_vain(taken, tmp_path):
    told = taken("fix", "Idris", "--set", "Remarks=speaks on Sundays").all
    assert "Remarks was speaks on Fridays, and is now speaks on Sundays." in told
    (tmp_path / "list.csv").write_text(LIST.replace("44", "45"), encoding="utf-8")
    taken("import", "list.csv")
    said = taken("who", "Idris").all
    assert ("Sundays" in said, "45" in said) == (True, True)
    (tmp_path / "list.csv").write_text(LIST.replace("Fridays", "Mondays"), encoding="utf-8")
    taken("import", "list.csv")
    assert "Mondays" in taken("who", "Idris").all


def test_taking_it_back_shows_it_again(taken):
    taken("fix", "Idris", "--clear", "remarks")
    assert taken("undo").code == 0
    assert "Fridays" in taken("who", "Idris").all


def test_where_it_came_from_is_told_as_before(taken):
    taken("fix", "Idris", "--set", "remarks=speaks on Sundays")
    log = " ".join(taken("log", "Idris").out.split())
    assert "Remarks: speaks on Fridays (overruled by a newer value)" in log
    assert "Remarks: speaks on Sundays" in log


def test_a_column_that_nobody_has_is_still_refused(taken):
    ran = taken("fix", "Idris", "--set", "Hat=blue")
    assert (ran.code, "no column" in ran.err) == (2, True)
