"""Refuse workbooks that would fill the memory: by their parts' sizes, then cell by cell."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from allymap.errors import Unreadable
from allymap.intake.appearance import laid, shown, styles
from allymap.intake.grid import MOST_CELLS, SharedTexts, TooBig, XlsxGrid
from allymap.intake.look import MOST_COLUMNS, MOST_ROWS
from allymap.intake.ods import OdsGrid
from allymap.intake.plain_grid import is_plain, longest_shared
from allymap.intake.xml import BadXml, sheet_names, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from allymap.intake.grid import Broken
    from allymap.intake.laid import Laid

LARGEST = 100_000_000
_LARGEST_OLD = 20_000_000
_STEEPEST = 250
_SMALL = 1_000_000
_MOST_PARTS = 5_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What a damaged or hand-made package makes zipfile and expat raise.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    BadXml,
    NotImplementedError,
    ValueError,
    KeyError,
    EOFError,
)


def look_into(path: Path) -> Mapping[str, tuple[Broken, Laid]]:
    """For each sheet by name, the cells that show what they do not hold, and how it is laid out.

    Raises `Unreadable`: `workbook_too_big`, `workbook_damaged`, `workbook_locked`.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(path, package)
            return dict(_grids(package))
    except TooBig as error:
        raise _too_big(path, error.limit) from error
    except _DAMAGED as error:
        raise Unreadable("workbook_damaged", file=path.name) from error


def check_package(path: Path) -> list[str]:
    """The names of the parts of a .zip whose sizes are those of lists.

    Raises `Unreadable`: `workbook_too_big`, `workbook_damaged`, `workbook_locked`.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_sizes(path, package)
            if package.testzip():
                raise ValueError("a part that is not what it was")
            return package.namelist()
    except TooBig as error:
        raise _too_big(path, error.limit) from error
    except _DAMAGED as error:
        raise Unreadable("workbook_damaged", file=path.name) from error


def look_into_old(path: Path) -> None:
    """Refuse an old workbook that is too large, and a new one locked inside an old one's shell."""
    if path.stat().st_size > _LARGEST_OLD:
        raise _too_big(path, "bytes")
    if _ENCRYPTED in path.read_bytes():
        raise Unreadable("workbook_locked", file=path.name)


def _too_big(path: Path, limit: str) -> Unreadable:
    most = {"rows": MOST_ROWS, "columns": MOST_COLUMNS, "cells": MOST_CELLS}
    return Unreadable("workbook_too_big", file=path.name, limit=limit, **most)


def _check_sizes(path: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("workbook_locked", file=path.name)
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names) or any(".." in name.split("/") for name in names):
        raise ValueError("parts that share a name or lead outside")
    steep = any(
        part.file_size > max(_SMALL, _STEEPEST * max(part.compress_size, 1)) for part in parts
    )
    if steep or sum(part.file_size for part in parts) > LARGEST or len(parts) > _MOST_PARTS:
        raise TooBig("bytes")


def _grids(package: zipfile.ZipFile) -> Iterator[tuple[str, tuple[Broken, Laid]]]:
    """Each sheet, looked at or walked through; a shared text counts wherever it is used."""
    names = sheet_names(package)
    shared = [part for part in package.namelist() if part.casefold().endswith("sharedstrings.xml")]
    longest = max((longest_shared(package.read(part)) for part in shared), default=0)
    styled = styles(package)
    for part in package.namelist():
        if part in names or "worksheets/sheet" in part.casefold():
            content = package.read(part)
            broken = {} if is_plain(content, longest) else _walked(package, part, shared)
            yield names.get(part, ""), ({**shown(content, styled), **broken}, laid(content))
        elif part == "content.xml":
            grid = OdsGrid()
            walk(package, part, grid)
            yield from grid.looks.items()


def _walked(package: zipfile.ZipFile, part: str, shared: list[str]) -> Broken:
    texts = SharedTexts()
    for one in shared:
        walk(package, one, texts)
    grid = XlsxGrid(texts.lengths)
    walk(package, part, grid)
    return grid.broken
