"""Times our work beside named libraries' and writes docs/benchmarks.md: `make bench`."""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contests import Contest, contests
from import_contests import import_contests, most_memory
from name_contests import name_contests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
LIBRARIES = (
    "networkx",
    "igraph",
    "numpy",
    "scipy",
    "pandas",
    "openpyxl",
    "python-calamine",
    "rapidfuzz",
)
ROUNDS, PATIENCE = 5, 6.0

HEAD = """# How fast it is

Each row is the same work done by us and by a library that people know, in one process, taking
turns; the figure is the least CPU time of {rounds} turns, or of fewer when they take longer than
{patience:.0f} seconds. Compare the ratios, not the times: above 1, we take longer. igraph's graph
is made beforehand, ours is read from the networkx graph each time. Where a library does less
than we do, its name says so. `make bench` writes this page.

Measured on {day}: {cores} cores, {machine}, {python}; {versions}.

| work | ours, ms | library | its time, ms | ours / library |
|---|---:|---|---:|---:|
"""
MEMORY = "Taking the million ties in uses {most:.0f} MB of memory at most, Python itself included."


def main() -> None:
    """Run every contest and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        every = chain(contests(Path(folder)), import_contests(Path(folder)), name_contests())
        lines = [line for contest in every for line in _lines(contest)]
        lines += ["", MEMORY.format(most=most_memory(Path(folder)))]
    PAGE.write_text(_head() + "\n".join(lines) + "\n", encoding="utf-8")


def _lines(contest: Contest) -> Iterator[str]:
    best = _least({"": contest.ours, **contest.others})
    sys.stderr.write(f"{contest.work}\n")
    ours = best.pop("")
    for name, theirs in best.items():
        yield (
            f"| {contest.work} | {ours * 1e3:.1f} | {name} | {theirs * 1e3:.1f} "
            f"| {ours / theirs:.2g} |"
        )


def _least(works: dict[str, Callable[[], Any]]) -> dict[str, float]:
    """The least CPU seconds of each, in turns, so that a busy moment meets them all."""
    best = dict.fromkeys(works, float("inf"))
    end = time.monotonic() + PATIENCE
    for turn in range(ROUNDS):
        if turn > 1 and time.monotonic() > end:
            break
        for name, work in works.items():
            gc.collect()
            begun = time.process_time()
            work()
            best[name] = min(best[name], time.process_time() - begun)
    return best


def _head() -> str:
    return HEAD.format(
        rounds=ROUNDS,
        patience=PATIENCE,
        day=datetime.now(tz=UTC).date().isoformat(),
        cores=os.cpu_count(),
        machine=f"{platform.system()} {platform.machine()}",
        python=f"Python {platform.python_version()}",
        versions=", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    )


if __name__ == "__main__":
    main()
