"""A connection to a Neo4j server on which no call can hang."""

from __future__ import annotations

import asyncio
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from neo4j import AsyncGraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from allymap.errors import Unreachable
from allymap.store.neo4j_errors import answering

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator, Sequence

    from neo4j import AsyncDriver, AsyncSession, AsyncTransaction

    from allymap.store.neo4j_address import Address
    from allymap.store.statements import Statement

Found = TypeVar("Found")
Records = list[dict[str, Any]]

# Seconds. Together they keep every answer, good or bad, within ten.
CONNECT = 4.0
STATEMENT = 7.0
LEAVE = 1.0
BATCH = 1000
# The server itself drops a transaction of ours that is older than this.
LONGEST = 900.0

SETTINGS: dict[str, Any] = {
    "connection_timeout": CONNECT,
    "connection_acquisition_timeout": CONNECT,
    "max_transaction_retry_time": 0.0,
    "max_connection_pool_size": 4,
    "telemetry_disabled": True,
    "notifications_min_severity": "OFF",
    "user_agent": "allymap",
}


class Link:
    """A driver on a thread of its own, so that our deadline holds whatever the server does.

    The driver has no deadline for reading; an asynchronous one can be cancelled.
    """

    def __init__(self, address: Address) -> None:
        self.where = address.uri
        self._database = address.database
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="allymap-neo4j", daemon=True).start()
        self._driver: AsyncDriver | None = None
        try:
            self._do(self._connect(address), CONNECT)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def transaction(self, *, connect: float = CONNECT) -> Iterator[Transaction]:
        """A transaction: kept when its `commit` came back, and otherwise gone."""
        session, opened = self._do(self._begin(), connect)
        try:
            yield Transaction(self, opened)
        finally:
            with suppress(DriverError, Neo4jError, Unreachable):
                self._do(self._leave(session, opened), LEAVE)

    def run(self, statement: Statement) -> Records:
        """The records of one statement without parameters, in a transaction of its own."""
        with self.transaction() as transaction:
            found = transaction.run(statement)
            transaction.commit(STATEMENT)
        return found

    def close(self) -> None:
        """Let go of the connection and the thread; a second time does nothing."""
        driver, self._driver = self._driver, None
        with suppress(DriverError, Neo4jError, Unreachable):
            if driver:
                self._do(driver.close(), LEAVE)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _do(self, work: Coroutine[Any, Any, Found], seconds: float) -> Found:
        with answering(self.where):
            timed = asyncio.wait_for(work, seconds)
            return asyncio.run_coroutine_threadsafe(timed, self._loop).result(seconds + LEAVE)

    async def _connect(self, address: Address) -> None:
        auth = (address.user, address.password)
        self._driver = AsyncGraphDatabase.driver(address.uri, auth=auth, **SETTINGS)
        await self._driver.verify_connectivity()

    async def _begin(self) -> tuple[AsyncSession, AsyncTransaction]:
        assert self._driver
        session = self._driver.session(database=self._database, fetch_size=BATCH)
        return session, await session.begin_transaction(timeout=LONGEST)

    async def _leave(self, session: AsyncSession, opened: AsyncTransaction) -> None:
        if not opened.closed():
            await opened.rollback()
        await session.close()


class Transaction:
    """One transaction; every statement in it has its own deadline."""

    def __init__(self, link: Link, opened: AsyncTransaction) -> None:
        self._link = link
        self._opened = opened

    def run(self, statement: Statement, *, seconds: float = STATEMENT, **params: Any) -> Records:
        """The records of one statement, each as names and values."""
        return list(self.stream(statement, seconds=seconds, **params))

    def stream(
        self,
        statement: Statement,
        *,
        seconds: float = STATEMENT,
        size: int = BATCH,
        **params: Any,
    ) -> Iterator[dict[str, Any]]:
        """The records of one statement as they come; the deadline is for each `size` of them."""
        do = self._link._do
        result = do(self._opened.run(statement.text, params), seconds)
        while records := do(result.fetch(size), seconds):
            yield from (dict(record) for record in records)

    def each(self, statement: Statement, rows: Sequence[Any], *, size: int = BATCH) -> int:
        """Run one statement over all rows, a batch at a time; gives how many it reached."""
        batches = (rows[start : start + size] for start in range(0, len(rows), size))
        return sum(int(self.run(statement, rows=batch)[0]["done"]) for batch in batches)

    def commit(self, seconds: float) -> None:
        """Keep what was done; raises `Unreachable` when the answer did not come."""
        self._link._do(self._opened.commit(), seconds)
