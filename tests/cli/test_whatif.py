"""`allymap whatif` as a person calls it: nothing stored, or kept and undone."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from allymap.gaps.rules import find_gaps
from allymap.model.terms import holds
from allymap.store import open_store

ACTORS = """id,name,kind,place
k1,Kwame Addo,male_ally,Lusoka
u1,Our Office,ingo,Lusoka
m1,Lusoka Circle,mens_group,Lusoka
f1,Sisters' Network,feminist_network,Orun
"""
TIES = """source,target,type,form,last_contact
m1,f1,accountable_to,consulted,2026-01-10
k1,m1,member_of,,2026-01-10
"""


@pytest.fixture
def lists(run, tmp_path):
    (tmp_path / "actors.csv").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    (tmp_path / "settings.csv").write_text("name,value\nus,u1\n", encoding="utf-8")
    for name in ("actors", "ties", "settings"):
        assert run("import", f"{name}.csv").code == 0
    return lambda *args: run("whatif", *args, "--as-of", "2026-01-31")


def _landscape():
    store = open_store("allymap.db", create=False)
    try:
        return store.landscape()
    finally:
        store.close()


CHANGES = (
    ("leave", "Kwame"),
    ("join", "Union of Fathers", "--kind", "fathers' group", "--place", "Lusoka"),
    ("tie", "Kwame", "supports", "Sisters"),
    ("end", "Circle", "Sisters"),
    ("end", "Circle", "answers to", "Sisters", "--then", "stance Kwame -1"),
    ("stance", "Kwame", "2"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_without_keep_the_bytes_of_the_store_stay(lists, change):
    file = Path("allymap.db")
    before = (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
    beside = set(Path().iterdir())
    ran = lists(*change)
    assert ran.code == 0, ran.all
    assert (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns) == before
    assert set(Path().iterdir()) == beside
    assert "Nothing was stored" in ran.err


def test_the_end_of_an_answer_opens_a_finding(lists):
    found = json.loads(lists("end", "Circle", "Sisters", "--json").out)
    assert "ACC-1:m1" in [one["id"] for one in found["opened"]]
    said = lists("end", "Circle", "Sisters").all
    assert "would open:" in said
    assert "ACC-1" in said


def test_several_changes_in_one_go(lists):
    found = json.loads(
        lists(
            *("join", "Union of Fathers", "--kind", "fathers' group", "--json"),
            *("--then", 'tie "Union of Fathers" "answers to" Sisters form=decides'),
        ).out
    )
    assert not any(one["id"].startswith("ACC-1") for one in found["opened"])


@pytest.mark.parametrize("change", [one for one in CHANGES if one[0] != "leave"])
def test_what_is_kept_is_what_was_shown_and_is_undone(lists, run, change):
    before = _landscape()
    shown = json.loads(lists(*change, "--json").out)
    assert lists(*change, "--keep").code == 0
    kept = _landscape()
    day = date(2026, 1, 31)
    old = {f.id for f in find_gaps(before, day) if f.status != "OK"}
    new = {f.id for f in find_gaps(kept, day) if f.status != "OK"}
    assert {one["id"] for one in shown["opened"]} == new - old
    assert {one["id"] for one in shown["closed"]} == old - new
    assert run("undo").code == 0
    assert _landscape() == before


def test_leaving_that_is_kept_ends_ties_and_deletes_nobody(lists, run):
    before = _landscape()
    ran = lists("leave", "Circle", "--keep")
    assert ran.code == 0
    assert "ties and seats end; Lusoka Circle stays on the list" in ran.err
    kept = _landscape()
    assert set(kept.actor) == set(before.actor)
    assert not any(holds(tie, date(2026, 1, 31)) for tie in kept.ties)
    assert run("undo").code == 0
    assert _landscape() == before


def test_a_stance_against_us_is_a_number_and_no_option(lists):
    ran = lists("stance", "Kwame", "-2")
    assert (ran.code, "and is now -2" in ran.all) == (0, True), ran.all
    unknown = lists("leave", "Kwame", "--quick")
    assert (unknown.code, "No such option '--quick'" in unknown.all) == (2, True), unknown.all


def test_mistakes_say_what_can_be_said(lists):
    ran = lists("dance", "Kwame")
    assert (ran.code, "leave NAME" in ran.all) == (2, True)
    assert lists("end", "Kwame", "Sisters").code == 2
    assert lists("stance", "Kwame", "9").code == 3
    assert lists("tie", "Kwame", "supports", "Sisters", "--then", 'leave "x').code == 2
