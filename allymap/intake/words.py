"""The words staff write for sheets, columns and cells: `languages/`, ready for looking up."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Synonyms = dict[str, list[str]]

# Letters that Arabic writers use for one another; small marks are dropped in any case.
_ALIKE = {ord("ى"): "ي", ord("ة"): "ه", ord("ـ"): None}
_MARKS = frozenset((*range(0x300, 0x370), *range(0x64B, 0x660), 0x670))


@dataclass(frozen=True, slots=True)
class Words:
    """What a written word means, by its plain form (see `plain`).

    `near`: for words that do not say clearly what they mean, what they may mean, best first.
    `scales`: words for numbers, by the scale's ends, such as (1, 5). `nothing` and `ditto` are as
    people write them, without case; `note_openers` begin a note below a list, as `notes` do
    before a colon; `joiners` stand between two names in one cell.
    """

    sheets: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Mapping[str, str]]
    near: Mapping[str, Mapping[str, tuple[str, ...]]]
    scales: Mapping[tuple[int, int], Mapping[str, int]]
    flags: Mapping[str, bool]
    months: Mapping[str, int]
    totals: frozenset[str]
    notes: frozenset[str]
    note_openers: tuple[str, ...]
    nothing: frozenset[str]
    ditto: frozenset[str]
    ditto_marks: frozenset[str]
    joiners: tuple[str, ...]
    role: str
    as_written: str
    errors: frozenset[str]


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """A word for comparison: no case, spaces, underscores, punctuation, accents or vowel signs.

    >>> plain("Kind_of Actor *"), plain("Rôle")
    ('kindofactor', 'role')
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text.lower()))
    parted = unicodedata.normalize("NFKD", text).casefold().translate(_ALIKE)
    kept = "".join(c for c in parted if ord(c) not in _MARKS and _counts(c))
    return unicodedata.normalize("NFC", kept)


def key(text: str) -> str:
    """The plain form, or the text itself where it is punctuation only, such as + and ✓."""
    return plain(text) or text.strip()


@cache
def words() -> Words:
    """The words that travel with allymap, of all its languages together."""
    raw = _together()
    cells = raw["cells"]
    return Words(
        sheets=_by_word(raw["sheets"]),
        columns={name: _columns(name, raw["columns"].get(name, {})) for name in TABLES},
        codes={name: _by_word(codes) for name, codes in raw["codes"].items()},
        near={name: _near(said) for name, said in raw["near"].items()},
        scales={_ends(name): _scale(steps) for name, steps in raw["scales"].items()},
        flags={key(word): truth for truth, word in _flags(cells)},
        months={plain(word): int(month) for month, said in raw["months"].items() for word in said},
        totals=frozenset(map(plain, cells["totals"])),
        notes=frozenset(map(plain, cells["notes"])),
        note_openers=tuple(map(str.casefold, cells["note_openers"])),
        nothing=frozenset(map(str.casefold, cells["nothing"])),
        ditto=frozenset(map(str.casefold, cells["ditto"])),
        ditto_marks=frozenset(cells["ditto_marks"]),
        joiners=tuple(cells["joiners"]),
        role=cells["role"],
        as_written=cells["as_written"],
        errors=frozenset(cells["errors"]),
    )


def languages() -> Iterator[tuple[str, dict[str, Any]]]:
    """The code of a language and words of it as they are written down, English first."""
    folder = Path(__file__).with_name("languages")
    paths = sorted(folder.glob("*/*.toml"), key=lambda path: (path.parent.name != "en", path))
    for path in paths:
        yield path.parent.name, tomllib.loads(path.read_text(encoding="utf-8"))


def _together() -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for _, raw in languages():
        _add(whole, raw)
    return whole


def _add(whole: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Lists are joined; a word alone is the first language's."""
    for name, value in more.items():
        if isinstance(value, dict):
            _add(whole.setdefault(name, {}), value)
        elif isinstance(value, list):
            whole[name] = [*whole.get(name, []), *value]
        else:
            whole.setdefault(name, value)


def _by_word(synonyms: Synonyms) -> dict[str, str]:
    """Each synonym and each name to the name; a name itself wins over a synonym."""
    said = {plain(word) or word: name for name, many in synonyms.items() for word in many}
    return said | {plain(name) or name: name for name in synonyms}


def _columns(table: str, synonyms: Synonyms) -> dict[str, str]:
    names = [column.name for column in TABLES[table].columns]
    return _by_word({name: synonyms.get(name, []) for name in names})


def _near(said: Synonyms) -> dict[str, tuple[str, ...]]:
    return {plain(word): tuple(codes) for word, codes in said.items()}


def _ends(name: str) -> tuple[int, int]:
    low, high = name.split("..")
    return int(low), int(high)


def _scale(steps: Synonyms) -> dict[str, int]:
    return {plain(word): int(step) for step, said in steps.items() for word in said}


def _flags(cells: Mapping[str, Any]) -> list[tuple[bool, str]]:
    return [(True, word) for word in cells["yes"]] + [(False, word) for word in cells["no"]]


def _counts(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
