"""Which corrections by hand an import would overrule, by the few rows that speak of the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from allymap.model.chosen import with_names_chosen
from allymap.model.corrected import Overruled, without_repeats
from allymap.model.fold import counted
from allymap.model.journal import BY_HAND, Batch, one_by_one
from allymap.model.tables import TABLES
from allymap.model.unite import shown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allymap.model.compare import Ref
    from allymap.model.journal import Entry, Revision, Row
    from allymap.model.unite import Aliases

# Days on which something happened last: a later one takes nothing back.
_LAST = frozenset({"last_contact", "last_verified", "group_last_met"})


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was said by hand, and all else that was ever said of the same records."""

    revisions: tuple[Revision, ...]
    rows: tuple[Row, ...]
    shown: Aliases

    @property
    def refs(self) -> frozenset[Ref]:
        """The (table, key) pairs of their rows, also of those shown as another."""
        return frozenset((row.table, row.key) for row in self.rows)

    def noting(self, rows: Iterable[Row | Batch], spoken: list[Row]) -> Iterator[Row | Batch]:
        """The rows of an import as they stream by; those that speak of these records are noted."""
        wanted = self.refs
        for piece in rows:
            keys = piece.keys if isinstance(piece, Batch) else (piece.key,)
            if wanted and not wanted.isdisjoint((piece.table, key) for key in keys):
                spoken += [row for row in one_by_one([piece]) if (row.table, row.key) in wanted]
            yield piece


def corrected(
    revisions: Sequence[Revision], rows: Sequence[Row], entries: Sequence[Entry], shown: Aliases
) -> Corrected:
    """The records of a journal that were corrected by hand; `shown`: who is shown as whom."""
    if shown.actors:
        revisions, rows = with_names_chosen(revisions, rows, entries, shown.actors)
    hands = {one.id for one in revisions if one.list == BY_HAND}
    refs = {_ref(row, shown) for row in rows if row.revision in hands} if hands else set()
    about = tuple(row for row in rows if _ref(row, shown) in refs) if refs else ()
    return Corrected(tuple(revisions), about, shown)


def overruled(before: Corrected, new: Revision, rows: Sequence[Row]) -> tuple[Overruled, ...]:
    """The values said by hand that stood, and give way to these rows of a new import."""
    number = max((one.number for one in before.revisions), default=0) + 1
    revisions = (*before.revisions, replace(new, number=number))
    order = {one.id: one.number for one in revisions if not one.undone}
    told = [row for row in (*before.rows, *rows) if row.revision in order]
    told.sort(key=lambda row: order[row.revision])
    lists = {one.id: one.list for one in revisions}
    live = {one.id for one in counted(revisions)}
    lost: list[Overruled] = []
    for _row in without_repeats(told, lists, live, lambda row: _ref(row, before.shown)[1], lost):
        pass
    return tuple(one for one in lost if one.row.revision == new.id and not _is_later(one))


def _ref(row: Row, shown: Aliases) -> Ref:
    return row.table, shown_key(TABLES[row.table], row.key, shown) if shown else row.key


def _is_later(one: Overruled) -> bool:
    return one.column in _LAST and one.yours is not None and one.theirs > one.yours
