"""What a verb writes replaces no store, no list and no answers; and nothing ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

DAY = ("--as-of", "2026-01-31")
LIST = """id,name,kind,place,gender
a1,Kwame,male ally,Lusoka,man
a2,Elders,men's group,Lusoka,
a3,Sisters,feminist organisation,Lusoka,
"""
WRITERS = [
    ("ask", "-o", "{}.xlsx"),
    ("ask", "-o", "{}.html"),
    ("meeting", "-o", "{}.html"),
    ("table", "ladder", "-o", "{}.xlsx"),
    ("table", "ladder", "-o", "{}.csv"),
    ("map", "-o", "{}.html"),
    ("card", "Kwame", "-o", "{}.html"),
    ("same", "--workbook", "{}.xlsx"),
]


@pytest.fixture
def listed(run, tmp_path):
    (tmp_path / "list.csv").write_text(LIST + "a4,Kwame,male ally,Tamzir,man\n", encoding="utf-8")
    assert run("import", "list.csv", "--no-input").code == 0
    return run


@pytest.mark.parametrize("line", WRITERS, ids=" ".join)
def test_a_store_is_never_replaced_whatever_it_is_called(listed, tmp_path, line):
    ending = Path(line[-1]).suffix
    store = tmp_path / f"kept{ending}"
    kept = (tmp_path / "allymap.db").read_bytes()
    store.write_bytes(kept)
    ran = listed(*(word.format("kept") for word in line))
    assert ran.code in (1, 2), ran.all
    assert store.read_bytes() == kept


@pytest.mark.parametrize("line", [one for one in WRITERS if "html" not in one[-1]], ids=" ".join)
def test_what_may_hold_answers_is_not_written_over(listed, tmp_path, line):
    mine = tmp_path / f"mine{Path(line[-1]).suffix}"
    mine.write_text("mine", encoding="utf-8")
    ran = listed(*(word.format("mine") for word in line))
    assert (ran.code, "There is already a file mine" in ran.all) == (2, True), ran.all
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("line", WRITERS, ids=" ".join)
def test_a_file_is_named_after_what_is_in_it(listed, tmp_path, line):
    ran = listed(*line[:-1], "allymap.db")
    assert (ran.code, "with one of these endings: ." in ran.all) == (2, True), ran.all
    assert listed("status").code == 0


def test_questions_are_written_also_when_only_the_first_lines_are_read(listed, tmp_path):
    gone = subprocess.run(
        f"'{sys.executable}' -m allymap ask -o q.xlsx {' '.join(DAY)} | head -1; "
        "test ${PIPESTATUS[0]} = 0",
        shell=True,
        executable="/bin/bash",
        cwd=tmp_path,
        check=False,
    )
    assert gone.returncode == 0
    assert (tmp_path / "q.xlsx").exists()


@pytest.mark.parametrize("verb", [("gaps", "--all"), ("gaps", "--json"), ("table", "matrix")])
def test_nobody_reads_to_the_end_and_that_is_no_failure(listed, tmp_path, verb):
    ran = subprocess.Popen(
        [sys.executable, "-m", "allymap", *verb],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    ran.stdout.close()
    said = ran.stderr.read().decode()
    assert (ran.wait(), "Traceback" in said, "Broken" in said) == (0, False, False), said


def test_somebody_who_waits_at_a_terminal_sees_that_something_is_done(listed, tmp_path):
    """Ranks and how sure they are take seconds on a large list; a pipe gets no such line."""
    pty = pytest.importorskip("pty", reason="a terminal is only imitated where there is one")
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "allymap", "who", "--measure", "betweenness"]
    ran = subprocess.run(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    assert (ran.returncode, "Working it out" in said) == (0, True), said
    piped = subprocess.run(line, cwd=tmp_path, capture_output=True, check=True)
    assert b"Working" not in piped.stderr + piped.stdout
