"""Which column of a table each header means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.intake.cells import parser, sound
from allymap.intake.fault import Wrong
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened
    from allymap.model.columns import Column
    from allymap.model.tables import Table
    from allymap.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet: its header as written, and what it holds; no column: an extra."""

    index: int
    header: str
    column: Column | None
    parse: Callable[[str], Any]

    @property
    def letter(self) -> str:
        """The column's letter in a spreadsheet."""
        return letter(self.index)


def fields_of(
    sheet: Opened, table: Table, vocabulary: Vocabulary, telling: Telling
) -> tuple[Field, ...] | None:
    """The columns of a sheet, blank headers left out; None when its rows cannot be read."""
    names = meanings(table.name, sheet.header)
    before = len(telling.problems)
    _tell_repeated(sheet, names, telling)
    _tell_missing(sheet, table, set(names.values()), telling)
    _tell_unsound(sheet, telling)
    if len(telling.problems) > before:
        return None
    fields = tuple(
        _field(index, header, table.column(names.get(index, "")), vocabulary)
        for index, header in enumerate(sheet.header)
        if header
    )
    _tell_unknown(sheet, table, fields, telling)
    return fields


def meanings(table: str, header: list[str]) -> dict[int, str]:
    """The index of each header that is known to a table, to its column's name.

    A column's own name wins over its synonyms, which are then extras.
    """
    synonyms = words().columns[table]
    said = {index: plain(text) for index, text in enumerate(header) if text}
    known = {index: synonyms[word] for index, word in said.items() if word in synonyms}
    own = {name for index, name in known.items() if said[index] == plain(name)}
    return {i: name for i, name in known.items() if name not in own or said[i] == plain(name)}


def required(table: Table) -> list[str]:
    """The columns a sheet must have; actors without ids get them minted."""
    return [
        column.name
        for column in table.columns
        if column.required and (table.name, column.name) != ("actors", "id")
    ]


def _field(index: int, header: str, column: Column | None, vocabulary: Vocabulary) -> Field:
    return Field(index, header, column, parser(column, vocabulary) if column else str)


def _tell_repeated(sheet: Opened, names: Mapping[int, str], telling: Telling) -> None:
    first: dict[str, int] = {}
    for index, header in enumerate(sheet.header):
        meaning = names.get(index) or f"={plain(header) or header}"
        if not header or first.setdefault(meaning, index) == index:
            continue
        telling.tell(
            "column_twice",
            sheet=sheet.name,
            row=sheet.row,
            column=short(header),
            letter=letter(index),
            first=short(sheet.header[first[meaning]]),
            first_letter=letter(first[meaning]),
        )


def _tell_missing(sheet: Opened, table: Table, found: set[str], telling: Telling) -> None:
    for name in required(table):
        if name not in found:
            telling.tell(
                "column_missing",
                sheet=sheet.name,
                row=sheet.row,
                table=table.name,
                missing=name,
                seen=tuple(short(header) for header in sheet.header if header),
            )


def _tell_unsound(sheet: Opened, telling: Telling) -> None:
    for index, header in enumerate(sheet.header):
        try:
            _ = header and sound(header)
        except Wrong as wrong:
            facts = {**wrong.facts, "value": short(header), "letter": letter(index)}
            telling.tell(wrong.code, sheet=sheet.name, row=sheet.row, **facts)


def _tell_unknown(sheet: Opened, table: Table, fields: tuple[Field, ...], telling: Telling) -> None:
    for field in fields:
        if field.column is None:
            telling.tell(
                "column_unknown",
                sheet=sheet.name,
                row=sheet.row,
                column=short(field.header),
                severity="warning",
                table=table.name,
                letter=field.letter,
            )
