"""What a forgotten person could leave behind, and the ways they could come back."""

from __future__ import annotations

import json

import pytest

from allymap.store import open_store

HEAD = "id,name,kind,place,Remark\n"
LIST = (
    HEAD
    + "p1,Yusuf Kamara,male_ally,Lusoka,\n"
    + "p3,Asha Bello,woman_leader,Lusoka,married to Yusuf Kamara\n"
    + "o1,Sisters,feminist_org,,\n"
)
TIES = "source,target,type\np1,o1,supports\np3,o1,member_of\n"


@pytest.fixture
def lists(run, tmp_path):
    """A list of actors and one of ties, taken in."""
    (tmp_path / "actors.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    assert run("import", "actors.csv").code == run("import", "ties.csv").code == 0

    def take(text, name="more.csv", *more):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return run("import", name, "--no-input", *more)

    return take


def held(tmp_path):
    """Everything in the store's file, in small letters."""
    return (tmp_path / "allymap.db").read_bytes().lower()


def names(tmp_path):
    store = open_store(str(tmp_path / "allymap.db"))
    return {actor.name for actor in store.landscape().actors}


@pytest.mark.usefixtures("lists")
def test_a_corrected_person_is_found_by_name(run, tmp_path):
    run("fix", "Yusuf", "--set", "place=Tamzir")
    assert run("forget", "Yusuf Kamara", "--yes").code == 0
    assert b"kamara" not in held(tmp_path)


def test_those_judged_the_same_are_one_person_to_forget(run, lists, tmp_path):
    lists("name,kind,place\nYusuf Kamara,male_ally,Tamzir\n")
    assert run("forget", "Yusuf Kamara", "--yes").code == 2
    two = [a.id for a in open_store("allymap.db").landscape().actors if "Yusuf" in a.name]
    assert run("same", *two, "--answer", "same").code == 0
    assert run("forget", "Yusuf Kamara", "--yes").code == 0
    assert b"kamara" not in held(tmp_path)


@pytest.mark.usefixtures("lists")
def test_neither_note_nor_digest_of_what_was_said_by_hand_stays(run, tmp_path):
    run("add", "actor", "Kwame Zuba", "--kind", "male_ally", "--note", "told by his wife")
    run("forget", "Kwame Zuba", "--yes")
    assert b"his wife" not in held(tmp_path)
    emptied = open_store("allymap.db").revisions()[-1]
    assert (emptied.file, emptied.sha256) == ("add", "")
    assert len(open_store("allymap.db").revisions()[0].sha256) == 64


def test_the_name_goes_out_of_the_name_of_a_wave(run, lists, tmp_path):
    lists(TIES, "ties.csv", "--wave", "Yusuf Kamara round", "--list", "again")
    run("forget", "Yusuf Kamara", "--yes")
    assert b"kamara" not in held(tmp_path)


def test_a_word_of_the_users_own_that_is_a_name_harms_nothing(run, lists, tmp_path):
    own = '# of Griot\n[kinds.griot]\nlabel = "griot"\nform = "person"\n'
    own += 'constituency = "influencers"\nlevel = "community"\n'
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    text = "name,kind\nGriot,griot\nKeita,griot\n"
    assert lists(text, "g.csv", "--vocabulary", "own.toml").code == 0
    assert run("forget", "Griot", "--yes").code == 0
    assert (run("status").code, "Keita" in names(tmp_path)) == (0, True)
    assert b"# of griot" not in held(tmp_path)


@pytest.mark.parametrize(
    ("name", "remark", "left"),
    [
        ("Émile Traoré", "met Emile Traore, emile-traore and EmileTraore", "met …, … and …"),
        ("Amina B", "Amina Bello met amina b.", "Amina Bello met …."),
        ("Ali Ba", "Mali Bank", "Mali Bank"),
        ("王小明", "我们见了王小明说好的", "我们见了…说好的"),
        ("أمينة الحسن", "مع وأمينة الحسن", "مع …"),
        ("Group 3", "Group 30 and group 3", "Group 30 and …"),
    ],
)
def test_a_name_goes_however_it_is_spelt_and_no_other_word_goes(
    run, lists, tmp_path, name, remark, left
):
    lists(f'name,kind,Remark\n{name},male_ally,\nTold,staff,"{remark}"\n')
    assert run("forget", name, "--yes").code == 0
    told = next(a for a in open_store("allymap.db").landscape().actors if a.name == "Told")
    assert told.attributes["Remark"] == left


@pytest.mark.parametrize("name", ["Imam Yusuf Kamara", "Kamara Yusuf", "YUSUF KAMARÁ"])
def test_another_spelling_is_known_again(run, lists, tmp_path, name):
    run("forget", "Yusuf Kamara", "--yes")
    ran = lists(f"name,kind\n{name},male_ally\nYusufa Kamara,male_ally\n")
    assert "Somebody who was forgotten is on this list" in ran.all
    assert names(tmp_path) == {"Asha Bello", "Sisters", "Yusufa Kamara"}


def test_without_a_title_somebody_is_known_again_too(run, lists, tmp_path):
    lists("name,kind\nSheikh Dr. Salim Odera,religious_leader\n")
    run("forget", "Sheikh Dr. Salim Odera", "--yes")
    lists("name,kind\nSalim Odera,religious_leader\n", "new.csv")
    assert "Salim Odera" not in names(tmp_path)


@pytest.mark.usefixtures("lists")
def test_mentions_in_the_rows_of_others_do_not_come_back_with_the_list(run, tmp_path):
    run("forget", "Yusuf Kamara", "--yes")
    assert "Nothing was changed" in run("import", "actors.csv", "--no-input").all
    assert b"kamara" not in held(tmp_path)


@pytest.mark.usefixtures("lists")
def test_a_list_of_ties_alone_leaves_out_those_of_the_forgotten(run, tmp_path):
    run("forget", "Yusuf Kamara", "--yes")
    ran = run("import", "ties.csv", "--list", "again", "--no-input", "--json")
    assert ran.code == 0
    assert [one["code"] for one in json.loads(ran.out)["warnings"]] == ["forgotten_left_out"]
    (tmp_path / "wrong.csv").write_text(TIES.replace("p1", "p7"), encoding="utf-8")
    assert run("import", "wrong.csv", "--no-input").code == 3
