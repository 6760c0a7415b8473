"""The page's own scripts: their types are sound, and their own tests pass."""

from __future__ import annotations

from node import HERE, installed, run


def test_the_types_of_the_scripts_are_sound() -> None:
    done = run(installed("typescript/bin/tsc"), "--project", HERE)
    assert done.stdout == ""
    assert done.returncode == 0, done.stderr


def test_the_scripts_pass_their_own_tests() -> None:
    files = sorted(HERE.glob("*.test.mjs"))
    assert files
    done = run("--test", *files)
    assert done.returncode == 0, done.stdout + done.stderr
