"""Answers of a survey: columns without their groups, choices in one cell, no service columns."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.intake.aside import needs_group
from allymap.intake.formats.source import Grid, cell
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_TICKS = {"1", "0", "1.0", "0.0", "true", "false", ""}
_TICKED = {"1", "1.0", "true"}
_LEAST = 2
_POINT = ("Latitude", "Longitude", "Altitude", "Accuracy")


@dataclass(frozen=True, slots=True)
class Server:
    """How a survey server joins repeats to answers, and which columns are its own."""

    between: str
    key: str
    parent: str
    parent_sheet: str
    submission: tuple[str, ...]
    days: tuple[str, ...]
    own: frozenset[str]
    begins: tuple[str, ...]

    def added(self, header: str) -> bool:
        """Whether the server added this column to the answers, also inside a group."""
        text = header.casefold()
        last = text.rpartition(self.between)[2]
        return text in self.own or text.startswith(self.begins) or last.startswith(self.begins)


@cache
def server(name: str) -> Server:
    """A server of `servers.toml`."""
    path = Path(__file__).with_name("servers.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    return Server(
        between=raw["between"],
        key=raw["key"],
        parent=raw["parent"],
        parent_sheet=raw["parent_sheet"],
        submission=tuple(raw["submission"]),
        days=tuple(raw["days"]),
        own=frozenset(map(str.casefold, raw["own"])),
        begins=tuple(map(str.casefold, raw["begins"])),
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """A sheet of answers: headers and cells ready for our tables, and the sheet as it was."""

    grid: Grid
    header: tuple[str, ...]
    lines: tuple[tuple[int, list[str]], ...]
    left: tuple[str, ...]


def answers(grid: Grid, server: Server) -> Answers:
    """What people answered: every column in its place, those that are no answers without a name."""
    header = list(grid.header)
    choices = _choices(grid, server.between)
    gone = {at for columns in choices.values() for at in columns}
    places = {
        name: header.index(name) if name in header else columns[0]
        for name, columns in choices.items()
    }
    left = [
        text
        for text in header
        if text and (server.added(text) or _is_point(text, header, server.between))
    ]
    stay = [text if text not in left else "" for text in header]
    for at in gone:
        stay[at] = ""
    for name, at in places.items():
        stay[at] = name
    lines = tuple((row, _cells(grid, cells, stay, choices, places)) for row, cells in grid.lines)
    filled = {at for _, cells in lines for at, text in enumerate(cells) if text.strip()}
    shown = [
        text if at in filled else "" for at, text in enumerate(_ungrouped(stay, server.between))
    ]
    return Answers(grid, tuple(shown), lines, tuple(left))


def _cells(
    grid: Grid,
    cells: list[str],
    stay: Sequence[str],
    choices: dict[str, list[int]],
    places: dict[str, int],
) -> list[str]:
    wide = cells + [""] * (len(grid.header) - len(cells))
    kept = [text if stay[at] or not grid.header[at] else "" for at, text in enumerate(wide)]
    for name, columns in choices.items():
        ticked = [grid.header[at][len(name) + 1 :] for at in columns if _is_ticked(cell(wide, at))]
        kept[places[name]] = "|".join(ticked)
    return kept


def _is_ticked(text: str) -> bool:
    return text.casefold() in _TICKED


def _choices(grid: Grid, between: str) -> dict[str, list[int]]:
    """The questions with several answers, and the columns of 0 and 1 that hold them.

    Beside a column of its own name such columns are choices for sure; without it, two or more
    of them are, when none has a name of ours.
    """
    columns: dict[str, list[int]] = {}
    for at, text in enumerate(grid.header):
        if between in text:
            columns.setdefault(text.rpartition(between)[0], []).append(at)
    ours = words().columns["actors"].keys() | words().columns["ties"].keys()
    found = {}
    for name, those in columns.items():
        ticks = all(text.casefold() in _TICKS for at in those for text in grid.column(at))
        ownless = [plain(grid.header[at].rpartition(between)[2]) for at in those]
        alone = len(those) >= _LEAST and not any(text in ours for text in ownless)
        if ticks and (name in grid.header or alone):
            found[name] = those
    return found


def _is_point(header: str, headers: Sequence[str], between: str) -> bool:
    """Whether a column is a point on the globe, or a part of one.

    Kobo keeps the point and writes `_point_latitude` beside it; ODK writes only the parts.
    """
    name, _, last = header.rpartition(between)
    whole = any(text.rpartition(between)[2] == f"_{last}_latitude" for text in headers)
    parts = all(f"{name}{between}{part}" in headers for part in _POINT)
    return whole or (last in _POINT and parts)


def _ungrouped(header: Sequence[str], between: str) -> list[str]:
    """Headers without their groups, as long as that tells them apart and says enough."""
    short = [_last(text, between) or text for text in header]
    seen = [text.casefold() for text in short]
    return [
        text if seen[at] and seen.count(seen[at]) == 1 else header[at]
        for at, text in enumerate(short)
    ]


def _last(header: str, between: str) -> str:
    """A header without its group; nothing when the group says what must be set aside."""
    group, _, last = header.rpartition(between)
    alone = not group or not needs_group(group.replace(between, " "), last)
    return last.strip() if alone else ""
