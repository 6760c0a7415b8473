"""Tables as a workbook or as CSV text; every cell is text that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import xlsxwriter

from allymap.view.exports import guarded
from allymap.view.style import colour

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from allymap.view.tables import Sheet

_LONGEST = 28  # a sheet's name may have 31 letters; a number goes behind it


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook, a sheet each; counts are written as numbers."""
    with xlsxwriter.Workbook(str(path)) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "bg_color": colour("sheet", "head_plain")}
        )
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for number, sheet in enumerate(sheets, start=1):
            page = book.add_worksheet(f"{number} {_bare(sheet.title)[:_LONGEST]}")
            page.set_column(0, 0, 30)
            page.set_column(1, len(sheet.head), 22)
            lines = ((sheet.title,), sheet.head, *sheet.rows, (), (sheet.note,))
            for row, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if cell.isdecimal():
                        page.write_number(row, column, int(cell), wrap)
                    else:
                        page.write_string(row, column, cell, head if row < 2 else wrap)
            page.freeze_panes(2, 1)


def csv_sheets(sheets: Sequence[Sheet]) -> str:
    """The sheets as CSV text, one below the other, an empty line between them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow([])
        for cells in (
            (sheet.title,),
            sheet.head,
            *sheet.rows,
            *(((sheet.note,),) if sheet.note else ()),
        ):
            writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue()


def _bare(title: str) -> str:
    """A title without the signs that names of sheets may not have."""
    return re.sub(r"[\[\]:*?/\\']", " ", title)
