"""What was taken in can be looked up, looked back at, and taken back."""

from __future__ import annotations

import json

import pytest

ACTORS = "id,name,kind,place\n"
BASE = ACTORS + "a,Amina Diallo,woman_leader,Lusoka\nj,Juma Banda,male_ally,Lusoka\n"


@pytest.fixture
def lists(run, tmp_path):
    """Three lists: people, a tie between them, and a newer word about one of them."""
    (tmp_path / "base.csv").write_text(BASE, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("source,target,type\nj,a,supports\n", encoding="utf-8")
    newer = ACTORS + "a,Amina Diallo,woman_leader,Tamzir\n"
    (tmp_path / "newer.csv").write_text(newer, encoding="utf-8")
    assert run("import", "base.csv", "--wave", "baseline").code == 0
    assert run("import", "ties.csv").code == 0
    assert run("import", "newer.csv", "--list", "base", "--wave", "endline").code == 0


def place_of(run, *args):
    said = json.loads(run("who", "Amina", "--json", *args).out)["sentences"]
    return next(word for word in ("Lusoka", "Tamzir") if word in " ".join(said))


def counts(run, *args):
    return json.loads(run("status", "--json", *args).out)["counts"]


@pytest.mark.usefixtures("lists")
def test_the_newest_import_is_undone_and_done_again(run):
    assert place_of(run) == "Tamzir"
    assert "Import 3 (newer.csv) is undone" in run("undo").all
    assert place_of(run) == "Lusoka"
    assert "counts again" in run("undo", "--redo").all
    assert place_of(run) == "Tamzir"


@pytest.mark.usefixtures("lists")
def test_one_below_the_top_is_undone_when_nothing_rests_on_it(run):
    assert run("undo", "2").code == 0
    assert (counts(run)["ties"], place_of(run)) == (0, "Tamzir")
    assert run("undo", "2").code == 1


@pytest.mark.usefixtures("lists")
def test_what_rests_on_an_import_is_named_with_its_number(run):
    ran = run("undo", "1")
    assert ran.code == 1
    assert '"Juma Banda" is named here' in ran.all
    assert "ties.csv, row 2" in ran.all
    assert "First undo what rests on it: import 2" in ran.all
    assert counts(run)["ties"] == 1


@pytest.mark.usefixtures("lists")
def test_everything_undone_is_an_empty_landscape(run):
    for _ in range(3):
        assert run("undo").code == 0
    assert set(counts(run).values()) == {0}
    assert "no import to undo" in run("undo").all


@pytest.mark.usefixtures("lists")
def test_looking_back_by_number_and_by_wave(run, tmp_path):
    assert place_of(run, "--at", "1") == place_of(run, "--at", "baseline") == "Lusoka"
    assert place_of(run, "--at", "endline") == "Tamzir"
    assert counts(run, "--at", "1")["ties"] == 0
    assert run("gaps", "--at", "9").code == 2
    assert run("gaps", "--at", "1").code == run("report", "--at", "1").code == 0
    assert run("map", "--at", "1", "-o", "then.html").code == 0
    assert "Tamzir" not in (tmp_path / "then.html").read_text(encoding="utf-8")
    assert run("export", "--at", "1", "-o", "then").code == 0
    assert "Lusoka" in (tmp_path / "then" / "actors.csv").read_text(encoding="utf-8")


@pytest.mark.usefixtures("lists")
def test_the_log_says_where_a_value_came_from_and_what_lost(run):
    said = run("log", "Amina Diallo").all
    assert "List base, base.csv" in said
    assert "row 2" in said
    assert "Lusoka (overruled by a newer value)" in said
    assert "Juma Banda" in said
    assert "Lusoka (overruled" not in run("undo", "3").all + run("log", "Amina").all
    assert "Tamzir (this import was undone)" in run("log", "Amina").all


@pytest.mark.usefixtures("lists")
def test_the_log_for_programs(run):
    first, tie = json.loads(run("log", "a", "--json").out)
    stands = [said["values"]["place"]["stands"] for said in first["said"]]
    assert stands == [False, True]
    assert [said["row"] for said in first["said"]] == [2, 2]
    assert tie["table"] == "ties"


@pytest.mark.usefixtures("lists")
def test_the_imports_say_what_was_asked_and_undone(run):
    assert run("import", "--asked", "supports,mentors", "--about", "Lusoka").code == 0
    run("undo", "3")
    said = run("imports").all
    assert "asked about Lusoka: supports and mentors" in said
    assert "newer.csv (list base)" in said
    assert "1 row, undone" in said
    assert "wave: baseline" in said
    told = json.loads(run("imports", "--json").out)
    assert told[3]["asked"] == {"Lusoka": ["supports", "mentors"]}
    assert told[2]["undone"] is True


@pytest.mark.usefixtures("lists")
def test_a_damaged_store_is_a_store_error(run, tmp_path):
    file = tmp_path / "allymap.db"
    file.write_bytes(file.read_bytes().replace(b"Juma", b"Juna"))
    ran = run("check")
    assert ran.code == 4
    assert "Nothing was written" not in ran.all
    assert "1 thing is not as it was taken in" in ran.all
    assert json.loads(run("check", "--json").out)["problems"][0]["code"] == "rows_damaged"
