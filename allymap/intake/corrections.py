"""The file of corrections that the page of a map saves: who says what, and when."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.errors import Refused, Unreadable
from allymap.intake.cells import sound
from allymap.intake.fault import Wrong
from allymap.model.problem import Origin, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2_000_000  # bytes; a thousand corrections take a tenth of it
_MARK = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"allymap"\s*:\s*"([a-z]+)"')
_ACTOR = frozenset({"name", "kind", "place", "level", "stance", "group_size", "group_last_met"})
_ENDS = frozenset({"source", "type", "target"})
# What each correction must say, and what it may say beside.
_SAYS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "add": (_ENDS, frozenset({"start", "last_contact"})),
        "met": (_ENDS | {"last_contact"}, frozenset()),
        "end": (_ENDS | {"end"}, frozenset()),
        "fix": (frozenset({"id"}), _ACTOR),
    }
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: its row in the file, what it does, says, and what the map said before."""

    row: int
    do: str
    data: Mapping[str, str]
    was: Mapping[str, str]
    names: Mapping[str, str]

    def called(self, actor: str) -> str:
        """The name that the map had for an actor's id."""
        return self.names.get(actor, actor)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What one file says, by whom and on which day."""

    file: str
    by: str
    on: date
    rows: tuple[Correction, ...]


def made_by_page(path: Path) -> str:
    """What a file is that the page of a map saved, such as `corrections`; "" for any other."""
    try:
        with path.open("rb") as file:
            found = _MARK.match(file.read(200))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def read_corrections(path: Path) -> Corrections:
    """The corrections of a file; raises `Unreadable`, or `Refused` with every row that is wrong."""
    said = _parsed(path)
    rows, by = said.get("rows"), said.get("who", "")
    if not isinstance(rows, list) or not isinstance(by, str) or not _is_sound(by):
        raise Unreadable("corrections_wrong", file=path.name)
    try:
        on = date.fromisoformat(str(said.get("when"))[:10])
    except ValueError as error:
        raise Unreadable("corrections_wrong", file=path.name) from error
    read = [_correction(n, one) for n, one in enumerate(rows, 1)]
    if wrong := [n for n, one in enumerate(read, 1) if one is None]:
        raise Refused([Problem("correction_wrong", Origin(path.name, row=n)) for n in wrong])
    return Corrections(path.name, by.strip(), on, tuple(one for one in read if one))


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
        said = json.loads(text.decode("utf-8-sig")) if len(text) <= LARGEST else None
        # Half a letter can be escaped in JSON, but neither stored nor shown.
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        row = getattr(error, "lineno", 0)
        raise Unreadable("json_damaged", file=path.name, row=row) from error
    if not isinstance(said, Mapping):
        raise Unreadable("corrections_wrong", file=path.name)
    return said


def _correction(row: int, said: Any) -> Correction | None:
    """A row as the page writes it; None for any other."""
    do = said.get("do") if isinstance(said, Mapping) else None
    if not isinstance(do, str) or do not in _SAYS:
        return None
    data, was, names = (said.get(one, {}) for one in ("data", "was", "names"))
    needed, allowed = _SAYS[do]
    if not all(map(_is_texts, (data, was, names))) or not was.keys() <= data.keys():
        return None
    full = all(data.get(name) for name in needed) and data.keys() != {"id"}
    if not full or not data.keys() <= needed | allowed:
        return None
    return Correction(row, do, data, was, names)


def _is_texts(said: Any) -> bool:
    return isinstance(said, Mapping) and all(
        isinstance(one, str) and _is_sound(one) for one in said.values()
    )


def _is_sound(text: str) -> bool:
    try:
        return not text or bool(sound(text))
    except Wrong:
        return False
