"""Files written for a test, and what reading them gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from allymap.intake.read import read
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from allymap.model.journal import Row
    from allymap.model.problem import Problem


@dataclass(frozen=True)
class Taken:
    """All rows and problems of one file."""

    rows: list[Row]
    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        """The codes of the problems, in the order they were met."""
        return [problem.code for problem in self.problems]

    @property
    def data(self) -> list[Mapping[str, Any]]:
        """The data of the rows."""
        return [row.data for row in self.rows]

    def the(self, code: str) -> Problem:
        """The only problem with this code."""
        (problem,) = [problem for problem in self.problems if problem.code == code]
        return problem


class Files:
    """Writes files into a folder and takes them in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, path: Path, **options: Any) -> Taken:
        """Read a file to its end."""
        reading = read(path, built_in(), "revision", **options)
        return Taken(list(reading), reading.problems)

    def text(self, content: str | bytes, name: str = "list.csv", **options: Any) -> Taken:
        """Write a text file and read it."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self.take(path, **options)

    def book(
        self, sheets: Mapping[str, list[list[Any]]], name: str = "list.xlsx", **options: Any
    ) -> Taken:
        """Write a workbook with openpyxl and read it."""
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(self.folder / name)
        return self.take(self.folder / name, **options)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A folder to write lists into."""
    return Files(tmp_path)
