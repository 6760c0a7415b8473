"""From rows to files, byte for byte the same each time."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from world import Line, World

WIDEST = 40


def write_folder(world: World, folder: Path) -> None:
    """One CSV file a table: UTF-8, LF, header first, rows sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        write_csv(folder / f"{name}.csv", _sheet(world, name))


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """A CSV file of these rows."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8"))


def write_workbook(world: World, path: Path, title: str, created: datetime) -> None:
    """One sheet a table, its name and columns as the table's; whole numbers are numbers."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_urls": False, "in_memory": True}) as book:
        book.set_properties({"title": title, "author": "allymap", "created": created})
        bold = book.add_format({"bold": True})
        for name in TABLES:
            rows = _sheet(world, name)
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, rows[0], bold)
            for number, row in enumerate(rows[1:], start=1):
                _write_row(sheet, number, row, name)
            for column, width in enumerate(_widths(rows)):
                sheet.set_column(column, column, width)

    pack(made, path)


def pack(made: io.BytesIO, path: Path) -> None:
    """The workbook stored, not deflated: zlib and the system would leave their marks on it."""
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(path, "w") as packed:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename)
            entry.create_system = 0
            packed.writestr(entry, parts.read(part))


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet, number: int, row: list[str], name: str
) -> None:
    for place, (column, cell) in enumerate(zip(TABLES[name].columns, row, strict=True)):
        if not cell:
            continue
        if column.form == "whole":
            sheet.write_number(number, place, int(cell))
        else:
            sheet.write_string(number, place, cell)


def _sheet(world: World, name: str) -> list[list[str]]:
    """The header and the rows of a table, in the order of their cells."""
    names = [column.name for column in TABLES[name].columns]
    return [names, *sorted(_cells(row, names) for row in world.tables[name])]


def _cells(row: Line, names: list[str]) -> list[str]:
    return [row.get(name, "") for name in names]


def _widths(rows: list[list[str]]) -> list[int]:
    """The width of each column in characters: its longest cell, within reason."""
    return [min(WIDEST, max(map(len, column)) + 2) for column in zip(*rows, strict=True)]
