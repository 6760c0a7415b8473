"""Random activities in two or three places: all spaces, elements and topics, some planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gaps.random_days import day, pick

from allymap.model import records

if TYPE_CHECKING:
    import random

    from allymap.model.vocabulary import Vocabulary

SPACES = {"mixed": 4, "men_only": 3, "women_only": 3, "couples": 1, "public": 1, "staff": 1}
ELEMENTS = {"conscientization": 4, "intimate_dialogues": 2, "building_the_base": 1} | {
    "stepping_out": 1,
    "alliances": 1,
}
TOPICS = {"gbv": 6, "sexuality": 1, "economic": 1, "fatherhood": 1, "leadership": 1, "": 1}
ROLES = {"participant": 1, "speaker": 1, "organiser": 1, "performer": 1, "steering": 1}


def activities(
    rng: random.Random,
    words: Vocabulary,
    actors: tuple[records.Actor, ...],
    places: tuple[str, ...],
) -> tuple[records.Activity, ...]:
    """None to nine activities, most of them in two of the places, or an arc of them in one."""
    near = [rng.choice(places) for _ in range(2)]
    if rng.random() < 0.25:
        return _arc(rng, words, actors, near[0])
    return tuple(
        _activity(rng, words, actors, f"E{number}", rng.choice((*near, *near, *near, None)))
        for number in range(rng.choice((0, 0, 2, 3, 4, 6, 9)))
    )


def _arc(
    rng: random.Random, words: Vocabulary, actors: tuple[records.Actor, ...], place: str
) -> tuple[records.Activity, ...]:
    """From separate rounds by way of meeting to advocacy, with a step left out at times."""
    spaces = ("men_only", "women_only", rng.choice(("mixed", "mixed", "couples")), "public")
    days = sorted(day(rng) for _ in spaces)
    steps = [
        replace(
            _activity(rng, words, actors, f"E{number}", place),
            date=days[number],
            space=space,
            topic="gbv",
            groups=_groups(rng, words, actors, space),
        )
        for number, space in enumerate(spaces)
    ]
    return tuple(step for step in steps if rng.random() < 0.8)


def _activity(
    rng: random.Random,
    words: Vocabulary,
    actors: tuple[records.Actor, ...],
    key: str,
    place: str | None,
) -> records.Activity:
    space = pick(rng, SPACES)
    present = {"person": 0.2, "group": 0.02, "organisation": 0.02}
    people = [a.id for a in actors if rng.random() < present.get(words.kinds[a.kind].form, 0)]
    return records.Activity(
        id=key,
        date=day(rng),
        element=pick(rng, ELEMENTS),
        space=space,
        topic=pick(rng, TOPICS) or None,
        place=place,
        organiser=rng.choice((None, *(a.id for a in actors))),
        groups=_groups(rng, words, actors, space),
        people=tuple((person, pick(rng, ROLES)) for person in people),
        facilitators=tuple(a.id for a in actors if rng.random() < 0.03),
        media=rng.choice((None, None, False, True)),
    )


def _groups(
    rng: random.Random, words: Vocabulary, actors: tuple[records.Actor, ...], space: str
) -> tuple[str, ...]:
    own = {"men_only": ("men",), "women_only": ("women",)}.get(space)
    groups = [
        a.id
        for a in actors
        if (words.kinds[a.kind].form == "group" or rng.random() < 0.03)
        and (own is None or words.kinds[a.kind].constituency in own or rng.random() < 0.1)
    ]
    share = 0.85 if own else rng.choice((0.2, 0.5, 0.8))
    return tuple(group for group in groups if rng.random() < share)
