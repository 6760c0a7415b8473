"""How well case data is told from lists, on labelled.csv; `python tests/intake/case_data/figures.py`
writes docs/case-data.md.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from allymap.intake.case_data import judge

LABELLED = Path(__file__).with_name("labelled.csv")


@dataclass(frozen=True)
class Labelled:
    """One set of headers with a few rows, and what it is: `case` or `list`."""

    half: str
    language: str
    label: str
    headers: list[str]
    rows: list[list[str]]
    why: str

    @property
    def right(self) -> bool:
        """Whether it is judged as it is labelled."""
        return self.refused == (self.label == "case")

    @property
    def refused(self) -> bool:
        """Whether a file like this is refused."""
        return judge("", self.headers, self.rows).is_case_data


def labelled() -> list[Labelled]:
    """All labelled sets."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return [_one(row) for row in csv.DictReader(file)]


def _one(row: dict[str, str]) -> Labelled:
    rows = [line.strip().split("|") for line in row["values"].split(" // ")]
    return Labelled(
        row["half"], row["language"], row["label"], row["headers"].split("|"), rows, row["why"]
    )
