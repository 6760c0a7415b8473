"""An importer that is killed at any moment leaves the state before or after, never between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from store.histories import base, revision, rows

from allymap.store import open_store
from allymap.store.copy import export_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from server.neo4j_server import Server

    from allymap.store.base import Store

KILLS = 30
MANY = 1500
# Forks one importer for each line it is told, so that only the import itself takes time.
IMPORTER = """
import os, signal, sys
import allymap.store.sqlite, allymap.store.neo4j
from allymap.store import open_store
from store.test_kill import big_list
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print("ready", flush=True)
for line in sys.stdin:
    where, password = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if child == 0:
        open_store(where, password=password).append(*big_list())
        os._exit(0)
    print(child, flush=True)
"""


def big_list():
    """A revision and its rows, long enough to be killed in the middle."""
    new = revision("big")
    people = (
        ("actors", {"id": f"p{i}", "name": f"Person {i}", "kind": "male_ally"}) for i in range(MANY)
    )
    ties = (("ties", {"source": f"p{i}", "target": "A1", "type": "member_of"}) for i in range(MANY))
    return new, rows(new, [*people, *ties])


@pytest.fixture(scope="module")
def importer() -> Iterator[subprocess.Popen[str]]:
    """The process that forks importers."""
    path = os.pathsep.join(sys.path)
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    yield process
    assert process.stdin
    process.stdin.close()
    process.wait(30)


def begin(importer: subprocess.Popen[str], where: str, password: str) -> int:
    """Start one import; gives the id of its process."""
    assert importer.stdin
    assert importer.stdout
    importer.stdin.write(f"{where}\t{password}\n")
    importer.stdin.flush()
    return int(importer.stdout.readline())


def ended(process: int, seconds: float) -> float:
    """Wait until a process has ended, at most so long; gives how long it took."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            break
        time.sleep(0.001)
    return time.monotonic() - start


def kill_often(
    importer: subprocess.Popen[str], fresh: Callable[[], tuple[Store, str, str]], kills: int
) -> None:
    """Kill importers at random moments; see that each store is before or after."""
    chance = random.Random(7)
    store, where, password = begun(fresh)
    before = list(export_journal(store))
    whole = ended(begin(importer, where, password), 60)
    after = list(export_journal(store))
    assert len(after) == len(before) + 2 * MANY + 1
    found = []
    for _ in range(kills):
        store, where, password = begun(fresh)
        process = begin(importer, where, password)
        ended(process, chance.uniform(0, whole * 1.1))
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        ended(process, 10)
        assert store.check() == ()
        found.append(list(export_journal(store)))
    assert all(state in (before, after) for state in found)
    assert found.count(before) > kills / 4


def begun(fresh: Callable[[], tuple[Store, str, str]]) -> tuple[Store, str, str]:
    """A store with a first list in it, and how to reach it."""
    store, where, password = fresh()
    first = revision("first")
    store.append(first, rows(first, base()))
    return store, where, password


def test_killed_while_writing_to_a_file(importer: subprocess.Popen[str], tmp_path: Path) -> None:
    def fresh() -> tuple[Store, str, str]:
        where = str(tmp_path / f"{time.monotonic_ns()}.db")
        return open_store(where), where, ""

    kill_often(importer, fresh, KILLS)


@pytest.mark.slow
def test_killed_while_writing_to_a_server(
    importer: subprocess.Popen[str], fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    kill_often(importer, lambda: (fresh_neo4j(), neo4j_server.uri, neo4j_server.password), KILLS)
