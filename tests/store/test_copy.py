"""From one store to another and back: nothing is lost, not one byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from store.histories import base, histories, play, revision, rows

from allymap.errors import StoreError
from allymap.store import open_store
from allymap.store.copy import copy, export_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from allymap.store.base import Store

QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(history=histories())
def test_a_file_comes_back_from_a_server_byte_for_byte(
    fresh_neo4j: Callable[[], Store], tmp_path_factory: pytest.TempPathFactory, history
) -> None:
    folder = tmp_path_factory.mktemp("copy")
    first = open_store(str(folder / "first.db"))
    play(first, history)
    server, last = fresh_neo4j(), open_store(str(folder / "last.db"))
    copy(first, server)
    copy(server, last)
    exported = list(export_journal(first))
    assert list(export_journal(server)) == exported
    assert list(export_journal(last)) == exported
    assert server.landscape() == last.landscape() == first.landscape()
    assert server.check() == last.check() == ()


def test_a_copy_brings_only_what_is_missing_and_the_flags(
    fresh: Callable[[], Store], tmp_path: Path
) -> None:
    source, target = open_store(str(tmp_path / "source.db")), fresh()
    first, second = revision(1), revision(2, list_="L2")
    source.append(first, rows(first, base()))
    assert copy(source, target) == 1
    source.append(second, rows(second, [("actors", {"id": "x", "name": "X", "kind": "ingo"})]))
    source.set_undone("rev-2", True)
    assert copy(source, target) == 1
    assert copy(source, target) == 0
    assert [one.undone for one in target.revisions()] == [False, True]
    assert list(export_journal(target)) == list(export_journal(source))


def test_an_older_import_takes_its_place_before_what_is_there(
    fresh: Callable[[], Store], tmp_path: Path
) -> None:
    source, target = open_store(str(tmp_path / "source.db")), fresh()
    older, newer = revision("older"), revision("newer", list_="L2")
    source.append(older, rows(older, base()))
    said = rows(newer, [("actors", {"id": "x", "name": "X", "kind": "ingo"})])
    source.append(newer, said)
    target.append(newer, said)
    copy(source, target)
    assert [(one.id, one.number) for one in target.revisions()] == [
        ("rev-older", 1),
        ("rev-newer", 2),
    ]
    assert target.check() == ()


def test_what_only_the_target_holds_is_never_lost(
    fresh: Callable[[], Store], tmp_path: Path
) -> None:
    source, target = open_store(str(tmp_path / "source.db")), fresh()
    mine = revision("mine")
    target.append(mine, rows(mine, base()))
    with pytest.raises(StoreError) as refused:
        copy(source, target)
    assert refused.value.code == "target_ahead"
    other = rows(mine, [("actors", {"id": "x", "name": "X", "kind": "ingo"})])
    source.append(mine, other)
    with pytest.raises(StoreError) as refused:
        copy(source, target)
    assert refused.value.code == "copies_differ"
    assert len(target.rows()) == len(base())
