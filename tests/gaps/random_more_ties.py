"""Random ties for trust, roads to targets, support on stage and the movement's first contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaps.random_days import contact, maybe_day

from allymap.model import records

if TYPE_CHECKING:
    import random

    from allymap.model.landscape import Landscape

    Wanted = list[tuple[str, str, str]]


def more_ties(rng: random.Random, wide: Landscape) -> tuple[records.Tie, ...]:
    """Ties of each of these sorts, most with a contact, and some that bear no day at all."""
    ids = [a.id for a in wide.actors]
    us = wide.us or ids[0]
    supports = [(rng.choice(ids), "supports", one) for one in _powers(wide) if rng.random() < 0.6]
    noise = [(rng.choice(ids), "opposes", rng.choice(ids))]
    noise += [(rng.choice(ids), "nominates", one) for one in _powers(wide) if rng.random() < 0.15]
    kinds = ("media_outlet", "arts_collective", "research_body")
    voices = [a.id for a in wide.actors if a.kind in kinds and rng.random() < 0.7]
    noise += [(us, "collaborates_with", voice) for voice in voices]
    dated = _trust(rng, wide, us) + _roads(rng, wide, us) + supports + noise
    ties = [_tie(rng, f"T{900 + n}", *wanted) for n, wanted in enumerate(dated)]
    for source, type_, target in _first_contacts(rng, wide):
        key = f"T{900 + len(ties)}"
        ties.append(records.Tie(key, source, target, type_, id=key))
    return tuple(tie for tie in ties if tie.source != tie.target)


def _trust(rng: random.Random, wide: Landscape, us: str) -> Wanted:
    kinds = wide.vocabulary.terms["trust"]["kinds"]
    others = [a.id for a in wide.actors if a.kind in kinds]
    back = [(us, "trusts", one) for one in others if rng.random() < 0.7]
    return back + [(one, "trusts", us) for one in others if rng.random() < 0.7]


def _roads(rng: random.Random, wide: Landscape, us: str) -> Wanted:
    found: Wanted = []
    for ask in wide.asks:
        start, through = rng.choice((us, ask.lead or us)), rng.choice(wide.actors).id
        kind = rng.choice(("trusts", "has_access_to", "collaborates_with"))
        if rng.random() < 0.7:
            found += [(start, kind, through), (through, "has_access_to", ask.target or through)]
    return found


def _powers(wide: Landscape) -> list[str]:
    kinds = wide.vocabulary.kinds
    wanted = wide.vocabulary.terms["power_holders"]["constituencies"]
    persons = [a for a in wide.actors if kinds[a.kind].form == "person"]
    return [a.id for a in persons if kinds[a.kind].constituency in wanted]


def _first_contacts(rng: random.Random, wide: Landscape) -> Wanted:
    fem = [a.id for a in wide.actors if a.kind in wide.vocabulary.terms["fem"]["kinds"]]
    return [
        (initiative.actors[0], rng.choice(("trusts", "accountable_to")), rng.choice(fem))
        for initiative in wide.initiatives
        if fem and rng.random() < 0.35
    ]


def _tie(rng: random.Random, key: str, source: str, type_: str, target: str) -> records.Tie:
    return records.Tie(
        key,
        source,
        target,
        type_,
        id=key,
        as_="concern" if type_ == "nominates" else None,
        last_contact=contact(rng),
        start=maybe_day(rng, 0.1),
        end=maybe_day(rng, 0.1),
    )
