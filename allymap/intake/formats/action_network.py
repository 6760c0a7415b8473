"""Action Network: a report of activists, with `can2_` before what it calls its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.formats.people import found, people_sheet
from allymap.intake.formats.source import Format, Grid, Source

if TYPE_CHECKING:
    from allymap.intake.sheet import Sheet

_PLACES = ("can2_user_city", "can2_county", "County")


def _fits(source: Source) -> bool:
    return any(
        head.has("email") and any(text.startswith("can2_") for text in head.header)
        for head in source.heads
    )


def _sheets(source: Source) -> list[Sheet]:
    sheets = []
    for grid in source.grids():
        columns = found(grid, "first_name", "last_name")
        if columns:
            sheets.append(people_sheet(grid, columns, _named(grid), source))
    return sheets


def _named(grid: Grid) -> dict[int, str]:
    return {at: "place" for at in found(grid, *_PLACES)[:1] if any(grid.column(at))}


ACTION_NETWORK = Format("action_network", _fits, _sheets)
