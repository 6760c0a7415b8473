"""Random landscapes with what routes and introductions look at: trust, stances, asks, consents."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gaps.random_days import AS_OF, FRESH, timedelta
from gaps.random_landscape import random_landscape

from allymap.model import records

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

TYPES = ("has_access_to", "trusts", "trusts", "collaborates_with")
ITEMS = ("trust_reliability", "trust_mission", "trust_openness")


def random_doors(rng: random.Random, most: int = 14) -> Landscape:
    """A random landscape of at most so many actors, with more ties that open doors."""
    whole = random_landscape(rng)
    whole = whole.without(*(a.id for a in whole.actors[most:]))
    ids = [a.id for a in whole.actors]
    ties = (*whole.ties, *_doors(rng, ids))
    return replace(
        whole,
        actors=tuple(_actor(rng, a) for a in whole.actors),
        ties=tuple(_told(rng, tie) for tie in ties),
        positions=(),
        asks=tuple(records.Ask(f"q{n}", f"q{n}", rng.choice((*ids, None))) for n in range(3)),
        consents=tuple(
            records.Consent(a, "consent", ("name_coalition",), None, rng.choice((None, AS_OF)))
            for a in ids
            if rng.random() < 0.3
        ),
        scopes=(*whole.scopes, *_asked(rng)),
        settings=whole.settings or (records.Setting("us", ids[0]),),
    )


@cache
def doors_of(seed: int, most: int = 14) -> Landscape:
    """The random landscape of a seed, drawn once."""
    return random_doors(random.Random(seed), most)


def _doors(rng: random.Random, ids: list[str]) -> list[records.Tie]:
    found = []
    for number in range(rng.randint(0, 3 * len(ids))):
        source, target = rng.choice(ids), rng.choice(ids)
        day = AS_OF - timedelta(days=rng.choice(FRESH))
        if source != target:
            type_ = rng.choice(TYPES)
            found.append(
                records.Tie(f"D{number}", source, target, type_, id=f"D{number}", last_contact=day)
            )
    return found


def _told(rng: random.Random, tie: records.Tie) -> records.Tie:
    items = {item: rng.randint(1, 4) for item in ITEMS} if rng.random() < 0.6 else {}
    return replace(
        tie,
        **items,
        do_not_ask=True if rng.random() < 0.05 else None,
        confidence=rng.choice((None, None, None, "confirmed", "one", "rumour")),
    )


def _actor(rng: random.Random, actor: records.Actor) -> records.Actor:
    stance = rng.choice((None, None, None, None, 1, 0, -1))
    return replace(actor, stance=stance)


def _asked(rng: random.Random) -> list[records.Scope]:
    topics = ("trusts", "collaborates_with", "has_access_to")
    return [records.Scope("S1", topic, "all") for topic in topics if rng.random() < 0.4]
