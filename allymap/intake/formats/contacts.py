"""Google Contacts, both header styles; `Relation n - Value` is a tie to somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from allymap.intake.formats.people import found, full_name, people_sheet
from allymap.intake.formats.source import Format, Grid, Source, cell, made
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.sheet import Line, Sheet

_BETWEEN = " ::: "
_RELATION = re.compile(r"relation (\d+) - value", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:e-mail|phone|address|organization|relation) 1 - ", re.IGNORECASE)
_NEW = ("First Name", "Middle Name", "Last Name")
_OLD = ("Given Name", "Additional Name", "Family Name")
_GROUPS = ("Organization Name", "Organization 1 - Name")


def _fits(source: Source) -> bool:
    for head in source.heads:
        named = head.has("First Name", "Last Name") or head.has("Given Name", "Family Name")
        if named and (any(map(_NUMBERED.match, head.header)) or head.has("File As", "Labels")):
            return True
    return False


def _sheets(source: Source) -> list[Sheet]:
    sheets = []
    for grid in source.grids():
        columns = _name_columns(grid)
        if columns:
            whole = _named_by_group(grid, columns)
            ties = list(_relations(whole, columns))
            sheets.append(people_sheet(whole, columns, _named(whole), source))
            sheets += _related(whole, columns, ties, source)
    return sheets


def _name_columns(grid: Grid) -> list[int]:
    """The old style has the full name beside its parts; the parts are then spare."""
    return found(grid, "Name") or found(grid, *_NEW) or found(grid, *_OLD)


def _named(grid: Grid) -> dict[int, str]:
    """The city is the place; relations are ties, so they are not also said of the contact."""
    ties = [at for at, text in enumerate(grid.header) if text.casefold().startswith("relation ")]
    return {**dict.fromkeys(ties, ""), **dict.fromkeys(found(grid, "Address 1 - City"), "place")}


def _named_by_group(grid: Grid, columns: list[int]) -> Grid:
    """A contact without a name of its own is the organisation it has."""
    groups = found(grid, *_GROUPS)
    lines: list[Line] = []
    for row, cells in grid.lines:
        wide = [_divided(text) for text in cells] + [""] * (len(grid.header) - len(cells))
        if not full_name(wide, columns) and groups:
            wide[columns[0]] = cell(wide, groups[0])
        lines.append((row, wide))
    return Grid(grid.name, grid.row, grid.header, tuple(lines), grid.hidden)


def _divided(text: str) -> str:
    """Several values in a cell, divided as everywhere; the star of Google's own labels is gone."""
    parts = [part.strip().removeprefix("* ") for part in text.split(_BETWEEN.strip())]
    return " | ".join(filter(None, parts))


def _relations(grid: Grid, columns: list[int]) -> Iterator[tuple[int, str, str, str]]:
    """Row, contact, relation and its label, for each relation of each contact."""
    places = [
        (at, match[1]) for at, text in enumerate(grid.header) if (match := _RELATION.match(text))
    ]
    for row, cells in grid.lines:
        for at, number in places:
            label = cell(
                cells, grid.index(f"Relation {number} - Label", f"Relation {number} - Type")
            )
            for name in filter(None, map(str.strip, cell(cells, at).split("|"))):
                yield row, full_name(cells, columns), name, label


def _related(
    grid: Grid, columns: list[int], ties: list[tuple[int, str, str, str]], source: Source
) -> list[Sheet]:
    if not ties:
        return []
    seen = {name_key(full_name(cells, columns)) for _, cells in grid.lines}
    missing: list[Line] = []
    for row, _, name, _ in ties:
        if name_key(name) not in seen and not source.known(name):
            missing.append((row, [name]))
        seen.add(name_key(name))
    lines: list[Line] = [(row, [who, name, label]) for row, who, name, label in ties if who]
    sheet = made(grid, "ties", ["source", "target", "type"], lines)
    return [*([made(grid, "actors", ["name"], missing)] if missing else []), sheet]


CONTACTS = Format("google_contacts", _fits, _sheets)
