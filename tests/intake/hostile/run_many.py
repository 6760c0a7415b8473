"""Imports the files of some folders through the command line, in one process; prints what came.

`python run_many.py FOLDER ...`: each holds one file and nothing else. One line of JSON a file; a
process that dies leaves out the line of the file that killed it.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path

os.environ.pop("ALLYMAP_STORE", None)


# More than a file may take, so that what asks for too much fails here and not on the machine.
LIMIT = 3_000_000_000


def main(folders: list[Path]) -> None:
    """All folders, in their order."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    for place in folders:
        (file,) = list(place.iterdir())
        sys.__stdout__.write(json.dumps(one(place, file.name)) + "\n")
        sys.__stdout__.flush()


def one(place: Path, name: str) -> dict[str, object]:
    """What importing one file gave: exit code, talk, time, memory, what the store holds.

    The time is the processor's, so that a busy machine makes no file slow.
    """
    from allymap.cli.boundary import outcome

    os.chdir(place)
    forget_peak()
    out, err = io.StringIO(), io.StringIO()
    begin = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = outcome(["import", name])
        except BaseException:
            traceback.print_exc(file=err)
            code = -1
    return {
        "case": place.name,
        "code": code,
        "out": out.getvalue(),
        "err": err.getvalue(),
        "seconds": time.process_time() - begin,
        "megabytes": peak(),
        "store": Path("allymap.db").exists(),
        "rows": kept() if code == 0 else [],
    }


def forget_peak() -> None:
    """Measure the memory from here on, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most memory this process had at once, in megabytes."""
    with contextlib.suppress(OSError):
        lines = Path("/proc/self/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def kept() -> list[list[object]]:
    """Table and data of every row in the store."""
    from allymap.store import open_store

    store = open_store("allymap.db")
    try:
        return [[row.table, dict(row.data), row.sheet, row.row] for row in store.rows()]
    finally:
        store.close()


if __name__ == "__main__":
    main([Path(folder).resolve() for folder in sys.argv[1:]])
