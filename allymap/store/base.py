"""What every store does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from allymap.model.forgotten import as_written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from allymap.model.combine import Conflict
    from allymap.model.compare import Changes
    from allymap.model.erase import Erased
    from allymap.model.forgotten import Forms
    from allymap.model.journal import Batch, Entry, Revision, Row
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem
    from allymap.store.weigh import Journal


class Store(Protocol):
    """An append-only journal kept safe; every method is whole or did not happen."""

    def append(
        self,
        revision: Revision,
        rows: Iterable[Row | Batch],
        entries: Iterable[Entry] = (),
        *,
        keep: bool = True,
    ) -> Changes:
        """Take one import in, all of it or nothing, and tell what it changed.

        `rows` is read once, as a stream; an exception it raises leaves the store as it was.
        `entries` (the user's own vocabulary, say) go in with it. With `keep=False`, or when
        nothing changes and there are no entries, nothing is written. Raises `Refused` when
        something names what is not there, or an id already means somebody else.
        """
        ...

    def add(self, *entries: Entry) -> None:
        """Take entries in, all or none; the store gives them their numbers."""
        ...

    def set_undone(self, kept: str, undone: bool) -> None:
        """Mark the revision or entry `kept` undone, or not; refused when something would dangle."""
        ...

    def erase(
        self,
        actors: Collection[str],
        at: str,
        forms: Forms = as_written,
        called: Collection[str] = (),
    ) -> Erased:
        """Forget actors, through all that was ever taken in; tells what was erased, in counts.

        Nothing of them stays but keyed hashes of their ids, and of their names in all `forms`,
        given the time `at`; no undo brings them back. What else they are `called` goes out of
        every text, also when no actor is left to forget.
        """
        ...

    def combine(self, theirs: Journal, *, keep: bool = True) -> tuple[Conflict, ...]:
        """Hold what this store and another journal hold; tells where the two do not agree.

        Whom one of them forgot is forgotten. With `keep=False` nothing is written.
        """
        ...

    def revisions(self) -> tuple[Revision, ...]:
        """All revisions, in the order they came."""
        ...

    def rows(self, revision: str = "") -> tuple[Row, ...]:
        """The rows of one revision, or of all, in the order they came."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order they came."""
        ...

    def journal(self) -> Journal:
        """Revisions, rows and entries together, as they were at one moment."""
        ...

    def restore(self, journal: Journal) -> None:
        """Hold exactly this journal; refused when the store holds what the journal lacks."""
        ...

    def landscape(self) -> Landscape:
        """What the journal amounts to: the fold."""
        ...

    def check(self) -> tuple[Problem, ...]:
        """What is wrong with the store itself; nothing, when it is whole."""
        ...

    def take_in_by_hand(self, revision: Revision) -> Changes:
        """Make what somebody changed past allymap, in the graph of a server, an import.

        What was removed there stays in the journal: an import never deletes.
        """
        ...

    def draw_again(self) -> int:
        """Draw what somebody removed past allymap from the graph of a server; gives how much."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...
