"""Somebody merged is found under every name, and lists of them go on changing."""

from __future__ import annotations

import json

import pytest

from allymap.store import open_store

FIRST = "name,kind,place,influence\nSheikh Idris Balwari,religious_leader,Amberi,3\n"
SECOND = "name,kind,place,influence\nImam Sheik Idris Balwari,religious_leader,Amberi,2\n"
OTHERS = "name,kind,place,influence\nGrace Akello,staff,Amberi,\n"
SHEIKH, IMAM = "Sheikh Idris Balwari", "Imam Sheik Idris Balwari"


@pytest.fixture
def merged(run, put):
    """Two lists whose actors were judged the same."""
    for name, text in (("a.csv", FIRST), ("b.csv", SECOND), ("c.csv", OTHERS)):
        put(name, text)
        assert run("import", name).code == 0
    assert run("same", SHEIKH, IMAM, "--answer", "same").code == 0
    return run


def actors():
    store = open_store("allymap.db", create=False)
    found = {actor.name: actor for actor in store.landscape().actors}
    store.close()
    return found


@pytest.mark.parametrize(("file", "text"), [("a.csv", FIRST), ("b.csv", SECOND)])
def test_a_list_of_somebody_merged_may_change(merged, put, file, text):
    put(file, text.replace(",3\n", ",5\n").replace(",2\n", ",5\n"))
    ran = merged("import", file)
    assert ran.code == 0
    assert "Changed:" in ran.all
    assert "Idris Balwari" in ran.all
    assert any(one.influence == 5 for one in actors().values())


def test_a_list_that_no_longer_has_somebody_merged_says_so(merged, put):
    put("b.csv", SECOND.replace("Imam Sheik Idris Balwari", "Omar Teyo"))
    ran = merged("import", "b.csv")
    assert ran.code == 0
    assert "Idris Balwari" in ran.all


@pytest.mark.parametrize("name", [SHEIKH, IMAM])
def test_every_name_is_found_by_every_verb(merged, name, tmp_path):
    assert merged("who", name).code == 0
    assert merged("card", name, "-o", "card.html").code == 0
    assert merged("log", name).code == 0
    assert merged("add", "tie", "Grace Akello", "supports", name).code == 0
    assert merged("met", "Grace Akello", name, "--on", "2026-01-02").code == 0
    assert merged("fix", name, "--set", "influence=4").code == 0
    assert [one.influence for one in actors().values() if one.influence] == [4]


@pytest.mark.parametrize("name", [SHEIKH, IMAM])
def test_a_list_of_ties_may_use_every_name(merged, put, name):
    put("ties.csv", f"source,target,type\nGrace Akello,{name},supports\n")
    ran = merged("import", "ties.csv")
    assert ran.code == 0, ran.all
    store = open_store("allymap.db", create=False)
    (tie,) = store.landscape().ties
    assert tie.target in store.landscape().actor
    store.close()


def test_a_name_that_was_corrected_is_still_a_name(merged):
    assert merged("fix", "Grace Akello", "--set", "name=Grace Achieng").code == 0
    assert "Grace Achieng" in merged("who", "Grace Akello").all


def test_who_is_called_so_now_is_meant_before_who_was(merged):
    merged("fix", "Grace Akello", "--set", "name=Grace Achieng")
    merged("add", "actor", "Grace Akello", "--kind", "male_ally")
    assert json.loads(merged("who", "Grace Akello", "--json").out)["name"] == "Grace Akello"


def test_other_names_do_not_go_to_the_coalition(merged):
    from datetime import date

    from allymap.model.audience import for_audience

    store = open_store("allymap.db", create=False)
    landscape = store.landscape()
    store.close()
    assert landscape.aliases.called
    assert not for_audience(landscape, "coalition", date(2026, 1, 1)).aliases


def shown(run):
    return [name for name in actors() if "Grace" not in name]


def test_a_later_spelling_does_not_win_in_silence(merged):
    assert shown(merged) == [SHEIKH]


def test_the_fuller_name_is_shown_when_nobody_chose(run, put):
    for name, called in (("a.csv", "Réseau féministe de Karuwe"), ("b.csv", "RFK")):
        put(name, f"name,kind\n{called},feminist_network\n")
        run("import", name)
    ran = run("same", "Réseau féministe de Karuwe", "RFK", "--answer", "same")
    assert ran.code == 0
    assert list(actors()) == ["Réseau féministe de Karuwe"]
    assert "shown as one, as Réseau féministe de Karuwe" in ran.all
    assert "Réseau féministe" in run("who", "RFK").all


@pytest.fixture
def two(run, put):
    """Two lists, not judged yet."""
    for name, text in (("a.csv", FIRST), ("b.csv", SECOND), ("c.csv", OTHERS)):
        put(name, text)
        assert run("import", name).code == 0
    return run


def test_the_name_may_be_said(two):
    assert two("same", SHEIKH, IMAM, "--answer", "same", "--name", "Imam Idris Balwari").code == 0
    assert shown(two) == ["Imam Idris Balwari"]
    assert two("who", SHEIKH).code == two("who", IMAM).code == 0
    assert "Name chosen when two were judged the same" in two("log", SHEIKH, "--all").all
    assert two("card", SHEIKH, "-o", "card.html").code == 0


def test_a_name_without_the_answer_same_is_a_wrong_use(two):
    assert two("same", SHEIKH, IMAM, "--answer", "different", "--name", "X").code == 2


def test_split_again_both_have_their_names(two):
    two("same", SHEIKH, IMAM, "--answer", "same", "--name", "Imam Idris Balwari")
    assert two("same", SHEIKH, IMAM, "--split").code == 0
    assert set(shown(two)) == {SHEIKH, IMAM}


def test_the_same_list_again_and_a_change_of_it_take_no_chosen_name_back(two, put):
    two("same", SHEIKH, IMAM, "--answer", "same", "--name", "Imam Idris Balwari")
    put("b.csv", SECOND.replace(",2\n", ",5\n"))
    assert two("import", "b.csv").code == 0
    assert shown(two) == ["Imam Idris Balwari"]


def test_a_correction_by_hand_after_the_answer_wins(two):
    two("same", SHEIKH, IMAM, "--answer", "same", "--name", "Imam Idris Balwari")
    assert two("fix", SHEIKH, "--set", "name=Idris B.").code == 0
    assert shown(two) == ["Idris B."]


@pytest.mark.parametrize(
    ("typed", "name"),
    [(("1", "1"), SHEIKH), (("1", "2"), IMAM), (("1", "3", "Idris"), "Idris"), (("1",), SHEIKH)],
)
def test_at_a_terminal_the_name_is_asked(two, typing, typed, name):
    typing(*typed)
    assert two("same").code == 0
    assert shown(two) == [name]


def test_the_workbook_has_a_column_for_the_name(two, tmp_path):
    import openpyxl

    two("same", "--workbook", "pairs.xlsx")
    book = openpyxl.load_workbook(tmp_path / "pairs.xlsx")
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    at = header.index("name to show") + 1
    assert sheet.cell(2, at).value == SHEIKH
    sheet.cell(2, 1).value, sheet.cell(2, at).value = "same", IMAM
    book.save(tmp_path / "pairs.xlsx")
    assert two("same", "--answers", "pairs.xlsx").code == 0
    assert shown(two) == [IMAM]


def test_of_three_the_newest_choice_is_shown_and_taking_it_back_shows_the_one_before(two, put):
    put("d.csv", "name,kind,place\nSh. Idris,religious_leader,Lusoka\n")
    two("import", "d.csv")
    two("same", SHEIKH, IMAM, "--answer", "same", "--name", "One")
    two("same", "One", "Sh. Idris", "--answer", "same", "--name", "Two")
    assert shown(two) == ["Two"]
    assert two("same", SHEIKH, "Sh. Idris", "--split").code == 0
    assert set(shown(two)) == {"One", "Sh. Idris"}


@pytest.mark.parametrize(("what", "was"), [("influence=3", 2), ("influence=2", 2)])
def test_a_correction_may_repeat_what_one_of_the_two_said(merged, what, was):
    assert actors()[SHEIKH].influence == was
    ran = merged("fix", SHEIKH, "--set", what)
    assert ran.code == 0
    assert actors()[SHEIKH].influence == int(what[-1])
    assert ("allymap undo" in ran.all) == (int(what[-1]) != was)


def test_a_name_may_be_corrected_to_that_of_either(merged):
    for name in (IMAM, SHEIKH, IMAM):
        assert merged("fix", "Idris", "--set", f"name={name}").code == 0
        assert shown(merged) == [name]
