"""Random activities for what the first ones seldom are: stages, training, dialogues, savings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from gaps.random_days import AS_OF, FRESH, day, pick

from allymap.model import records

if TYPE_CHECKING:
    import random
    from datetime import date

    from allymap.model.vocabulary import Vocabulary

    Actors = tuple[records.Actor, ...]

WHAT = {"stage": 5, "training": 3, "dialogue": 4, "savings": 2, "reflection": 2, "any": 1}


def sessions(
    rng: random.Random, words: Vocabulary, actors: Actors, known: int
) -> tuple[records.Activity, ...]:
    """None to eight activities, many in one place; at times all of one element."""
    place = rng.choice(("P1", "P2", "P3", "P4", "P4", None))
    found = tuple(
        _session(rng, words, actors, f"E{known + number}", place)
        for number in range(rng.choice((0, 0, 1, 3, 5, 8)))
    )
    if rng.random() < 0.2:
        return tuple(replace(one, element="building_the_base", place="P4") for one in found)
    return found


def _session(
    rng: random.Random, words: Vocabulary, actors: Actors, key: str, place: str | None
) -> records.Activity:
    persons = [a.id for a in actors if words.kinds[a.kind].form == "person"]
    groups = [a.id for a in actors if words.kinds[a.kind].form == "group"]
    leaders = [a.id for a in actors if a.kind in ("facilitator", "male_ally", "staff")]
    plain = records.Activity(
        id=key,
        date=_day(rng),
        element=rng.choice(tuple(words.codes["elements"])),
        space=rng.choice(("mixed", "girls_only", "boys_only", "couples", "in_laws")),
        topic=rng.choice(("economic", "health", None)),
        place=place if rng.random() < 0.8 else rng.choice(("P1", "P2", "P3", None)),
        organiser=rng.choice((None, *(a.id for a in actors))),
    )
    what = pick(rng, WHAT)
    if what == "stage":
        seen = _some(rng, persons, 0.4)
        roles = ("speaker", "speaker", "performer", "participant", "participant")
        people = tuple((p, rng.choice(roles)) for p in seen)
        media = rng.choice((True, True, False, None))
        return replace(plain, element="stepping_out", space="public", media=media, people=people)
    if what == "training":
        trained = _some(rng, leaders, 0.7)
        return replace(plain, space="staff", people=tuple((p, "participant") for p in trained))
    if what == "savings":
        return replace(
            plain,
            space=rng.choice(("women_only", "girls_only")),
            topic="economic",
            groups=_some(rng, groups, 0.3),
            people=tuple((p, "participant") for p in _some(rng, persons, 0.1)),
        )
    if what in ("dialogue", "reflection"):
        dialogue = what == "dialogue"
        element = "intimate_dialogues" if dialogue else "conscientization"
        led = _some(rng, leaders, rng.choice((0.2, 0.6, 0.9)))
        return replace(plain, element=element, facilitators=led, groups=_some(rng, groups, 0.2))
    return plain


def _day(rng: random.Random) -> date:
    return AS_OF - timedelta(days=rng.choice(FRESH)) if rng.random() < 0.6 else day(rng)


def _some(rng: random.Random, ids: list[str], share: float) -> tuple[str, ...]:
    return tuple(one for one in ids if rng.random() < share)
