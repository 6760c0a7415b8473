"""CiviCRM: exported contacts, or relationships, with what PowerMap says of power and support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.joins import Join, tie_sheet, unlisted
from allymap.intake.formats.people import found, people_sheet
from allymap.intake.formats.source import Format, Grid, Source, cell

if TYPE_CHECKING:
    from allymap.intake.sheet import Line, Sheet

_POWER = ("influence_level", "support_level", "relationship_strength")
_NAMES = ("Display Name", "Organization Name", "Household Name")
_KINDS = ("Contact Subtype", "Contact Sub Type", "contact_sub_type", "Contact Type", "contact_type")
_ENDS = (
    ("Contact A", "Contact B"),
    ("contact_a", "contact_b"),
    ("Contact A Name", "Contact B Name"),
)
_TYPES = ("Relationship Type", "relationship_type")
_SUPPORT = {str(level): str(level - 3) for level in range(1, 6)}


def _fits(source: Source) -> bool:
    for head in source.heads:
        power = sum(head.index(name) >= 0 or head.index(_spaced(name)) >= 0 for name in _POWER)
        contacts = head.has("Contact ID") and (head.has("Display Name") or head.has("Contact Type"))
        if power > 1 or contacts or any(head.has(*ends) for ends in _ENDS):
            return True
    return False


def _spaced(name: str) -> str:
    """PowerMap's field as CiviCRM's own export heads it: influence_level is Influence Level."""
    return name.replace("_", " ")


def _sheets(source: Source) -> list[Sheet]:
    sheets: list[Sheet] = []
    listed: list[str] = []
    for grid in source.grids():
        ends = next((ends for ends in _ENDS if grid.has(*ends)), None)
        if ends:
            join = Join(grid.index(ends[0]), grid.index(ends[1]))
            missing = unlisted(grid, join, listed, source.known)
            sheets += [missing] if missing else []
            sheets.append(tie_sheet(grid, join, _tie_names(grid), "CiviCRM"))
        elif columns := _name_columns(grid):
            listed += grid.column(columns[0])
            sheets.append(people_sheet(_levelled(grid), columns, _names(grid), source))
    return sheets


def _name_columns(grid: Grid) -> list[int]:
    return found(grid, *_NAMES)[:1] or found(grid, "First Name", "Last Name") or found(grid, "name")


def _names(grid: Grid) -> dict[int, str]:
    """Our names for what CiviCRM and PowerMap say; a contact's number means nothing elsewhere."""
    kinds = [at for at in found(grid, *_KINDS) if any(grid.column(at))][:1]
    return {
        **dict.fromkeys(kinds, "kind"),
        **dict.fromkeys(found(grid, "City"), "place"),
        **dict.fromkeys(found(grid, _POWER[0], _spaced(_POWER[0])), "influence"),
        **dict.fromkeys(found(grid, _POWER[1], _spaced(_POWER[1])), "stance"),
    }


def _tie_names(grid: Grid) -> dict[int, str]:
    return {
        **dict.fromkeys(found(grid, *_TYPES), "type"),
        **dict.fromkeys(found(grid, _POWER[2], _spaced(_POWER[2])), "weight"),
        **dict.fromkeys(found(grid, "Start Date", "Relationship Start Date"), "start"),
        **dict.fromkeys(found(grid, "End Date", "Relationship End Date"), "end"),
    }


def _levelled(grid: Grid) -> Grid:
    """PowerMap's support runs from 1 (opposed) to 5 (in support); our stance from -2 to 2."""
    at = next(iter(found(grid, _POWER[1], _spaced(_POWER[1]))), -1)
    lines: list[Line] = []
    for row, cells in grid.lines:
        stance = _SUPPORT.get(cell(cells, at))
        lines.append((row, [*cells[:at], stance, *cells[at + 1 :]] if stance else cells))
    return Grid(grid.name, grid.row, grid.header, tuple(lines), grid.hidden)


CIVICRM = Format("civicrm", _fits, _sheets)
