"""Taking very large lists in, beside what only reads and writes the same rows."""

from __future__ import annotations

import csv
import io
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import count, cycle
from typing import TYPE_CHECKING

import xlsxwriter
from contests import Contest
from python_calamine import CalamineWorkbook

from allymap.cli.boundary import outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACTORS, TIES, SHEET_ROWS = 2_000, 1_000_000, 100_000
HEADER = ("source", "target", "type", "weight", "start", "last contact", "holder")

# The operating system's own mark of the most memory used, since this program began.
_WATCHED = """
import sys
from allymap.cli.boundary import outcome
assert outcome(["import", sys.argv[1], "--store", sys.argv[2], "--no-input"]) == 0
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def import_contests(folder: Path) -> Iterator[Contest]:
    """A text file of a million ties, and a workbook of a hundred thousand."""
    (folder / "actors.csv").write_text(_actors(), encoding="utf-8")
    numbers = count()
    yield _text(folder, numbers)
    yield _workbook(folder, numbers)


def most_memory(folder: Path) -> float:
    """The most memory that taking the million ties in has used at once, in MB (Linux only)."""
    store = _store(folder, "memory.db")
    ran = subprocess.run(  # noqa: S603 our own command on our own file
        [sys.executable, "-c", _WATCHED, str(folder / "million.csv"), str(store)],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(ran.stdout.split()[-2]) / 1024


def _text(folder: Path, numbers: Iterator[int]) -> Contest:
    path = folder / "million.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *_ties(TIES)])
    return Contest(
        f"import of a CSV file into SQLite, {TIES:,} ties",
        lambda: _taken(folder, path, next(numbers)),
        {
            "csv.reader and executemany of the same cells (no checks, no journal)": lambda: _plain(
                path, folder / f"plain-{next(numbers)}.db"
            )
        },
    )


def _workbook(folder: Path, numbers: Iterator[int]) -> Contest:
    path = folder / "large.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("ties")
        for row, cells in enumerate([HEADER, *_ties(SHEET_ROWS)]):
            sheet.write_row(row, 0, cells)
    return Contest(
        f"import of a workbook into SQLite, {SHEET_ROWS:,} ties",
        lambda: _taken(folder, path, next(numbers)),
        {
            "calamine (reads only)": lambda: (
                CalamineWorkbook.from_path(str(path)).get_sheet_by_name("ties").to_python()
            )
        },
    )


def _actors() -> str:
    rows = (f"a{n},Name {n},male_ally,Lusoka\n" for n in range(ACTORS))
    return "id,name,kind,place\n" + "".join(rows)


def _ties(number: int) -> list[tuple[str, ...]]:
    """Different pairs of actors, in no order, the same every time."""
    draw = random.Random(1)  # noqa: S311 the same every time
    pairs = draw.sample(range(ACTORS * (ACTORS - 1)), number)
    rest = cycle((str(weight), "2024-03-01", "2025-06-01", "staff-7") for weight in (1, 2, 3, 4, 5))
    ends = ((pair // (ACTORS - 1), pair % (ACTORS - 1)) for pair in pairs)
    return [
        (f"a{one}", f"a{other + (other >= one)}", "collaborates_with", *more)
        for (one, other), more in zip(ends, rest, strict=False)
    ]


def _store(folder: Path, name: str) -> Path:
    """A new store with the actors in it."""
    ready = folder / "actors.db"
    if not ready.exists():
        _run("import", folder / "actors.csv", ready)
    shutil.copy(ready, folder / name)
    return folder / name


def _taken(folder: Path, path: Path, number: int) -> None:
    store = _store(folder, f"store-{number}.db")
    _run("import", path, store)
    store.unlink()


def _plain(path: Path, store: Path) -> None:
    db = sqlite3.connect(store)
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE ties (a, b, c, d, e, f, g)")
    with path.open(encoding="utf-8", newline="") as file:
        db.executemany("INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?, ?)", csv.reader(file))
    db.commit()
    db.close()
    store.unlink()


def _run(verb: str, file: Path, store: Path) -> None:
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        code = outcome([verb, str(file), "--store", str(store), "--no-input"])
    if code:
        raise RuntimeError(said.getvalue())
