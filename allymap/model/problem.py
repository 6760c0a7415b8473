"""Where a value came from, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from allymap.model.columns import extra

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning", "notice"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a user's file: the row as the spreadsheet counts it, from 1."""

    file: str
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or worth telling: a code for the catalogue, and its facts."""

    code: str
    origin: Origin
    column: str = ""
    severity: Severity = "error"
    facts: Mapping[str, object] = extra()
