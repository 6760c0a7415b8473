"""The fictional country as the tests see it: taken in from the workbook, by the real path."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from allymap.intake.read import digest, read
from allymap.intake.reading import strict
from allymap.model.fold import fold
from allymap.model.journal import Revision, one_by_one
from allymap.model.vocabulary import built_in
from allymap.resources import folder

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = folder("sample_data")
AS_OF = date(2026, 1, 31)


@cache
def karuwe(file: str = "karuwe.xlsx"):
    """The landscape of a sample workbook."""
    return landscape_of(SAMPLE / file)


@cache
def expected():
    """The planted truths by id: status, severity and variant."""
    plan = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
    return {f["id"]: (f["status"], f["severity"], f["variant"]) for f in plan["findings"]}


@cache
def in_place():
    """What was planned to be in place, by id."""
    plan = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
    return frozenset(f["id"] for f in plan["in_place"])


def landscape_of(path: Path):
    """What one file amounts to, without a store."""
    revision = Revision("r1", path.stem, path.name, digest(path), "2026-01-31", number=1)
    return fold([revision], list(one_by_one(strict(read(path, built_in(), "r1")))), [])
