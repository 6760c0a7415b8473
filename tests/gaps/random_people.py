"""More random actors, and what a list may say of each: level, stance, training, skills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gaps.random_days import AS_OF, day, maybe_day, pick

from allymap.model import records

if TYPE_CHECKING:
    import random

    from allymap.model.vocabulary import Vocabulary

NEWCOMERS = (
    {"political_official": 3, "civil_servant": 1, "journalist": 1, "research_body": 1}
    | {"cs_platform": 2, "movement": 1, "feminist_org": 2, "youth_org": 2, "youth_activist": 1}
    | {"facilitator": 3, "lgbtq_org": 2, "girls_club": 2, "savings_group": 2, "mens_org": 1}
    | {"local_government": 1, "religious_leader": 3, "arts_collective": 1, "staff": 1}
)
LEVELS = {"": 12, "community": 1, "national": 1, "international": 1, "household": 1}
LED_BY = {"": 4, "women": 2, "youth": 1, "lgbtq": 1, "men": 1, "other": 1}
SKILLS = ("Conflict resolution", "psychosocial first aid", "Counselling", "Médiation", "driving")


CAMPS = {"mens_group": 1, "womens_group": 1}


def newcomers(rng: random.Random, known: int, *, camps: bool) -> tuple[records.Actor, ...]:
    """None to six more actors of kinds the first seven rules look at less, or eight of two."""
    cast, count = (CAMPS, 8) if camps else (NEWCOMERS, rng.choice((0, 1, 2, 4, 6)))
    return tuple(
        records.Actor(
            id=f"a{known + number}",
            name=f"a{known + number}",
            kind=pick(rng, cast),
            gender=rng.choice(("man", "woman", "woman", None)),
            place=rng.choice(("P1", "P2", "P3", None)),
        )
        for number in range(count)
    )


def described(rng: random.Random, words: Vocabulary, actor: records.Actor) -> records.Actor:
    """The actor with more of its columns filled."""
    person = words.kinds[actor.kind].form == "person"
    ready = rng.random() < 0.5
    return replace(
        actor,
        level=pick(rng, LEVELS) or None,
        stance=rng.choice((None, None, None, -1, 0, 1)),
        led_by=None if person else pick(rng, LED_BY) or None,
        role_model=rng.choice((None, None, True, False)) if person else None,
        vetted=(AS_OF if ready else maybe_day(rng, 0.5)) if person else None,
        trained=(day(rng) if ready else maybe_day(rng, 0.5)) if person else None,
        acting=maybe_day(rng, 0.25) if person else None,
        skills=tuple(skill for skill in SKILLS if rng.random() < 0.5) if person else (),
    )
