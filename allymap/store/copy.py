"""Everything a store keeps as lines of text, and from one store to another."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from allymap.model.tables import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allymap.model.journal import Entry, Revision, Row
    from allymap.store.base import Store


def copy(source: Store, target: Store) -> int:
    """Move all of `source` into `target`, or nothing; gives how many imports and entries came.

    Ids, times, numbers and undone flags stay as they are. Raises `StoreError` when `target`
    holds what `source` lacks (`target_ahead`), or the same id with other rows
    (`copies_differ`).
    """
    journal = source.journal()
    known = target.journal().ids()
    target.restore(journal)
    return len(journal.ids() - known)


def export_journal(store: Store) -> Iterator[str]:
    """The whole journal as lines of canonical JSON: the same journal gives the same bytes."""
    journal = store.journal()
    rows = journal.rows_of()
    for revision in journal.revisions:
        yield _line("revision", revision)
        yield from (_line("row", row) for row in rows[revision.id])
    yield from (_line("entry", entry) for entry in journal.entries)


def _line(word: str, record: Revision | Row | Entry) -> str:
    return canonical({word: {f.name: _plain(getattr(record, f.name)) for f in fields(record)}})


def _plain(value: Any) -> Any:
    return dict(value) if hasattr(value, "keys") else value
