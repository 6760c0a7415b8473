"""From one store to another and back: nothing is lost, not one byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from store.histories import base, histories, play, revision, rows

from allymap.errors import StoreError
from allymap.model.journal import Entry
from allymap.model.marks import marks
from allymap.model.thresholds import own_thresholds
from allymap.model.unite import Aliases
from allymap.store import open_store
from allymap.store.copy import copy, export_journal
from allymap.view.exports import csv_tables

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


# What staff say beside the lists: one entry of every kind that commands make.
SAID = (
    ("mark", {"finding": "ACC-1:A1", "state": "planned", "who": "kofi", "until": "2026-05-01"}),
    ("mark", {"finding": "SAFE-2:A2/not_met", "state": "accepted", "note": "Añø; \u202e\n'x'"}),
    ("mark", {"finding": "ACC-1:A1", "state": "done", "by": "Lina"}),
    ("meeting", {"on": "2026-02-01", "by": "Lina"}),
    ("vocabulary", {"text": "[thresholds]\nstale = 90\n", "threshold": "stale", "by": "Kofi"}),
    ("mapping", {"headers": ["nom", "qui"], "text": "[columns]\n", "revision": "rev-base"}),
    ("mapping", {"list": "L1", "text": '[people]\n"him" = "A1"\n', "revision": "rev-base"}),
    ("judgement", {"left": "A1", "right": "A2", "answer": "same", "by": "", "names": ["A1", "A2"]}),
    ("positions", {"audience": "internal", "at": {"A1": [1, -2]}}),
    ("note", {"revision": "rev-base", "by": "Kofi", "note": "from the field"}),
    ("not_case_data", {"reason": "names of offices"}),
)


def test_what_staff_said_comes_back_from_a_server_with_its_numbers_and_flags(
    fresh_neo4j: Callable[[], Store], tmp_path: Path
) -> None:
    first, last = (open_store(str(tmp_path / f"{name}.db")) for name in ("first", "last"))
    lists = revision("base", list_="base", wave="baseline")
    first.append(lists, rows(lists, base()))
    for number, (kind, data) in enumerate(SAID):
        first.add(Entry(f"said-{number}", f"2026-02-0{number % 9 + 1}T10:00:00Z", kind, data))
    first.set_undone("said-1", True)
    server = fresh_neo4j()
    assert copy(first, server) == 1 + len(SAID)
    assert copy(server, last) == 1 + len(SAID)
    exported = list(export_journal(first))
    for other in (server, last):
        assert list(export_journal(other)) == exported
        assert csv_tables(other.landscape()) == csv_tables(first.landscape())
        entries = other.entries()
        assert [(e.kind, e.undone) for e in entries] == [
            (k, n == 1) for n, (k, _) in enumerate(SAID)
        ]
        assert {f: m.state for f, m in marks(entries, Aliases({"A2": "A1"})).items()} == {
            "ACC-1:A1": "done"
        }
        assert own_thresholds(entries)["stale"].value == 90
        assert other.landscape().vocabulary.thresholds["stale"] == 90
        assert other.check() == ()
