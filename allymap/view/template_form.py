"""A survey form for KoboToolbox and ODK, as an XLSForm: one answer an actor, its ties repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from allymap.view.template_words import template_words

if TYPE_CHECKING:
    from datetime import datetime
    from io import BytesIO
    from pathlib import Path

    from allymap.view.template_words import TemplateWords


class Question(NamedTuple):
    """A row of the survey; its name is our column's, so that the answers come back as they are."""

    type: str
    name: str
    required: bool = False
    bounds: str = ""


QUESTIONS = (
    Question("start", "start"),
    Question("end", "end"),
    Question("text", "name", required=True),
    Question("select_one kinds", "kind", required=True),
    Question("text", "place"),
    Question("select_one genders", "gender"),
    Question("text", "phone"),
    Question("integer", "influence", bounds=". >= 1 and . <= 5"),
    Question("integer", "stance", bounds=". >= -2 and . <= 2"),
    Question("begin_repeat", "ties"),
    Question("select_one ties", "type", required=True),
    Question("text", "target", required=True),
    Question("date", "last_contact", bounds=". <= today()"),
    Question("integer", "weight", bounds=". >= 1 and . <= 5"),
    Question("end_repeat", ""),
)
SURVEY = ("type", "name", "label", "required", "constraint")
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version", "default_language")
VERSION = "1"


def write_form(target: Path | BytesIO, language: str, created: datetime | None = None) -> None:
    """Write the XLSForm; `created` fixes the time in the file's properties."""
    said = template_words(language)
    place = target if hasattr(target, "write") else str(target)
    with xlsxwriter.Workbook(place, {"strings_to_urls": False}) as book:
        title = said.texts["survey"]
        book.set_properties({"title": title, **({"created": created} if created else {})})
        lists = [q.type.split()[1] for q in QUESTIONS if q.type.startswith("select_one")]
        choices = [
            [name, code, label] for name in lists for code, label in said.choices(name).items()
        ]
        named = f"{said.texts['name']} ({language})"
        _write(book, "survey", SURVEY, [_asked(question, said) for question in QUESTIONS])
        _write(book, "choices", CHOICES, choices)
        _write(book, "settings", SETTINGS, [[title, f"allymap_{language}", VERSION, named]])


def _asked(question: Question, said: TemplateWords) -> list[str]:
    label = said.texts["questions"].get(question.name) or ""
    if not label and question.name not in ("", "start", "end"):
        label = said.header("actors", question.name)
    required = "yes" if question.required else ""
    return [question.type, question.name, label, required, question.bounds]


def _write(book: Any, name: str, header: tuple[str, ...], rows: list[list[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(header), 28)
    for at, cells in enumerate([list(header), *rows]):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(at, column, text)
