"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.errors import AllymapError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What every file of SQLite begins with, and so every store.
_STORE = b"SQLite format 3\0"


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file; what was there stays until the new one is whole on the disk."""
    with whole(path) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")


def unused(path: Path, data: bytes) -> Path:
    """Where to write without overwriting anything: `path`, or the next name `path-2`, ...

    A file that holds just this already is as good.
    """
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    while path.exists() and not (path.is_file() and path.read_bytes() == data):
        path = next(numbered)
    return path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A draft beside `path` that takes its place when the block ends well.

    Readable by the owner only, since lists of people are in it. A store is never replaced.
    """
    if path.is_file() and _begins(path) == _STORE:
        raise AllymapError("output_is_store", path=path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".allymap-", suffix=path.suffix)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        with draft.open("r+b") as file:  # Windows writes through only what it may write
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(_STORE))
