"""A random landscape filled in with what the other fourteen rules look at.

Everything here comes after what the first seven look at, and draws from numbers of its own.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from gaps import random_programme as programme
from gaps.random_days import AS_OF, pick
from gaps.random_more_ties import more_ties
from gaps.random_people import described, newcomers
from gaps.random_sessions import sessions

from allymap.model import records

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape
    from allymap.model.vocabulary import Vocabulary

    Actors = tuple[records.Actor, ...]

TOPICS = {"trusts": 2, "has_access_to": 2, "actors": 3, "consents": 3, "activities": 2} | {
    "collaborates_with": 2,
    "supports": 1,
    "accountable_to": 1,
    "member_of": 1,
    "nominates": 1,
    "listens_to": 1,
    "coalitions": 3,
}
CONFIDENCES = {"": 2, "one": 2, "confirmed": 3, "rumour": 1}


def filled_in(landscape: Landscape, seed: float) -> Landscape:
    """The landscape with more actors, ties and sessions, and tables it had not."""
    rng, words = random.Random(seed), landscape.vocabulary
    camps = rng.random() < 0.15
    more = newcomers(rng, len(landscape.actors), camps=camps)
    actors = tuple(described(rng, words, a) for a in (*landscape.actors, *more))
    wide = replace(
        landscape,
        actors=actors,
        asks=programme.asks(rng, actors),
        initiatives=programme.initiatives(rng, words, actors),
        places=(*landscape.places, records.Place("P4", "P4", rng.choice((None, "D1", "C1")))),
    )
    apart = _camps(rng, wide) if camps else ()
    ties = (*landscape.ties, *more_ties(rng, wide), *apart)
    return replace(
        wide,
        ties=_told(rng, words, ties),
        activities=(
            *landscape.activities,
            *sessions(rng, words, actors, len(landscape.activities) + 9),
        ),
        seats=(*landscape.seats, *_seats(rng, more)),
        positions=programme.positions(rng, actors, wide.asks),
        consents=programme.consents(rng, words, actors),
        presence=programme.presence(rng, actors),
        scopes=(*landscape.scopes, *_scopes(rng, wide)),
    )


def _camps(rng: random.Random, wide: Landscape) -> tuple[records.Tie, ...]:
    """Men's bodies who all meet each other, women's likewise, and hardly a tie between them."""
    own = {a.id: wide.vocabulary.kinds[a.kind].constituency for a in wide.actors}
    sides = [[a for a in own if own[a] == side] for side in ("men", "women")]
    pairs = [(a, b) for side in sides for a in side for b in side if a < b and rng.random() < 0.8]
    if all(sides):
        pairs.append((sides[0][-1], sides[1][-1]))
    return tuple(
        records.Tie(key, a, b, "collaborates_with", id=key, last_contact=AS_OF)
        for key, (a, b) in ((f"T{500 + n}", pair) for n, pair in enumerate(pairs))
    )


def _told(
    rng: random.Random, words: Vocabulary, ties: tuple[records.Tie, ...]
) -> tuple[records.Tie, ...]:
    """The ties with who told them, how sure, what trust, and whether one may ask."""
    sure, formed = rng.random() < 0.2, rng.random() < 0.3
    return tuple(_detailed(rng, tie, sure=sure, formed=formed) for tie in ties)


def _detailed(rng: random.Random, tie: records.Tie, *, sure: bool, formed: bool) -> records.Tie:
    level = rng.choice((1, 1, 2, 3, 4))
    items = [min(4, max(1, level + rng.choice((-1, 0, 0, 1)))) for _ in range(3)]
    known = rng.random() < (0.85 if tie.type == "trusts" else 0.5)
    return replace(
        tie,
        form=tie.form or ("consulted" if formed else None),
        trust_reliability=items[0] if known else None,
        trust_mission=items[1] if known else None,
        trust_openness=items[2] if known and rng.random() < 0.9 else None,
        do_not_ask=rng.choice((None,) * 6 + (False, True)),
        source_ids=tuple(rng.sample(("S1", "S2", "S3"), 2 if sure else rng.choice((0, 1, 2)))),
        confidence=pick(rng, CONFIDENCES) or None,
    )


def _seats(rng: random.Random, actors: Actors) -> tuple[records.Seat, ...]:
    return tuple(
        records.Seat("K1", actor.id, rng.choice(("member", "steering", None)))
        for actor in actors
        if rng.random() < 0.3
    )


def _scopes(rng: random.Random, wide: Landscape) -> tuple[records.Scope, ...]:
    """What was asked of all, of some, or of nobody."""
    abouts = ("all", "all", "D1", "P4", *(a.id for a in wide.actors))
    return tuple(
        records.Scope(
            rng.choice(wide.sources).id,
            pick(rng, TOPICS),
            rng.choice(abouts),
            rng.choice((None, "W1", "W2")),
        )
        for _ in range(rng.choice((0, 4, 12, 25)))
    )
