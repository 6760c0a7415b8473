"""The help answers at once, and says nothing that is not so."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from allymap.cli.app import FIRST_DAY, VERBS
from allymap.cli.say import clean

HEAVY = ("pandas", "networkx", "neo4j", "pyvis", "numpy", "scipy", "rich", "jinja2", "xlsxwriter")


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom allymap.cli.boundary import outcome\n"
        "assert outcome(['--help']) == 0\n"
        f"print('LOADED', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("LOADED []")


def test_help_takes_at_most_twelve_times_python_itself():
    def least(*args):
        times = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run([sys.executable, *args], capture_output=True, check=True)
            times.append(time.perf_counter() - start)
        return min(times)

    assert least("-m", "allymap", "--help") <= 12 * least("-c", "pass")


def test_the_first_day_has_eight_verbs(run):
    assert len(FIRST_DAY) == 8
    said = run("--help").out
    assert all(f"  {verb} " in said for verb in VERBS)


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_has_help_with_an_example(run, verb):
    ran = run(verb, "--help")
    assert ran.code == 0
    assert f"allymap {verb}" in ran.out.split("Example")[1]


def test_a_wrong_verb_is_a_usage_error_that_names_the_near_one(run):
    ran = run("gasp")
    assert (ran.code, "Did you mean 'gaps'?" in ran.all) == (2, True)


def test_usage_errors_have_exit_code_two(run):
    assert run("import").code == 2
    assert run("gaps", "--as-of", "yesterday").code == 2


def test_no_store_is_told_with_the_next_command(run):
    ran = run("gaps")
    assert (ran.code, "allymap import FILE" in ran.all) == (4, True)


def test_names_cannot_steer_a_terminal():
    assert clean("a\x1b]0;x\x07b\u202ec") == "a\\x1b]0;x\\x07b\\u202ec"
    assert clean("أحمد\nTsehay") == "أحمد\nTsehay"
