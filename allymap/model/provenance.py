"""Where every value came from: which rows said it, which of them counts, and who noted it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from allymap.model.chosen import with_names_chosen
from allymap.model.columns import CLEARED, is_empty
from allymap.model.corrected import without_repeats
from allymap.model.fold import aliases, counted, merged
from allymap.model.tables import TABLES
from allymap.model.unite import rewritten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from allymap.model.compare import Ref
    from allymap.model.journal import Entry, Revision, Row


@dataclass(frozen=True, slots=True)
class Said:
    """What one row said about one (table, key).

    `counts`: its import is neither undone nor replaced by a newer whole list. `stands` are
    the columns whose value is shown now; what it says in other columns was overruled.
    """

    revision: Revision
    row: Row
    counts: bool
    stands: frozenset[str]

    @property
    def values(self) -> Mapping[str, Any]:
        """What the row says by column; its columns nobody knows under their headers."""
        return said_values(self.row)


@dataclass(frozen=True, slots=True)
class Note:
    """Who took an import in or made a correction, and why, in their own words."""

    by: str = ""
    note: str = ""


NOBODY = Note()


def provenance(
    revisions: Sequence[Revision],
    rows: Sequence[Row],
    entries: Sequence[Entry],
    wanted: Collection[Ref],
) -> Mapping[Ref, tuple[Said, ...]]:
    """Everything that was ever said about the wanted (table, key) pairs, oldest first.

    `rows` are in the order of the journal. The newest filled value stands, as in `fold`;
    rows about actors judged the same, or places by name, are found under what is shown.
    """
    shown = aliases(revisions, rows, entries, merged(revisions, rows, entries))
    revisions, rows = with_names_chosen(revisions, rows, entries, shown.actors)
    of = {revision.id: revision for revision in revisions}
    live = counted(revisions)
    groups: dict[Ref, list[Row]] = {ref: [] for ref in wanted}
    for row in rows:
        key = rewritten(TABLES[row.table], row.key, row.data, shown)[0] if shown else row.key
        if (row.table, key) in groups and row.revision in of:
            groups[row.table, key].append(row)
    counts = {revision.id for revision in live}
    return MappingProxyType({ref: _said(found, of, counts) for ref, found in groups.items()})


def said_values(row: Row) -> Mapping[str, Any]:
    """The filled values of a row by column; its columns nobody knows under their headers."""
    known = {
        column.name: row.data[column.name]
        for column in TABLES[row.table].columns
        if not is_empty(row.data.get(column.name))
    }
    return {**row.data.get("attributes", {}), **known}


def notes(entries: Iterable[Entry]) -> Mapping[str, Note]:
    """Who and why, by the id of the revision that it is about."""
    return MappingProxyType(
        {
            entry.data["revision"]: Note(entry.data.get("by", ""), entry.data.get("note", ""))
            for entry in entries
            if entry.kind == "note" and not entry.undone
        }
    )


def _one(row: Row) -> str:
    """Rows about one actor or tie have one key, whatever they were called."""
    return row.table


def _said(rows: list[Row], of: Mapping[str, Revision], live: set[str]) -> tuple[Said, ...]:
    rows = sorted(rows, key=lambda row: of[row.revision].number)
    told = [row for row in rows if not of[row.revision].undone]
    lists = {one.id: one.list for one in of.values()}
    last: dict[str, int] = {}
    places = (place for place, row in enumerate(rows) if row.revision in live)
    for place, row in zip(places, without_repeats(told, lists, live, _one), strict=True):
        last |= dict.fromkeys(said_values(row), place)
        for name in row.data.get(CLEARED, ()):
            last.pop(name, None)
    return tuple(
        Said(
            of[row.revision],
            row,
            row.revision in live,
            frozenset(name for name, winner in last.items() if winner == place),
        )
        for place, row in enumerate(rows)
    )
