"""A world of rows: tables that are filled by hand, and a dice that falls the same each time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AS_OF = date(2026, 1, 31)
SEED = 20240308

Line = dict[str, str]
T = TypeVar("T")


@dataclass
class World:
    """The rows of every table; a row is its cells by column name, empty ones left out."""

    tables: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, **cells: str) -> Line:
        """A new row; an empty cell says nothing, and `as_` stands for the column `as`."""
        row = {name.rstrip("_"): value for name, value in cells.items() if value}
        unknown = [name for name in row if TABLES[table].column(name) is None]
        if unknown:
            raise KeyError(f"{table} has no column {unknown}")
        self.tables[table].append(row)
        return row

    def actor(self, actor: str) -> Line:
        """The row of an actor."""
        return next(row for row in self.tables["actors"] if row["id"] == actor)

    def kind(self, actor: str) -> str:
        """The kind of an actor."""
        return self.actor(actor)["kind"]

    def of_kind(self, *kinds: str) -> list[str]:
        """The ids of the actors of these kinds, sorted."""
        return sorted(row["id"] for row in self.tables["actors"] if row["kind"] in kinds)

    def district(self, actor: str) -> str:
        """The district that an actor's place lies in."""
        place = self.actor(actor)["place"]
        parents = {row["id"]: row.get("parent", "") for row in self.tables["places"]}
        return parents[place] or place

    def linked(self, one: str, other: str) -> bool:
        """Whether some tie joins the two, either way."""
        ends = ({row["source"], row["target"]} for row in self.tables["ties"])
        return any(pair == {one, other} for pair in ends)


class Dice:
    """Draws that are the same each time: only `Random.random` is the same in every Python."""

    def __init__(self) -> None:
        self._random = Random(SEED)

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return self._random.random() < share

    def pick(self, among: Sequence[T]) -> T:
        """One of a sequence."""
        return among[self.whole(0, len(among) - 1)]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """`count` different ones of a sequence, or all of it when it is shorter."""
        left = list(among)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(min(count, len(left)))]

    def weighted(self, among: Sequence[T], weights: Sequence[int]) -> T:
        """One of a sequence, the heavier the likelier."""
        mark = self.whole(1, sum(weights))
        for item, weight in zip(among, weights, strict=True):
            mark -= weight
            if mark <= 0:
                return item
        raise ValueError("nothing to draw from")

    def day(self, first: str, last: str) -> str:
        """A day from `first` to `last`, both included."""
        start = date.fromisoformat(first)
        days = (date.fromisoformat(last) - start).days
        return (start + timedelta(days=self.whole(0, days))).isoformat()


def table(name: str) -> Iterator[Line]:
    """The rows of `plan/NAME.txt`: `#` remarks, a line of column names, cells parted by ` | `."""
    text = (Path(__file__).parent / "plan" / f"{name}.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    names = rows[0].split(" | ")
    for row in rows[1:]:
        cells = re.split(r" \|(?= |$)", row)
        yield dict(zip(names, (cell.strip() for cell in cells), strict=True))


def more(text: str) -> Line:
    """`a=b c=d` as cells."""
    return dict(part.split("=", 1) for part in text.split())
