"""Whether a sheet looks like case data: judged on what it says before any row is taken."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.errors import Unreadable
from allymap.intake.cells import parts
from allymap.intake.phrases import Phrases, phrases
from allymap.intake.reading import short
from allymap.intake.sheet import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from allymap.intake.sheet import Opened


_FEWEST = 60


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that makes a column look like case data, and how much it weighs."""

    name: str
    weight: float
    headers: Phrases
    unless: Phrases
    values: Phrases
    tells: Phrases


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How much a sheet looks like case data: its signs, each with the columns that show it."""

    signs: Mapping[str, tuple[int, ...]]
    named: frozenset[str] = frozenset()

    @property
    def score(self) -> float:
        """The weights of the signs; what only the sheet's name shows counts in part."""
        weights = {sign.name: sign.weight for sign in _signs()}
        part = _words()["name_part"]
        shown = sum(weights[name] * _times(weights[name], at) for name, at in self.signs.items())
        return float(shown + part * sum(weights[name] for name in self.named - set(self.signs)))

    @property
    def is_case_data(self) -> bool:
        """Whether the sheet is refused."""
        return bool(round(self.score, 3) >= _words()["threshold"])


def refuse(file: str, sheets: Sequence[Opened]) -> list[Opened]:
    """The sheets as they were, once each was looked at.

    Raises `Unreadable`: `case_data`, with the columns that made it look so.
    """
    return [_passed(file, sheet) for sheet in sheets]


def judge(name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Suspicion:
    """What in a sheet looks like case data; `rows` are some of its first."""
    found: dict[str, tuple[int, ...]] = {}
    for index, text in enumerate(header):
        column = [row[index].strip() for row in rows if index < len(row) and row[index].strip()]
        for sign in _shown(text, column):
            found[sign] = (*found.get(sign, ()), index)
    if (at := _minors(header, rows)) is not None:
        found["minors"] = (at,)
    return Suspicion(found, frozenset(s.name for s in _signs() if _in_header(s, name)))


def _passed(file: str, sheet: Opened) -> Opened:
    most = max(_FEWEST, _words()["cells"] // max(1, len(sheet.header)))
    first = list(islice(sheet.lines, min(_words()["sample"], most)))
    groups = _groups(sheet)
    header = [*sheet.header, *groups.values()]
    width, begins = len(sheet.header), list(groups)
    rows = [cells[:width] for _, cells in first]
    seen = judge(f"{Path(file).stem} {sheet.name}", header, rows)
    if seen.is_case_data:
        at = {index for columns in seen.signs.values() for index in columns}
        shown = sorted({index if index < width else begins[index - width] for index in at})
        columns = tuple(f"{letter(index)} “{short(sheet.header[index])}”" for index in shown)
        facts = {"sheet": sheet.name or file, "row": sheet.row, "columns": columns}
        raise Unreadable("case_data", file=file, **facts)
    return replace(sheet, lines=chain(first, sheet.lines))


def _groups(sheet: Opened) -> dict[int, str]:
    """What stands over some headers, each with the first of them, and where that is."""
    begins: dict[str, int] = {}
    for index, group in enumerate(sheet.groups):
        if group:
            begins.setdefault(group, index)
    return {index: f"{group} {sheet.header[index]}" for group, index in begins.items()}


def _times(weight: float, columns: tuple[int, ...]) -> int:
    """How often a sign counts: a weak one again for a second column, a mere detail once."""
    return min(len(columns), 2) if weight >= _words()["again"] else 1


def _shown(header: str, column: Sequence[str]) -> Iterator[str]:
    topic = _calm().said_in(header)
    for sign in _signs():
        if _in_header(sign, header) or _in_cells(sign, column, topic=topic):
            yield sign.name


def _in_header(sign: Sign, text: str) -> bool:
    return sign.name in _said_by(text)


@lru_cache(maxsize=20_000)
def _said_by(header: str) -> frozenset[str]:
    """The names of the signs that a header shows; lists have the same headers again and again."""
    if _calm().said_in(header):
        return frozenset()
    said = (sign for sign in _signs() if sign.headers.said_in(header))
    return frozenset(sign.name for sign in said if not sign.unless.said_in(header))


def _in_cells(sign: Sign, column: Sequence[str], *, topic: bool) -> bool:
    """Whether cells say it; under a header of work or topics, only those that tell a story."""
    if not column or not ((sign.values and not topic) or sign.tells):
        return False
    said = {cell: _cell_says(sign, cell, topic=topic) for cell in set(column)}
    return bool(sum(said[cell] for cell in column) >= _words()["share"] * len(column))


def _cell_says(sign: Sign, cell: str, *, topic: bool) -> bool:
    if sign.tells.said_in(cell) or topic:
        return sign.tells.said_in(cell)
    return any(sign.values.said_in(part) for part in (*parts(cell), *cell.split(",")))


def _minors(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column of ages, if most of them are a child's and somebody is named beside them."""
    ages = next(s for s in _signs() if s.name == "age")
    if not any(_names().said_in(text) for text in header):
        return None
    for index, text in enumerate(header):
        if not _in_header(ages, text):
            continue
        told = [row[index].strip() for row in rows if index < len(row)]
        years = [int(cell) for cell in told if cell.isdecimal() and len(cell) < 4]
        if years and 2 * sum(year < _words()["adult"] for year in years) > len(years):
            return index
    return None


@cache
def _words() -> Mapping[str, Any]:
    path = Path(__file__).with_name("case_data.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _signs() -> tuple[Sign, ...]:
    kinds = ("headers", "unless", "values", "tells")
    return tuple(
        Sign(name, about["weight"], *(phrases(about.get(kind, ())) for kind in kinds))
        for name, about in _words()["signs"].items()
    )


@cache
def _calm() -> Phrases:
    return phrases(_words()["calm"])


@cache
def _names() -> Phrases:
    return phrases(_words()["names"]["headers"])
