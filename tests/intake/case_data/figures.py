"""How well case data is told from lists, on labelled.csv; running this writes docs/case-data.md."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from allymap.intake.case_data import judge

LABELLED = Path(__file__).with_name("labelled.csv")
PAGE = Path(__file__).parents[3] / "docs" / "case-data.md"
_TEXT = Path(__file__).with_name("page.md")
_LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "pt": "Portuguese",
    "sw": "Swahili",
}


@dataclass(frozen=True)
class Labelled:
    """One set of headers with a few rows, and what it is: `case` or `list`."""

    part: str
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
        row["part"], row["language"], row["label"], row["headers"].split("|"), rows, row["why"]
    )


def recall(sets: list[Labelled]) -> tuple[int, int]:
    """How many of the case data in some sets are refused, and how many there are."""
    cases = [one for one in sets if one.label == "case"]
    return sum(one.refused for one in cases), len(cases)


def false_alarms(sets: list[Labelled]) -> tuple[int, int]:
    """How many lists in some sets are refused, and how many there are."""
    lists = [one for one in sets if one.label == "list"]
    return sum(one.refused for one in lists), len(lists)


def page() -> str:
    """The page of the manual, with the figures of today."""
    lines = [_row(title, sets) for title, sets in _parts(labelled())]
    return _TEXT.read_text(encoding="utf-8").replace("{figures}", "\n".join(lines))


def _parts(sets: list[Labelled]) -> list[tuple[str, list[Labelled]]]:
    names = ("first part", "second part", "third part", "fourth part", "held out")
    parts = [
        (name, [one for one in sets if one.part == name.removesuffix(" part")]) for name in names
    ]
    codes = sorted({one.language for one in sets})
    spoken = [(_LANGUAGES[code], [one for one in sets if one.language == code]) for code in codes]
    return [*parts, *spoken, ("all", sets)]


def _row(title: str, sets: list[Labelled]) -> str:
    found, cases = recall(sets)
    alarms, lists = false_alarms(sets)
    return f"| {title} | {found} of {cases} | {found / cases:.2f} | {alarms} of {lists} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
