"""What a file does not bring back: it is read again, and held against what was written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allymap.errors import AllymapError
from allymap.intake.read import read
from allymap.model.tables import TABLES, key_of, to_data

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from allymap.model.landscape import Landscape

    Rows = dict[tuple[str, str], list[Mapping[str, Any]]]

HELD = ("actors", "ties")  # the tables that a graph has nodes and edges for


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that does not come back as it was.

    `how`: `table` (the format has no room for its table), `missing` (the record is not there),
    `changed` (this column says something else), `new` (a record that was not there before).
    """

    table: str
    record: str
    column: str
    how: str


def losses(landscape: Landscape, path: Path, unsaid: Collection[str] = ()) -> tuple[Loss, ...]:
    """Everything in which a written file differs from what it was written from.

    `unsaid`: tables that are written into no file for those it is for, of which nothing is told.
    """
    before = _rows(landscape)
    inside = {key: data for key, data in before.items() if key[0] in HELD}
    left = [Loss(*key, "", "table") for key in before if key[0] not in {*HELD, *unsaid}]
    return (*left, *_compared(inside, _read_again(landscape, path)))


def counted(found: Iterable[Loss]) -> dict[str, Counter[str]]:
    """How many records of each table are concerned, by how."""
    counts: dict[str, Counter[str]] = {}
    changed = {(one.how, one.table, one.record) for one in found if one.how == "changed"}
    whole = [(one.how, one.table, one.record) for one in found if one.how != "changed"]
    for how, table, _ in sorted([*changed, *whole]):
        counts.setdefault(how, Counter())[table] += 1
    return counts


def _rows(landscape: Landscape) -> Rows:
    """What is shown of each record; two ties may seem one when it is hidden who told of them."""
    rows: Rows = {}
    for table in TABLES.values():
        for record in getattr(landscape, table.name):
            data = to_data(table, record)
            rows.setdefault((table.name, key_of(table, data)), []).append(data)
    return rows


def _read_again(landscape: Landscape, path: Path) -> Rows:
    """The rows of the file, as an import would have them; none where it is refused."""
    reading = read(
        path, landscape.vocabulary, "again", not_case_data="written by allymap", keep_contact=True
    )
    rows: Rows = {}
    try:
        for row in reading:
            rows.setdefault((row.table, row.key), []).append(row.data)
    except AllymapError:
        return {}
    return rows


def _compared(before: Rows, after: Rows) -> list[Loss]:
    found: list[Loss] = []
    for key in before.keys() | after.keys():
        old, new = before.get(key, []), after.get(key, [])
        found += [Loss(*key, "", "missing")] * max(len(old) - len(new), 0)
        found += [Loss(*key, "", "new")] * max(len(new) - len(old), 0)
        for one, other in zip(old, new, strict=False):
            found += [Loss(*key, column, "changed") for column in _differing(one, other)]
    return sorted(found, key=lambda one: (one.table, one.record, one.column, one.how))


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    old, new = _flat(before), _flat(after)
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its own columns beside those of the table."""
    own = {name: value for name, value in data.items() if name != "attributes"}
    more = data.get("attributes", {})
    return own | {f"attributes.{name}": value for name, value in more.items()}
