"""Many records of one name: one answer for all of them, and each of them can be taken out."""

from __future__ import annotations

import json

import openpyxl
import pytest

from allymap.store import open_store


@pytest.fixture
def taken(run, tmp_path, monkeypatch):
    """Twelve of a name, each told of in an interview of its own, and two of another name."""
    monkeypatch.delenv("ALLYMAP_BY", raising=False)
    people = "".join(f"a{n:02},Ali Hassan,male_ally,Lusoka,i{n}\n" for n in range(12))
    people += "z1,Zuri Kamau,staff,,\nz2,Zuri Kamau,staff,,\n"
    (tmp_path / "a.csv").write_text(f"id,name,kind,place,source_ids\n{people}", "utf-8")
    sources = "".join(f"i{n},interview\n" for n in range(12))
    (tmp_path / "sources.csv").write_text(f"id,method\n{sources}", "utf-8")
    ties = "".join(f"z1,a{n:02},trusts,i{n}\n" for n in range(12))
    (tmp_path / "ties.csv").write_text(f"source,target,type,source_ids\n{ties}", "utf-8")
    for name in ("sources.csv", "a.csv", "ties.csv"):
        assert run("import", name, "--no-input").code == 0
    return run


@pytest.fixture
def kept():
    """The actors shown, and the answers that were kept."""

    def held():
        store = open_store("allymap.db", create=False)
        actors = [actor.id for actor in store.landscape().actors]
        given = [e.data for e in store.entries() if e.kind == "judgement" and not e.undone]
        store.close()
        return actors, given

    return held


def open_pairs(run):
    return len(json.loads(run("same", "--json").out))


def test_one_answer_makes_all_of_a_name_one_and_a_split_takes_one_out(taken, kept, typing):
    assert open_pairs(taken) == 12 * 11 // 2 + 1
    typing(1, 2)
    ran = taken("same", "--by", "Zuri")
    said = '12 records are called "Ali Hassan" (male ally). They were told of in 12 interviews.'
    assert said in ran.all
    assert "Are all of this name the same? 66 questions would be asked otherwise." in ran.all
    actors, given = kept()
    assert (len(actors), open_pairs(taken)) == (3, 0)
    assert {(one["answer"], one["by"]) for one in given} == {
        ("same", "Zuri"),
        ("different", "Zuri"),
    }
    assert "12 answers were kept; pairs left: 0" in ran.all
    assert taken("same", "a00", "a07", "--split").code == 0
    assert len(kept()[0]) == 4


def test_one_answer_makes_all_of_a_name_others_for_ever(taken, kept, typing):
    typing(2, 5)
    taken("same")
    assert (len(kept()[0]), open_pairs(taken)) == (14, 1)
    assert len(kept()[1]) == 66
    typing()
    taken("import", "a.csv", "--no-input")
    assert open_pairs(taken) == 1


def test_who_wants_to_is_asked_pair_by_pair(taken, kept, typing):
    typing(3, 1, 5)
    taken("same")
    assert [one["answer"] for one in kept()[1]] == ["same"]


def test_stopping_there_keeps_nothing(taken, kept, typing):
    typing(4)
    assert taken("same").code == 0
    assert kept()[1] == []


def test_all_the_same_is_refused_where_two_are_known_to_be_others(taken, kept, typing):
    taken("same", "a03", "a04", "--answer", "different")
    typing(1, 5)
    ran = taken("same")
    assert "were said to be different, but other answers make them the same" in ran.all
    assert [one["answer"] for one in kept()[1]] == ["different"]


def test_two_of_a_name_are_a_pair_as_any_other(run, tmp_path, typing):
    (tmp_path / "a.csv").write_text("id,name,kind\nz1,Zuri,staff\nz2,Zuri,staff\n", "utf-8")
    run("import", "a.csv")
    typing(5)
    assert "All of" not in run("same").all


def test_the_list_says_that_one_answer_does(taken):
    said = taken("same", "--no-input").all
    assert "1 name is that of many records (Ali Hassan: 12)" in said


def filled(path, at_once, pairs=()):
    book = openpyxl.load_workbook(path)
    first, second = book.worksheets
    second.cell(2, 1, at_once)
    for row in first.iter_rows(min_row=2):
        ids = frozenset(cell.value for cell in row[-3:-1])
        if ids in dict(pairs):
            row[0].value = dict(pairs)[ids]
    book.save(path)


@pytest.mark.parametrize(("answer", "who", "left"), [("same", 3, 1), ("different", 14, 1)])
def test_the_second_sheet_of_the_workbook_answers_for_all(taken, kept, tmp_path, answer, who, left):
    taken("same", "--workbook", "pairs.xlsx")
    filled(tmp_path / "pairs.xlsx", answer)
    ran = taken("same", "--answers", "pairs.xlsx", "--by", "Zuri")
    assert ran.code == 0, ran.all
    assert (len(kept()[0]), open_pairs(taken)) == (who, left)
    assert "Nothing was changed" in taken("same", "--answers", "pairs.xlsx").all


def test_a_pair_with_an_answer_of_its_own_keeps_it(taken, kept, tmp_path):
    taken("same", "--workbook", "pairs.xlsx")
    filled(tmp_path / "pairs.xlsx", "different", {frozenset(("a01", "a02")): "same"}.items())
    assert taken("same", "--answers", "pairs.xlsx").code == 0
    assert (len(kept()[0]), open_pairs(taken)) == (13, 1)


def test_a_pair_that_contradicts_the_answer_for_all_is_refused(taken, kept, tmp_path):
    taken("same", "--workbook", "pairs.xlsx")
    for two in (("a00", "a02"), ("a01", "a02")):
        filled(tmp_path / "pairs.xlsx", "same", {frozenset(two): "different"}.items())
        assert taken("same", "--answers", "pairs.xlsx").code == 3
        assert kept()[1] == []


def test_a_word_that_is_no_answer_is_refused_on_the_second_sheet_too(taken, kept, tmp_path):
    taken("same", "--workbook", "pairs.xlsx")
    filled(tmp_path / "pairs.xlsx", "perhaps")
    ran = taken("same", "--answers", "pairs.xlsx")
    assert (ran.code, '"perhaps" is no answer' in ran.all, kept()[1]) == (3, True, [])


def test_an_answer_that_belongs_to_no_name_is_refused(taken, kept, tmp_path):
    taken("same", "--workbook", "pairs.xlsx")
    book = openpyxl.load_workbook(tmp_path / "pairs.xlsx")
    book.worksheets[1].append(["same", "Zuri Kamau"])
    book.save(tmp_path / "pairs.xlsx")
    ran = taken("same", "--answers", "pairs.xlsx")
    assert (ran.code, "Many of one name" in ran.all, kept()[1]) == (3, True, [])
