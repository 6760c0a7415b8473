"""Who stands in a row that the user left out is nobody whom other rows may name."""

from __future__ import annotations

import pytest

from allymap.intake.mapping import Mapping

BARBERS_LEFT = Mapping({"values": {"kind": {"Barber": ""}}})
ACTORS = [
    ["name", "kind"],
    ["Asha", "staff"],
    ["Lemma", "Barber"],
    ["Bilani", "Barber"],
    ["Circle", "men's group"],
]
TIES = [
    ["source", "target", "type"],
    ["Lemma", "Circle", "supports"],
    ["Asha", "Circle", "supports"],
    ["Circle", "bilani", "listens to"],
]
SESSIONS = [
    ["id", "date", "element", "space", "organiser", "groups", "facilitators"],
    ["1", "2025-03-04", "building_the_base", "mixed", "Lemma", "Circle", "Asha; Lemma"],
]


@pytest.fixture
def left(files):
    """A workbook of which the barbers are left out."""

    def take(**sheets):
        actors = sheets.pop("actors", ACTORS)
        return files.book({"actors": actors, **sheets}, mapping=BARBERS_LEFT)

    return take


def of(taken, table):
    return [row for row in taken.rows if row.table == table]


def test_ties_that_name_them_are_left_out_with_a_notice(left):
    taken = left(ties=TIES)
    told = taken.the("rows_left_with")
    assert (told.severity, told.origin.sheet, told.facts["rows"]) == ("notice", "ties", (2, 4))
    assert [row.row for row in of(taken, "ties")] == [3]
    assert not [problem for problem in taken.problems if problem.severity == "error"]


def test_an_activity_stays_without_them(left):
    taken = left(activities=SESSIONS)
    (session,) = of(taken, "activities")
    assert "organiser" not in session.data
    assert len(session.data["facilitators"]) == 1
    assert session.data["groups"]
    told = [(p.column, p.facts["count"]) for p in taken.problems if p.code == "left_with"]
    assert told == [("organiser", 1), ("facilitators", 1)]


def test_they_are_left_out_by_their_ids_too(left):
    actors = [["id", "name", "kind"], ["a", "Asha", "staff"], ["b", "Lemma", "Barber"]]
    taken = left(actors=actors, ties=[TIES[0], ["a", "b", "supports"]])
    assert (of(taken, "ties"), taken.the("rows_left_with").facts["count"]) == ([], 1)


def test_another_of_that_name_who_stays_is_meant(left):
    actors = [*ACTORS, ["Lemma", "staff"]]
    taken = left(actors=actors, ties=TIES[:2])
    assert [row.data["source"] for row in of(taken, "ties")] == ["lemma.staff"]
    assert "rows_left_with" not in taken.codes


def test_who_is_nobody_is_still_told_by_the_store(left):
    taken = left(ties=[TIES[0], ["Nobody", "Circle", "supports"]])
    assert [row.data["source"] for row in of(taken, "ties")] == ["Nobody"]
