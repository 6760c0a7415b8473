"""Naming somebody on the command line: no ids, no accents, a question when there are several."""

from __future__ import annotations

import io

import pytest

from allymap.cli import naming

LIST = """id,name,kind,place
x1,Élodie N'Diaye,woman_leader,Lusoka
x2,Amina Diallo,male_ally,Lusoka
x3,Amina Diallo,woman_leader,Orun
x4,Men's Circle,mens_group,Orun
"""


@pytest.fixture
def taken(run, tmp_path):
    (tmp_path / "l.csv").write_text(LIST, encoding="utf-8")
    assert run("import", "l.csv").code == 0
    return run


@pytest.fixture
def typed(monkeypatch):
    """Somebody sits at the terminal and types this."""

    def typing(text):
        monkeypatch.setattr(naming, "at_terminal", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return typing


@pytest.mark.parametrize("said", ["elodie", "ELODIE NDIAYE", "n'diaye", "x1", "Elodie, Lusoka"])
def test_one_is_found_without_accents_or_id(taken, said):
    ran = taken("who", said)
    assert (ran.code, "Élodie N'Diaye, woman leader in Lusoka" in ran.all) == (0, True)


def test_several_are_listed_with_kind_and_place(taken):
    ran = taken("who", "amina")
    assert ran.code == 2
    assert "Amina Diallo, male ally in Lusoka (x2); Amina Diallo, woman leader in Orun" in ran.all
    assert 'as in "amina, PLACE"' in ran.all


def test_the_hint_is_true_a_place_or_kind_tells_them_apart(taken):
    assert "in Orun" in taken("who", "amina, orun").out
    assert "in Lusoka" in taken("who", "amina, male ally").out


def test_at_a_terminal_one_is_asked_for(taken, typed):
    typed("2\n")
    ran = taken("who", "amina")
    assert "2. Amina Diallo, woman leader in Orun" in ran.err
    assert "in Orun" in ran.out


def test_a_number_that_is_none_is_asked_for_again(taken, typed):
    typed("7\n1\n")
    assert "in Lusoka" in taken("who", "amina").out


def test_no_answer_stops(taken, typed):
    typed("")
    ran = taken("who", "amina")
    assert (ran.code, "Stopped" in ran.all) == (1, True)


def test_nobody_is_told_with_the_near_ones(taken):
    ran = taken("who", "Elodi Ndiae")
    assert (ran.code, "Near to it: Élodie N'Diaye" in ran.all) == (2, True)


def test_nobody_at_all_is_told_with_the_way_to_add_them(taken):
    ran = taken("who", "Zzzzz")
    assert (ran.code, "allymap add actor Zzzzz" in ran.all) == (2, True)
