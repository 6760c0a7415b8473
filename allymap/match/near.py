"""The name somebody most likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from allymap.model.identity import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLOSE = 70
_ALIKE = 76


def nearest(word: str, among: Iterable[str]) -> str:
    """The candidate nearest to a word, by edit distance; "" when none is near."""
    found = process.extractOne(
        word, list(among), scorer=fuzz.ratio, processor=_key, score_cutoff=_CLOSE
    )
    return found[0] if found else ""


def nearest_few(word: str, among: Iterable[str], most: int = 5) -> list[str]:
    """The candidates that a word may mean, whole or in part, the nearest first."""
    found = process.extract(
        word, list(among), scorer=fuzz.partial_ratio, processor=_key, limit=most, score_cutoff=80
    )
    return [candidate for candidate, _, _ in found]


def alike(word: str, among: Iterable[str], most: int = 3) -> list[str]:
    """The words that are spelled almost like a word, the nearest first."""
    found = process.extract(word, list(among), scorer=fuzz.ratio, limit=most, score_cutoff=_ALIKE)
    return [candidate for candidate, _, _ in found]


def _key(text: str) -> str:
    return name_key(text.replace("_", " "))
