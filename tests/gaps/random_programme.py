"""Random asks, positions, initiatives, consents and presence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.random_days import AS_OF, day, maybe_day, pick

from allymap.model import records

if TYPE_CHECKING:
    import random

    from allymap.model.vocabulary import Vocabulary

    Actors = tuple[records.Actor, ...]

BASES = {"consent": 5, "public_role": 1, "membership": 1}
SCOPES = ("store", "analyse", "name_internal", "publish")
STATUSES = {"asked": 3, "not_reached": 1, "left": 1}


def asks(rng: random.Random, actors: Actors) -> tuple[records.Ask, ...]:
    """None to three asks, most with a target and a lead."""
    ids = [a.id for a in actors]
    return tuple(
        records.Ask(
            f"Q{number}",
            f"Q{number}",
            rng.choice((*ids, None)),
            rng.choice((*ids, *(None for _ in ids))),
        )
        for number in range(rng.choice((0, 1, 2, 3)))
    )


def positions(
    rng: random.Random, actors: Actors, wanted: tuple[records.Ask, ...]
) -> tuple[records.Position, ...]:
    """Up to three positions of an actor on an ask, each on a day of its own or on none."""
    return tuple(
        records.Position(actor.id, ask.id, rng.randint(-2, 2), when)
        for ask in wanted
        for actor in actors
        if rng.random() < 0.4
        for when in {maybe_day(rng, 0.8) for _ in range(rng.randint(1, 3))}
    )


def initiatives(
    rng: random.Random, words: Vocabulary, actors: Actors
) -> tuple[records.Initiative, ...]:
    """None to three initiatives, mostly run by men."""
    men = [a.id for a in actors if words.kinds[a.kind].constituency == "men"]
    others = [a.id for a in actors]
    found = []
    for number in range(rng.choice((0, 1, 2, 3))):
        runners = {rng.choice(men or others)} | {a for a in others if rng.random() < 0.06}
        key = f"I{number}"
        found.append(records.Initiative(key, key, maybe_day(rng, 0.85), tuple(sorted(runners))))
    return tuple(found)


def consents(rng: random.Random, words: Vocabulary, actors: Actors) -> tuple[records.Consent, ...]:
    """Consents of most persons, or of few: some run out, some withdrawn, some given again."""
    share = rng.choice((0.3, 0.6, 1.0))
    return tuple(
        _consent(rng, actor.id, tidy=share == 1.0)
        for actor in actors
        if rng.random() < (share if words.kinds[actor.kind].form == "person" else 0.1)
        for _ in range(1 if share == 1.0 else rng.choice((1, 1, 2)))
    )


def _consent(rng: random.Random, actor: str, *, tidy: bool) -> records.Consent:
    if tidy:
        return records.Consent(actor, "consent", SCOPES[: rng.randint(1, 4)], None)
    return records.Consent(
        actor,
        pick(rng, BASES),
        tuple(scope for scope in SCOPES if rng.random() < 0.6),
        maybe_day(rng, 0.7),
        rng.choice((None, None, AS_OF, day(rng))),
        maybe_day(rng, 0.15),
    )


def presence(rng: random.Random, actors: Actors) -> tuple[records.Presence, ...]:
    """Two waves, or none, not always with the earlier name first."""
    waves = rng.choice(((), ("W1",), ("W1", "W2"), ("W2", "W1")))
    known = {"asked": 1} if rng.random() < 0.3 else STATUSES
    return tuple(
        records.Presence(actor.id, wave, pick(rng, known))
        for wave in waves
        for actor in actors
        if rng.random() < 0.6
    )
