"""Whether two files have the same headers: then what was said of one holds for the other."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from allymap.intake.earlier import Known
from allymap.intake.opening import Said, sheets_of
from allymap.intake.reading import Telling
from allymap.intake.sheet import opened
from allymap.intake.words import plain
from allymap.model.tables import canonical

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint(path: Path, format_: str = "", encoding: str = "") -> str:
    """A digest of the headers of all sheets that say something; their names do not matter.

    Raises `Unreadable` as `read` does.
    """
    sheets = sheets_of(path, Telling(path.name), Said(format_, encoding), Known({}))
    headers = [
        [plain(text) or text for text in sheet.header] for sheet in map(opened, sheets) if sheet
    ]
    return hashlib.sha256(canonical(headers).encode()).hexdigest()
