"""Which table each sheet of a file is: as the user said, by its name, else by its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake import recognise
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.reading import short
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.intake.mapping import Mapping
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened


def tables_of(
    stem: str,
    filled: Sequence[Opened],
    table: str,
    telling: Telling,
    mapping: Mapping = NOTHING_SAID,
) -> dict[str, list[Opened]]:
    """The filled sheets by the table they are; what fits none is told.

    `table`: what the user said of a file with one sheet, or of sheets that nothing else tells.
    """
    found: dict[str, list[Opened]] = {}
    single = len(filled) == 1
    for sheet in filled:
        name = mapping.table(sheet.name)
        if name is None:
            name = _found(sheet, stem if single else "", table, mapping, telling)
        if name:
            found.setdefault(name, []).append(sheet)
            if sheet.hidden:
                telling.tell("sheet_hidden", sheet=sheet.name, severity="notice", table=name)
    if not filled:
        telling.tell("file_blank")
    elif not found and not any(problem.severity == "error" for problem in telling.problems):
        names = tuple(short(sheet.name) for sheet in filled)
        telling.tell("sheets_unknown", sheets=names, tables=tuple(TABLES))
    return found


def _found(sheet: Opened, stem: str, table: str, mapping: Mapping, telling: Telling) -> str:
    """The table of a sheet of which nothing was said; `stem`: of a file with no other sheet."""
    if sheet.table:
        return sheet.table
    named = recognise.by_name(sheet.name)
    if table and (stem or not named):
        return table
    if named and (not stem or sheet.name == named):
        return named
    hint = named or (recognise.by_name(stem) if stem else "")
    header = recognise.as_said(sheet.header, mapping)
    names = recognise.by_headers(header, hint)
    if len(names) == 1 and (stem or recognise.fits(header, names[0])):
        if not stem:
            telling.tell("sheet_taken_for", sheet=sheet.name, severity="notice", table=names[0])
        return names[0]
    seen = tuple(short(text) for text in sheet.header if text)
    if stem:
        code = "table_unclear" if names else "table_unknown"
        tables = names or tuple(TABLES)
        telling.tell(code, sheet=sheet.name, row=sheet.row, tables=tables, seen=seen)
    else:
        telling.tell(
            "sheet_unknown", sheet=sheet.name, severity="warning", tables=tuple(TABLES), seen=seen
        )
    return ""
