"""Fifty thousand rows in one import, on a file and on a server with 512 MB of heap."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from store.histories import revision

from allymap.model.journal import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from allymap.store.base import Store

ACTORS, TIES = 20_000, 30_000
KINDS = ("male_ally", "mens_group", "feminist_org", "womens_group")
TYPES = ("member_of", "supports", "accountable_to")


def people(of: str) -> Iterator[Row]:
    """Actors as a list of a country might have them."""
    for i in range(ACTORS):
        data = {"id": f"a{i}", "name": f"Person number {i}", "kind": KINDS[i % 4], "stance": 1}
        more = {"place": f"Ward {i % 300}", "attributes": {"Phone": f"+000 {i:09}"}}
        yield Row(of, "actors", f"a{i}", {**data, **more}, "Actors", i + 2)


def ties(of: str) -> Iterator[Row]:
    """Ties between them, none to oneself."""
    for i in range(TIES):
        ends = {"source": f"a{i % ACTORS}", "target": f"a{(i * 7 + 1) % ACTORS}"}
        data = {**ends, "id": f"t{i}", "type": TYPES[i % 3], "last_contact": "2025-10-10"}
        yield Row(of, "ties", f"t{i}", data, "Ties", i + 2)


@pytest.mark.slow
def test_fifty_thousand_rows_come_in_as_one(fresh: Callable[[], Store]) -> None:
    store, new = fresh(), revision("big")
    start = time.monotonic()
    changes = store.append(new, (row for part in (people, ties) for row in part(new.id)))
    assert changes.counts() == {"actors": ACTORS, "ties": TIES}
    assert store.check() == ()
    assert time.monotonic() - start < 120
