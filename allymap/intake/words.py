"""The words staff write for sheets, columns and cells: `columns.toml`, ready for looking up."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Words:
    """What a written word means, by its plain form (see `plain`)."""

    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Mapping[str, str]]
    flags: Mapping[str, bool]
    months: Mapping[str, int]
    role: str
    errors: frozenset[str]


def plain(text: str) -> str:
    """A word for comparison: no case, spaces, underscores or punctuation.

    >>> plain("Kind_of Actor *")
    'kindofactor'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c)[0] == "M")


@cache
def words() -> Words:
    """The words that travel with allymap."""
    raw = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return Words(
        sheets=_by_word(raw["sheets"]),
        columns={name: _columns(name, raw["columns"].get(name, {})) for name in TABLES},
        codes={name: _by_word(codes) for name, codes in raw["codes"].items()},
        flags={plain(word): truth for truth, word in _flags(raw["cells"])},
        months=_months(raw["cells"]["months"]),
        role=raw["cells"]["role"],
        errors=frozenset(raw["cells"]["errors"]),
    )


def _by_word(synonyms: Mapping[str, list[str]]) -> dict[str, str]:
    """Each synonym and each name to the name; a name itself wins over a synonym."""
    said = {plain(word) or word: name for name, many in synonyms.items() for word in many}
    return said | {plain(name) or name: name for name in synonyms}


def _columns(table: str, synonyms: Mapping[str, list[str]]) -> dict[str, str]:
    names = [column.name for column in TABLES[table].columns]
    return _by_word({name: synonyms.get(name, []) for name in names})


def _flags(cells: Mapping[str, Any]) -> list[tuple[bool, str]]:
    return [(True, word) for word in cells["yes"]] + [(False, word) for word in cells["no"]]


def _months(names: list[str]) -> dict[str, int]:
    """January and jan to 1, and so on."""
    return {word: at for at, name in enumerate(names, 1) for word in (name, name[:3])}
