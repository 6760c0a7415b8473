"""A server that is not there, does not let us in, stalls or dies: told within ten seconds."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from server.deaf_line import DeafLine
from server.neo4j_server import PASSWORD, free_port
from store.histories import base, revision, rows

from allymap.errors import Busy, Forbidden, StoreError, Unreachable
from allymap.store import neo4j as store_module
from allymap.store import open_store
from allymap.store.copy import export_journal
from allymap.store.neo4j_link import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from server.neo4j_server import Server

    from allymap.store.base import Store


@contextmanager
def within_ten_seconds() -> Iterator[None]:
    """Fails when what it holds takes longer."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 10


def take(store: Store, number: int, many: int = 20) -> None:
    """Take a list of people in that are new each time."""
    new = revision(number)
    people = [
        ("actors", {"id": f"p{number}-{i}", "name": f"P {i}", "kind": "male_ally"})
        for i in range(many)
    ]
    store.append(new, rows(new, [*base(), *people]))


def test_a_wrong_password_is_told(neo4j_server: Server) -> None:
    with within_ten_seconds(), pytest.raises(Forbidden, match="wrong_password"):
        open_store(neo4j_server.uri, password="not-the-password")


def test_nobody_listening_is_told() -> None:
    with within_ten_seconds(), pytest.raises(Unreachable, match="no_server"):
        open_store(f"bolt://127.0.0.1:{free_port()}", password="x" * 8)


def test_a_listener_that_never_answers_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        where = f"bolt://127.0.0.1:{listener.getsockname()[1]}"
        with within_ten_seconds(), pytest.raises(Unreachable):
            open_store(where, password="x" * 8)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("bolt://db.example.org", "plain_bolt_refused"),
        ("neo4j://192.0.2.7:7687", "plain_bolt_refused"),
        ("bolt+ssc://db.example.org", "plain_bolt_refused"),
        ("bolt://localhost.example.org", "plain_bolt_refused"),
        ("bolt://neo4j:secret@localhost", "password_in_uri"),
        ("bolt://localhost", "no_password"),
    ],
)
def test_an_unsafe_address_is_refused_before_a_word_is_sent(
    where: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALLYMAP_NEO4J_PASSWORD", raising=False)
    with pytest.raises(Forbidden) as refused:
        open_store(where, password="" if code == "no_password" else "secret-word")
    assert refused.value.code == code
    assert "secret" not in str(refused.value)


def test_the_password_may_come_from_the_environment(
    neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLYMAP_NEO4J_PASSWORD", neo4j_server.password)
    open_store(neo4j_server.uri).close()


def test_a_database_with_somebody_elses_data_is_left_alone(neo4j_server: Server) -> None:
    neo4j_server.wipe()
    neo4j_server.run("CREATE (:Movie {title: 'Theirs'})")
    with pytest.raises(StoreError) as refused:
        open_store(neo4j_server.uri, password=neo4j_server.password)
    assert refused.value.code == "store_foreign"
    neo4j_server.wipe()
    with pytest.raises(StoreError, match="no_store"):
        open_store(neo4j_server.uri, password=neo4j_server.password, create=False)


def test_who_waits_too_long_for_another_importer_is_told(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "WAIT", 1.0)
    store = fresh_neo4j()
    take(store, 1)
    other = open_store(neo4j_server.uri, password=neo4j_server.password)
    with other._locked(), within_ten_seconds(), pytest.raises(Busy):
        take(store, 2)
    take(store, 2)
    assert [one.number for one in other.revisions()] == [1, 2]
    other.close()


def test_two_importers_at_once_both_come_in_whole(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server
) -> None:
    store = fresh_neo4j()

    def many(first: int) -> None:
        own = open_store(neo4j_server.uri, password=neo4j_server.password)
        for number in range(first, first + 4):
            take(own, number)
        own.close()

    threads = [threading.Thread(target=many, args=(first,)) for first in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.number for one in store.revisions()] == list(range(1, 9))
    assert store.check() == ()


def before_commit(monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Let something happen between the last word of an import and its commit, once."""
    commit = Transaction.commit

    def acted(transaction: Transaction, seconds: float) -> None:
        monkeypatch.setattr(Transaction, "commit", commit)
        act()
        commit(transaction, seconds)

    monkeypatch.setattr(Transaction, "commit", acted)


@pytest.mark.slow
def test_stalls_and_deaths_are_told_and_leave_it_whole(
    own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(own_server.uri, password=PASSWORD)
    take(store, 1)
    before = list(export_journal(store))

    own_server.pause()
    with within_ten_seconds(), pytest.raises(Unreachable):
        take(store, 2)
    own_server.go_on()
    assert list(export_journal(store)) == before

    before_commit(monkeypatch, own_server.pause)
    with within_ten_seconds(), pytest.raises(Unreachable, match="commit_unknown"):
        take(store, 3)
    own_server.go_on()
    assert {one.id for one in store.revisions()} <= {"rev-1", "rev-3"}
    assert store.check() == ()

    before = list(export_journal(store))
    before_commit(monkeypatch, own_server.kill)
    with within_ten_seconds(), pytest.raises(Unreachable):
        take(store, 4)
    with within_ten_seconds(), pytest.raises(Unreachable, match="no_server"):
        store.revisions()
    own_server.restart()
    assert list(export_journal(store)) == before

    timer = threading.Timer(0.4, own_server.kill)
    timer.start()
    started = time.monotonic()
    with pytest.raises(Unreachable):
        take(store, 5, many=20_000)
    assert time.monotonic() - started < 10.4
    timer.join()
    own_server.restart()
    assert list(export_journal(store)) == before
    assert store.check() == ()


def test_a_commit_whose_answer_was_lost_is_looked_up(
    fresh_neo4j: Callable[[], Store], neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh_neo4j()
    with DeafLine(neo4j_server.uri) as line:
        store = open_store(line.uri, password=neo4j_server.password)
        take(store, 1)
        before_commit(monkeypatch, line.deaf.set)
        with within_ten_seconds():
            take(store, 2)
        assert [one.id for one in store.revisions()] == ["rev-1", "rev-2"]
        store.close()


@pytest.mark.slow
def test_a_server_that_refuses_for_memory_keeps_nothing(
    start_own: Callable[..., Server],
) -> None:
    server = start_own(settings="db.memory.transaction.max=8m\n")
    store = open_store(server.uri, password=PASSWORD)
    take(store, 1)
    before = list(export_journal(store))
    with pytest.raises(StoreError) as refused:
        take(store, 2, many=20_000)
    assert refused.value.code == "server_memory"
    assert list(export_journal(store)) == before
    assert store.check() == ()
