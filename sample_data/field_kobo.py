"""A survey as KoboToolbox exports it: answers on the first sheet, a sheet for its repeat group.

The column names and their order are those of formpack's `reporting/export.py`.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from field_plan import day, planned
from write import pack

from allymap.view.template_form import QUESTIONS as FORM
from allymap.view.template_form import write_form

if TYPE_CHECKING:
    from pathlib import Path

    from world import Line

TITLE = "Who is who in gender equality"
REPEAT = "ties"
_NAMES = [question.name for question in FORM]
_AT = _NAMES.index(REPEAT)
# What the form asks of an actor, and of each of its ties.
QUESTIONS, ASKED_OF_EACH = _NAMES[:_AT], _NAMES[_AT + 1 : -1]
META = (
    "_id",
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_notes",
    "_status",
    "_submitted_by",
    "__version__",
    "_tags",
)
_VERSION = "vKaruweFieldSurvey1"


def write_export(path: Path) -> None:
    """One answer an actor; its ties are on the other sheet, joined by their numbers."""
    plan = planned("kobo_export")
    made = io.BytesIO()
    options = {"strings_to_urls": False, "in_memory": True, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": datetime(2025, 9, 30, tzinfo=UTC)})
        parents, children = book.add_worksheet(TITLE), book.add_worksheet(REPEAT)
        parents.write_row(0, 0, [*QUESTIONS, *META, "_index"])
        joined = ["_index", "_parent_table_name", "_parent_index"]
        copied = [f"_submission_{name}" for name in META]
        children.write_row(0, 0, [*ASKED_OF_EACH, *joined, *copied])
        at = 0
        for index, actor in enumerate(plan.actors, start=1):
            _write(parents, index, [*_answers(actor), *_meta(index, actor), index])
            for tie in (row for row in plan.ties if row["source"] == actor["name"]):
                at += 1
                _write(children, at, [*_tie(tie), at, TITLE, index, *_meta(index, actor)])
    pack(made, path)


def write_survey(path: Path) -> None:
    """The form that the survey was made with: our own template for KoboToolbox, in English."""
    made = io.BytesIO()
    write_form(made, "en", datetime(2025, 8, 1, tzinfo=UTC))
    pack(made, path)


def _answers(row: Line) -> list[Any]:
    begun, ended = (f"{row['day']}T{at}:00.000+03:00" for at in ("09:10", "09:34"))
    said = {"start": begun, "end": ended, "gender": row["sex"], "influence": int(row["influence"])}
    return [said.get(name) or row.get(name, "") for name in QUESTIONS]


def _tie(row: Line) -> list[Any]:
    when = datetime.combine(day(row), datetime.min.time())
    said = {"type": row["said"], "target": row["target"], "last_contact": when}
    return [said.get(name, "") for name in ASKED_OF_EACH]


def _meta(index: int, row: Line) -> list[Any]:
    uuid = f"00000000-0000-4000-8000-{index:012}"
    sent = f"{row['day']}T15:00:{index:02}"
    return [900_000 + index, uuid, sent, "", "", "submitted_via_web", "field", _VERSION, ""]


def _write(sheet: Any, row: int, cells: list[Any]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell)
        elif cell != "":
            sheet.write(row, column, cell)
