"""A square matrix: what is a tie, which way it goes, what stands around it, how much it takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def matrix(take, tmp_path, text):
    path = tmp_path / "m.csv"
    path.write_text(text, encoding="utf-8")
    return take(path, kind="staff", tie="knows")


def told(found, code):
    return [p for p in found.problems if p.code == code]


@pytest.mark.parametrize(
    "no", ["non", "nein", "no", "No", "não", "لا", "hapana", "-", "–", "0", "0.0", "0,0", "n/a", ""]
)
def test_a_word_for_no_is_no_tie(take, tmp_path, no):
    found = matrix(take, tmp_path, f',A,B\nA,,x\nB,"{no}",\n')
    assert found.ties == {("A", "knows", "B")}


@pytest.mark.parametrize("yes", ["x", "1", "oui", "sim", "sí", "ja", "نعم", "ndiyo", "✓"])
def test_a_word_for_yes_is_a_tie_without_a_weight(take, tmp_path, yes):
    found = matrix(take, tmp_path, f",A,B\nA,,{yes}\nB,0,\n")
    assert found.ties == {("A", "knows", "B")}
    assert [(t.weight, dict(t.attributes)) for t in found.landscape.ties] == [(None, {})]


def test_a_word_nobody_knows_is_a_tie_and_warned_about(take, tmp_path):
    found = matrix(take, tmp_path, ",A,B\nA,,often\nB,ikke,\n")
    assert len(found.ties) == 2
    (told_of,) = told(found, "matrix_words")
    assert (told_of.severity, told_of.facts["examples"]) == ("warning", ("often", "ikke"))
    assert {dict(t.attributes)["strength in the matrix"] for t in found.landscape.ties} == {
        "often",
        "ikke",
    }


def test_ticks_beside_strengths_have_no_weight(take, tmp_path):
    found = matrix(take, tmp_path, ",A,B,C\nA,,x,3\nB,1,,\nC,,,\n")
    weights = {(t.source[0], t.target[0]): t.weight for t in found.landscape.ties}
    assert weights == {("a", "b"): None, ("a", "c"): 3, ("b", "a"): 1}


@pytest.mark.parametrize(
    ("text", "code", "ties"),
    [
        (",A,B,C\nA,,1,1\nB,1,,0\nC,1,0,\n", "matrix_both_ways", 4),
        (",A,B,C\nA,,1,0\nB,0,,1\nC,1,0,\n", "matrix_one_way", 3),
        (",A,B,C\nA,,1,1\nB,,,1\nC,,,\n", "matrix_half", 3),
        (",A,B,C\nA,,,\nB,1,,\nC,1,,\n", "matrix_half", 2),
    ],
)
def test_which_way_the_ties_go_is_told(take, tmp_path, text, code, ties):
    found = matrix(take, tmp_path, text)
    assert len(found.ties) == ties
    (way,) = told(found, code)
    assert way.severity == ("warning" if code == "matrix_half" else "notice")


def test_the_diagonal_is_no_tie_and_told_when_it_is_filled(take, tmp_path):
    found = matrix(take, tmp_path, ",A,B\nA,1,1\nB,0,1\n")
    assert found.ties == {("A", "knows", "B")}
    assert told(found, "matrix_diagonal")[0].facts["count"] == 2
    assert not told(matrix(take, tmp_path, ",A,B\nA,-,1\nB,0,-\n"), "matrix_diagonal")


def test_totals_of_a_matrix_are_no_actor(take, tmp_path):
    found = matrix(take, tmp_path, ",A,B,Total\nA,,1,1\nB,0,,0\nTotal,0,1,1\n")
    assert set(found.people) == {"A", "B"}
    assert told(found, "totals_row")[0].facts["rows"] == (4,)


def test_what_stands_beside_a_matrix_is_told(take, tmp_path):
    found = matrix(take, tmp_path, ",A,B,\nA,,1,since 2020\nB,0,,\n")
    assert found.ties == {("A", "knows", "B")}
    (beside,) = told(found, "matrix_beside")
    assert (beside.origin.row, beside.facts["letter"]) == (2, "D")


MEASURED = """
import resource, sys
from pathlib import Path
from allymap.intake.read import read
from allymap.model.vocabulary import built_in
found = read(Path(sys.argv[1]), built_in(), "r", kind="staff", tie="supports")
ties = sum(len(piece.keys) if hasattr(piece, "keys") else 1 for piece in found.pieces)
lines = Path("/proc/self/status").read_text().splitlines()
peak = next(line for line in lines if line.startswith("VmHWM")).split()[1]
print(ties, len(found.errors), int(peak) // 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_a_matrix_of_900_takes_less_than_300_megabytes(tmp_path):
    path = tmp_path / "m.csv"
    names = [f"Actor {number}" for number in range(900)]
    lines = (f"{name}," + ",".join(["1"] * 900) for name in names)
    path.write_text("\n".join(["," + ",".join(names), *lines]) + "\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    ties, errors, peak = ran.stdout.split()
    assert (int(ties), errors) == (900 + 900 * 899, "0"), ran.stdout
    assert int(peak) < 300
