"""One file to rows and problems."""

from __future__ import annotations

import hashlib
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.errors import UnknownName
from allymap.intake import recognise
from allymap.intake.delimited import text_sheet
from allymap.intake.headers import fields_of
from allymap.intake.look import is_workbook
from allymap.intake.people import People
from allymap.intake.reading import Reading, Telling, short
from allymap.intake.rows import Rows
from allymap.intake.sheet import Opened, Sheet, opened
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from allymap.model.journal import Row
    from allymap.model.vocabulary import Vocabulary

_NOBODY: Mapping[str, str] = MappingProxyType({})


def read(
    path: Path,
    vocabulary: Vocabulary,
    revision: str,
    *,
    table: str = "",
    prefix: str = "",
    elsewhere: Mapping[str, str] = _NOBODY,
) -> Reading:
    """The rows of a CSV file or workbook for one import, and what is wrong with it.

    `table`: which table the file is, when neither its name nor its headers say so.
    `prefix`: put before every actor's id. `elsewhere`: the names of the actors of earlier
    lists, by id, so that a list may name them. Raises `Unreadable` when the file cannot be read
    at all, `UnknownName` for a table that does not exist.
    """
    if table and table not in TABLES:
        raise UnknownName("unknown_table", value=table, allowed=tuple(TABLES))
    telling = Telling(path.name)
    sheets = _sheets(path, telling)
    people = People(prefix, elsewhere)
    return Reading(
        telling, partial(_rows, path.stem, sheets, table, vocabulary, people, telling, revision)
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sheets(path: Path, telling: Telling) -> list[Sheet]:
    if is_workbook(path):
        from allymap.intake.workbook import workbook_sheets

        return workbook_sheets(path)
    return [text_sheet(path, telling)]


def _rows(
    stem: str,
    sheets: list[Sheet],
    table: str,
    vocabulary: Vocabulary,
    people: People,
    telling: Telling,
    revision: str,
) -> Iterator[Row]:
    """Actors first, then the other tables in their order: references need to know the actors."""
    found = _tables(stem, sheets, table, telling)
    for name, about in TABLES.items():
        reader = Rows(about, vocabulary, people, telling, revision)
        for sheet in found.get(name, ()):
            fields = fields_of(sheet, about, vocabulary, telling)
            if fields:
                yield from reader.read(sheet, fields)
    if people.minted:
        telling.tell("ids_minted", severity="notice", count=len(people.minted))
    if people.matched:
        telling.tell("names_matched", severity="notice", count=len(people.matched))


def _tables(
    stem: str, sheets: list[Sheet], table: str, telling: Telling
) -> dict[str, list[Opened]]:
    """The filled sheets by the table they are; what fits none is told."""
    filled = [sheet for sheet in map(opened, sheets) if sheet]
    single = len(filled) == 1
    found: dict[str, list[Opened]] = {}
    for sheet in filled:
        hint = recognise.by_name(sheet.name) or (recognise.by_name(stem) if single else "")
        name = table if table and (single or not hint) else hint
        if single and not table:
            name = _by_headers(sheet, hint, telling)
        elif not name:
            _tell_unknown(sheet, telling)
        if name:
            found.setdefault(name, []).append(sheet)
            if sheet.hidden:
                telling.tell("sheet_hidden", sheet=sheet.name, severity="notice", table=name)
    if not filled:
        telling.tell("file_blank")
    return found


def _by_headers(sheet: Opened, hint: str, telling: Telling) -> str:
    names = recognise.by_headers(sheet.header, hint)
    if len(names) == 1:
        return names[0]
    code = "table_unclear" if names else "table_unknown"
    seen = tuple(short(header) for header in sheet.header if header)
    telling.tell(code, sheet=sheet.name, row=sheet.row, tables=names or tuple(TABLES), seen=seen)
    return ""


def _tell_unknown(sheet: Opened, telling: Telling) -> None:
    telling.tell("sheet_unknown", sheet=sheet.name, severity="warning", tables=tuple(TABLES))
