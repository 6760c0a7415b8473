"""A .zip with lists in it, as survey servers give them: each list a sheet."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from allymap.errors import Unreadable
from allymap.intake.bombs import check_package
from allymap.intake.delimited import text_sheet
from allymap.intake.look import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Sheet


def packed_sheets(path: Path, telling: Telling, encoding: str) -> list[Sheet]:
    """The lists in a .zip, named as they are there; what else is in it is told and left.

    They are read where they are: no copy of a list is laid down beside it. Raises `Unreadable`:
    `workbook_too_big`, `workbook_damaged`, `workbook_locked`, `zip_without_lists`.
    """
    names = check_package(path)
    lists = [name for name in names if PurePosixPath(name).suffix.casefold() in TEXTS]
    others = [name for name in names if name not in lists and not name.endswith("/")]
    if not lists:
        raise Unreadable("zip_without_lists", file=path.name)
    if others:
        telling.tell("zip_parts_left", severity="notice", count=len(others), parts=tuple(others))
    package = zipfile.ZipFile(path)
    stems = Counter(PurePosixPath(name).stem for name in lists)
    return [
        text_sheet(zipfile.Path(package, name), telling, said=encoding, name=_called(name, stems))
        for name in lists
    ]


def _called(name: str, stems: Counter[str]) -> str:
    """What a list in a package is called; with its folder, where several have one name."""
    stem = PurePosixPath(name).stem
    return stem if stems[stem] == 1 else str(PurePosixPath(name).with_suffix(""))
