"""Plain rows of a sheet, read many at a time and column by column.

A cell that was met before costs one look into a dictionary, and a row becomes canonical JSON
without being built first. Whatever is not plain (a cell that is wrong or read otherwise than
written, a row said twice, an own id, a tie told the other way round) is left to `Rows`, which
says exactly what is what; so both ways must give the same, and a test holds them to it.
"""

from __future__ import annotations

import json
from collections import Counter
from operator import eq
from typing import TYPE_CHECKING, Any

from allymap.intake.cells import AsWritten, Kept, sound, typed
from allymap.intake.dates import FirstOf
from allymap.intake.fault import Wrong
from allymap.intake.garbled import repaired
from allymap.intake.people import composed
from allymap.intake.silence import is_ditto
from allymap.model.journal import Batch
from allymap.model.tables import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from allymap.intake.headers import Field
    from allymap.intake.people import People
    from allymap.intake.seen import Seen
    from allymap.intake.sheet import Line, Opened
    from allymap.intake.tally import Noted, Tally
    from allymap.model.columns import Column
    from allymap.model.tables import Table

SIZE = 2000
_KEPT = 50_000
# Tables whose rows may name an actor where they need not, which `Rows` finds out.
_LEFT_TO_ROWS = ("scopes", "settings")
# What may be noted of a cell that is plain all the same: it is counted, many at once.
_COUNTED = {"says_nothing", "doubly_encoded"}


class NotPlain(Exception):
    """Something in these rows needs a closer look."""


class Cells(dict[str, str]):
    """Each text of a column to its part of the row's JSON; "" where it says nothing."""

    def __init__(self, part: Callable[[str], str]) -> None:
        super().__init__()
        self._part = part

    def __missing__(self, text: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        self[text] = part = self._part(text)
        return part


class Batches:
    """Reads the plain rows of one sheet of one table."""

    def __init__(
        self,
        table: Table,
        sheet: Opened,
        fields: tuple[Field, ...],
        people: People,
        tally: Tally,
        needs: Collection[str],
    ) -> None:
        self._table, self._sheet, self._people, self._tally = table, sheet, people, tally
        self._needs = needs
        self._noted: dict[int, dict[str, list[Noted]]] = {}
        self._fields = {field.index: field for field in fields}
        columns = [(field, field.column) for field in fields if field.column]
        self._cells = {c.name: (f.index, Cells(self._part(f, c))) for f, c in columns}
        extras = sorted((f for f in fields if not f.column), key=lambda field: field.header)
        self._extras = [(field.index, Cells(self._extra(field))) for field in extras]
        self._values = {name: Cells(_value(name)) for name in table.key}
        self._naming = [column for _, column in columns if column.refers]
        self._named: set[str] = set()

    @property
    def fit(self) -> bool:
        """Whether rows of this table can be plain at all."""
        restricted = self._table.restricted or self._table.name in _LEFT_TO_ROWS
        return len(self._table.key) > 1 and not restricted

    def batch(
        self, lines: list[Line], closer: Collection[str], revision: str, seen: Seen
    ) -> Batch | None:
        """These lines as one batch; None when one is not plain, or of a type in `closer`."""
        numbers, rows = zip(*lines, strict=True)
        try:
            parts = self._parts(rows)
            keys = self._keys(parts, len(rows), closer)
        except (Wrong, NotPlain):
            return None
        texts = [f"{{{said}}}" for said in _joined(list(parts.values()), len(rows))]
        if not seen.add_new(self._sheet.name, numbers, _composed(keys), texts):
            return None
        self._count(rows)
        named = self._mentions(parts)
        return Batch(revision, self._table.name, self._sheet.name, numbers, keys, texts, named)

    def _parts(self, rows: Sequence[list[str]]) -> dict[str, Sequence[str]]:
        """The JSON of every cell by its column, the columns in the order of canonical JSON."""
        if any(len(row) != len(self._sheet.header) for row in rows):
            raise NotPlain
        columns = list(zip(*rows, strict=True))
        parts: dict[str, Sequence[str]] = {
            name: list(map(cells.__getitem__, columns[index]))
            for name, (index, cells) in self._cells.items()
        }
        if self._extras:
            found = [list(map(cells.__getitem__, columns[index])) for index, cells in self._extras]
            said = _joined(found, len(rows))
            parts["attributes"] = [f'"attributes":{{{one}}}' if one else "" for one in said]
        return {name: parts[name] for name in sorted(parts)}

    def _keys(
        self, parts: dict[str, Sequence[str]], count: int, closer: Collection[str]
    ) -> list[str]:
        if any(parts.get("id", ())):
            raise NotPlain
        columns = {
            name: list(map(self._values[name].__getitem__, parts[name]))
            if name in parts
            else ['""'] * count
            for name in self._table.key
        }
        if self._table.name == "ties" and _odd_ties(columns, closer):
            raise NotPlain
        rows = zip(*(columns[name] for name in self._table.key), strict=True)
        return [f"[{key}]" for key in map(",".join, rows)]

    def _mentions(self, parts: dict[str, Sequence[str]]) -> frozenset[tuple[str, str]]:
        """What the rows name in other tables, and no batch before them in the same column."""
        new = [(column, set(parts[column.name]) - self._named) for column in self._naming]
        self._named.update(*(found for _, found in new))
        return frozenset(
            one for column, found in new for part in found for one in _ids(part, column)
        )

    def _part(self, field: Field, column: Column) -> Callable[[str], str]:
        name, again = json.dumps(column.name), self._sheet.header[field.index]

        def part(text: str) -> str:
            written, text = text, typed(text)
            if text == again or (not text and column.name in self._needs):
                raise NotPlain
            value: Any = self._plainly(field, written, text) if text else None
            if column.name in self._needs and not value and value not in (0, False):
                raise NotPlain
            if value and column.refers == "actors":
                value = self._people.refer(column, value)
            return f"{name}:{canonical(value)}" if value or value in (0, False) else ""

        return part

    def _extra(self, field: Field) -> Callable[[str], str]:
        name = canonical(field.header)

        def part(text: str) -> str:
            written, text = text, typed(text)
            if text and field.blank:
                raise NotPlain
            return f"{name}:{canonical(self._plainly(field, written, text))}" if text else ""

        return part

    def _plainly(self, field: Field, written: str, text: str) -> Any:
        """The value of a cell that is read as it is written."""
        if not isinstance(text, AsWritten) and is_ditto(text, name=field.names):
            raise NotPlain
        with self._tally.trying() as noted:
            value = field.parse(sound(text))
        if isinstance(value, Kept | FirstOf) or any(code not in _COUNTED for code, *_ in noted):
            raise NotPlain
        if better := repaired(text):
            noted.append(("doubly_encoded", text, better))
        if noted:
            self._keep(field.index, written, noted)
        return value

    def _keep(self, index: int, written: str, noted: list[Noted]) -> None:
        """Remember what is to be counted of a cell, as long as that is not too much."""
        kept = self._noted.setdefault(index, {})
        if len(kept) >= _KEPT:
            raise NotPlain
        kept[written] = noted

    def _count(self, rows: Sequence[list[str]]) -> None:
        """Count what was noted of the cells of these rows."""
        for index, noted in sorted(self._noted.items()):
            field = self._fields[index]
            for written, count in Counter(row[index] for row in rows).items():
                for code, said, to in noted.get(written, ()):
                    self._tally.note(code, field.header, field.letter, said, to, count)


def _odd_ties(columns: dict[str, list[str]], closer: Collection[str]) -> bool:
    """Whether a tie is of a type that needs a closer look, or ties somebody to themselves."""
    types = map(json.loads, set(columns["type"]))
    return any(map(closer.__contains__, types)) or any(
        map(eq, columns["source"], columns["target"])
    )


def _joined(columns: Sequence[Sequence[str]], count: int) -> Iterable[str]:
    """The parts of each row that say something, with commas between."""
    saying = [column for column in columns if any(column)]
    if not saying:
        return [""] * count
    rows = zip(*saying, strict=True)
    if all(map(all, saying)):
        return map(",".join, rows)
    return (",".join(filter(None, row)) for row in rows)


def _composed(keys: Sequence[str]) -> Iterable[str]:
    return keys if "".join(keys).isascii() else map(composed, keys)


def _value(name: str) -> Callable[[str], str]:
    """From `"name":value` to `value`, as a key holds it."""
    skip = len(json.dumps(name)) + 1
    return lambda part: part[skip:] or '""'


def _ids(part: str, column: Column) -> Iterator[tuple[str, str]]:
    value = json.loads(f"{{{part}}}").get(column.name, ())
    for one in [value] if isinstance(value, str) else value:
        yield column.refers, one if isinstance(one, str) else one[0]
