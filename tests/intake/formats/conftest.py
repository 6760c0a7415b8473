"""A foreign file, read from disk to the landscape it means."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from allymap.intake.read import read
from allymap.model.fold import fold
from allymap.model.journal import Entry, Revision
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem

FILES = Path(__file__).with_name("files")

# Words that the formats' own examples use, as a user would add them.
WORDS = """
[kinds.person]
label = "Person"
form = "person"
constituency = "other"
level = "community"

[kinds.organization]
label = "Organization"
form = "organisation"
constituency = "ngo"
level = "national"

[kinds.individual]
label = "Individual"
form = "person"
constituency = "other"
level = "community"

[ties.friend]
label = "Friend"

[ties.knows]
label = "knows"

[ties.manager]
label = "Manager"

[ties.assistant]
label = "Assistant"
"""


@dataclass(frozen=True)
class Foreign:
    """What a foreign file means, and what was told while it was read."""

    landscape: Landscape
    problems: list[Problem]

    @property
    def format(self) -> object:
        """The format that was found, if any."""
        found = [p.facts["format"] for p in self.problems if p.code == "format_found"]
        return found[0] if found else None

    @property
    def people(self) -> dict[str, tuple[str, str | None]]:
        """Each actor's name, to kind and place."""
        return {actor.name: (actor.kind, actor.place) for actor in self.landscape.actors}

    @property
    def ties(self) -> set[tuple[str, str, str]]:
        """Each tie by its actors' names: who, type, whom."""
        name = {actor.id: actor.name for actor in self.landscape.actors}
        return {(name[t.source], t.type, name[t.target]) for t in self.landscape.ties}

    def extras(self, name: str) -> dict[str, str]:
        """What else a list says of an actor."""
        (actor,) = [actor for actor in self.landscape.actors if actor.name == name]
        return dict(actor.attributes)

    def codes(self, severity: str) -> list[str]:
        """The codes told with this severity."""
        return [problem.code for problem in self.problems if problem.severity == severity]


def foreign(path: str | Path, **how: Any) -> Foreign:
    """Read a file of `files/`, or any path, to the landscape it means."""
    words = built_in().extended(WORDS)
    reading = read(FILES / path, words, "r", **how)
    rows = list(reading)
    assert [p.code for p in reading.errors] == []
    revision = Revision("r", "list", "file", "0", "2026-01-01T00:00:00+00:00", number=1)
    entry = Entry("e", "2026-01-01T00:00:00+00:00", "vocabulary", {"text": WORDS}, number=1)
    return Foreign(fold([revision], rows, [entry]), reading.problems)


def refused(path: str | Path, **how: Any) -> list[Problem]:
    """The errors of a file that cannot be taken."""
    reading = read(FILES / path, built_in().extended(WORDS), "r", **how)
    list(reading)
    return reading.errors


@pytest.fixture
def take() -> Any:
    """Reads a foreign file to its landscape."""
    return foreign


@pytest.fixture
def errors() -> Any:
    """Reads a foreign file to its errors."""
    return refused


@pytest.fixture
def book() -> Any:
    """Writes a workbook with openpyxl, as others than we do."""

    def written(path: Path, sheets: Mapping[str, list[list[Any]]]) -> Path:
        made = openpyxl.Workbook()
        made.remove(made.worksheets[0])
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        made.save(path)
        return path

    return written
