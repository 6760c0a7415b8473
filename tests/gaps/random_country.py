"""Random countries whose regions are joined by a few bridges, to hide them and look for them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from gaps.random_days import AS_OF, pick, timedelta

from allymap.model import records
from allymap.model.landscape import Landscape
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    import random

WORDS = built_in()
KINDS = (
    {"mens_group": 4, "fathers_group": 2, "mens_org": 1, "womens_group": 4, "savings_group": 4}
    | {"mothers_group": 2, "feminist_org": 1, "womens_rights_org": 2, "feminist_network": 1}
    | {"youth_club": 2, "girls_club": 1, "youth_org": 1, "faith_group": 1, "faith_institution": 2}
    | {"religious_leader": 4, "traditional_leader": 3, "political_official": 3, "journalist": 1}
    | {"local_government": 2, "ministry": 1, "police": 2, "school": 1, "health_service": 2}
    | {"legal_service": 1, "psychosocial_service": 1, "ngo_local": 2, "workers_union": 1}
    | {"media_outlet": 1, "private_company": 1, "male_ally": 4, "community_member": 2}
)


@dataclass(frozen=True, slots=True)
class Country:
    """A landscape, the pairs that join its two regions, and who answers to whom."""

    landscape: Landscape
    bridges: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]


def random_country(rng: random.Random) -> Country:
    """Two regions of 15 to 45 actors, tied well within, joined by one to four bridges.

    Within a region the near are tied more often; a bridge is of one kind six times of ten, of
    one constituency three times, else of any two; who is well known does not matter.
    """
    actors = [_actor(rng, n, n % 5 < 2) for n in range(rng.randint(38, 90))]
    places = _places(rng)
    ties = [tie for side in "AB" for tie in _within(rng, [a for a in actors if _side(a) == side])]
    ties += [_opening(rng, *rng.sample(actors, 2)) for _ in range(len(actors) // 3)]
    bridges = _bridges(rng, actors)
    answers = _answering(rng, actors)
    ties += [_tie(rng, one, other, "collaborates_with") for one, other in bridges]
    ties += [_tie(rng, one, other, "accountable_to", form="consulted") for one, other in answers]
    landscape = Landscape(
        actors=tuple(actors),
        ties=tuple({tie.key: tie for tie in ties}.values()),
        places=places,
        settings=(records.Setting("us", next(a.id for a in actors if a.kind == "ngo_local")),),
    )
    ids = tuple(tuple((one.id, other.id) for one, other in pairs) for pairs in (bridges, answers))
    return Country(landscape, *ids)


def _places(rng: random.Random) -> tuple[records.Place, ...]:
    """Towns in districts in two regions, in half of the cases of one country."""
    above = rng.choice(("", "Z"))
    found = [("A", above), ("B", above)]
    found += [(f"{side}{d}", side) for side in "AB" for d in range(3)]
    found += [(f"{side}{d}{t}", f"{side}{d}") for side in "AB" for d in range(3) for t in range(3)]
    return tuple(records.Place(p, p, up or None) for p, up in (*found, ("Z", "")))


def _actor(rng: random.Random, n: int, small: bool) -> records.Actor:
    town = f"{'B' if small else 'A'}{rng.randrange(3)}{rng.randrange(3)}"
    kind = "ngo_local" if n < 2 else pick(rng, KINDS)
    stance = rng.choice((None, None, 0, 1, 2))
    return records.Actor(f"x{rng.random():.12f}", f"{kind} {n}", kind, place=town, stance=stance)


def _side(actor: records.Actor) -> str:
    return (actor.place or "")[0]


def _group(actor: records.Actor) -> str:
    return WORDS.kinds[actor.kind].constituency


def _is_body(actor: records.Actor) -> bool:
    return WORDS.kinds[actor.kind].form != "person"


def _within(rng: random.Random, actors: list[records.Actor]) -> list[records.Tie]:
    """A tree, so that there is a way to each, then more among the near."""
    joiners = [a for a in actors if WORDS.kinds[a.kind].connects]
    pairs = [(one, rng.choice(joiners[:n])) for n, one in enumerate(joiners) if n]
    pairs += [(a, rng.choice(joiners)) for a in actors if a not in joiners]
    for one, other in combinations(actors, 2):
        near = sum(x == y for x, y in zip(one.place or "", other.place or "", strict=True))
        if rng.random() < (0.0, 0.03, 0.08, 0.25)[near]:
            pairs.append((one, other))
    return [_tie(rng, one, other, "collaborates_with") for one, other in pairs]


def _bridges(rng: random.Random, actors: list[records.Actor]) -> list[tuple[records.Actor, ...]]:
    across = [
        (one, other)
        for one, other in combinations([a for a in actors if WORDS.kinds[a.kind].connects], 2)
        if _side(one) != _side(other) and (_is_body(one) and _is_body(other))
    ]
    kind = [pair for pair in across if pair[0].kind == pair[1].kind]
    group = [pair for pair in across if _group(pair[0]) == _group(pair[1]) and pair not in kind]
    choices = {"kind": 6, "group": 3, "any": 1}
    of = {"kind": kind, "group": group, "any": across}
    return [rng.choice(of[pick(rng, choices)] or across) for _ in range(rng.randint(1, 4))]


def _answering(rng: random.Random, actors: list[records.Actor]) -> list[tuple[records.Actor, ...]]:
    """Six of ten men's bodies answer, each to one of the movement: the nearer, the likelier."""
    fem = [a for a in actors if _group(a) == "feminist"]
    men = [a for a in actors if _group(a) == "men" and _is_body(a)]
    found = []
    for body in men:
        near = [one for one in fem if _side(one) == _side(body)]
        if near and rng.random() < 0.6:
            weights = [1 + 3 * _shared(body, one) ** 2 for one in near]
            found.append((body, *rng.choices(near, weights)))
    return found


def _shared(one: records.Actor, other: records.Actor) -> int:
    """How many levels of place two share."""
    pairs = zip(one.place or "", other.place or "", strict=True)
    return next((n for n, (x, y) in enumerate(pairs) if x != y), 3)


def _opening(rng: random.Random, one: records.Actor, other: records.Actor) -> records.Tie:
    return _tie(rng, one, other, rng.choice(("trusts", "has_access_to")))


def _tie(
    rng: random.Random,
    one: records.Actor,
    other: records.Actor,
    type_: str,
    form: str | None = None,
) -> records.Tie:
    trust = rng.choice((None, None, 1, 2, 3, 4))
    key = f"{one.id}-{type_}-{other.id}"
    return records.Tie(
        key,
        one.id,
        other.id,
        type_,
        id=key,
        form=form,
        trust_reliability=trust,
        trust_mission=trust,
        trust_openness=trust,
        last_contact=AS_OF - timedelta(days=rng.randrange(90)),
    )
