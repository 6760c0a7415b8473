"""Marks on findings: the last one counts, whoever a finding's actor is shown as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from allymap.model.erase import erase
from allymap.model.held import held
from allymap.model.journal import Entry, Revision, Row
from allymap.model.marks import about, last_mark, marks, shown_as
from allymap.model.unite import NO_ALIASES, Aliases

AT = "2026-02-01T10:00:00+00:00"


def entry(number, finding, state, **more):
    data = {"finding": finding, "state": state, "until": "", **more}
    return Entry(f"e{number}", AT, "mark", data, number=number)


def test_the_last_mark_counts_and_open_is_none():
    said = [entry(1, "A-1:x", "planned"), entry(2, "A-1:x", "done"), entry(3, "A-1:y", "accepted")]
    assert {f: m.state for f, m in marks(said, NO_ALIASES).items()} == {
        "A-1:x": "done",
        "A-1:y": "accepted",
    }
    assert "A-1:x" not in marks([*said, entry(4, "A-1:x", "open")], NO_ALIASES)
    undone = [said[0], replace(said[1], undone=True)]
    assert marks(undone, NO_ALIASES)["A-1:x"].state == "planned"
    assert last_mark(said, "A-1:x", NO_ALIASES) == said[1]


def test_a_mark_follows_an_actor_that_is_shown_as_another_one():
    said = [entry(1, "SAFE-2:b/not_met", "planned")]
    assert set(marks(said, Aliases({"b": "a"}))) == {"SAFE-2:a/not_met"}
    assert last_mark(said, "SAFE-2:a/not_met", Aliases({"b": "a"})) == said[0]


@pytest.mark.parametrize(
    ("finding", "actors", "named"),
    [
        ("ACC-1:elders", {"elders"}, True),
        ("SAFE-2:elders/not_met", {"elders"}, True),
        ("SAFE-2:a/b/not_met", {"a/b"}, True),
        ("SYNC-1:amberi/gbv", {"gb"}, False),
        ("ACC-1:elders-2", {"elders"}, False),
        ("DATA-1:unasked/trusts", {"DATA-1"}, False),
    ],
)
def test_a_finding_names_an_actor_or_not(finding, actors, named):
    assert about(finding, actors) is named


def test_the_longest_id_is_meant():
    assert shown_as("SAFE-2:a/b", Aliases({"a/b": "c", "a": "d"})) == "SAFE-2:c"


@pytest.mark.parametrize(
    ("finding", "now"),
    [
        ("SAFE-1:Hills", "SAFE-1:p1"),
        ("SYNC-1:Hills/gbv", "SYNC-1:p1/gbv"),
        ("SYNC-2:Hills", "SYNC-2:p1"),
        ("ELEM-1:Hills", "ELEM-1:p1"),
        ("ACC-1:Hills", "ACC-1:elders"),
        ("VOICE-1:Hills", "VOICE-1:elders"),
        ("TARGET-1:Hills", "TARGET-1:Hills"),
        ("EARLY-1:Hills", "EARLY-1:Hills"),
        ("INCL-1:Hills/members", "INCL-1:Hills/members"),
        ("DATA-1:unasked/Hills", "DATA-1:unasked/Hills"),
        ("BRIDGE-2:Hills", "BRIDGE-2:Hills"),
    ],
)
def test_a_mark_follows_a_place_that_got_an_id_and_keeps_places_and_actors_apart(finding, now):
    shown = Aliases({"Hills": "elders"}, {"Hills": "p1"})
    assert set(marks([entry(1, finding, "accepted")], shown)) == {now}


def test_a_plan_is_overdue_the_day_after():
    plan = marks([entry(1, "A-1:x", "planned", until="2026-03-01")], NO_ALIASES)["A-1:x"]
    assert not plan.overdue(date(2026, 3, 1))
    assert plan.overdue(date(2026, 3, 2))


def journal():
    revision = Revision("r1", "people", "people.csv", "", AT, number=1)
    names = {"asha": "Asha Mushi", "elders": "Council of Elders"}
    kinds = {"asha": "male_ally", "elders": "mens_group"}
    rows = [
        Row("r1", "actors", one, {"id": one, "name": name, "kind": kinds[one]})
        for one, name in names.items()
    ]
    more = {"who": "Asha Mushi", "note": "Asha Mushi knows them", "by": "Asha Mushi"}
    entries = [
        entry(1, "SAFE-2:asha", "planned"),
        entry(2, "ACC-1:elders", "planned", **{**more, "until": "2026-03-01"}),
    ]
    return [revision], rows, entries


def test_forgetting_somebody_takes_their_marks_and_their_name_out_of_others():
    left = erase(*journal(), ["asha"], AT).entries
    (mark,) = (one for one in left if one.kind == "mark")
    assert (mark.data["finding"], mark.data["until"]) == ("ACC-1:elders", "2026-03-01")
    assert not [value for value in mark.data.values() if "Asha" in value or "Mushi" in value]


def test_somebody_is_told_that_they_were_marked_and_not_by_which_rule():
    revisions, rows, entries = journal()
    told = held(revisions, rows, entries, "asha")["entries"]
    assert [one["data"] for one in told] == [{"state": "planned", "until": ""}]
