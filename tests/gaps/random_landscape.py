"""Small random landscapes, dense in what the rules look at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gaps.random_activities import activities
from gaps.random_days import AS_OF, day, maybe_day, pick
from gaps.random_more import filled_in
from gaps.random_ties import ties

from allymap.model import records
from allymap.model.landscape import Landscape
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    import random

    from allymap.model.vocabulary import Vocabulary

PLACES = ("P1", "P2", "P3", "D1", "C1")
COALITIONS = ("K1", "K2")
SOURCES = ("S1", "S2", "S3")

KINDS = (
    {"male_ally": 4, "community_member": 3, "woman_leader": 1, "religious_leader": 1}
    | {"traditional_leader": 1, "employer": 2, "health_worker": 1, "mens_group": 2}
    | {"fathers_group": 1, "mens_org": 1, "womens_group": 2, "savings_group": 1}
    | {"labourers_group": 2, "youth_club": 1, "mixed_group": 1, "faith_group": 1}
    | {"workers_union": 1, "feminist_org": 2, "womens_rights_org": 1, "feminist_network": 1}
    | {"lgbtq_org": 1, "ingo": 1, "ngo_local": 1, "media_outlet": 1, "private_company": 1}
    | {"health_service": 1, "ministry": 1}
)
TIES = {"member_of": 3, "supports": 2, "mentors": 1, "listens_to": 2, "nominates": 2} | {
    "accountable_to": 3,
    "collaborates_with": 4,
    "trusts": 1,
    "opposes": 1,
    "funds": 1,
}

# What a landscape is about: everything, or what one of the rules looks at; actors and ties.
SCENES: tuple[tuple[dict[str, int], dict[str, int]], ...] = (
    (KINDS, TIES),
    (KINDS, TIES),
    (KINDS, {"collaborates_with": 6, "supports": 1}),
    (
        {"mens_group": 2, "mens_org": 2, "feminist_org": 2, "ngo_local": 2, "womens_group": 2},
        {"accountable_to": 5, "collaborates_with": 3},
    ),
    (
        {"community_member": 4, "woman_leader": 2, "religious_leader": 1, "mens_group": 1},
        {"listens_to": 4, "nominates": 7, "has_access_to": 1, "supports": 1},
    ),
    (
        {"male_ally": 4, "mens_group": 2, "womens_group": 1, "youth_club": 1, "ingo": 1},
        {"member_of": 4, "supports": 2, "mentors": 1},
    ),
    (
        {"mens_group": 2, "womens_group": 2, "savings_group": 1, "employer": 3}
        | {"labourers_group": 3, "male_ally": 1},
        TIES,
    ),
)
# Rooms and shufflings need a crowd, and a landscape here is small.
SMALL = "suppression = 2\ncentre_from = 6\npermutations = 300\ninclusion_p = 0.3"
ASKED = {"accountable_to": 1, "supports": 1, "member_of": 1, "collaborates_with": 1} | {
    "services": 1,
    "coalitions": 1,
    "listens_to": 1,
    "activities": 3,
}


def random_landscape(rng: random.Random) -> Landscape:
    """A landscape of 3 to 22 actors to be looked at on AS_OF; the same for the same seed."""
    return filled_in(_for_the_first_seven(rng), rng.random())


def _for_the_first_seven(rng: random.Random) -> Landscape:
    words = _vocabulary(rng)
    cast, theme = rng.choice(SCENES)
    actors = tuple(_actor(rng, cast, number) for number in range(rng.randint(3, 14)))
    us = rng.choice([a.id for a in actors])
    return Landscape(
        actors=actors,
        ties=ties(rng, words, theme, actors, us),
        coalitions=tuple(records.Coalition(k, k) for k in COALITIONS),
        seats=_seats(rng, actors),
        activities=activities(rng, words, actors, PLACES[:3]),
        services=_services(rng, actors),
        sources=tuple(records.Source(s, rng.choice((None, day(rng), AS_OF))) for s in SOURCES),
        scopes=_scopes(rng, words, actors),
        places=_places(rng),
        backlash=_backlash(rng, actors),
        settings=(records.Setting("us", us),) if rng.random() < 0.8 else (),
        vocabulary=words,
    )


def _vocabulary(rng: random.Random) -> Vocabulary:
    """Thresholds for small landscapes; in some, fragmentation decides too."""
    if rng.random() < 0.6:
        return built_in().extended(f"[thresholds]\n{SMALL}\n")
    least, rise = rng.randint(3, 9), rng.choice((0.1, 0.2, 0.25, 0.4))
    lines = f"fragmentation_from = {least}\nfragmentation = {rise}\ncut_off = 3\n{SMALL}"
    return built_in().extended(f"[thresholds]\n{lines}\n")


def _actor(rng: random.Random, cast: dict[str, int], number: int) -> records.Actor:
    kind = pick(rng, cast)
    return records.Actor(
        id=f"a{number}",
        name=f"a{number}",
        kind=kind,
        gender=_gender(rng, kind),
        age_band=rng.choice((None, None, "adult", "child")),
        place=rng.choice((*PLACES[:3], "P1", "P1", None)),
        group_size=rng.choice((None, None, 1, 2, 3, 4, 12)),
        group_last_met=maybe_day(rng, 0.4),
        risk_contact=rng.choice((None, True, False)),
    )


def _gender(rng: random.Random, kind: str) -> str | None:
    likely = {"male_ally": "man", "woman_leader": "woman"}.get(kind)
    return likely or rng.choice(("man", "woman", "woman", "man", "nonbinary", None))


def _seats(rng: random.Random, actors: tuple[records.Actor, ...]) -> tuple[records.Seat, ...]:
    fem = ("feminist_org", "womens_rights_org", "feminist_network")
    return tuple(
        records.Seat(
            coalition,
            actor.id,
            rng.choice(("chair", "steering", "steering", "member", None)),
            maybe_day(rng, 0.3),
            maybe_day(rng, 0.1),
        )
        for coalition in COALITIONS
        for actor in actors
        if rng.random() < (0.9 if actor.kind in fem else 0.2)
    )


def _services(rng: random.Random, actors: tuple[records.Actor, ...]) -> tuple[records.Service, ...]:
    filled = rng.choice((0.0, 0.15, 0.6, 0.95))
    return tuple(
        records.Service(
            rng.choice(actors).id,
            service_type,
            rng.choice((place, place, place, None)),
            day(rng) if rng.random() < 0.2 else AS_OF - timedelta(days=rng.choice((5, 182, 183))),
        )
        for place in PLACES
        for service_type in ("health", "psychosocial", "legal", "safety", "shelter")
        if rng.random() < filled
    )


def _scopes(
    rng: random.Random, words: Vocabulary, actors: tuple[records.Actor, ...]
) -> tuple[records.Scope, ...]:
    kind = words.kinds[rng.choice(actors).kind]
    abouts = (
        "all",
        *(a.id for a in actors),
        *(a.id for a in actors[:3]),
        kind.code,
        kind.constituency,
        *PLACES,
        *COALITIONS,
    )
    return tuple(
        records.Scope(rng.choice(SOURCES), pick(rng, ASKED), rng.choice(abouts))
        for _ in range(rng.choice((0, 3, 10, 30, 60)))
    )


def _places(rng: random.Random) -> tuple[records.Place, ...]:
    """P1 and P2 lie in D1, D1 in C1; P3 lies nowhere, or in P1; at times they go in a circle."""
    parents = {"P1": "D1", "P2": "D1", "D1": "C1", "P3": rng.choice((None, "P1"))}
    if rng.random() < 0.05:
        parents["C1"] = "P2"
    return tuple(records.Place(place, place, parents.get(place)) for place in PLACES)


def _backlash(
    rng: random.Random, actors: tuple[records.Actor, ...]
) -> tuple[records.Backlash, ...]:
    months = [date(2025, month, 1) for month in range(1, 13)] + [date(2026, 2, 1)]
    return tuple(
        records.Backlash(a.id, rng.choice(months), "peers") for a in actors if rng.random() < 0.15
    )
