"""The tables of a landscape as frozen records; the names are the field's own.

Required fields come first; `attributes` keeps what a list said in columns nobody knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.columns import extra, maybe, needed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as Day


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group, organisation or institution on the list."""

    id: str = needed()
    name: str = needed()
    kind: str = needed("code", codes="kinds")
    gender: str | None = maybe("code", codes="genders")
    age_band: str | None = maybe("code", codes="age_bands")
    place: str | None = maybe()
    level: str | None = maybe("code", codes="levels")
    stance: int | None = maybe("whole", low=-2, high=2)
    influence: int | None = maybe("whole", low=1, high=5)
    interest: int | None = maybe("whole", low=1, high=5)
    group_size: int | None = maybe("whole", low=1, high=1_000_000)
    group_last_met: Day | None = maybe("day")
    risk_contact: bool | None = maybe("flag")
    led_by: str | None = maybe("code", codes="constituencies")
    represents: tuple[str, ...] = maybe("texts")
    practice_areas: tuple[str, ...] = maybe("codes", codes="practice_areas")
    role_model: bool | None = maybe("flag")
    public_role: bool | None = maybe("flag")
    identified: Day | None = maybe("day")
    vetted: Day | None = maybe("day")
    trained: Day | None = maybe("day")
    acting: Day | None = maybe("day")
    skills: tuple[str, ...] = maybe("texts")
    visibility: str | None = maybe("code", codes="visibilities")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Tie:
    """(:Actor {source})-[:TYPE]->(:Actor {target}); `key` tells parallel ties apart."""

    key: str
    source: str = needed(refers="actors")
    target: str = needed(refers="actors")
    type: str = needed("code", codes="ties")
    id: str | None = maybe()
    form: str | None = maybe("code", codes="forms")
    as_: str | None = maybe("code", codes="nominations")
    do_not_ask: bool | None = maybe("flag")
    weight: int | None = maybe("whole", low=1, high=5)
    sign: str | None = maybe("code", codes="signs")
    trust_reliability: int | None = maybe("whole", low=1, high=4)
    trust_mission: int | None = maybe("whole", low=1, high=4)
    trust_openness: int | None = maybe("whole", low=1, high=4)
    frequency: str | None = maybe()
    start: Day | None = maybe("day")
    last_contact: Day | None = maybe("day")
    end: Day | None = maybe("day")
    source_ids: tuple[str, ...] = maybe("texts")
    reported_by_role: str | None = maybe()
    confidence: str | None = maybe("code", codes="confidences")
    holder: str | None = maybe()
    visibility: str | None = maybe("code", codes="visibilities")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Seat:
    """An actor's membership in a coalition."""

    coalition: str = needed(refers="coalitions")
    actor: str = needed(refers="actors")
    role: str | None = maybe("code", codes="seat_roles")
    joined: Day | None = maybe("day")
    left: Day | None = maybe("day")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Activity:
    """One session, meeting or event: its space, topic, place, and who took part."""

    id: str = needed()
    date: Day = needed("day")
    element: str = needed("code", codes="elements")
    space: str = needed("code", codes="spaces")
    topic: str | None = maybe("code", codes="topics")
    place: str | None = maybe()
    level: str | None = maybe("code", codes="levels")
    organiser: str | None = maybe(refers="actors")
    groups: tuple[str, ...] = maybe("texts", refers="actors")
    people: tuple[tuple[str, str], ...] = maybe("people", refers="actors")
    facilitators: tuple[str, ...] = maybe("texts", refers="actors")
    n_women: int | None = maybe("whole", low=0, high=1_000_000)
    n_men: int | None = maybe("whole", low=0, high=1_000_000)
    n_other: int | None = maybe("whole", low=0, high=1_000_000)
    media: bool | None = maybe("flag")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Service:
    """A referral service that an actor provides in a place."""

    actor: str = needed(refers="actors")
    service_type: str = needed("code", codes="services")
    place: str | None = maybe()
    last_verified: Day | None = maybe("day")
    child_friendly: bool | None = maybe("flag")
    lgbtq_friendly: bool | None = maybe("flag")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stood on an ask, and when."""

    actor: str = needed(refers="actors")
    ask: str = needed(refers="asks")
    position: int = needed("whole", low=-2, high=2)
    date: Day | None = maybe("day")
    source_ids: tuple[str, ...] = maybe("texts")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Source:
    """An interview, survey or meeting that told us something; never an informant's name."""

    id: str = needed()
    date: Day | None = maybe("day")
    method: str | None = maybe("code", codes="methods")
    informant_role: str | None = maybe()
    scope: str | None = maybe()
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Consent:
    """What an actor agreed to, on which basis, and until when."""

    actor: str = needed(refers="actors")
    basis: str = needed("code", codes="consent_bases")
    scope: tuple[str, ...] = maybe("codes", codes="consent_scopes")
    date: Day | None = maybe("day")
    expires: Day | None = maybe("day")
    withdrawn: Day | None = maybe("day")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Place:
    """A place and the larger place it lies in."""

    id: str = needed()
    name: str | None = maybe()
    parent: str | None = maybe(refers="places")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition that actors have seats in."""

    id: str = needed()
    name: str = needed()
    purpose: str | None = maybe()
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Ask:
    """What a coalition wants, of whom, and who leads."""

    id: str = needed()
    name: str = needed()
    target: str | None = maybe(refers="actors")
    lead: str | None = maybe(refers="actors")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work, when it began, and the actors who run it."""

    id: str = needed()
    name: str | None = maybe()
    start: Day | None = maybe("day")
    actors: tuple[str, ...] = maybe("texts", refers="actors")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a source asked: a tie type or table, about a place, a kind, a constituency or `all`."""

    source: str = needed(refers="sources")
    topic: str = needed("code", codes="scope_topics")
    about: str = needed()
    wave: str | None = maybe()
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an actor was asked in a wave, could not be reached, or left."""

    actor: str = needed(refers="actors")
    wave: str = needed()
    status: str = needed("code", codes="presences")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Backlash:
    """Restricted: that an actor met backlash in a month, from which side; never what happened."""

    actor: str = needed(refers="actors")
    month: Day = needed("month")
    source: str = needed("code", codes="backlash_sources")
    attributes: Mapping[str, str] = extra()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the landscape, such as `us`: our own organisation's id."""

    name: str = needed("code", codes="settings")
    value: str = needed()
    attributes: Mapping[str, str] = extra()
