"""Places that people moved on the page: taken back, kept, forgotten, and refused when odd."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from page_reading import data_of

from allymap.model.journal import Entry
from allymap.model.shape import misshapen
from allymap.store import open_store

HEAD = "id,name,kind\n"


@pytest.fixture
def listed(run, tmp_path):
    """A store with two bodies and their ties, on a map already."""
    rows = "".join(f"a{n},Actor {n},{'mens' if n % 2 else 'womens'}_group\n" for n in range(12))
    ties = "".join(f"a{n},a{(n * 5 + 1) % 12},supports\n" for n in range(12))
    (tmp_path / "l.csv").write_text(HEAD + rows, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("source,target,type\n" + ties, encoding="utf-8")
    assert run("import", "l.csv").code == run("import", "ties.csv").code == 0
    assert run("map").code == 0
    return run


def _file(path, **said):
    standard = {"allymap": "positions", "audience": "internal", "arrangement": "network"}
    text = json.dumps({**standard, "at": {"a3": [4000.4, -20]}, "pinned": ["a3"], **said})
    (path / "places.json").write_text(text, encoding="utf-8")


def _kept(arrangement, audience="internal"):
    store = open_store("allymap.db", create=False)
    said = [e.data for e in store.entries() if e.kind == "positions"]
    store.close()
    mine = [d for d in said if (d["audience"], d["arrangement"]) == (audience, arrangement)]
    return mine[-1]


@pytest.mark.parametrize("arrangement", ["network", "constituencies"])
def test_who_was_moved_stays_there_on_this_map_and_on_later_ones(listed, tmp_path, arrangement):
    before = _kept(arrangement)["at"]
    _file(tmp_path, arrangement=arrangement)
    assert listed("map", "--positions", "places.json").code == 0
    at = _kept(arrangement)["at"]
    assert at == {**before, "a3": [4000, -20]}
    (tmp_path / "more.csv").write_text(HEAD + "b1,Late,mens_group\n", encoding="utf-8")
    listed("import", "more.csv")
    assert listed("map").code == 0
    later = _kept(arrangement)
    assert {i: later["at"][i] for i in at} == at
    assert later["pinned"] == ["a3"]
    other = _kept("network" if arrangement == "constituencies" else "constituencies")
    assert other["at"]["a3"] != [4000, -20]


def test_both_arrangements_reach_the_page(listed, tmp_path):
    _file(tmp_path, arrangement="constituencies")
    listed("map", "--positions", "places.json")
    actors = data_of((tmp_path / "map-INTERNAL.html").read_text(encoding="utf-8"))["actors"]
    assert (4000, -20) in zip(actors["rx"], actors["ry"], strict=True)
    assert (4000, -20) not in zip(actors["x"], actors["y"], strict=True)


def test_unknown_actors_are_named_and_nothing_of_them_is_kept(listed, tmp_path):
    _file(tmp_path, at={"a3": [5, 5], "ghost": [1, 2]}, pinned=["ghost", "a3"])
    ran = listed("map", "--positions", "places.json")
    assert ran.code == 0
    assert "1 of the actors in the file is not on this map, and is left out: ghost" in ran.all
    assert "ghost" not in str(_kept("network"))


def test_who_is_placed_without_a_pin_is_loose_again(listed, tmp_path):
    _file(tmp_path)
    listed("map", "--positions", "places.json")
    _file(tmp_path, pinned=[])
    assert listed("map", "--positions", "places.json").code == 0
    assert _kept("network")["pinned"] == []


ODD = {
    "not a number": {"at": {"a3": [float("nan"), 0]}},
    "without end": {"at": {"a3": [float("inf"), 0]}},
    "too far": {"at": {"a3": [1e300, 0]}},
    "a text": {"at": {"a3": ["0", 0]}},
    "a flag": {"at": {"a3": [True, 0]}},
    "nested": {"at": {"a3": [[0], [0]]}},
    "one number": {"at": {"a3": [0]}},
    "a whole number of a thousand digits": {"at": {"a3": [10**1000, 0]}},
    "a list of spots": {"at": [[0, 0]]},
    "no spots": {"at": None},
    "pins without spots": {"pinned": ["a4"]},
    "pins that are no texts": {"pinned": [["a3"]]},
    "pins that are no list": {"pinned": "a3"},
    "another arrangement": {"arrangement": "circle"},
    "an arrangement that is a list": {"arrangement": ["network"]},
    "another audience": {"audience": ["internal"]},
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD)
def test_a_file_that_is_odd_is_refused_and_changes_nothing(listed, tmp_path, said):
    before = _kept("network")
    _file(tmp_path, **said)
    ran = listed("map", "--positions", "places.json")
    assert ran.code == 3
    assert "places.json is not as the map saved it" in ran.all
    assert "Save the places again" in ran.all
    assert _kept("network") == before


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '"x"', "id,name\na,b\n", "[" * 100_000, '{"allymap": "other"}', "\0\xff"],
)
def test_a_file_that_is_something_else_is_told_apart(listed, tmp_path, text):
    (tmp_path / "places.json").write_bytes(text.encode("latin-1"))
    ran = listed("map", "--positions", "places.json")
    assert (ran.code, "does not say where actors stand" in ran.all) == (3, True)


def test_no_file_another_audience_and_a_look_back_are_said_plainly(listed, tmp_path):
    ran = listed("map", "--positions", "none.json")
    assert (ran.code, "There is no file none.json" in ran.all) == (3, True)
    _file(tmp_path)
    ran = listed("map", "--for", "coalition", "--positions", "places.json")
    assert (ran.code, "--for internal --positions" in ran.all) == (3, True)
    assert listed("map", "--at", "1", "--positions", "places.json").code == 2


def test_whom_is_forgotten_no_place_keeps(listed, tmp_path):
    for arrangement in ("network", "constituencies"):
        _file(tmp_path, arrangement=arrangement)
        listed("map", "--positions", "places.json")
    assert listed("forget", "Actor 3", "--yes").code == 0
    store = open_store("allymap.db", create=False)
    said = [dict(e.data) for e in store.entries() if e.kind == "positions"]
    store.close()
    assert len(said) == 4
    assert all("a3" not in [*one["at"], *one.get("pinned", ())] for one in said)
    assert listed("map").code == 0


def test_places_kept_by_an_earlier_allymap_hold_for_who_works_with_whom(listed):
    store = open_store("allymap.db", create=False)
    old = {f"a{n}": [n * 100.0, 3.0] for n in range(12)}
    store.add(
        Entry("old", "2026-01-01T00:00:00+00:00", "positions", {"audience": "internal", "at": old})
    )
    store.close()
    assert listed("map").code == 0
    store = open_store("allymap.db", create=False)
    last = [e for e in store.entries() if e.kind == "positions"][-1]
    store.close()
    assert last.data["at"] == old


SOUND = Entry(
    "e",
    "2026-01-01T00:00:00+00:00",
    "positions",
    {
        "audience": "internal",
        "arrangement": "constituencies",
        "at": {"a": [1, 2]},
        "pinned": ["a"],
        "regions": {"men": [0, 0, 90]},
    },
)
HARMED = (
    {"at": {"a": [float("nan"), 0]}},
    {"at": {"a": [1e300, 0]}},
    {"pinned": [["a"]]},
    {"regions": {"men": [0, 0]}},
    {"regions": {"men": [0, 0, float("inf")]}},
    {"arrangement": 1},
)


def test_entries_of_a_colleague_are_looked_at_first():
    assert misshapen([], [], [SOUND]) is None
    for said in HARMED:
        assert misshapen([], [], [replace(SOUND, data={**SOUND.data, **said})]) == "e"
