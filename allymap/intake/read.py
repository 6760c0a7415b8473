"""One file to rows and problems."""

from __future__ import annotations

import hashlib
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.errors import UnknownName
from allymap.intake import case_data
from allymap.intake.care import Care
from allymap.intake.defaults import checked
from allymap.intake.earlier import NO_LISTS, Known, Lists
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.opening import Said, sheets_of
from allymap.intake.own_sheets import is_own, without_ours
from allymap.intake.people import People
from allymap.intake.reader import Reader
from allymap.intake.reading import Reading, Telling
from allymap.intake.sheet import Opened, Sheet, opened
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from allymap.intake import mapping as mappings
    from allymap.model.vocabulary import Vocabulary

_FEW = 3
_NOBODY: Mapping[str, str] = MappingProxyType({})


def read(
    path: Path,
    vocabulary: Vocabulary,
    revision: str,
    *,
    table: str = "",
    prefix: str = "",
    elsewhere: Mapping[str, str] = _NOBODY,
    lists: Lists = NO_LISTS,
    not_case_data: str = "",
    format_: str = "",
    encoding: str = "",
    kind: str = "",
    tie: str = "",
    wave: str = "",
    mapping: mappings.Mapping = NOTHING_SAID,
    secrets: Sequence[str] = (),
    keep_contact: bool = False,
) -> Reading:
    """The rows of a CSV file or workbook for one import, and what is wrong with it.

    `table`, `format_`, `encoding`: what the file is, when that is not found rightly. `prefix`: put
    before every actor's id. `elsewhere`: the names of the actors of earlier lists, by id; `lists`:
    which of them this list has had. `not_case_data`: why what looks like case data is none. `kind`,
    `tie`, `wave`: of rows that say none. `mapping`: what the user has said of sheets, columns and
    words. `secrets` (64 hexadecimal digits each) key the traces of phones and e-mails, not stored
    unless `keep_contact`. Raises `Unreadable` (of case data from its iterator), `UnknownName`.
    """
    if table and table not in TABLES:
        raise UnknownName("unknown_table", value=table, allowed=tuple(TABLES))
    telling = Telling(path.name)
    known, said = Known(elsewhere, mapping, lists, prefix), Said(format_, encoding, bool(table))
    sheets = sheets_of(path, telling, said, known, mapping, vocabulary)
    defaults = checked(kind, tie, wave, vocabulary)
    people = People(prefix, elsewhere, mapping, lists)
    care = Care(revision, vocabulary, secrets, keep_contact=keep_contact)
    reader = Reader(revision, vocabulary, defaults, mapping, people, care, telling)
    look = partial(_filled, sheets, "" if not_case_data else path.name, mapping)
    rows = partial(reader.rows, path.stem, look, table)
    return Reading(telling, rows, lambda: care.traced, people.apart)


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _filled(sheets: list[Sheet], file: str, mapping: mappings.Mapping) -> list[Opened]:
    """The sheets that say something; refused when one looks like case data, unless no file."""
    found = (opened(sheet, mapping.header_row(sheet.name)) for sheet in sheets)
    filled = [without_ours(sheet) for sheet in found if sheet and not is_own(sheet)]
    return case_data.refuse(file, filled) if file else filled
