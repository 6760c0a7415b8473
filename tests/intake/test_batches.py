"""Rows read many at once are the rows that are read one by one."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allymap.intake import rows as row_by_row
from allymap.intake.read import read
from allymap.intake.seen import Seen
from allymap.model.journal import Batch
from allymap.model.vocabulary import built_in

KNOWN = {"a": "Asha", "b": "Biruk", "ç": "Çelik", "d": "Dia"}
HEADER = ["source", "target", "type", "weight", "start", "do not ask", "note", "holder"]
CELLS = {
    "source": ["a", "b", "ç", "c\u0327", "d", "Asha", "", " a "],
    "target": ["a", "b", "d", "nobody", "Biruk"],
    "type": ["funds", "supports", "influences", "nominates", "Funds", "quarrels"],
    "weight": ["", "3", "٣", "9", "3.0", "-"],
    "start": ["", "2025-01-02", "2025", "45000", "31/1/2025", "1 May 2025"],
    "do not ask": ["", "yes", "no", "perhaps"],
    "note": ["", "=1+1", "'=1+1", "“so”", "x\ty"],
    "holder": ["", "staff-7", "\x07"],
}
plain = st.tuples(
    st.sampled_from("abd"),
    st.sampled_from("abd"),
    st.sampled_from(["funds", "supports"]),
    *(st.sampled_from(CELLS[name][:2]) for name in HEADER[3:]),
)
messy = st.tuples(*(st.sampled_from(CELLS[name]) for name in HEADER))
lists = st.lists(plain | plain | plain | messy | st.just(tuple(HEADER)), max_size=12)


def write(folder, rows, header=HEADER):
    path = Path(folder) / "ties.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def taken(path, **about):
    reading = read(path, built_in(), "R1", table="ties", elsewhere=KNOWN, **about)
    rows = list(reading)
    # How many names were matched is told of a list that is taken in, not of one refused.
    refused = bool(reading.errors)
    told = [p for p in reading.problems if not (refused and p.code == "names_matched")]
    return ([] if refused else rows), told


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=lists, size=st.sampled_from([1, 2, 3, 2000]))
def test_both_ways_give_the_same_rows_and_problems(rows, size):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = write(folder, rows)
        patch.setattr(row_by_row, "SIZE", size)
        many = taken(path)
        patch.setattr(row_by_row.Batches, "fit", False)
        assert many == taken(path)


def test_plain_rows_come_many_at_once(tmp_path):
    rows = [(s, t, "funds", "3", "2025-01-02", "", "", "") for s in "abd" for t in "abd" if s != t]
    reading = read(write(tmp_path, rows), built_in(), "R1", table="ties", elsewhere=KNOWN)
    (batch,) = reading.pieces
    assert isinstance(batch, Batch)
    assert len(batch) == 6
    assert batch.mentions == {("actors", one) for one in "abd"}
    assert reading.errors == []


def test_what_was_named_before_is_not_named_again(tmp_path, monkeypatch):
    monkeypatch.setattr(row_by_row, "SIZE", 1)
    rows = [("a", "b", "funds"), ("b", "a", "funds"), ("a", "d", "funds")]
    path = write(tmp_path, rows, HEADER[:3])
    reading = read(path, built_in(), "R1", table="ties", elsewhere=KNOWN)
    named = [piece.mentions for piece in reading.pieces]
    both = {("actors", "a"), ("actors", "b")}
    assert named == [both, both, {("actors", "d")}]


def test_a_key_is_new_once():
    seen = Seen()
    assert seen.add_new("S", [2, 3], ["k", "l"], ["1", "2"])
    assert not seen.add_new("S", [4, 5], ["m", "k"], ["3", "1"])
    assert not seen.add_new("S", [4, 5], ["m", "m"], ["3", "3"])
    assert seen.first("k", "T", 6, "1") == ("S", 2, True)
    assert seen.first("l", "T", 6, "other") == ("S", 3, False)
    assert seen.first("m", "T", 6, "3") == ("T", 6, True)
