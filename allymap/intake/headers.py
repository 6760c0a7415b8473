"""Which column of a table each header means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from allymap.intake.cells import KEPT, answered, or_nothing, parser, sound
from allymap.intake.fault import Wrong
from allymap.intake.mapping import NOTHING_SAID
from allymap.intake.order import DayColumn, Evidence
from allymap.intake.reading import short
from allymap.intake.sheet import letter
from allymap.intake.tally import Tally
from allymap.intake.words import plain, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from allymap.intake import mapping as mappings
    from allymap.intake.reading import Telling
    from allymap.intake.sheet import Opened
    from allymap.model.columns import Column
    from allymap.model.tables import Table
    from allymap.model.vocabulary import Vocabulary


_LOOKED_AT, _EXAMPLES = 50, 3


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a sheet: its header, and what it holds; no column: an extra.

    `blank`: there is no header, and the column's letter stands for it.
    """

    index: int
    header: str
    column: Column | None
    parse: Callable[[str], Any]
    blank: bool = False

    @property
    def names(self) -> bool:
        """Whether its cells are names, in which any word may be one."""
        column = self.column
        return column is not None and (column.name in ("id", "name") or column.refers == "actors")

    @property
    def letter(self) -> str:
        """The column's letter in a spreadsheet."""
        return letter(self.index)


def fields_of(
    sheet: Opened,
    table: Table,
    vocabulary: Vocabulary,
    telling: Telling,
    mapping: mappings.Mapping = NOTHING_SAID,
    tally: Tally | None = None,
) -> tuple[Field, ...] | None:
    """The columns of a sheet without those left out; None when its rows cannot be read.

    `tally` counts what is read otherwise than it is written.
    """
    names = named(table.name, sheet.header, mapping)
    before = _errors(telling)
    _tell_twice(sheet, table, names, telling)
    _tell_missing(sheet, table, set(names.values()), telling)
    _tell_unsound(sheet, telling)
    if _errors(telling) > before:
        return None
    build = _Building(sheet, table, vocabulary, mapping, telling, tally or Tally())
    fields = tuple(
        build.field(index, header, names)
        for index, header in enumerate(sheet.header)
        if names.get(index) != ""
    )
    telling.columns |= {
        (sheet.name, field.column.name): (field.header, field.letter)
        for field in fields
        if field.column
    }
    _tell_unknown(sheet, table, fields, mapping, telling)
    _tell_left(sheet, names, telling)
    return fields


def meanings(table: str, header: Sequence[str]) -> dict[int, str]:
    """The index of each header that is known to a table, to its column's name.

    A column's own name wins over its synonyms, which are then extras.
    """
    synonyms = words().columns[table]
    said = {index: plain(text) for index, text in enumerate(header) if text}
    known = {index: synonyms[word] for index, word in said.items() if word in synonyms}
    own = {name for index, name in known.items() if said[index] == plain(name)}
    return {i: name for i, name in known.items() if name not in own or said[i] == plain(name)}


def named(table: str, header: Sequence[str], mapping: mappings.Mapping) -> dict[int, str]:
    """As `meanings`, but what the user said comes first; "" is a column to leave out."""
    answers = {
        index: said
        for index, text in enumerate(header)
        if text and (said := _said(mapping, table, index, text)) is not None
    }
    answered_names = set(answers.values())
    silent = {i: n for i, n in meanings(table, header).items() if i not in answers}
    return {i: name for i, name in silent.items() if name not in answered_names} | {
        i: name for i, name in answers.items() if name != KEPT
    }


def required(table: Table) -> list[str]:
    """The columns a sheet must have; actors without ids get them minted."""
    return [
        column.name
        for column in table.columns
        if column.required and (table.name, column.name) != ("actors", "id")
    ]


class _Building:
    """Makes the fields of one sheet."""

    def __init__(
        self,
        sheet: Opened,
        table: Table,
        vocabulary: Vocabulary,
        mapping: mappings.Mapping,
        telling: Telling,
        tally: Tally,
    ) -> None:
        self._table = table
        self._vocabulary = vocabulary
        self._mapping = mapping
        self._tally = tally
        self._evidence = Evidence(sheet.again, telling)
        self._header = sheet.header
        self._columns: set[str] = set()
        self._extras: set[str] = set()

    def field(self, index: int, header: str, names: Mapping[int, str]) -> Field:
        """The field of a header; the second that means the same is an extra with its letter."""
        column = self._table.column(names.get(index, ""))
        if column and column.name not in self._columns:
            self._columns.add(column.name)
            return Field(index, header, column, self._parser(index, header, column))
        if not header:
            return Field(index, letter(index), None, str, blank=True)
        name = header if header not in self._extras else f"{header} ({letter(index)})"
        self._extras.add(header)
        return Field(index, name, None, str)

    def _parser(self, index: int, header: str, column: Column) -> Callable[[str], Any]:
        def note(code: str, said: str, to: object) -> None:
            self._tally.note(code, header, letter(index), said, to)

        said = self._mapping.values(column.name)
        if column.form != "day":
            parse = parser(column, self._vocabulary, said, note)
            return or_nothing(parse, column, said, note)
        seen = self._evidence.column(index)
        order, century = self._mapping.order(header), self._mapping.century(header)
        days = DayColumn(seen, note, order, century, whole=column.required)
        return or_nothing(answered(days, said), column, said, note)


def _errors(telling: Telling) -> int:
    return sum(problem.severity == "error" for problem in telling.problems)


def _said(mapping: mappings.Mapping, table: str, index: int, header: str) -> str | None:
    """What the user said of a header; one that repeats may be named with its letter."""
    by_letter = mapping.column(table, f"{header} ({letter(index)})")
    return by_letter if by_letter is not None else mapping.column(table, header)


def _tell_twice(sheet: Opened, table: Table, names: Mapping[int, str], telling: Telling) -> None:
    """Two headers for one required column are an error; of others the second is an extra."""
    needed = required(table)
    first: dict[str, int] = {}
    for index, header in enumerate(sheet.header):
        meaning = names.get(index) or f"={plain(header) or header}"
        if not header or first.setdefault(meaning, index) == index or names.get(index) == "":
            continue
        telling.tell(
            "column_twice" if meaning in needed else "column_again",
            sheet=sheet.name,
            row=sheet.row,
            column=short(header),
            severity="error" if meaning in needed else "warning",
            letter=letter(index),
            table=table.name,
            meaning=names.get(index, ""),
            first=short(sheet.header[first[meaning]]),
            first_letter=letter(first[meaning]),
        )


def _tell_left(sheet: Opened, names: Mapping[int, str], telling: Telling) -> None:
    """The columns that are left out because the user said so."""
    for index in sorted(index for index, name in names.items() if name == ""):
        telling.tell(
            "column_left_as_said",
            sheet=sheet.name,
            column=short(sheet.header[index]),
            severity="notice",
            letter=letter(index),
        )


def _tell_missing(sheet: Opened, table: Table, found: set[str], telling: Telling) -> None:
    for name in required(table):
        if name not in found:
            telling.tell(
                "column_missing",
                sheet=sheet.name,
                row=sheet.row,
                table=table.name,
                missing=name,
                seen=tuple(short(header) for header in sheet.header if header),
            )


def _tell_unsound(sheet: Opened, telling: Telling) -> None:
    for index, header in enumerate(sheet.header):
        try:
            _ = header and sound(header)
        except Wrong as wrong:
            facts = {**wrong.facts, "value": short(header), "letter": letter(index)}
            telling.tell(wrong.code, sheet=sheet.name, row=sheet.row, **facts)


def _tell_unknown(
    sheet: Opened,
    table: Table,
    fields: tuple[Field, ...],
    mapping: mappings.Mapping,
    telling: Telling,
) -> None:
    told = {
        problem.facts["letter"]
        for problem in telling.problems
        if (problem.code, problem.origin.sheet) == ("column_again", sheet.name)
    }
    used = tuple(field.column.name for field in fields if field.column)
    for field in fields:
        asked = _said(mapping, table.name, field.index, sheet.header[field.index]) is None
        if field.column is None and not field.blank and asked and field.letter not in told:
            examples = _examples(sheet, field.index)
            telling.tell(
                "column_unknown",
                sheet=sheet.name,
                row=sheet.row,
                column=short(field.header),
                severity="warning",
                table=table.name,
                letter=field.letter,
                header=sheet.header[field.index],
                examples=examples,
                used=used,
            )


def _examples(sheet: Opened, index: int) -> tuple[str, ...]:
    """The first few different cells of a column, by which people know what it is."""
    lines = islice(sheet.again(), _LOOKED_AT)
    cells = (cells[index].strip() for _, cells in lines if index < len(cells))
    return tuple(dict.fromkeys(short(cell) for cell in cells if cell))[:_EXAMPLES]
