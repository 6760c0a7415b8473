"""Which table a sheet is: by its name, else by its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.headers import meanings, required
from allymap.intake.words import plain, words
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable


def by_name(name: str) -> str:
    """The table a sheet's or file's name says, or nothing."""
    return words().sheets.get(plain(name), "")


def by_headers(header: list[str], hint: str = "") -> tuple[str, ...]:
    """The tables the headers fit best: one if it is clear, more if not, none if nothing fits.

    A table whose required columns are all there wins over one that lacks some; then the
    more headers it knows, the better. `hint` (the file's name) decides between fits.
    """
    known = {name: set(meanings(name, header).values()) for name in TABLES}
    fits = [name for name in TABLES if known[name].issuperset(required(TABLES[name]))]
    if hint and (hint in fits or not fits):
        return (hint,)
    if fits:
        return _best(fits, known)
    return _best([name for name in TABLES if len(known[name]) > 1], known)


def _best(names: Iterable[str], known: dict[str, set[str]]) -> tuple[str, ...]:
    most = max((len(known[name]) for name in names), default=0)
    return tuple(name for name in names if len(known[name]) == most)
