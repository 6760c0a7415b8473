"""A made-up programme for the benchmark of the rules: every table filled, the same every time."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from allymap.model import records
from allymap.model.landscape import Landscape
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2026, 1, 31)
ACTORS, TIES, ACTIVITIES, PLACES = 3_000, 4, 2_000, 60  # ties: for each actor
WORDS = built_in()
OURS = "a0000"
PRAISE = (*["supportive_man"] * 19, "concern")
# Of ten ties eight stay within a region, as they do where people walk to meet.
NEAR = 0.8
LIKELY = {"member_of": 6, "supports": 3, "mentors": 2, "listens_to": 5, "nominates": 3} | {
    "trusts": 3,
    "collaborates_with": 8,
    "accountable_to": 3,
    "has_access_to": 2,
    "funds": 1,
    "refers_to": 1,
    "opposes": 1,
}


def programme(size: int = ACTORS) -> Landscape:
    """3,000 actors, 12,000 ties and 2,000 activities in sixty places of one country, or as many
    ties and activities as go with another number of actors."""
    luck = random.Random(11)  # noqa: S311 the same every time
    actors = [_actor(luck, n) for n in range(size)]
    ids = [actor.id for actor in actors]
    return Landscape(
        actors=tuple(actors),
        ties=tuple(_ties(luck, actors)),
        activities=tuple(_activity(luck, ids, n) for n in range(size * ACTIVITIES // ACTORS)),
        places=_places(),
        settings=(records.Setting("us", OURS),),
        **_asked(luck),
        **_rooms(luck, ids),
        **_goals(luck, ids),
        **_about_people(luck, ids),
    )


def _actor(luck: random.Random, n: int) -> records.Actor:
    code = "ingo" if n == 0 else luck.choice(list(WORDS.kinds))
    person = WORDS.kinds[code].form == "person"
    return records.Actor(
        f"a{n:04}",
        f"Actor {n}",
        code,
        gender=luck.choice(("man", "woman", None)) if person else None,
        age_band=luck.choice(("youth", "adult", None)) if person else None,
        place=f"P{n % PLACES}",
        group_size=None if person else luck.choice((None, 8, 15, 30)),
        group_last_met=None if person else _day(luck),
        stance=luck.choice((None, -1, 0, 1, 2)),
        vetted=_day(luck),
        trained=_day(luck),
        role_model=luck.random() < 0.05,
    )


def _ties(luck: random.Random, actors: Sequence[records.Actor]) -> list[records.Tie]:
    """Many ties for few and few for many: each end is drawn from those who have some."""
    drawn = [*range(len(actors)), *[0] * 40]  # we are in the middle of our own list
    women, men = ([n for n in drawn if actors[n].gender == one] for one in ("woman", "man"))
    found: list[records.Tie] = []
    while len(found) < TIES * len(actors):
        (kind,) = luck.choices(list(LIKELY), list(LIKELY.values()))
        naming = kind == "nominates"
        one = luck.choice(women if naming else drawn)
        other = luck.choice(men[:400] if naming else drawn)
        if one == other or (one % 6 != other % 6 and luck.random() < NEAR):
            continue
        found.append(_tie(luck, len(found), actors[one].id, actors[other].id, kind))
        drawn += (one, other)
    return found


def _tie(luck: random.Random, n: int, source: str, target: str, kind: str) -> records.Tie:
    trust = luck.choice((None, 2, 3, 4))
    return records.Tie(
        f"t{n}",
        source,
        target,
        kind,
        form=luck.choice((None, "informed", "consulted")) if kind == "accountable_to" else None,
        as_=luck.choice(PRAISE) if kind == "nominates" else None,
        weight=luck.choice((None, 1, 3, 5)),
        trust_reliability=trust,
        trust_mission=trust,
        trust_openness=trust,
        last_contact=_day(luck),
        holder=luck.choice((None, "staff-1", "staff-2")),
        source_ids=("S0",) if luck.random() < 0.6 else ("S0", "S1"),
    )


def _activity(luck: random.Random, ids: Sequence[str], n: int) -> records.Activity:
    return records.Activity(
        f"v{n}",
        DAY - timedelta(days=luck.randint(-30, 500)),
        luck.choice(list(WORDS.codes["elements"])),
        luck.choice(list(WORDS.codes["spaces"])),
        topic=luck.choice(list(WORDS.codes["topics"])),
        place=f"P{luck.randrange(PLACES)}",
        organiser=luck.choice(ids),
        groups=tuple(luck.sample(ids, 2)),
        people=tuple((who, luck.choice(("participant", "speaker"))) for who in luck.sample(ids, 3)),
        facilitators=(luck.choice(ids),),
        media=luck.random() < 0.1,
    )


def _places() -> tuple[records.Place, ...]:
    regions = [records.Place(f"R{n}", f"Region {n}", "C") for n in range(6)]
    towns = [records.Place(f"P{n}", f"Place {n}", f"R{n % 6}") for n in range(PLACES)]
    return (records.Place("C", "Country"), *regions, *towns)


def _asked(luck: random.Random) -> dict[str, Any]:
    """Two hundred interviews; each asked about most things, in one place."""
    topics = [code for code in WORDS.codes["scope_topics"] if code != "influences"]
    sources = tuple(records.Source(f"S{n}", _day(luck)) for n in range(200))
    scopes = tuple(
        records.Scope(source.id, topic, f"P{n % PLACES}", "baseline")
        for n, source in enumerate(sources)
        for topic in luck.sample(topics, 9)
    )
    return {"sources": sources, "scopes": scopes}


def _rooms(luck: random.Random, ids: Sequence[str]) -> dict[str, Any]:
    coalitions = tuple(records.Coalition(f"K{n}", f"Coalition {n}") for n in range(10))
    seats = tuple(
        records.Seat(coalition.id, actor, luck.choice(("chair", "steering", "member")))
        for coalition in coalitions
        for actor in luck.sample(ids, 25)
    )
    services = tuple(
        records.Service(luck.choice(ids), code, f"P{n}", _day(luck))
        for n in range(PLACES)
        for code in luck.sample(list(WORDS.codes["services"]), 4)
    )
    return {"coalitions": coalitions, "seats": seats, "services": services}


def _goals(luck: random.Random, ids: Sequence[str]) -> dict[str, Any]:
    asks = tuple(
        records.Ask(f"Q{n}", f"Ask {n}", luck.choice(ids), luck.choice(ids)) for n in range(20)
    )
    positions = tuple(
        records.Position(actor, ask.id, luck.randint(-2, 2), _day(luck))
        for ask in asks
        for actor in luck.sample(ids, min(50, len(ids)))
    )
    initiatives = tuple(
        records.Initiative(f"N{n}", f"Work {n}", _day(luck), tuple(luck.sample(ids, 3)))
        for n in range(50)
    )
    return {"asks": asks, "positions": positions, "initiatives": initiatives}


def _about_people(luck: random.Random, ids: Sequence[str]) -> dict[str, Any]:
    consents = tuple(
        records.Consent(actor, "consent", ("store", "publish"), _day(luck))
        for actor in luck.sample(ids, len(ids) // 3)
    )
    backlash = tuple(
        records.Backlash(actor, date(2025, luck.randint(1, 12), 1), luck.choice(("home", "peers")))
        for actor in luck.sample(ids, len(ids) // 50)
    )
    presence = tuple(
        records.Presence(a, "baseline", "asked") for a in luck.sample(ids, len(ids) // 6)
    )
    return {"consents": consents, "backlash": backlash, "presence": presence}


def _day(luck: random.Random) -> date | None:
    """Most within the last year, some older, some not known."""
    return DAY - timedelta(days=luck.randint(1, 500)) if luck.random() < 0.9 else None
