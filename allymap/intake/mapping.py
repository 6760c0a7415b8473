"""What a user has said about a file's sheets, columns and words, as TOML.

[sheets."Sheet1"]            table = "actors", header_row = 3; "*" is any other sheet
[columns.actors]             "Type d'acteur" = "kind"; "" leaves it out, "attributes" keeps it
[values.kind]                "Teacher" = "civil_servant"; "" leaves the value or row out
[dates]                      "Last met" = "day_first" or "month_first"
[centuries]                  "Last met" = 2000: what years of two digits mean
[people]                     "Juma" = the id of an actor on an earlier list; "" is somebody else;
                             "unsure" keeps two, who may be the same
[places]                     "Amberi twn" = the id of a place; "" is another place
[ids]                        moved = "by_name" or "by_id": what counts when ids mean others
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.errors import BadMapping
from allymap.intake.cells import KEPT, parser
from allymap.intake.codes import find, spellings
from allymap.intake.dates import ORDERS, Order
from allymap.intake.fault import Wrong
from allymap.intake.words import key
from allymap.model.columns import extra
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterator

    from allymap.model.columns import Column
    from allymap.model.vocabulary import Vocabulary

ANY_SHEET = "*"
CENTURIES = (1900, 2000)
# What stands in a mapping where an answer is still open.
UNANSWERED = "?"
UNSURE = "unsure"
BY_NAME, BY_ID = "by_name", "by_id"
MOVED = ("ids", "moved")
_OF_PEOPLE = ("people", "places", "ids")
_PARTS = ("sheets", "columns", "values", "dates", "centuries", *_OF_PEOPLE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Answers for files with the same headers; `said` is the TOML as nested mappings."""

    said: abc.Mapping[str, Any] = extra()

    def __bool__(self) -> bool:
        return bool(self.said)

    def table(self, sheet: str) -> str | None:
        """The table a sheet is, "" to leave it out; None when nothing was said."""
        table: str | None = self._sheet(sheet).get("table")
        return table

    def header_row(self, sheet: str) -> int:
        """The row of a sheet's headers, 0 when nothing was said."""
        return int(self._sheet(sheet).get("header_row", 0))

    def column(self, table: str, header: str) -> str | None:
        """The column a header means, "" to leave it out; None when nothing was said."""
        said: str | None = _by_word(self._part("columns").get(table, {})).get(key(header))
        return said

    def values(self, column: str) -> dict[str, str]:
        """What the words of a column mean, by their plain form."""
        said = _by_word(self._part("values").get(column, {}))
        return {word: str(value) for word, value in said.items()}

    def order(self, header: str) -> Order:
        """How a column writes day and month, "" when nothing was said."""
        order: Order = _by_word(self._part("dates")).get(key(header), "")
        return order

    def century(self, header: str) -> int:
        """What a column's two-digit years count from, 0 when nothing was said."""
        return int(_by_word(self._part("centuries")).get(key(header), 0))

    def people(self) -> abc.Callable[[str], str | None]:
        """Which actor of an earlier list a name is, "" for another; None: nothing was said."""
        said: dict[str, str] = _by_word(self._part("people"))
        return lambda name: said.get(key(name.strip())) if said else None

    def places(self) -> abc.Callable[[str], str | None]:
        """Which place a text means, "" for another one; None: nothing was said."""
        said: dict[str, str] = _by_word(self._part("places"))
        return lambda text: said.get(key(text.strip())) if said else None

    def ids(self) -> str:
        """What counts where ids mean others than before, "" when nothing was said."""
        return str(self._part("ids").get("moved", ""))

    def with_(self, more: abc.Mapping[str, Any]) -> Mapping:
        """This mapping and more answers; the newer one counts."""
        return Mapping(_merged(self.said, more))

    def of_people(self) -> Mapping:
        """What was said of the people and places of one list: it says nothing of another list's."""
        return Mapping({name: part for name, part in self.said.items() if name in _OF_PEOPLE})

    def of_words(self) -> Mapping:
        """What was said of sheets, columns and words, which holds for lists like this one."""
        return Mapping({name: part for name, part in self.said.items() if name not in _OF_PEOPLE})

    def to_toml(self) -> str:
        """The mapping as a file that a user can read and change."""
        return "\n".join(_lines((), self.said)).strip() + "\n"

    def _sheet(self, sheet: str) -> abc.Mapping[str, Any]:
        sheets = self._part("sheets")
        found: abc.Mapping[str, Any] = _by_word(sheets).get(key(sheet)) or sheets.get(ANY_SHEET, {})
        return found

    def _part(self, name: str) -> abc.Mapping[str, Any]:
        part: abc.Mapping[str, Any] = self.said.get(name, {})
        return part


NOTHING_SAID = Mapping()


def parse_mapping(text: str, vocabulary: Vocabulary) -> Mapping:
    """A mapping from its TOML.

    Raises `BadMapping`: `mapping_not_toml`, or `mapping_unknown` with the line of a table,
    column or code that does not exist.
    """
    try:
        said = tomllib.loads(text.lstrip("\ufeff"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadMapping("mapping_not_toml", about=str(error)) from error
    for path, value, allowed in _wrong(said, vocabulary):
        if UNANSWERED in (value, path[-1]):
            raise BadMapping("mapping_open", line=_line(text, path), about=" ".join(path))
        raise BadMapping("mapping_unknown", line=_line(text, path), value=value, allowed=allowed)
    return Mapping(said)


_SHOWN = 30
_Wrong = tuple[tuple[str, ...], str, tuple[str, ...]]


def _wrong(said: abc.Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[_Wrong]:
    """What nobody knows: where it stands, the value, and what is known there."""
    for name, part in said.items():
        if name not in _PARTS or not isinstance(part, dict):
            yield (name,), name, _PARTS
    yield from _wrong_sheets(said.get("sheets", {}))
    yield from _wrong_columns(said.get("columns", {}))
    yield from _wrong_values(said.get("values", {}), vocabulary)
    for part, known in (("dates", ORDERS), ("centuries", CENTURIES), ("ids", (BY_NAME, BY_ID))):
        for header, value in said.get(part, {}).items():
            if isinstance(value, dict | list) or (
                value not in known and str(value) not in map(str, known)
            ):
                yield (part, header), str(value), tuple(map(str, known))
    for part in ("people", "places"):
        for name, value in said.get(part, {}).items():
            if not isinstance(value, str):
                yield (part, name), str(value)[:_SHOWN], ('"ID"', '""')


def _wrong_sheets(sheets: abc.Mapping[str, Any]) -> Iterator[_Wrong]:
    for sheet, about in sheets.items():
        if not isinstance(about, dict):
            yield ("sheets", sheet), str(about), ("table", "header_row")
            continue
        for name, value in about.items():
            if name == "table" and (not isinstance(value, str) or value not in ("", *TABLES)):
                yield ("sheets", sheet, name), str(value), tuple(TABLES)
            elif name == "header_row" and (not isinstance(value, int) or value < 1):
                yield ("sheets", sheet, name), str(value), ("1", "2", "3")
            elif name not in ("table", "header_row"):
                yield ("sheets", sheet, name), name, ("table", "header_row")


def _wrong_columns(columns: abc.Mapping[str, Any]) -> Iterator[_Wrong]:
    for table, said in columns.items():
        if table not in TABLES or not isinstance(said, dict):
            yield ("columns", table), table, tuple(TABLES)
            continue
        known = tuple(column.name for column in TABLES[table].columns)
        for header, column in said.items():
            if (
                not isinstance(column, str)
                or column not in ("", KEPT, *known)
                or header == UNANSWERED
            ):
                yield ("columns", table, header), str(column), known


def _wrong_values(values: abc.Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[_Wrong]:
    every = tuple(dict.fromkeys(c.name for t in TABLES.values() for c in t.columns))
    for name, said in values.items():
        if name not in every or not isinstance(said, dict):
            yield ("values", name), name, every
            continue
        columns = [c for t in TABLES.values() for c in t.columns if c.name == name]
        for word, value in said.items():
            if not isinstance(value, str | int | bool):
                yield ("values", name, word), str(value)[:_SHOWN], _codes(columns, vocabulary)
            elif value not in ("", KEPT) and not any(_takes(c, vocabulary, value) for c in columns):
                yield ("values", name, word), str(value), _codes(columns, vocabulary)


def _takes(column: Column, vocabulary: Vocabulary, value: object) -> bool:
    if column.codes and column.form != "people":
        known = spellings(vocabulary, column.codes)
        return value in vocabulary.list_of(column.codes) or bool(find(known, str(value)))
    try:
        parser(column, vocabulary)(str(value))
    except Wrong:
        return False
    return True


def _codes(columns: list[Column], vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(code for c in columns if c.codes for code in vocabulary.list_of(c.codes))


def _line(text: str, path: tuple[str, ...]) -> int:
    """The line where a value or a section stands, 0 when it cannot be found."""
    at: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        try:
            piece = tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            continue
        here, value = _first(piece)
        if line.strip().startswith("["):
            at = here
        if (here if at == here and value == {} else (*at, *here))[: len(path)] == path:
            return number
    return 0


def _first(piece: abc.Mapping[str, Any]) -> tuple[tuple[str, ...], Any]:
    """The path of the only thing that one line of TOML says, and its value."""
    path: tuple[str, ...] = ()
    value: Any = piece
    while isinstance(value, dict) and value:
        name, value = next(iter(value.items()))
        path = (*path, name)
    return path, value


def _by_word(said: abc.Mapping[str, Any]) -> dict[str, Any]:
    return {key(word.strip()): value for word, value in said.items()}


def _merged(base: abc.Mapping[str, Any], more: abc.Mapping[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for name, value in more.items():
        deeper = isinstance(value, dict) and isinstance(both.get(name), dict)
        both[name] = _merged(both[name], value) if deeper else value
    return both


def _lines(path: tuple[str, ...], said: abc.Mapping[str, Any]) -> Iterator[str]:
    """The section of a path, then the sections inside it."""
    own = {name: value for name, value in said.items() if not isinstance(value, dict)}
    if own:
        yield f"\n[{'.'.join(map(_quoted, path))}]"
        name_of = _quoted if path[0] == "sheets" else _value
        yield from (f"{name_of(name)} = {_value(value)}" for name, value in own.items())
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _lines((*path, name), value)


def _quoted(name: str) -> str:
    bare = name.isascii() and name.replace("_", "a").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
