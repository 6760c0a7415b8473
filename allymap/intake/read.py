"""One file to rows and problems."""

from __future__ import annotations

import hashlib
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.errors import UnknownName
from allymap.intake import case_data
from allymap.intake.assign import tables_of
from allymap.intake.care import Care
from allymap.intake.defaults import Defaults, checked
from allymap.intake.earlier import NO_LISTS, Known, Lists
from allymap.intake.headers import fields_of
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.opening import Said, sheets_of
from allymap.intake.own_sheets import is_own
from allymap.intake.people import People
from allymap.intake.reading import Reading, Telling
from allymap.intake.rows import Rows
from allymap.intake.sheet import Opened, Sheet, opened
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from allymap.intake import mapping as mappings
    from allymap.intake.people import Shared
    from allymap.model.journal import Batch, Row
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

    `table`: which table the file is, when neither its name nor its headers say so.
    `prefix`: put before every actor's id. `elsewhere`: the names of the actors of earlier
    lists, by id, so that a list may name them; `lists`: which of them this list has had itself.
    `not_case_data`: why a list that looks like case
    data is none. `format_`, `encoding`: what the file is, when that is not found rightly. `kind`,
    `tie`, `wave`: of the actors, the ties, and what was asked when, that have none. `mapping`:
    what the user has said of sheets, columns and words. `secrets` (64 hexadecimal digits each) key
    the traces of phones and e-mails, which are not stored unless `keep_contact`. Raises
    `Unreadable` when the file cannot be read at all or is case data (from its iterator, before
    any row), `UnknownName` for a table, format, encoding or kind that does not exist.
    """
    if table and table not in TABLES:
        raise UnknownName("unknown_table", value=table, allowed=tuple(TABLES))
    telling = Telling(path.name)
    known = Known(elsewhere, mapping, lists, prefix)
    sheets = sheets_of(path, telling, Said(format_, encoding, bool(table)), known, mapping)
    defaults = checked(kind, tie, wave, vocabulary)
    people = People(prefix, elsewhere, mapping, lists)
    care = Care(revision, vocabulary, secrets, keep_contact=keep_contact)
    look = partial(_filled, sheets, "" if not_case_data else path.name, mapping)
    return Reading(
        telling,
        partial(
            _rows,
            path.stem,
            look,
            table,
            vocabulary,
            people,
            care,
            telling,
            revision,
            defaults,
            mapping,
        ),
        lambda: care.traced,
        people.apart,
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(
    stem: str,
    look: Callable[[], list[Opened]],
    table: str,
    vocabulary: Vocabulary,
    people: People,
    care: Care,
    telling: Telling,
    revision: str,
    defaults: Defaults,
    mapping: mappings.Mapping,
) -> Iterator[Row | Batch]:
    """Actors first, then the other tables in their order: references need to know the actors."""
    found = tables_of(stem, look(), table, telling, mapping)
    met = not found
    for name, about in TABLES.items():
        reader = Rows(about, vocabulary, people, care, telling, revision)
        for sheet in found.get(name, ()):
            if sheet.above:
                facts: dict[str, Any] = {"count": len(sheet.above), "rows": sheet.above}
                telling.tell("rows_above", sheet=sheet.name, severity="warning", **facts)
            whole = defaults.fill(care.open(sheet, name, telling, mapping), name, mapping)
            fields = fields_of(whole, about, vocabulary, telling, mapping, reader.tally)
            if fields:
                yield from reader.read(whole, fields)
        met = met or reader.met
        if name == "actors":
            _tell_known(people, telling)
    if not met and not any(problem.severity == "error" for problem in telling.problems):
        telling.tell("no_rows", tables=tuple(found))
    if people.minted:
        telling.tell("ids_minted", severity="notice", count=len(people.minted))
    _tell_taken(telling, "taken_for_known", people.again)
    _tell_taken(telling, "names_matched", people.matched)


def _tell_known(people: People, telling: Telling) -> None:
    """Actors whom earlier lists may know: by a shared name, or under an id that has moved."""
    for one in people.shared:
        facts: dict[str, Any] = {"value": one.name, "ids": one.others, "path": one.path}
        telling.tell("name_shared", sheet=one.sheet, row=one.row, severity="warning", **facts)
    if people.moved:
        examples = tuple(f"{own}: {before} → {name}" for own, before, name in people.moved[:_FEW])
        telling.tell("ids_moved", count=len(people.moved), examples=examples)


def _tell_taken(telling: Telling, code: str, found: tuple[Shared, ...]) -> None:
    """Who is taken for somebody of an earlier list because of a name; all of them told at once."""
    if found:
        facts: dict[str, Any] = {"count": len(found), "value": found[0].path, "people": found}
        facts |= {"named": tuple(one.name for one in found[:_FEW])}
        telling.tell(code, severity="warning", **facts)


def _filled(sheets: list[Sheet], file: str, mapping: mappings.Mapping) -> list[Opened]:
    """The sheets that say something; refused when one looks like case data, unless no file."""
    found = (opened(sheet, mapping.header_row(sheet.name)) for sheet in sheets)
    filled = [sheet for sheet in found if sheet and not is_own(sheet)]
    return case_data.refuse(file, filled) if file else filled
