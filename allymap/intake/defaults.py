"""What a user says once for all rows of a list: kind of actors, type of ties, the wave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.errors import UnknownName
from allymap.intake.below import none_of_list
from allymap.intake.codes import find, spellings
from allymap.intake.headers import named
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.silence import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.intake.mapping import Mapping
    from allymap.intake.sheet import Line, Opened
    from allymap.model.vocabulary import Vocabulary


# Tables whose rows say themselves in which wave it was; the others only came with one.
_OF_A_WAVE = ("scopes", "presence")


@dataclass(frozen=True, slots=True)
class Defaults:
    """The kind of actors, the type of ties, and the wave of interviews for rows without one."""

    kind: str = ""
    tie: str = ""
    wave: str = ""

    def fill(self, sheet: Opened, table: str, mapping: Mapping = NOTHING_SAID) -> Opened:
        """A sheet whose rows have the default where they say nothing."""
        said = {"actors": ("kind", self.kind), "ties": ("type", self.tie)}
        said |= dict.fromkeys(_OF_A_WAVE, ("wave", self.wave))
        column, value = said.get(table, ("", ""))
        if not value:
            return sheet
        known = {name: at for at, name in named(table, sheet.header, mapping).items()}
        return _filled(sheet, column, known.get(column, len(sheet.header)), value)


def checked(kind: str, tie: str, wave: str, vocabulary: Vocabulary) -> Defaults:
    """Defaults that the vocabulary knows.

    Raises `UnknownName`: `unknown_default_kind`, `unknown_default_tie`.
    """
    kinds, ties = (tuple(vocabulary.list_of(name)) for name in ("kinds", "ties"))
    if kind and find(spellings(vocabulary, "kinds"), kind) is None:
        raise UnknownName("unknown_default_kind", value=kind, list="kinds", allowed=kinds)
    if tie and find(spellings(vocabulary, "ties"), tie) is None:
        raise UnknownName("unknown_default_tie", value=tie, list="ties", allowed=ties)
    return Defaults(kind, tie, wave)


def _filled(sheet: Opened, column: str, at: int, value: str) -> Opened:
    header = sheet.header if at < len(sheet.header) else [*sheet.header, column]

    def again() -> Iterator[Line]:
        return _lines(sheet.again(), at, len(sheet.header), value)

    return replace(
        sheet,
        header=header,
        lines=_lines(sheet.lines, at, len(sheet.header), value),
        again=again,
        assumed=at,
    )


def _lines(lines: Iterator[Line], at: int, width: int, value: str) -> Iterator[Line]:
    """Cells beyond the header stay where they are: they are told, and not taken for the default.

    Totals and notes stay what they are too, and no actors are made of them.
    """
    for row, cells in lines:
        wide = cells + [""] * (at + 1 - len(cells))
        said = wide[at].strip()
        if at >= width and any(map(str.strip, cells[width:])):
            yield row, cells
        elif (said and not says_nothing(said)) or none_of_list(cells):
            yield row, wide
        else:
            yield row, [*wide[:at], value, *wide[at + 1 :]]
