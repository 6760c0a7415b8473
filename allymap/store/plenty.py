"""Batches of rows that are plainly new, taken in without weighing each row by itself."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from allymap.model.fold import merged
from allymap.model.journal import Batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from allymap.model.journal import Revision, Row
    from allymap.store.weigh import Journal

_MOST = 1000


class Plenty:
    """Judges batches against what a journal knows; `counts` of the rows judged new, by table.

    A batch is plainly new when no row of it was said before and all that it names is there.
    In a file that replaces its list, rows are always weighed.
    """

    def __init__(self, before: Journal, revision: Revision) -> None:
        self._known = set(merged(before.revisions, before.rows, before.entries))
        self._tables = {table for table, _ in self._known}
        self._whole = revision.whole
        self.counts: Counter[str] = Counter()

    def takes(self, batch: Batch) -> bool:
        """Whether a batch is plainly new; it is counted then."""
        if self._whole or not self._known >= batch.mentions:
            return False
        if batch.table in self._tables and any((batch.table, k) in self._known for k in batch.keys):
            return False
        self.counts[batch.table] += len(batch)
        return True

    def note(self, rows: Sequence[Row]) -> None:
        """Know of rows that are weighed one by one."""
        said = {(row.table, row.key) for row in rows}
        self._known |= said
        self._tables |= {table for table, _ in said}


def in_turn(pieces: Iterable[Row | Batch]) -> Iterator[Batch | list[Row]]:
    """Batches as they come, and single rows some at a time."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and (isinstance(piece, Batch) or len(rows) == _MOST):
            yield rows
            rows = []
        if isinstance(piece, Batch):
            yield piece
        else:
            rows.append(piece)
    if rows:
        yield rows
