"""Killed while forgetting: somebody is wholly there or wholly gone, and can be forgotten again."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from store.histories import revision, rows
from store.test_forget import AT, country, names, spellings
from store.test_kill import ended

from allymap.store import open_store
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 40
MANY = 3000
# Forks one process for each line it is told, so that only forgetting itself takes time.
FORGETTER = """
import os, signal, sys
import allymap.store.sqlite
from allymap.store import open_store
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        open_store(line.rstrip("\\n")).erase(["p1"], "2026-03-01T10:00:00Z")
        os._exit(0)
    print(child, flush=True)
"""


@pytest.fixture(scope="module")
def forgetter() -> Iterator[subprocess.Popen[str]]:
    """The process that forks those who forget."""
    process = subprocess.Popen(
        [sys.executable, "-c", FORGETTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    yield process
    assert process.stdin
    process.stdin.close()
    process.wait(30)


def begin(forgetter: subprocess.Popen[str], where: Path) -> int:
    """Start to forget; gives the id of the process."""
    assert forgetter.stdin
    assert forgetter.stdout
    forgetter.stdin.write(f"{where}\n")
    forgetter.stdin.flush()
    return int(forgetter.stdout.readline())


def big(where: Path, people: list[str]) -> None:
    """A store that takes a moment to write."""
    store = open_store(str(where))
    country(store, people)
    new = revision("big")
    told = (
        ("actors", {"id": f"q{i}", "name": f"Person {i}", "kind": "male_ally"}) for i in range(MANY)
    )
    store.append(new, rows(new, told))
    store.close()


def whole(where: Path) -> list[str]:
    """The journal, but for the hashes, which have other ids each time."""
    store = open_store(str(where))
    try:
        assert store.check() == ()
        lines = export_journal(store)
        return [line for line in lines if '"forgotten"' not in line and '"secret"' not in line]
    finally:
        store.close()


@pytest.mark.slow
def test_killed_while_forgetting(forgetter: subprocess.Popen[str], tmp_path: Path) -> None:
    people, first = names(8), tmp_path / "first.db"
    big(first, people)
    before = whole(first)
    done = tmp_path / "done.db"
    shutil.copy(first, done)
    took = ended(begin(forgetter, done), 60)
    after = whole(done)
    assert len(after) < len(before)
    chance, found = random.Random(3), []
    for number in range(KILLS):
        folder = tmp_path / f"try-{number}"
        folder.mkdir()
        where = folder / "allymap.db"
        shutil.copy(first, where)
        process = begin(forgetter, where)
        ended(process, chance.uniform(0, took * 1.1))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        ended(process, 10)
        found.append(whole(where))
        store = open_store(str(where))
        store.erase(["p1"], AT)
        store.close()
        held = b"".join(path.read_bytes() for path in folder.iterdir())
        assert not [spelt for spelt in spellings(people[1]) if spelt in held]
    assert all(state in (before, after) for state in found)
    assert found.count(before) > KILLS / 5
