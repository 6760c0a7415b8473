"""Times our work beside named libraries' and writes docs/benchmarks.md: `make bench`.

`python bench/run.py rules` measures the rows of the rules alone and puts them into the page,
`python bench/run.py pages` those of pages.
"""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contests import Contest, contests
from gap_contests import gap_contests
from import_contests import import_contests, most_memory
from name_contests import name_contests
from page_contests import page_lines

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
LAST = "\n## The page in a browser"

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
    """Run every contest and write the page, or only the rules' and put their rows into it."""
    if sys.argv[1:] == ["pages"]:
        _put_last()
        return
    if sys.argv[1:] == ["rules"]:
        _put_in([line for contest in gap_contests() for line in _lines(contest)])
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        every = chain(contests(work), import_contests(work), name_contests(), gap_contests())
        lines = [line for contest in every for line in _lines(contest)]
        lines += ["", MEMORY.format(most=most_memory(work)), "", *page_lines(work)]
    PAGE.write_text(_head() + "\n".join(lines) + "\n", encoding="utf-8")


def _put_last() -> None:
    """The pages' part of the page, which is its last."""
    known, _, _ = PAGE.read_text(encoding="utf-8").partition(LAST)
    with tempfile.TemporaryDirectory() as folder:
        lines = list(page_lines(Path(folder)))
    PAGE.write_text("\n".join([known, *lines]) + "\n", encoding="utf-8")


def _put_in(rows: list[str]) -> None:
    """Rows in place of the ones of the same work, at the end of the table of works."""
    works = {row.split("|")[1] for row in rows}
    above, mark, below = PAGE.read_text(encoding="utf-8").partition(LAST)
    known = above.splitlines()
    kept = [line for line in known if not (line.startswith("|") and line.split("|")[1] in works)]
    end = len(kept) - len(list(takewhile(lambda line: not line.startswith("|"), reversed(kept))))
    table = "\n".join([*kept[:end], *rows, *kept[end:]])
    PAGE.write_text(f"{table}\n{mark}{below}", encoding="utf-8")


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
