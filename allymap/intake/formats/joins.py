"""Sheets whose rows join two names: ties made of them, and actors for names nobody listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.intake.formats.graph import BOTH_WAYS, apart, serial, strengths
from allymap.intake.formats.source import cell, made, without_blanks
from allymap.intake.words import plain, words
from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from allymap.intake.formats.source import Grid
    from allymap.intake.sheet import Line, Sheet


@dataclass(frozen=True, slots=True)
class Join:
    """Where a sheet says who is joined to whom, and how; -1 where it does not say."""

    source: int
    target: int
    way: int = -1
    several: str = ""

    def ends(self, cells: list[str]) -> list[tuple[str, str]]:
        """The pairs a row joins: one, several where a cell lists several, or both ways."""
        source, target = cell(cells, self.source), cell(cells, self.target)
        targets = target.split(self.several) if self.several else [target]
        pairs = [(source, each.strip()) for each in targets if each.strip()] or [(source, target)]
        both = cell(cells, self.way).casefold() in BOTH_WAYS
        return pairs + [(there, here) for here, there in pairs] if both else pairs


def tie_sheet(grid: Grid, join: Join, names: Mapping[int, str], format_: str) -> Sheet:
    """The ties of a sheet, its columns in their place under our names where `names` has one.

    Strengths beyond 1 to 5, and ids that only count rows, are kept under the format's name.
    """
    header = list(without_blanks(grid, keep=(join.source, join.target)))
    for at, name in {**names, join.source: "source", join.target: "target"}.items():
        header[at] = name if header[at] else ""
    for at, text in enumerate(header):
        column = words().columns["ties"].get(plain(text))
        counts = column == "id" and all(map(serial, grid.column(at)))
        if counts or (column == "weight" and not strengths(grid.column(at))):
            header[at] = f"{text} ({format_})"
    means = [words().columns["ties"].get(plain(text)) for text in header]
    type_ = means.index("type") if "type" in means else -1
    named, lines = apart(header, _lines(grid, join, len(header)), type_)
    return made(grid, "ties", named, lines)


def _lines(grid: Grid, join: Join, width: int) -> Iterator[Line]:
    for row, cells in grid.lines:
        wide = cells + [""] * (width - len(cells))
        for source, target in join.ends(wide):
            joined = list(wide)
            joined[join.source], joined[join.target] = source, target
            yield row, joined


def unlisted(
    grid: Grid, join: Join, listed: Iterable[str], known: Callable[[str], bool]
) -> Sheet | None:
    """Actors for the names that a sheet joins but no list has, in the order they are met."""
    seen = {name_key(name) for name in listed}
    lines: list[Line] = []
    for row, cells in grid.lines:
        for name in dict.fromkeys(name for pair in join.ends(cells) for name in pair):
            if name and name_key(name) not in seen and not known(name):
                lines.append((row, [name]))
            seen.add(name_key(name))
    return made(grid, "actors", ["name"], lines) if lines else None
