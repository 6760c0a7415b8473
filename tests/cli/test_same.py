"""Who is the same: asked, answered in three ways, kept with who and when, and taken back."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from allymap.store import open_store

FIRST = """name,kind,place,phone
Alhaj Idris Balwari,religious_leader,Amberi,0712 345678
Réseau des Femmes de Tamzir,feminist_network,Tamzir,
Joseph Tolwa,male_ally,Amberi,
Grace Akello,staff,,
"""
SECOND = """name,kind,place,phone
Sheikh Idris Balwary,religious_leader,Amberi,
إدريس البلواري,religious_leader,Amberi,+999712345678
RFT,feminist_network,Tamzir,
Joseph Tolwa,civil_servant,Tamzir,
"""
TIES = """source,target,type
Sheikh Idris Balwary,RFT,accountable_to
Grace Akello,Alhaj Idris Balwari,supports
"""
ALHAJ, SHEIKH, ARABIC = "Alhaj Idris Balwari", "Sheikh Idris Balwary", "إدريس البلواري"
BOTH, TWINS = frozenset((ALHAJ, ARABIC)), frozenset(("Joseph Tolwa",))


@pytest.fixture
def taken(run, tmp_path, monkeypatch):
    """Two lists that share people, and ties between them."""
    monkeypatch.delenv("ALLYMAP_BY", raising=False)
    for name, text in (("a.csv", FIRST), ("b.csv", SECOND), ("ties.csv", TIES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("import", name).code == 0
    return run


@pytest.fixture
def at_terminal(monkeypatch):
    """Somebody sits there and types these numbers."""

    def types(*numbers):
        for module in ("same", "same_asking", "naming"):
            monkeypatch.setattr(f"allymap.cli.{module}.at_terminal", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{n}\n" for n in numbers)))

    return types


@pytest.fixture
def kept():
    """What the store holds: its landscape, or all of its journal."""

    def held(what="landscape"):
        store = open_store("allymap.db", create=False)
        found = getattr(store, what)()
        store.close()
        return found

    return held


def names(landscape):
    return sorted(actor.name for actor in landscape.actors)


def asked(run):
    """The pairs that are open, as names."""
    found = json.loads(run("same", "--json").out)
    return {frozenset((one["left"]["name"], one["right"]["name"])) for one in found}


def test_pairs_are_listed_with_reasons_and_both_records(taken):
    ran = taken("same")
    assert ran.code == 0
    assert "They have a phone number or an e-mail address in common." in ran.all
    assert "One name is the acronym of the other." in ran.all
    assert "But: one is in Amberi, the other in Tamzir." in ran.all
    assert "a.csv, row 2" in ran.out
    assert "b.csv, row 3" in ran.out
    assert ran.out.index(ALHAJ) < ran.out.index("Joseph Tolwa")


def test_open_pairs_are_the_next_step_until_they_are_answered(taken, tmp_path, at_terminal):
    hint = f"Next: allymap same ({len(asked(taken))} pair"
    assert hint in taken("status").err
    (tmp_path / "more.csv").write_text("name,kind\nQuq Zuz,male_ally\n", encoding="utf-8")
    assert hint in taken("import", "more.csv").err
    at_terminal(*[2] * len(asked(taken)))
    taken("same")
    assert "Next: allymap gaps" in taken("status").err


def test_listing_changes_nothing(taken, kept):
    before = kept("journal")
    taken("same")
    taken("same", "--json")
    taken("same", "--workbook", "pairs.xlsx")
    assert kept("journal") == before


def test_nobody_is_merged_by_a_score_alone(taken, kept):
    assert taken("same").code == 0
    assert len(kept().actors) == 8


def test_json_has_the_codes_and_both_records(taken):
    found = json.loads(taken("same", "--json").out)
    one = next(p for p in found if {p["left"]["name"], p["right"]["name"]} == {ALHAJ, ARABIC})
    assert "same_contact" in one["reasons"]
    assert (one["warnings"], one["answer"]) == ([], "")
    assert {one["left"]["list"], one["right"]["list"]} == {"a.csv, row 2", "b.csv, row 3"}


def test_a_direct_answer_merges_and_says_who_and_when(taken, kept):
    ran = taken("same", ALHAJ, SHEIKH, "--answer", "same", "--by", "Zuri")
    assert "are now shown as one" in ran.all
    assert len(kept().actors) == 7
    entry = next(e for e in kept("entries") if e.kind == "judgement")
    assert (entry.data["by"], entry.data["answer"]) == ("Zuri", "same")
    assert sorted(entry.data["names"]) == sorted([ALHAJ, SHEIKH])
    assert entry.at[:2] == "20"


def test_who_may_come_from_the_environment(taken, kept, monkeypatch):
    monkeypatch.setenv("ALLYMAP_BY", "Asha")
    taken("same", ALHAJ, SHEIKH, "--answer", "unsure")
    assert next(e for e in kept("entries") if e.kind == "judgement").data["by"] == "Asha"


def test_the_ties_of_both_go_to_the_one_and_come_back_with_a_split(taken, kept):
    before = kept()
    taken("same", ALHAJ, SHEIKH, "--answer", "same")
    (one,) = (a.id for a in kept().actors if a.name in (ALHAJ, SHEIKH))
    assert {t.source for t in kept().ties} | {t.target for t in kept().ties} >= {one}
    assert sum(one in (t.source, t.target) for t in kept().ties) == 2
    ran = taken("same", ALHAJ, SHEIKH, "--split")
    assert "are two again" in ran.all
    assert kept() == before


def test_a_split_finds_the_two_in_either_order_and_by_id(taken, kept):
    before = kept()
    ids = [next(a.id for a in before.actors if a.name == name) for name in (ALHAJ, SHEIKH)]
    taken("same", ALHAJ, SHEIKH, "--answer", "same")
    assert taken("same", *reversed(ids), "--split").code == 0
    assert kept() == before


def test_a_split_takes_every_answer_about_the_two_back(taken, kept):
    before = kept()
    taken("same", ALHAJ, SHEIKH, "--answer", "same")
    taken("same", ALHAJ, SHEIKH, "--split")
    taken("same", ALHAJ, SHEIKH, "--answer", "different")
    taken("same", ALHAJ, SHEIKH, "--answer", "same")
    taken("same", ALHAJ, SHEIKH, "--split")
    assert kept() == before
    assert taken("same", ALHAJ, SHEIKH, "--split").code == 2


def test_a_pair_called_different_is_never_asked_again(taken):
    pair = frozenset(("Joseph Tolwa",))
    assert pair in asked(taken)
    left, right = sorted(one for one in _ids(taken, "Joseph Tolwa"))
    taken("same", left, right, "--answer", "different")
    assert pair not in asked(taken)
    taken("import", "b.csv")
    assert pair not in asked(taken)


def _ids(run, name):
    found = json.loads(run("same", "--json").out)
    return {s["id"] for p in found for s in (p["left"], p["right"]) if s["name"] == name}


def test_what_follows_from_an_answer_is_not_asked(taken):
    taken("same", ALHAJ, ARABIC, "--answer", "same")
    taken("same", ALHAJ, SHEIKH, "--answer", "different")
    assert not any(SHEIKH in pair for pair in asked(taken))


def test_a_contradiction_is_refused_and_nothing_is_kept(taken, kept, tmp_path):
    taken("same", "--workbook", "pairs.xlsx")
    said = {(ALHAJ, ARABIC): "same", (ALHAJ, SHEIKH): "same", (SHEIKH, ARABIC): "different"}
    _fill(tmp_path / "pairs.xlsx", {frozenset(pair): answer for pair, answer in said.items()})
    ran = taken("same", "--answers", "pairs.xlsx")
    assert (ran.code, len(kept().actors)) == (3, 8)
    assert [e for e in kept("entries") if e.kind == "judgement"] == []


def test_an_answer_may_be_changed_and_the_newest_counts(taken, kept):
    taken("same", ALHAJ, SHEIKH, "--answer", "different")
    taken("same", ALHAJ, SHEIKH, "--answer", "same")
    assert len(kept().actors) == 7


@pytest.mark.parametrize("name", [ALHAJ, ARABIC])
def test_a_merged_actor_is_still_found_by_each_of_its_names(taken, kept, name):
    taken("same", ALHAJ, ARABIC, "--answer", "same")
    assert "are now shown as one" in taken("same", name, SHEIKH, "--answer", "same").all
    assert len(kept().actors) == 6


def test_unsure_pairs_are_asked_again_and_come_last(taken):
    taken("same", ALHAJ, SHEIKH, "--answer", "unsure")
    found = json.loads(taken("same", "--json").out)
    assert found[-1]["answer"] == "unsure"
    assert {found[-1]["left"]["name"], found[-1]["right"]["name"]} == {ALHAJ, SHEIKH}


def test_the_same_answer_twice_is_kept_once(taken, kept):
    taken("same", ALHAJ, SHEIKH, "--answer", "different")
    before = kept("entries")
    assert "Nothing was changed" in taken("same", ALHAJ, SHEIKH, "--answer", "different").all
    assert kept("entries") == before


def test_one_after_another_at_a_terminal(taken, kept, at_terminal):
    at_terminal(1, 1, 2, 4, 5)
    ran = taken("same", "--by", "Zuri")
    assert ran.code == 0
    assert "pairs are left" in ran.all
    assert "2 answers were kept" in ran.all
    given = [e.data["answer"] for e in kept("entries") if e.kind == "judgement"]
    assert given == ["same", "different"]


def test_all_answered_at_a_terminal_leaves_nothing_to_ask(taken, at_terminal):
    at_terminal(*[1] * 18)
    assert "4 answers were kept; pairs left: 0" in taken("same").all  # the fifth follows
    assert "Nobody on the lists" in taken("same").all


def test_stopping_in_the_middle_keeps_what_was_answered(taken, kept, at_terminal):
    at_terminal(1)
    ran = taken("same")
    assert (ran.code, "1 answer was kept" in ran.all) == (0, True)
    assert "the answers given so far are kept" in ran.err
    assert len([e for e in kept("entries") if e.kind == "judgement"]) == 1


def test_no_input_never_asks(taken, at_terminal, kept):
    at_terminal(1, 1, 1)
    assert taken("same", "--no-input").code == 0
    assert [e for e in kept("entries") if e.kind == "judgement"] == []


def test_the_workbook_comes_back_with_its_answers(taken, kept, tmp_path):
    assert "Written to pairs.xlsx: 5 pairs." in taken("same", "--workbook", "pairs.xlsx").all
    _fill(tmp_path / "pairs.xlsx", {BOTH: "same", TWINS: "Different"})
    ran = taken("same", "--answers", "pairs.xlsx", "--by", "Zuri")
    assert "Taken in from pairs.xlsx: 1 same and 1 different." in ran.all
    assert len(kept().actors) == 7
    assert {e.data["by"] for e in kept("entries") if e.kind == "judgement"} == {"Zuri"}
    again = taken("same", "--answers", "pairs.xlsx")
    assert (again.code, "Nothing was changed" in again.all) == (0, True)


def test_the_workbook_has_drop_downs_and_only_text(taken, tmp_path):
    (tmp_path / "c.csv").write_text(
        "name,kind\n=HYPERLINK(1),male_ally\n=HYPERLINK(I),male_ally\n", encoding="utf-8"
    )
    taken("import", "c.csv")
    taken("same", "--workbook", "pairs.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "pairs.xlsx").active
    choices, named = sheet.data_validations.dataValidation
    assert named.formula1 == "$C2:$D2"
    assert choices.formula1 == '"same,different,unsure"'
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_rows_may_be_sorted_and_columns_added(taken, tmp_path, kept):
    taken("same", "--workbook", "pairs.xlsx")
    path = tmp_path / "pairs.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head, body = rows[0], rows[1:]
    body[0][0] = "same"
    for at, row in enumerate([["remark", *head], *(["x", *r] for r in reversed(body))], start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column, value)
    book.save(path)
    assert taken("same", "--answers", "pairs.xlsx").code == 0
    assert len(kept().actors) == 7


def test_a_wrong_answer_refuses_all_and_names_the_row(taken, tmp_path, kept):
    taken("same", "--workbook", "pairs.xlsx")
    _fill(tmp_path / "pairs.xlsx", {BOTH: "same", TWINS: "perhaps"})
    ran = taken("same", "--answers", "pairs.xlsx")
    assert (ran.code, '"perhaps" is no answer' in ran.all) == (3, True)
    assert "row " in ran.all
    assert len(kept().actors) == 8


def test_another_workbook_is_refused_with_advice(taken, tmp_path):
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    ran = taken("same", "--answers", "other.xlsx")
    assert (ran.code, "allymap same --workbook" in ran.all) == (3, True)


def _fill(path, answers):
    book = openpyxl.load_workbook(path)
    sheet = book.active
    filled = 0
    for row in sheet.iter_rows(min_row=2):
        pair = frozenset((row[2].value, row[3].value))
        row[0].value = answers.get(pair)
        filled += pair in answers
    assert filled == len(answers)
    book.save(path)


def test_one_name_alone_is_a_usage_error(taken):
    assert taken("same", ALHAJ).code == 2
    assert taken("same", "--answer", "same").code == 2


def test_two_names_of_one_actor_are_said_to_be_one(taken):
    ran = taken("same", ALHAJ, ALHAJ, "--answer", "different")
    assert (ran.code, "one and the same actor" in ran.all) == (2, True)


def test_two_that_are_not_alike_can_be_looked_at_and_answered(taken, kept):
    ran = taken("same", "Grace Akello", "RFT")
    assert (ran.code, "one is a person" in ran.all) == (0, True)
    assert taken("same", "Grace Akello", "RFT", "--answer", "same").code == 0
    assert len(kept().actors) == 7
