"""What all rooms share: a real Neo4j for those who ask, and a last word on what was run where."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from server.gate import without_server
from server.neo4j_server import NoServer, find_server, is_shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.neo4j_server import Server


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """One server for the whole run of a process, empty at the start of it; no test may stop it."""
    try:
        server = find_server()
    except NoServer as error:
        without_server(error)
    server.wipe()
    yield server
    server.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every test that asks for a server; with several processes, the long files go first."""
    for item in items:
        callspec = getattr(item, "callspec", None)
        values = callspec.params.values() if callspec else ()
        asked = {*getattr(item, "fixturenames", ()), *(v for v in values if isinstance(v, str))}
        if asked & {"neo4j_server", "own_server", "start_own", "neo4j"}:
            item.add_marker(pytest.mark.neo4j)
    if hasattr(config, "workerinput"):
        _long_first(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what stays for the whole run out of the search for garbage, and search less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _long_first(items: list[pytest.Item]) -> None:
    """Order by file, so that no process is left alone with a long one at the end."""
    weight: Counter[Path] = Counter()
    for item in items:
        weight[item.path] += 10 * bool(item.get_closest_marker("slow"))
        weight[item.path] += bool(item.get_closest_marker("neo4j"))
    items.sort(key=lambda item: -weight[item.path])


def pytest_xdist_auto_num_workers() -> int | None:
    """One process where several would share a server; else as many as there are cores."""
    return 1 if is_shared() else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests met the real parts, and why others did not."""
    ran = [r for name in ("passed", "failed") for r in terminalreporter.stats.get(name, ())]
    skipped = terminalreporter.stats.get("skipped", ())
    for word in ("neo4j", "browser"):
        done = sum(word in report.keywords for report in ran)
        missed = [report for report in skipped if word in report.keywords]
        reasons = {str(report.longrepr[2]) for report in missed}
        why = f": {'; '.join(sorted(reasons))}" if missed else ""
        terminalreporter.write_line(f"on {word}: {done} ran, {len(missed)} skipped{why}")
    terminalreporter.write_line(f"in all: {len(ran)} ran, {len(skipped)} skipped")
