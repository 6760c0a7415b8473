"""Workbooks as officers in the field send them: amberi.xlsx and port_selwa.xlsx."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from field_plan import day, planned
from write import pack

if TYPE_CHECKING:
    from pathlib import Path

    from field_plan import Planned
    from world import Line

SCALE = {"5": "very high", "4": "high", "3": "medium", "2": "low", "1": "very low"}
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SEXES = {"man": "ذكر", "woman": "أنثى", "": ""}

AMBERI = ("No.", "Name ", "Type of actor", "Village", "M/F", "Phone", "Influence", "Identified on")
AMBERI_TIES = ("Who", "Link", "With whom", "Last contact", "Told by")
SELWA = (
    "م",
    "الاسم",
    "النوع",
    "المكان",
    "الجنس",
    "الهاتف",
    "درجة التأثير",
    "تاريخ التعرف",
    "ملاحظات",
)
# Where the officer's printer began a new page, and the header stands again.
_PAGE = 14


def write_amberi(path: Path) -> None:
    """Title rows, a merged header, the header again half way, and spaces where none belong."""
    plan = planned("amberi")
    made = io.BytesIO()
    with _book(made, datetime(2025, 11, 20, tzinfo=UTC)) as book:
        _amberi_actors(book, plan)
        _amberi_ties(book, plan)
    pack(made, path)


def write_port_selwa(path: Path) -> None:
    """An Arabic sheet after two blank ones: right to left, its numbers in Arabic-Indic digits."""
    made = io.BytesIO()
    with _book(made, datetime(2025, 9, 1, tzinfo=UTC)) as book:
        for name in ("صفحة1", "صفحة2"):
            book.add_worksheet(name).right_to_left()
        sheet = book.add_worksheet("صفحة3")
        sheet.right_to_left()
        sheet.merge_range(0, 0, 0, len(SELWA) - 1, "قائمة الجهات المعنية - بورت سلوى ٢٠٢٥", None)
        sheet.write_row(1, 0, SELWA, book.add_format({"bold": True}))
        for number, row in enumerate(planned("port_selwa").actors, start=1):
            sheet.write_row(number + 1, 0, _selwa_cells(number, row))
    pack(made, path)


def _amberi_actors(book: Any, plan: Planned) -> None:
    sheet = book.add_worksheet("LIST 2025")
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.merge_range("A1:I1", "EQUALITY PROGRAMME - WHO IS WHO IN AMBERI", title)
    sheet.write_string("A2", "Updated November 2025, Amberi field office. Not for circulation.")
    sheet.merge_range("A4:E4", "Actor", head)
    sheet.merge_range("F4:I4", "For our work", head)
    header = (*AMBERI, "Remarks")
    sheet.write_row(4, 0, header, head)
    sheet.set_column(1, 3, 26)
    sheet.set_column(5, 5, 34)
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    at = 5
    for number, row in enumerate(plan.actors, start=1):
        if number == _PAGE + 1:
            sheet.write_row(at, 0, header, head)
            at += 1
        sheet.write_number(at, 0, number)
        sheet.write_row(at, 1, _amberi_cells(number, row))
        sheet.write_datetime(at, 7, datetime.combine(day(row), datetime.min.time()), dated)
        sheet.write(at, 8, row["note"])
        at += 1


def _amberi_cells(number: int, row: Line) -> list[str]:
    """Typed in a hurry: spaces after some names, before others, and after some kinds."""
    name = {0: f"{row['name']}  ", 1: f" {row['name']}"}.get(number % 4, row["name"])
    said = f"{row['said']} " if number % 3 == 0 else row["said"]
    sex = {"man": "M", "woman": "F", "": ""}[row["sex"]]
    return [name, said, row["place"], sex, row["phone"], SCALE[row["influence"]]]


def _amberi_ties(book: Any, plan: Planned) -> None:
    sheet = book.add_worksheet("Sheet2")
    sheet.write_row(0, 0, AMBERI_TIES, book.add_format({"bold": True}))
    sheet.set_column(0, 2, 26)
    dated = book.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(plan.ties, start=1):
        target = f"{row['target']} " if at % 3 == 0 else row["target"]
        sheet.write_row(at, 0, [row["source"], row["said"], target])
        sheet.write_datetime(at, 3, datetime.combine(day(row), datetime.min.time()), dated)


def _selwa_cells(number: int, row: Line) -> list[str]:
    when = day(row).strftime("%d/%m/%Y").translate(DIGITS)
    return [
        str(number).translate(DIGITS),
        row["name"],
        row["said"],
        row["place"],
        SEXES[row["sex"]],
        row["phone"].translate(DIGITS),
        row["influence"].translate(DIGITS),
        when,
        row["note"],
    ]


def _book(made: io.BytesIO, created: datetime) -> Any:
    book = xlsxwriter.Workbook(made, {"strings_to_urls": False, "in_memory": True})
    book.set_properties({"author": "Field office", "created": created})
    return book
