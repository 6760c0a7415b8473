"""A journal as it stood after one import, or at the end of one wave."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from allymap.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allymap.model.journal import Entry, Revision

SHORTEST = 4


def meant(revisions: Sequence[Revision], said: str) -> Revision:
    """The import that a person means by its number, its id or the first letters of it.

    Raises `UnknownName` when there is none, or more than one.
    """
    found = [r for r in revisions if said in (str(r.number), r.id)]
    if not found and len(said) >= SHORTEST:
        found = [r for r in revisions if r.id.startswith(said)]
    if len(found) != 1:
        raise UnknownName("unknown_import", id=said)
    return found[0]


def last_of(revisions: Sequence[Revision], said: str) -> Revision:
    """The last import of the wave called so, or else the import that is meant."""
    wave = [r for r in revisions if said and r.wave == said and not r.undone]
    return wave[-1] if wave else meant(revisions, said)


def stood(
    revisions: Sequence[Revision], entries: Sequence[Entry], moment: str
) -> tuple[tuple[Revision, ...], tuple[Entry, ...]]:
    """The imports and whatever else had been said by a moment; what is undone by now is not."""
    return (
        tuple(r for r in revisions if _by(r.at, moment)),
        tuple(e for e in entries if _by(e.at, moment)),
    )


def _by(at: str, moment: str) -> bool:
    return _moment(at) <= _moment(moment)


def _moment(at: str) -> datetime:
    """A time of a journal; one without a zone is in UTC."""
    when = datetime.fromisoformat(at)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def until(
    revisions: Sequence[Revision], entries: Sequence[Entry], last: Revision
) -> tuple[tuple[Revision, ...], tuple[Entry, ...]]:
    """The imports up to one, and what else was said by the time it came.

    What is undone by now does not count in the past either.
    """
    return (
        tuple(r for r in revisions if r.number <= last.number),
        tuple(e for e in entries if e.at <= last.at),
    )
