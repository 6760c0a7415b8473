"""A list without ids is the same list in any order of its rows, and when it comes again."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.intake.read import read
from allymap.model.fold import fold
from allymap.model.journal import Revision, one_by_one
from allymap.model.vocabulary import built_in

NAMES = (
    "José Ba",
    "Jose Ba",
    "JOSÉ  BA",
    "Sheikh Ali",
    "Ali",
    "علي",
    "Ali Ba",
    "Ba Ali",
    "N'Diaye",
)
PLACES = ("Lusoka", "lusoka", "Tamzir", "")
PEOPLE = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(("male ally", "religious leader", "Staff")),
    st.sampled_from(PLACES),
    st.sampled_from(("", "x", "y")),
    st.sampled_from(("", "2025", "3 May 2025")),
)
ORDERS = settings(max_examples=100, deadline=None)


def _read(lines, revision, known):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("Name", "Kind", "Place", "Note", "Identified"), *lines])
        reading = read(path, built_in(), revision, elsewhere=known)
        return list(one_by_one(reading)), reading.problems


def _revision(name):
    return Revision(name, "people", "people.csv", "0" * 64, "2026-01-31T10:00:00Z")


def taken_in(lines, times=1):
    """What a list amounts to, or the codes of what keeps it out."""
    found, known, revisions = [], {}, [_revision(f"r{n}") for n in range(times)]
    for one in revisions:
        rows, problems = _read(lines, one.id, known)
        if wrong := {p.code for p in problems if p.severity == "error"}:
            return wrong
        known |= {row.key: row.data["name"] for row in rows}
        found += rows
    return fold(revisions, found, ())


@ORDERS
@given(st.lists(PEOPLE, min_size=1, max_size=6), st.randoms())
def test_the_order_of_the_rows_changes_nobody(lines, chance):
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert taken_in(shuffled) == taken_in(lines)


@ORDERS
@given(st.lists(PEOPLE, min_size=1, max_size=6))
def test_the_list_again_changes_nothing(lines):
    assert taken_in(lines, times=2) == taken_in(lines)
