"""Two readings of the rules that are natural in Cypher: in Cypher, and in Python."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from gaps.random_days import AS_OF as RANDOM_DAY
from gaps.random_landscape import random_landscape
from golden import AS_OF, golden
from karuwe import expected, karuwe
from store.both_readings import ASKED, both, in_cypher, in_python
from store.histories import landscape_rows, revision

from allymap.model.sketch import sketch
from allymap.store.neo4j_address import address_of
from allymap.store.neo4j_link import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from server.neo4j_server import Server

    from allymap.model.landscape import Landscape
    from allymap.store.base import Store

# What random landscapes must have met, or they would prove nothing.
MET = {
    "ACC-1": {"answers", "undated", "quiet", "through", "informed", "none", "seats"},
    "SAFE-2": {"supported", "unclear", "fragile", "isolated", "not_met", "no_risk_contact"},
    "SYNC-1": {"out_of_order", "power", "sensitive_first", "groups_unknown"}
    | {"ready_to_meet", "ready_to_advocate", "complete"},
    "TRUST-1": {"unasked", "unanswered", "trusted", "one_sided", "ours_unknown", "low"},
    "BRIDGE-2": {"meet", "none"},
    "INF-1": {"unworked", "worked_with"},
    "TARGET-1": {"no_target", "no_start", "road", "untold", "none"},
    "BASE-1": {"invite", "engaged"},
    "SCALE-1": {"national", "elders"},
    "VOICE-1": {"media", "research", "unseen", "seen", "consent_unknown"},
}


@pytest.fixture
def link(neo4j_connection: Store, neo4j_server: Server) -> Iterator[Link]:
    """A connection to an empty server that has our constraints."""
    neo4j_server.wipe()
    opened = Link(address_of(neo4j_connection.where, neo4j_server.password))
    yield opened
    opened.close()


def kept(store: Store, landscape: Landscape) -> Landscape:
    """The landscape as the store tells it, after taking it in."""
    new = revision(1)
    store.append(new, landscape_rows(new, landscape))
    return store.landscape()


@pytest.mark.parametrize("make", [golden, karuwe])
def test_both_readings_agree_on_what_the_store_drew(
    make: Callable[[], Landscape], neo4j_connection: Store, link: Link
) -> None:
    landscape = kept(neo4j_connection, make())
    with link.transaction() as transaction:
        assert in_cypher(transaction, landscape, AS_OF) == in_python(landscape, AS_OF)


def test_what_was_planted_in_karuwe_is_found_in_cypher(link: Link) -> None:
    ((found, _),) = both(link, karuwe(), AS_OF)
    # Whether meetings are few is decided by shuffling, in Python only.
    told = {*ASKED} - {"BRIDGE-2"}
    planned = {id_: case for id_, case in expected().items() if id_.split(":")[0] in told}
    assert len(planned) >= 17
    assert planned.items() <= {id_: case[:3] for id_, case in found.items()}.items()


@pytest.mark.slow
def test_both_readings_agree_on_a_hundred_random_landscapes(link: Link) -> None:
    met: dict[str, set[str]] = {rule: set() for rule in ASKED}
    for seed in range(100):
        landscape = random_landscape(random.Random(seed))
        for cypher, python in both(link, landscape, RANDOM_DAY, RANDOM_DAY - timedelta(days=200)):
            assert cypher == python, seed
            for id_, case in cypher.items():
                met[id_.split(":")[0]].add(case[2])
    assert met == MET


def test_a_ring_of_places_ends(link: Link) -> None:
    ring = sketch("""
        Elders:mens_group{place=P1}
        places id=P1 parent=P2
        places id=P2 parent=P1
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=accountable_to about=P2
    """)
    ((cypher, python),) = both(link, ring, AS_OF)
    assert cypher == python
    assert cypher["ACC-1:Elders"][0] == "GAP"
