"""What both stores ask the model before they keep anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from allymap.errors import Refused, StoreError, UnknownName
from allymap.model.combine import (
    combine,
    conflicts,
    forgotten_by,
    strangers,
    without_each_others_forgotten,
)
from allymap.model.compare import clashes, compare
from allymap.model.erase import erase
from allymap.model.fold import counted, fold, merged
from allymap.model.forgotten import as_written
from allymap.model.past import last_of, stood, until
from allymap.model.problem import Origin, Problem
from allymap.model.tables import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from allymap.model.combine import Conflict, Parts
    from allymap.model.compare import Changes
    from allymap.model.erase import Erased
    from allymap.model.forgotten import Forms
    from allymap.model.journal import Batch, Entry, Revision, Row
    from allymap.model.landscape import Landscape

Piece = TypeVar("Piece", bound="Row | Batch")


@dataclass(frozen=True, slots=True)
class Journal:
    """Everything a store keeps: revisions, their rows, entries; each in the order they came."""

    revisions: tuple[Revision, ...] = ()
    rows: tuple[Row, ...] = ()
    entries: tuple[Entry, ...] = ()

    def ids(self) -> frozenset[str]:
        """The ids of all revisions and entries."""
        return frozenset(r.id for r in self.revisions) | frozenset(e.id for e in self.entries)

    def rows_of(self) -> dict[str, list[Row]]:
        """The rows of each revision, in the order they came."""
        groups: dict[str, list[Row]] = {revision.id: [] for revision in self.revisions}
        for row in self.rows:
            groups[row.revision].append(row)
        return groups

    def landscape(self) -> Landscape:
        """What the journal amounts to; raises `Refused` when something in it dangles."""
        return fold(self.revisions, self.rows, self.entries)

    def at(self, said: str) -> Journal:
        """This journal as it stood after an import (its number or id) or a wave (its name).

        Raises `UnknownName` when there is no such import.
        """
        revisions, entries = until(self.revisions, self.entries, last_of(self.revisions, said))
        known = {revision.id for revision in revisions}
        return Journal(revisions, tuple(r for r in self.rows if r.revision in known), entries)

    def stood(self, moment: str) -> Journal:
        """This journal as it stood at a moment, given as an ISO 8601 time with its zone."""
        revisions, entries = stood(self.revisions, self.entries, moment)
        known = {revision.id for revision in revisions}
        return Journal(revisions, tuple(r for r in self.rows if r.revision in known), entries)

    def without(
        self,
        actors: Collection[str],
        at: str,
        forms: Forms = as_written,
        called: Collection[str] = (),
    ) -> tuple[Journal, Erased]:
        """This journal without these actors, for good, and what went."""
        left = erase(self.revisions, self.rows, self.entries, actors, at, forms, called)
        return Journal(left.revisions, left.rows, left.entries), left.erased

    def combined(self, theirs: Journal) -> tuple[Journal, tuple[Conflict, ...]]:
        """This journal and another one as one, and where the two do not agree.

        Raises `Refused` for an id that means two people, `StoreError` (`copies_differ`) for
        an import that both hold, but not with the same rows.
        """
        ours, other = without_each_others_forgotten(self._parts(), theirs._parts())
        problems = strangers(ours, other)
        if problems:
            raise Refused(problems)
        refuse_differing(Journal(*ours), Journal(*other))
        both = combine(ours, other)
        return Journal(*both), conflicts(ours, other, both)

    def names_of(self, actor: str) -> frozenset[str]:
        """Every name that an id ever had."""
        rows = (row for row in self.rows if row.table == "actors" and row.key == actor)
        return frozenset(str(row.data["name"]) for row in rows if row.data.get("name"))

    def forgotten_by(self, theirs: Journal) -> frozenset[str]:
        """The actors of this journal whom another one was told to forget."""
        return forgotten_by(theirs._parts(), self._parts())

    def _parts(self) -> Parts:
        return self.revisions, self.rows, self.entries

    def with_(
        self, revision: Revision, rows: Sequence[Row], entries: Sequence[Entry] = ()
    ) -> Journal:
        """This journal with one import more, numbered as the next one."""
        number = next_number(self.revisions)
        numbered = replace(revision, number=number)
        return Journal(
            (*self.revisions, numbered), (*self.rows, *rows), self.with_entries(entries).entries
        )

    def with_entries(self, entries: Iterable[Entry]) -> Journal:
        """This journal with entries more, numbered in their order."""
        first = next_number(self.entries)
        more = (replace(entry, number=first + place) for place, entry in enumerate(entries))
        return replace(self, entries=(*self.entries, *more))

    def with_undone(self, kept: str, undone: bool) -> Journal:
        """This journal with one revision or entry marked; raises `UnknownName` without it."""
        if kept not in self.ids():
            raise UnknownName("unknown_import", id=kept)
        return Journal(
            tuple(replace(r, undone=undone) if r.id == kept else r for r in self.revisions),
            self.rows,
            tuple(replace(e, undone=undone) if e.id == kept else e for e in self.entries),
        )


def weigh(
    before: Journal, new: Revision, rows: Sequence[Row], entries: Sequence[Entry]
) -> tuple[Changes, Journal, Landscape]:
    """What an import would change, and the journal and landscape after it.

    Raises `Refused` with a problem for each id that means somebody else in another list,
    each name that nothing answers to, and each kind or tie type nobody knows.
    """
    refuse_known(before, new.id, *(entry.id for entry in entries))
    after = before.with_(new, rows, entries)
    live = counted(before.revisions)
    state = merged(before.revisions, before.rows, before.entries)
    problems = clashes(state, live, before.rows, new, rows)
    if problems:
        raise Refused(problems)
    landscape = sound(after)
    changes = compare(before.revisions, before.rows, before.entries, after.revisions[-1], rows)
    return changes, after, landscape


def sound(journal: Journal) -> Landscape:
    """The landscape of a journal.

    Raises `Refused` when something in it names what is not there, lacks what it must say
    (a correction whose import was undone), contradicts itself about who is the same, or
    uses a kind or tie type nobody knows.
    """
    landscape = journal.landscape()
    unknown = _unknown(landscape)
    if unknown:
        raise Refused(unknown)
    return landscape


def refuse_known(journal: Journal, *ids: str) -> None:
    """Raise `StoreError` when the journal holds one of these ids already."""
    for known in journal.ids() & set(ids):
        raise StoreError("already_kept", id=known)


def refuse_ahead(held: Journal, whole: Journal) -> None:
    """Raise `StoreError` when `held` has what `whole` lacks, or tells of the same otherwise."""
    theirs, ours = _sums(whole), _sums(held)
    ahead = [one for one in ours if one not in theirs]
    if ahead:
        raise StoreError("target_ahead", count=len(ahead), id=ahead[0])
    refuse_differing(held, whole)


def refuse_differing(one: Journal, other: Journal) -> None:
    """Raise `StoreError` when two journals tell otherwise of what both have."""
    mine, yours = _sums(one), _sums(other)
    differing = [id_ for id_, total in mine.items() if yours.get(id_, total) != total]
    if differing:
        raise StoreError("copies_differ", count=len(differing), id=differing[0])


def next_number(kept: Sequence[Revision] | Sequence[Entry]) -> int:
    """The number of what comes next, from 1."""
    return max((one.number for one in kept), default=0) + 1


def row_line(row: Row) -> str:
    """A row as one line of canonical JSON, without its revision."""
    return canonical([row.table, row.key, canonical(dict(row.data)), row.sheet, row.row])


def revision_digest(revision: Revision, lines: Iterable[str]) -> str:
    """A sha256 over all of a revision that never changes, and its rows."""
    digest = sha256(canonical(lasting(revision)).encode())
    for line in lines:
        digest.update(b"\n" + line.encode())
    return digest.hexdigest()


def entry_digest(entry: Entry) -> str:
    """A sha256 over all of an entry that never changes."""
    lasting = [entry.id, entry.at, entry.kind, canonical(dict(entry.data))]
    return sha256(canonical(lasting).encode()).hexdigest()


def own_rows(revision: Revision, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The rows, as they stream by; raises ValueError for a row of another revision."""
    for row in pieces:
        if row.revision != revision.id:
            raise ValueError(f"a row of revision {row.revision!r} in {revision.id!r}")
        yield row


def damaged_revision(revision: Revision) -> Problem:
    """The problem of an import whose rows are not those that were taken in."""
    facts = {"id": revision.id, "list": revision.list, "at": revision.at}
    return Problem("rows_damaged", Origin(revision.file), facts=MappingProxyType(facts))


def damaged_entry(entry: str, at: str) -> Problem:
    """The problem of an entry that is not what was taken in."""
    return Problem("entry_damaged", Origin(""), facts=MappingProxyType({"id": entry, "at": at}))


def _sums(journal: Journal) -> dict[str, str]:
    rows = journal.rows_of()
    sums = {r.id: revision_digest(r, map(row_line, rows[r.id])) for r in journal.revisions}
    return sums | {entry.id: entry_digest(entry) for entry in journal.entries}


def lasting(revision: Revision) -> list[object]:
    """All of a revision that never changes."""
    r = revision
    return [r.id, r.list, r.file, r.sha256, r.at, r.wave, r.whole]


def _unknown(landscape: Landscape) -> list[Problem]:
    words = landscape.vocabulary
    kinds, types = words.list_of("kinds"), words.list_of("ties")
    said = [("actors", "kind", a.id, a.kind, kinds) for a in landscape.actors]
    said += [("ties", "type", t.key, t.type, types) for t in landscape.ties]
    return [
        _unknown_code(table, column, key, value, tuple(known))
        for table, column, key, value, known in said
        if value not in known
    ]


def _unknown_code(
    table: str, column: str, key: str, value: str, allowed: tuple[str, ...]
) -> Problem:
    words = "kinds" if table == "actors" else "ties"
    facts = {"value": value, "table": table, "key": key, "list": words, "allowed": allowed}
    return Problem("unknown_code", Origin(""), column, facts=MappingProxyType(facts))
