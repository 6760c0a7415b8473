"""Empty workbooks to fill in: all tables, or the sheets of one Net-Map interview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import xlsxwriter

from allymap.intake.own_sheets import MARK
from allymap.intake.sheet import letter
from allymap.model.tables import TABLES
from allymap.view.style import colour, dark_head
from allymap.view.template_words import needs, template_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from io import BytesIO
    from pathlib import Path

    from allymap.model.columns import Column
    from allymap.model.tables import Table
    from allymap.view.template_words import TemplateWords

    Form = Literal["workbook", "net-map"]

# A Net-Map interview asks for these; the rest of a list is not its business.
NET_MAP = {
    "actors": ("name", "kind", "place", "influence", "stance"),
    "ties": ("source", "type", "target", "weight", "last_contact", "source_ids"),
    "sources": ("id", "date", "method", "informant_role"),
    "scopes": ("source", "topic", "about", "wave"),
}
_FILLED = 2_000
_RULED = 30
_TITLE, _MESSAGE = 32, 255
_WIDE = {"name": 34, "source": 28, "target": 28, "actor": 28, "people": 34, "scope": 34}
# What the example shows for a column; codes and days are shown by their form.
EXAMPLE = {
    "actors": {"name": "Asha Example", "kind": "woman_leader", "place": "Amberi", "influence": "4"},
    "ties": {"source": "Asha Example", "type": "collaborates_with", "target": "Example Circle"},
    "coalitions": {"id": "family-law", "name": "Family Law Coalition"},
    "seats": {"coalition": "family-law", "actor": "Asha Example", "role": "chair"},
    "activities": {
        "id": "session-1",
        "date": "2025-01-31",
        "element": "conscientization",
        "space": "men_only",
        "groups": "Example Circle",
        "n_men": "12",
    },
    "services": {"actor": "Example Circle", "service_type": "legal", "last_verified": "2025-01-31"},
    "asks": {"id": "law", "name": "Family law reform", "lead": "Asha Example"},
    "positions": {"actor": "Asha Example", "ask": "law", "position": "2", "date": "2025-01-31"},
    "sources": {"id": "interview-1", "date": "2025-01-31", "method": "net_map"},
    "scopes": {"source": "interview-1", "topic": "supports", "about": "Amberi"},
    "consents": {"actor": "Asha Example", "basis": "consent", "scope": "store|name_internal"},
    "places": {"id": "amberi-ford", "name": "Amberi Ford", "parent": "amberi"},
    "initiatives": {"id": "fair-homes", "name": "Fair Homes", "start": "2025-01-31"},
    "presence": {"actor": "Asha Example", "wave": "baseline", "status": "asked"},
    "backlash": {"actor": "Asha Example", "month": "2025-01", "source": "peers"},
    "settings": {"name": "us", "value": "Example Circle"},
}


def write_template(
    target: Path | BytesIO, language: str, form: Form, created: datetime | None = None
) -> None:
    """Write an empty workbook whose sheets and headers `allymap import` knows.

    `created` fixes the time in the file's properties.
    """
    said = template_words(language)
    options = {"strings_to_urls": False, "strings_to_formulas": False}
    place = target if hasattr(target, "write") else str(target)
    with xlsxwriter.Workbook(place, options) as book:
        title = said.texts["net_map" if form == "net-map" else "workbook"]
        book.set_properties({"title": title, **({"created": created} if created else {})})
        writer = Writer(book, said)
        tables = _net_map() if form == "net-map" else [_ordered(t) for t in TABLES.values()]
        writer.how_to(said.texts["how_net_map" if form == "net-map" else "how"])
        writer.lists(tables)
        for table in tables:
            writer.table(table, ruled=form == "net-map")
        writer.example(tables)
        writer.last()


def _net_map() -> list[Table]:
    """The tables of an interview, with the columns it asks for."""
    return [
        replace(TABLES[name], columns=tuple(c for c in map(TABLES[name].column, names) if c))
        for name, names in NET_MAP.items()
    ]


def _ordered(table: Table) -> Table:
    """A table with its needed columns first, and an id that nobody needs last."""
    spare = table.name in ("actors", "ties")
    order = sorted(table.columns, key=lambda c: (spare and c.name == "id", not c.required))
    return replace(table, columns=tuple(order))


@dataclass(frozen=True, slots=True)
class _Styles:
    """How headers, notes and ruled cells look."""

    needed: Any
    other: Any
    ruled: Any
    wrap: Any
    bold: Any


class Writer:
    """Writes the sheets of one template; `_where` is where each list of words stands."""

    def __init__(self, book: Any, said: TemplateWords) -> None:
        self._book = book
        self._said = said
        self._where: dict[str, str] = {}
        self._there: frozenset[str] = frozenset()
        self._lists: Any = None
        edge = {
            "border": 1,
            "border_color": colour("sheet", "edge"),
            "text_wrap": True,
            "valign": "top",
        }
        self._look = _Styles(
            needed=book.add_format({**dark_head(), **edge}),
            other=book.add_format(
                {"bold": True, "bg_color": colour("sheet", "head_light"), **edge}
            ),
            ruled=book.add_format({"border": 1, "border_color": colour("sheet", "edge")}),
            wrap=book.add_format({"text_wrap": True, "valign": "top"}),
            bold=book.add_format({"bold": True, "font_size": 13}),
        )

    def how_to(self, lines: Sequence[str]) -> None:
        """The first sheet: what to do, a line each."""
        sheet = self._add(self._said.texts["sheets"]["how"])
        sheet.set_column(0, 0, 100, self._look.wrap)
        sheet.write_string(0, 0, MARK + lines[0], self._look.bold)
        for row, line in enumerate(lines[1:], start=2):
            sheet.write_string(row, 0, line)
        sheet.activate()

    def lists(self, tables: Sequence[Table]) -> None:
        """The words to choose from, a column a list, on a sheet that is hidden at the end."""
        self._there = frozenset(table.name for table in tables)
        self._lists = self._add(self._said.texts["sheets"]["lists"])
        wanted = {c.codes: None for t in tables for c in t.columns if c.codes}
        columns = {name: list(self._said.choices(name).values()) for name in wanted}
        columns["flag"] = [self._said.texts["yes"], self._said.texts["no"]]
        for at, (name, choices) in enumerate(columns.items()):
            self._lists.write_string(0, at, MARK + name)
            self._lists.write_column(1, at, choices)
            name_there = self._said.texts["sheets"]["lists"].replace("'", "''")
            column = letter(at)
            self._where[name] = f"='{name_there}'!${column}$2:${column}${len(choices) + 1}"

    def table(
        self,
        table: Table,
        *,
        ruled: bool,
        aside: Sequence[str] = (),
        beside: Sequence[str] = (),
        rows: Sequence[Sequence[str]] = (),
    ) -> None:
        """One table: its headers, and for each column a note and what to choose from.

        `aside`: headers of columns of ours before the table's own, the first a yes or no;
        `beside`: headers of such columns after them; `rows`: what is filled in already, of all.
        """
        sheet = self._add(self._said.sheet(table.name))
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        self._printed(sheet)
        for at, title in enumerate(aside):
            sheet.write_string(0, at, title, self._look.other)
            sheet.set_column(at, at, 60 if at else 12)
        if aside:
            yes_or_no = {"validate": "list", "source": self._where["flag"]}
            sheet.data_validation(1, 0, _FILLED, 0, yes_or_no)
        for at, column in enumerate(table.columns, start=len(aside)):
            head = self._look.needed if needs(table.name, column) else self._look.other
            sheet.write_string(0, at, self._said.header(table.name, column.name), head)
            sheet.set_column(at, at, _WIDE.get(column.name, 18))
            sheet.data_validation(1, at, _FILLED, at, self._offer(table, column))
        for at, title in enumerate(beside, start=len(aside) + len(table.columns)):
            sheet.write_string(0, at, title, self._look.other)
            sheet.set_column(at, at, 18)
        for number, cells in enumerate(rows, start=1):
            for at, text in enumerate(cells):
                sheet.write_string(number, at, text, self._look.wrap)
        if ruled:
            for row in range(1, _RULED + 1):
                for at in range(len(table.columns)):
                    sheet.write_blank(row, at, None, self._look.ruled)

    def example(self, tables: Sequence[Table]) -> None:
        """One row of each table, on a sheet that is never taken in."""
        sheet = self._add(self._said.texts["sheets"]["example"])
        sheet.set_column(0, 12, 24, self._look.wrap)
        sheet.write_string(0, 0, MARK + self._said.texts["example"], self._look.bold)
        row = 2
        for table in tables:
            sheet.write_string(row, 0, self._said.sheet(table.name), self._look.bold)
            shown = {
                c: EXAMPLE[table.name][c.name]
                for c in table.columns
                if c.name in EXAMPLE[table.name]
            }
            for at, (column, value) in enumerate(shown.items()):
                head = self._look.needed if needs(table.name, column) else self._look.other
                sheet.write_string(row + 1, at, self._said.header(table.name, column.name), head)
                sheet.write_string(row + 2, at, self._shown(column, value), self._look.wrap)
            row += 4

    def last(self) -> None:
        """Out of the way, what only the cells need."""
        self._lists.hide()

    def _printed(self, sheet: Any) -> None:
        """On A4 paper, turned, as wide as the page."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _add(self, name: str) -> Any:
        sheet = self._book.add_worksheet(name[:31])
        if self._said.right_to_left:
            sheet.right_to_left()
        return sheet

    def _shown(self, column: Column, value: str) -> str:
        if not column.codes or column.form == "people":
            return value
        choices = self._said.choices(column.codes)
        return "|".join(choices[code] for code in value.split("|"))

    def _offer(self, table: Table, column: Column) -> dict[str, Any]:
        """A column's note and its list or bounds; what is typed beside them is asked about."""
        title = self._said.header(table.name, column.name)[:_TITLE]
        note = self._said.hint(table.name, column)[:_MESSAGE]
        about = {"input_title": title, "input_message": note, "ignore_blank": True}
        texts = self._said.texts
        if column.form in ("code", "flag"):
            source = self._where[column.codes or "flag"]
            warned = {"error_type": "warning", "error_message": texts["not_in_list"]}
            return {"validate": "list", "source": source, **warned, **about}
        if column.form == "codes":
            source = self._where[column.codes]
            return {"validate": "list", "source": source, "show_error": False, **about}
        if column.refers in self._there:  # Excel repairs a file that names a sheet it lacks
            return {"validate": "list", "source": self._names(column), "show_error": False, **about}
        if column.form == "whole":
            bounds = {"criteria": "between", "minimum": column.low, "maximum": column.high}
            warned = {"error_type": "warning", "error_message": texts["not_in_range"]}
            return {"validate": "integer", **bounds, **warned, **about}
        return {"validate": "any", **about}

    def _names(self, column: Column) -> str:
        """The filled cells of the first column of the sheet that a column refers to."""
        sheet = self._said.sheet(column.refers).replace("'", "''")
        count = f"MAX(1,COUNTA('{sheet}'!$A$2:$A${_FILLED + 1}))"
        return f"=OFFSET('{sheet}'!$A$2,0,0,{count},1)"
