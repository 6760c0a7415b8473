"""The journal on a Neo4j server, and beside it the natural graph for people to look at."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from allymap.errors import Busy, ChangedByHand, Damaged, StoreError, Unreachable
from allymap.model.fold import own_vocabulary
from allymap.model.forgotten import as_written
from allymap.model.journal import one_by_one
from allymap.store import neo4j_rows as nodes
from allymap.store.graph import graph_of
from allymap.store.neo4j_address import address_of
from allymap.store.neo4j_by_hand import rows_by_hand
from allymap.store.neo4j_forget import forget_in_graph
from allymap.store.neo4j_graph import differences, draw, in_the_way, read_graph, redraw, removed
from allymap.store.neo4j_link import Link
from allymap.store.statements import statement, statements
from allymap.store.weigh import Journal, own_rows, refuse_ahead, refuse_known, sound, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from allymap.model.combine import Conflict
    from allymap.model.compare import Changes
    from allymap.model.erase import Erased
    from allymap.model.forgotten import Forms
    from allymap.model.journal import Batch, Entry, Revision, Row
    from allymap.model.landscape import Landscape
    from allymap.model.problem import Problem
    from allymap.store.graph import Graph
    from allymap.store.neo4j_link import Transaction

Kept = TypeVar("Kept")

FORMAT = 1
# Seconds that a commit may take, and how many rows more are good for another second.
COMMIT = 5.0
ROWS_A_SECOND = 500
# Seconds to find out whether a commit whose answer was lost had come through.
LOOK_UP = 2.5
# Seconds to wait for somebody else's import to end.
WAIT = 6.0


class Neo4jStore:
    """A `Store` on a server; our constraints are made there first when `create` is true.

    Raises `Forbidden` (wrong password, an unsafe address), `Unreachable` (nobody there, or
    no answer in time), `Damaged` (the database holds something else), `Busy`.
    """

    def __init__(self, where: str, *, password: str | None = None, create: bool = True) -> None:
        address = address_of(where, password)
        self.where = address.uri
        self._link = Link(address)
        try:
            self._recognise(create=create)
        except BaseException:
            self.close()
            raise

    def append(
        self,
        revision: Revision,
        rows: Iterable[Row | Batch],
        entries: Iterable[Entry] = (),
        *,
        keep: bool = True,
    ) -> Changes:
        """Take one import in, all of it or nothing, and tell what it changed."""
        taken = tuple(own_rows(revision, one_by_one(rows)))
        more = tuple(entries)
        with self._locked() as (transaction, before):
            changes, after, landscape = weigh(before, revision, taken, more)
            if keep and (more or not changes.nothing):
                self._keep(transaction, before, after, landscape)
        return changes

    def add(self, *entries: Entry) -> None:
        """Take entries in, all or none; the store gives them their numbers."""
        with self._locked() as (transaction, before):
            refuse_known(before, *(entry.id for entry in entries))
            after = before.with_entries(entries)
            self._keep(transaction, before, after, sound(after))

    def set_undone(self, kept: str, undone: bool) -> None:
        """Mark a revision or entry undone, or not; refused when something would dangle."""
        with self._locked() as (transaction, before):
            after = before.with_undone(kept, undone)
            self._keep(transaction, before, after, sound(after))

    def restore(self, journal: Journal) -> None:
        """Hold exactly this journal; refused when the server holds what the journal lacks."""
        with self._locked() as (transaction, before):
            refuse_ahead(before, journal)
            self._keep(transaction, before, journal, sound(journal))

    def erase(
        self,
        actors: Collection[str],
        at: str,
        forms: Forms = as_written,
        called: Collection[str] = (),
    ) -> Erased:
        """Forget actors, in the journal, in the graph, and in what was made by hand there."""
        with self._locked() as (transaction, before):
            after, erased = before.without(actors, at, forms, called)
            sound(after)
            kept = nodes.remove_changed(transaction, before, after)
            nodes.write_journal(transaction, kept, after)
            by_hand = forget_in_graph(transaction, before, after, actors, called)
            self._commit(transaction, after, COMMIT)
        return replace(erased, by_hand=by_hand)

    def combine(self, theirs: Journal, *, keep: bool = True) -> tuple[Conflict, ...]:
        """Hold what this server and another journal hold; tells where the two do not agree."""
        with self._locked() as (transaction, before):
            after, found = before.combined(theirs)
            landscape = sound(after)
            if keep:
                drawn = self._without_forgotten(transaction, before, theirs)
                kept = nodes.remove_changed(transaction, before, after)
                self._keep(transaction, before, after, landscape, known=kept, drawn=drawn)
        return found

    def revisions(self) -> tuple[Revision, ...]:
        """All revisions, in the order they came."""
        return self._read(nodes.read_revisions)

    def rows(self, revision: str = "") -> tuple[Row, ...]:
        """The rows of one revision, or of all, in the order they came."""
        if not revision:
            return self.journal().rows
        return self._read(lambda transaction: nodes.read_rows(transaction, [revision]))

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order they came."""
        return self._read(nodes.read_entries)

    def journal(self) -> Journal:
        """All of it, as it was at one moment."""
        return self._read(nodes.read_journal)

    def landscape(self) -> Landscape:
        """What the journal amounts to: the fold."""
        return self.journal().landscape()

    def check(self) -> tuple[Problem, ...]:
        """What is not as it was taken in, and where the graph is not what the journal says."""
        with self._locked() as (transaction, journal):
            broken = tuple(nodes.broken(transaction, journal))
            graph, strange = read_graph(transaction)
            found = differences(graph_of(journal.landscape()), graph)
            return (*broken, *strange, *sorted(found, key=lambda one: str(dict(one.facts))))

    def take_in_by_hand(self, revision: Revision) -> Changes:
        """Make what somebody changed by hand in the graph an import of its own."""
        with self._locked() as (transaction, before):
            expected, found = graph_of(before.landscape()), read_graph(transaction)[0]
            words = own_vocabulary(before.entries)
            rows, drawn = rows_by_hand(expected, found, words, revision.id)
            changes, after, landscape = weigh(before, revision, rows, ())
            if not changes.nothing:
                self._keep(transaction, before, after, landscape, drawn=drawn)
        return changes

    def draw_again(self) -> int:
        """Draw what somebody removed by hand from the graph; gives how much that was."""
        with self._locked() as (transaction, journal):
            again = removed(graph_of(journal.landscape()), read_graph(transaction)[0])
            draw(transaction, again)
            self._commit(transaction, journal, COMMIT)
        return len(again.nodes) + len(again.edges)

    def close(self) -> None:
        """Let go of the connection."""
        self._link.close()

    def _recognise(self, *, create: bool) -> None:
        mark = self._link.run(statement("read/mark"))[0]
        if mark["format"] is None:
            if mark["nodes"]:
                raise Damaged("store_foreign", where=self.where)
            if not create:
                raise StoreError("no_store", where=self.where)
        elif mark["format"] > FORMAT:
            raise Damaged("store_newer", where=self.where)
        known = {record["name"] for record in self._link.run(statement("read/schema_names"))}
        for missing in statements("schema"):
            if missing.name not in known:
                self._link.run(missing)

    @contextmanager
    def _locked(self) -> Iterator[tuple[Transaction, Journal]]:
        """A transaction that nobody else writes beside, and the journal as it stands in it."""
        with self._link.transaction() as transaction:
            self._lock(transaction, WAIT)
            yield transaction, nodes.read_journal(transaction)

    def _lock(self, transaction: Transaction, seconds: float) -> None:
        try:
            transaction.run(statement("write/lock"), seconds=seconds, format=FORMAT)
        except Unreachable as error:
            if error.code == "server_silent" and self._answers():
                raise Busy("store_busy", where=self.where) from error
            raise

    def _answers(self) -> bool:
        """Whether the server is there and only the lock is taken."""
        try:
            with self._link.transaction(connect=1) as transaction:
                transaction.run(statement("read/schema_names"), seconds=1)
        except StoreError:
            return False
        return True

    def _keep(
        self,
        transaction: Transaction,
        before: Journal,
        after: Journal,
        landscape: Landscape,
        *,
        known: Journal | None = None,
        drawn: Graph | None = None,
    ) -> None:
        """Write the difference to the journal and to the graph, and commit both as one.

        `known` is what of `before` still stands on the server, when that is not all; `drawn`
        the graph that is there, when it is not that of `before`.
        """
        nodes.write_journal(transaction, known or before, after)
        old, new = drawn or graph_of(before.landscape()), graph_of(landscape)
        try:
            redraw(transaction, old, new)
        except ChangedByHand as refused:
            raise ChangedByHand(self._in_the_way(old, new) or refused.problems) from None
        weight = len(after.rows) - len(before.rows)
        self._commit(transaction, after, COMMIT + max(weight, 0) / ROWS_A_SECOND)

    def _commit(self, transaction: Transaction, after: Journal, seconds: float) -> None:
        try:
            transaction.commit(seconds)
        except Unreachable:
            if not self._came_through(after):
                raise

    def _in_the_way(self, old: Graph, new: Graph) -> tuple[Problem, ...]:
        """What somebody changed by hand that the graph cannot be changed for; or all of it."""
        found, strange = self._read(read_graph)
        return tuple(in_the_way(old, new, found)) or (*strange, *differences(old, found))

    def _without_forgotten(
        self, transaction: Transaction, before: Journal, theirs: Journal
    ) -> Graph | None:
        """Take whom another journal forgot out of the graph; gives the graph, if there was one."""
        gone = before.forgotten_by(theirs)
        if not gone:
            return None
        left = before.without(gone, "")[0]
        forget_in_graph(transaction, before, left, gone)
        return graph_of(left.landscape())

    def _came_through(self, after: Journal) -> bool:
        """Whether a commit whose answer was lost was kept after all.

        The lock waits until the server has ended that transaction, one way or the other.
        """
        try:
            with self._link.transaction(connect=LOOK_UP) as transaction:
                self._lock(transaction, LOOK_UP)
                revisions = nodes.read_revisions(transaction)
                entries = nodes.read_entries(transaction)
        except StoreError as error:
            raise Unreachable("commit_unknown", where=self.where) from error
        known = (*revisions, *entries)
        return all(kept in known for kept in (*after.revisions, *after.entries))

    def _read(self, work: Callable[[Transaction], Kept]) -> Kept:
        with self._link.transaction() as transaction:
            return work(transaction)
