"""Which table a sheet is: by its name, else by its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.intake.headers import meanings, required
from allymap.intake.words import plain, words
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from allymap.intake.mapping import Mapping


def by_name(name: str) -> str:
    """The table a sheet's or file's name says, or nothing."""
    return words().sheets.get(plain(name), "")


def by_headers(header: Sequence[str], hint: str = "") -> tuple[str, ...]:
    """The tables the headers fit best: one if it is clear, more if not, none if nothing fits.

    A table whose required columns are all there wins over one that lacks some; then the
    more headers it knows, the better. `hint` (the file's name) decides between fits.
    """
    known = {name: _known(name, header) for name in TABLES}
    complete = [name for name in TABLES if known[name].issuperset(required(TABLES[name]))]
    if hint and (hint in complete or not complete):
        return (hint,)
    if complete:
        return _best(complete, known)
    return _best([name for name in TABLES if len(known[name]) > 1], known)


def fits(header: Sequence[str], table: str) -> bool:
    """Whether the headers have all that a table needs."""
    return _known(table, header).issuperset(required(TABLES[table]))


def as_said(header: Sequence[str], mapping: Mapping) -> list[str]:
    """The headers as our columns' names where the user said so for one table or other."""
    return [
        next(filter(None, (mapping.column(table, text) for table in TABLES)), text)
        for text in header
    ]


def _known(table: str, header: Sequence[str]) -> set[str]:
    """The columns of a table that the headers name.

    What an actor's column is called does not speak for another table that uses it as a synonym:
    a list of names and places is no list of places.
    """
    own = {plain(column.name) for column in TABLES["actors"].columns}
    return {
        name
        for index, name in meanings(table, header).items()
        if plain(header[index]) == plain(name) or plain(header[index]) not in own
    }


def _best(names: Iterable[str], known: dict[str, set[str]]) -> tuple[str, ...]:
    most = max((len(known[name]) for name in names), default=0)
    return tuple(name for name in names if len(known[name]) == most)
