"""Fresh, empty stores of both sorts for one contract."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest
from karuwe import karuwe
from server.gate import without_server
from server.neo4j_server import NoServer, start_java

from allymap.store import open_store
from allymap.store.graph import graph_of
from allymap.store.neo4j_address import address_of
from allymap.store.neo4j_graph import draw
from allymap.store.neo4j_link import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from server.neo4j_server import Server

    from allymap.store.base import Store


@pytest.fixture(scope="session")
def neo4j_connection(neo4j_server: Server) -> Iterator[Store]:
    """One connection for the whole run."""
    store = open_store(neo4j_server.uri, password=neo4j_server.password)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "neo4j"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Makes an empty store each time it is called."""
    if request.param == "sqlite":
        numbers = count()
        return lambda: open_store(str(tmp_path / f"{next(numbers)}.db"))
    return request.getfixturevalue("fresh_neo4j")


@pytest.fixture
def fresh_neo4j(neo4j_server: Server, neo4j_connection: Store) -> Callable[[], Store]:
    """Empties the server and gives the store on it."""

    def emptied() -> Store:
        neo4j_server.wipe()
        return neo4j_connection

    return emptied


@pytest.fixture(scope="session")
def words_known(neo4j_server: Server, neo4j_connection: Store) -> None:
    """Every label, type and key was met once: a new one makes the server plan all anew."""
    link = Link(address_of(neo4j_connection.where, neo4j_server.password))
    with link.transaction() as transaction:
        draw(transaction, graph_of(karuwe()))
    link.close()


@pytest.fixture
def link(neo4j_server: Server, neo4j_connection: Store, words_known: None) -> Iterator[Link]:
    """Straight to the emptied server, past the store: to draw what is not kept, and to ask."""
    neo4j_server.wipe()
    opened = Link(address_of(neo4j_connection.where, neo4j_server.password))
    yield opened
    opened.close()


@pytest.fixture
def store(fresh: Callable[[], Store]) -> Store:
    """An empty store."""
    return fresh()


@pytest.fixture
def start_own() -> Iterator[Callable[..., Server]]:
    """Starts small servers that a test may stop, stall and kill."""
    started: list[Server] = []

    def start(settings: str = "") -> Server:
        try:
            started.append(start_java(settings=settings))
        except (NoServer, OSError) as error:
            without_server(error)
        return started[-1]

    yield start
    for server in started:
        server.go_on()
        server.close()


@pytest.fixture
def own_server(start_own: Callable[..., Server]) -> Server:
    """A small server that a test may stop, stall and kill."""
    return start_own()
