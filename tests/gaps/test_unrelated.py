"""What has nothing to do with a finding changes nothing of it, for rules and checker alike."""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from gaps.oracle import readings
from gaps.oracle_case import landscape_of, rule_of
from gaps.random_days import AS_OF
from gaps.test_oracle_names import told

from allymap.model.records import Actor, Tie

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.model.landscape import Landscape

    Look = Callable[[Landscape], dict[str, tuple[Any, ...]]]

# These are about the whole: more actors or ties are part of what they say.
ABOUT_THE_WHOLE = ("DATA-1", "INCL-1", "BRIDGE-2", "ENTRY-1")
NEW = ("a98", "a99")


def checked(landscape: Landscape) -> dict[str, tuple[Any, ...]]:
    said = readings(landscape, AS_OF)
    return {key: (*one.verdict, one.affected, one.internal) for key, one in said.items()}


LOOKS = pytest.mark.parametrize(
    ("look", "seeds"),
    [(told, range(2000, 2100)), (checked, range(2000, 2025))],
    ids=["rules", "checker"],
)


def of_the_others(look: Look, landscape: Landscape) -> dict[str, tuple[Any, ...]]:
    """The findings that are neither about the whole nor about somebody new."""
    return {
        key: value
        for key, value in look(landscape).items()
        if rule_of(key) not in ABOUT_THE_WHOLE and not set(re.split("[:/]", key)) & set(NEW)
    }


def newcomer(rng: random.Random, landscape: Landscape, key: str) -> Actor:
    """Somebody of any kind, in a place that no list names."""
    kind = rng.choice(tuple(landscape.vocabulary.kinds))
    return Actor(key, key, kind, place="Far", group_size=9, gender="woman", stance=-1)


@LOOKS
def test_an_unrelated_actor_changes_nothing(look: Look, seeds: range):
    for seed in seeds:
        landscape = landscape_of(seed)
        more = landscape.with_(actors=[newcomer(random.Random(seed), landscape, NEW[0])])
        assert of_the_others(look, more) == of_the_others(look, landscape), f"seed {seed}"


@LOOKS
def test_an_unrelated_tie_changes_nothing(look: Look, seeds: range):
    """Money and referrals between anybody, and what two newcomers say of each other."""
    for seed in seeds:
        rng, landscape = random.Random(seed), landscape_of(seed)
        here = [a.id for a in landscape.actors]
        wanted = [
            (rng.choice(("funds", "refers_to")), *rng.sample(here, 2)),
            (rng.choice(("funds", "refers_to", "trusts", "listens_to", "opposes")), *NEW),
        ]
        ties = [
            Tie(f"T99{n}", source, target, type_, id=f"T99{n}", last_contact=AS_OF)
            for n, (type_, source, target) in enumerate(wanted)
        ]
        actors = [newcomer(rng, landscape, key) for key in NEW]
        more = landscape.with_(actors=actors, ties=ties)
        assert of_the_others(look, more) == of_the_others(look, landscape), f"seed {seed}"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Anchorage"])
def test_the_time_zone_changes_nothing(zone: str, monkeypatch: pytest.MonkeyPatch):
    seeds = range(2000, 2025)
    before = [told(landscape_of(seed)) for seed in seeds]
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        after = [told(landscape_of(seed)) for seed in seeds]
    time.tzset()
    assert after == before
