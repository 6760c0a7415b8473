"""What a list leaves open: asked at a terminal, given in a file, remembered, never guessed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

LIST = "name,Typ,place,vetted,Shoe\nA,Teacher,x,03/04/2025,1\nB,NGO,y,04/05/2025,2\nC,Teacher,z,,\n"


@pytest.fixture
def typed(monkeypatch):
    """Somebody sits at the terminal and types these answers."""

    def types(*answers):
        monkeypatch.setattr("allymap.cli.mapped.at_terminal", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in answers)))

    return types


@pytest.fixture
def listed(tmp_path):
    """Writes a list into the folder where allymap runs."""

    def write(text=LIST, name="b.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


def kinds(run):
    run("export", "-o", "out", "--restricted")
    lines = Path("out/actors.csv").read_text(encoding="utf-8").splitlines()
    return [line.split(",")[2] for line in lines[1:]]


def test_everything_open_is_asked_once_and_remembered(run, typed, listed, tmp_path):
    typed(1, 2, 1, 1, 2, "y")
    ran = run("import", listed())
    assert ran.code == 0, ran.all
    assert ran.all.count('What does "Teacher" mean') == 1
    assert sorted(kinds(run)) == ["civil_servant", "civil_servant", "ngo_local"]
    assert '"Teacher" = "civil_servant"' in (tmp_path / "b.map.toml").read_text("utf-8")
    typed(1)
    again = run("import", listed(LIST + "D,NGO,w,05/06/2025,9\n", "next.csv"))
    assert (again.code, "used again" in again.all) == (0, True)


def test_who_stops_stops_everything(run, typed, listed, tmp_path):
    typed(1, 6)
    ran = run("import", listed())
    assert (ran.code, "Nothing was written" in ran.all) == (1, True)
    assert not (tmp_path / "b.map.toml").exists()
    assert run("status").code == 4


def test_no_input_asks_nothing(run, typed, listed):
    typed(1, 1, 1, 1, 1)
    ran = run("import", listed(), "--no-input")
    assert (ran.code, "What does" in ran.all) == (3, False)


def test_without_a_terminal_the_lines_for_a_mapping_are_shown(run, listed):
    ran = run("import", listed("name,kind\nA,Teacher\nB,Sheikh\nC,Teacher\n"))
    assert ran.code == 3
    assert '[values.kind] "Teacher" = "?" "Sheikh" = "?"' in ran.all
    assert "rows 2 and 4" in ran.all
    assert "It may mean one of these: religious leader, traditional leader." in ran.all
    assert ran.all.count("labourers_group") == 0


def test_a_mapping_to_fill_in_is_written_and_used(run, listed, tmp_path):
    name = listed("name,kind\nA,Teacher\nB,wxyz\n")
    assert run("check", name, "--save-map", "m.toml").code == 3
    path = tmp_path / "m.toml"
    assert '"Teacher" = "?"  # perhaps "school"' in path.read_text("utf-8")
    ran = run("import", name, "--map", "m.toml")
    assert (ran.code, "Line 2 of the mapping still has a ?" in ran.all) == (3, True)
    path.write_text(path.read_text("utf-8").replace('"?"', '"staff"'), "utf-8")
    assert run("import", name, "--map", "m.toml").code == 0
    assert kinds(run) == ["staff", "staff"]
    assert "Nothing new" in run("import", name).all


def test_a_mapping_that_names_nothing_there_is_is_refused(run, listed, tmp_path):
    (tmp_path / "m.toml").write_text('[values.kind]\n"A" = "wxyz"\n', "utf-8")
    ran = run("import", listed(), "--map", "m.toml")
    assert (ran.code, 'Line 2 of the mapping: "wxyz"' in ran.all) == (3, True)
    assert run("import", "b.csv", "--map", "none.toml").code == 3


def test_an_answer_of_before_can_be_taken_back_by_a_newer_one(run, listed, tmp_path):
    name = listed("name,kind\nA,Teacher\n")
    for kind in ("staff", "facilitator"):
        (tmp_path / "m.toml").write_text(f'[values.kind]\n"Teacher" = "{kind}"\n', "utf-8")
        assert run("import", name, "--map", "m.toml").code == 0
    assert run("import", name).code == 0
    assert "facilitator" in kinds(run)


def test_what_was_asked_can_be_said_in_words(run, listed):
    run("import", listed("name,kind\nA,staff\n"))
    assert run("import", "--asked", "answers to, is a member of").code == 0
    run("export", "-o", "out")
    scopes = Path("out/scopes.csv").read_text(encoding="utf-8")
    assert ("accountable_to" in scopes, "member_of" in scopes) == (True, True)


def test_a_check_knows_the_users_own_words(run, listed, tmp_path):
    own = '[kinds.griot]\nlabel = "griot"\nform = "person"\nconstituency = "influencers"\n'
    (tmp_path / "own.toml").write_text(own, "utf-8")
    name = listed("name,kind\nA,Griot\n")
    assert run("check", name).code == 3
    assert run("check", name, "--vocabulary", "own.toml").code == 0


def test_a_file_with_nothing_to_read_is_refused(run, listed, tmp_path):
    ran = run("import", listed("name,kind,place\n"))
    assert (ran.code, "no rows below them" in ran.all) == (3, True)
    assert not list(tmp_path.glob("*.db"))


def test_the_long_list_of_what_is_known_is_shown_once(run, listed):
    ran = run("import", listed("name,kind\nA,qqqq\nB,zzzzz\nC,vvvvvv\n"))
    assert (ran.all.count("traditional leader"), ran.all.count("36 more")) == (1, 1)


def test_answers_overwrite_no_file_and_the_whole_path_is_named(run, typed, listed, tmp_path):
    folder = tmp_path / "colleague"
    folder.mkdir()
    listed("name,kind\nA,Teacher\n", "colleague/b.csv")
    hers = folder / "b.map.toml"
    hers.write_text("# Ask Zuri before you change this\n", "utf-8")
    typed(1, "y")
    ran = run("import", "colleague/b.csv")
    assert ran.code == 0, ran.all
    assert hers.read_text("utf-8") == "# Ask Zuri before you change this\n"
    other = folder / "b.map-2.toml"
    assert "".join(ran.err.split()).count(str(other)) == 2
    assert '"Teacher"' in other.read_text("utf-8")


def test_save_map_overwrites_no_file_either(run, listed, tmp_path):
    name = listed("name,kind\nA,Teacher\n")
    mine = tmp_path / "m.toml"
    mine.write_text("# mine\n", "utf-8")
    assert run("check", name, "--save-map", "m.toml").code == 3
    assert mine.read_text("utf-8") == "# mine\n"
    assert '"Teacher" = "?"' in (tmp_path / "m-2.toml").read_text("utf-8")


ONE_WORD = "id,name,kind,place\na1,A,Teacher,x\n"


def test_a_wrong_answer_can_be_given_again(run, typed, listed):
    typed(1, "n")
    assert run("import", listed(ONE_WORD)).code == 0
    again = run("import", listed(ONE_WORD + "b1,B,Teacher,y\n"))
    assert "--ask-again" in again.all
    typed("staff", "n")
    ran = run("import", "b.csv", "--ask-again")
    assert (ran.code, ran.all.count('What does "Teacher" mean')) == (0, 1)
    assert "used again" not in ran.all
    assert len(set(kinds(run))) == 1
    assert kinds(run)[0] != "civil_servant"
    assert "Nothing new" in run("import", "b.csv").all


def test_undo_takes_the_answers_back_with_the_import(run, typed, listed):
    typed(1, "n")
    assert run("import", listed(ONE_WORD)).code == 0
    assert run("undo").code == 0
    typed("staff", "n")
    ran = run("import", "b.csv")
    assert (ran.code, 'What does "Teacher" mean' in ran.all) == (0, True)
    assert kinds(run) != ["civil_servant"]


def test_redo_brings_the_answers_back(run, typed, listed):
    typed(1, "n")
    assert run("import", listed(ONE_WORD)).code == 0
    run("undo")
    run("undo", "1", "--redo")
    assert run("import", listed(ONE_WORD + "b1,B,Teacher,y\n", "next.csv"), "--no-input").code == 0


def test_a_mapping_may_say_what_a_message_says(run, listed, tmp_path):
    (tmp_path / "m.toml").write_text('[values.kind]\n"Sheikh" = "religious leader"\n', "utf-8")
    assert run("import", listed("name,kind\nA,Sheikh\n"), "--map", "m.toml").code == 0
    assert kinds(run) == ["religious_leader"]
