"""An import says which corrections by hand gave way to it, and how to put each back."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from allymap.model.journal import BY_HAND, Revision, Row
from allymap.store import open_store

ACTORS = """id,name,kind,place,vetted,Note
k1,Kwame Addo,religious leader,Lusaka,2025-01-01,old
m1,Lusaka Circle,men's group,Lusaka,,
f1,Rights House,feminist organisation,Lusaka,,
"""
TIES = "source,type,target,form,last_contact\nm1,answers to,f1,informed,2026-01-01\n"
NEWER = ACTORS.replace("Lusaka,2025-01-01,old", "Kitwe,2025-05-05,newer")
COUNT = {"en": "corrections of yours gave way", "fr": "de vos corrections ont cédé"}


@pytest.fixture
def lists(run, tmp_path):
    """Takes a list in; the first ones are there."""

    def taken(name, text, *how, language="en"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ran = run("--language", language, "import", name, "--no-input", *how)
        assert ran.code == 0, ran.all
        return ran

    taken("a.csv", ACTORS)
    taken("t.csv", TIES)
    return taken


def known():
    store = open_store("allymap.db")
    try:
        return store.landscape()
    finally:
        store.close()


def put_back(run, ran, language="en"):
    """Types every command that an import gave."""
    lines = " ".join(ran.out.split("\n"))
    found = re.findall(r"(allymap fix .*?)(?= +- |$)", lines.strip())
    for command in found:
        assert run("--language", language, *shlex.split(command)[1:]).code == 0, command
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_is_told_and_the_commands_put_it_back(run, lists, language):
    run("fix", "k1", "--set", "place=Ndola", "--clear", "vetted", "--set", "Note=mine")
    before = known().actor["k1"]
    ran = lists("a.csv", NEWER, language=language)
    assert f"3 {COUNT[language]}" in ran.all
    for said in ("Ndola", "Kitwe", "mine", "newer"):
        assert said in ran.all
    assert known().actor["k1"].place == "Kitwe"
    assert len(put_back(run, ran, language)) == 3
    assert known().actor["k1"] == before


def test_of_a_tie_and_of_a_code_too(run, lists):
    run("fix", "m1", "answers to", "f1", "--set", "form=decides")
    run("fix", "m1", "--set", "kind=women's group")
    ran = lists("t.csv", TIES.replace("informed", "consulted"))
    assert "how they answer was decides by hand, and is now is consulted" in ran.all
    assert len(put_back(run, ran)) == 1
    assert [tie.form for tie in known().ties] == ["decides"]
    ran = lists("a.csv", ACTORS.replace("men's group", "youth club"))
    assert "A correction of yours gave way" in ran.all
    assert len(put_back(run, ran)) == 1
    assert known().actor["m1"].kind == "womens_group"


def test_what_holds_or_was_never_corrected_is_not_told(run, lists):
    assert "gave way" not in lists("a.csv", NEWER).all
    run("fix", "k1", "--set", "place=Ndola")
    assert "gave way" not in lists("a.csv", NEWER).all
    other = NEWER.replace("Rights House,", "Rights Home,")
    assert "gave way" not in lists("a.csv", other).all
    assert "gave way" not in lists("a.csv", NEWER.replace("Kitwe", "Ndola")).all
    assert "gave way" not in run("fix", "k1", "--set", "place=Kabwe").all
    assert known().actor["k1"].place == "Kabwe"


def test_it_is_told_once_and_a_later_contact_takes_nothing_back(run, lists):
    run("fix", "k1", "--set", "place=Ndola")
    assert "gave way" in lists("a.csv", NEWER).all
    assert "gave way" not in lists("a.csv", NEWER.replace("Kitwe", "Chipata")).all
    run("fix", "m1", "answers to", "f1", "--set", "last contact=2026-01-10")
    assert [t.last_contact.isoformat() for t in known().ties] == ["2026-01-10"]
    assert "gave way" not in lists("t.csv", TIES.replace("2026-01-01", "2026-02-01")).all
    run("fix", "m1", "answers to", "f1", "--set", "last contact=2026-02-03")
    assert "gave way" in lists("t.csv", TIES.replace("2026-01-01", "2025-12-01")).all


def test_a_trial_tells_it_and_offers_nothing_to_put_back(run, lists):
    run("fix", "k1", "--set", "place=Ndola")
    ran = lists("a.csv", NEWER, "--dry-run")
    assert "gave way" in ran.all
    assert "allymap fix" not in ran.all
    (one,) = json.loads(lists("a.csv", NEWER, "--dry-run", "--json").out)["overruled"]
    assert (one["key"], one["column"]) == ("k1", "place")
    assert (one["yours"], one["theirs"]) == ("Ndola", "Kitwe")


def test_of_many_the_first_few_are_named(run, lists):
    for one in ("k1", "m1", "f1"):
        run("fix", one, "--set", "place=Ndola", "--set", "influence=2")
    text = ACTORS.replace("Lusaka,", "Kitwe,").replace("Note\n", "Note,influence\n")
    text = "\n".join(row + ",5" if row and row[0] in "kmf" else row for row in text.split("\n"))
    ran = lists("a.csv", text)
    assert "6 corrections of yours gave way" in ran.all
    assert ran.out.count("allymap fix") == 3
    assert "3 more" in ran.all


def test_who_is_shown_as_another_is_told_as_what_is_shown(run, lists):
    lists("b.csv", "id,name,kind,place\nx9,Kwame A.,religious leader,Lusaka\n")
    run("same", "x9", "k1", "--answer", "same", "--name", "Kwame Addo")
    run("fix", "k1", "--set", "place=Ndola")
    ran = lists("b.csv", "id,name,kind,place\nx9,Kwame A.,religious leader,Kitwe\n")
    assert "Kwame Addo: place was Ndola by hand, and is now Kitwe" in ran.all
    assert len(put_back(run, ran)) == 1
    assert known().actor["k1"].place == "Ndola"


def test_what_nobody_may_be_told_of_is_not_told(run, lists):
    """Who named whom can be corrected in the graph of a server, not on a command line."""
    text = "source,type,target,as,weight\nk1,names,m1,concern,%s\n"
    lists("n.csv", text % 2)
    store = open_store("allymap.db")
    (tie,) = [t for t in store.landscape().ties if t.type == "nominates"]
    said = {"source": "k1", "target": "m1", "type": "nominates", "as": "concern", "weight": 3}
    hand = Revision("h", BY_HAND, "graph", "", "2026-01-31T00:00:00Z")
    store.append(hand, [Row("h", "ties", tie.key, said)])
    store.close()
    ran = lists("n.csv", text % 5)
    assert [t.weight for t in known().ties if t.type == "nominates"] == [5]
    assert "gave way" not in ran.all
    assert "Kwame" not in ran.out
