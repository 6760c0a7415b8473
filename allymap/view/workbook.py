"""The findings as a workbook that staff can sort, mark and send on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import xlsxwriter

from allymap.view.naming import place_name
from allymap.view.style import colour, dark_head
from allymap.view.thresholds import told_thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from allymap.model.audience import Audience
    from allymap.model.landscape import Landscape
    from allymap.view.told import Told
    from allymap.view.words import Words

_COLUMNS = (
    ("status", 13),
    ("severity", 10),
    ("about", 26),
    ("title", 28),
    ("what", 60),
    ("action", 60),
    ("owner", 14),
    ("introduction", 50),
    ("mark", 26),
    ("why", 50),
    ("rule", 10),
    ("id", 24),
    ("done", 18),
)


def write_workbook(
    path: Path,
    landscape: Landscape,
    told: Sequence[Told],
    *,
    audience: Audience,
    as_of: date,
    words: Words,
) -> None:
    """Write the findings, the actors, and how to read them, a sheet each.

    What is for the office alone says INTERNAL in its properties, on the tab of the findings and
    at the head of every printed page. Every cell is written as text: a name that begins with =
    or looks like a link does nothing.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        title = words.say("workbook.title", day=words.day(as_of))
        word = words.say("report.internal") if audience == "internal" else ""
        book.set_properties({"title": _marked(word, title), "category": word})
        head = book.add_format(dark_head())
        _findings(book, head, told, _marked(word, words.say("workbook.findings")), words)
        _actors(book, head, landscape, words)
        _how_to_read(book, landscape, words, as_of)
        for sheet in book.worksheets() if word else ():
            sheet.set_header(f"&C{word}")


def _marked(word: str, title: str) -> str:
    """A title with the word before it that says whom it is for, if there is one."""
    return f"{word} - {title}" if word else title


def _findings(book: Any, head: Any, told: Sequence[Told], title: str, words: Words) -> None:
    sheet = _sheet(book, head, title, [name for name, _ in _COLUMNS], words)
    for number, (_, width) in enumerate(_COLUMNS):
        sheet.set_column(number, number, width)
    for row, one in enumerate(told, start=1):
        style = book.add_format(
            {
                "text_wrap": True,
                "valign": "top",
                "bg_color": colour("sheet", one.status),
                "border": 1,
            }
        )
        status = words.say(f"status.{one.status}")
        severity = "" if one.status == "OK" else words.say(f"severity.{one.severity}")
        shown = (
            one.about,
            one.title,
            one.what,
            one.action,
            one.owner,
            one.introduction,
            one.mark,
            one.why,
            one.rule,
            one.id,
        )
        values = (status, severity, *shown, "")
        for column, value in enumerate(values):
            sheet.write_string(row, column, value, style)
    sheet.autofilter(0, 0, max(1, len(told)), len(_COLUMNS) - 1)


def _actors(book: Any, head: Any, landscape: Landscape, words: Words) -> None:
    title = words.say("workbook.actors")
    sheet = _sheet(book, head, title, ["name", "kind", "place", "ties"], words)
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 2, 26)
    for row, actor in enumerate(sorted(landscape.actors, key=lambda a: (a.name, a.id)), start=1):
        ties = len(landscape.ties_from.get(actor.id, ())) + len(landscape.ties_to.get(actor.id, ()))
        kind = landscape.vocabulary.kinds[actor.kind].label
        place = place_name(landscape, actor.place) if actor.place else ""
        for column, value in enumerate((actor.name, kind, place)):
            sheet.write_string(row, column, value)
        sheet.write_number(row, 3, ties)


def _how_to_read(book: Any, landscape: Landscape, words: Words, as_of: date) -> None:
    sheet = book.add_worksheet(words.say("workbook.how"))
    sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
    lines = ("intro", "GAP", "BLIND_SPOT", "OPPORTUNITY", "OK", "care")
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, words.say(f"workbook.how.{line}", day=words.day(as_of)))
    for row, line in enumerate(told_thresholds(landscape, words), start=len(lines)):
        sheet.write_string(row, 0, line)


def _sheet(book: Any, head: Any, title: str, columns: Sequence[str], words: Words) -> Any:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(columns):
        sheet.write_string(0, number, words.say(f"workbook.column.{column}"), head)
    return sheet
