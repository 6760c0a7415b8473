"""TRUST-1: we trust them more than they trust us. Internal only."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Status, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, holds, is_term, trust_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Actor, Tie

Answer = tuple[Status, str]


def look(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {movement})-[:TRUSTS]->(us), beside (us)-[:TRUSTS]->(:Actor {movement})."""
    for actor in landscape.actors:
        if actor.id != landscape.us and is_term(landscape, actor.id, "trust"):
            ties = _between(landscape, actor.id, as_of)
            if ties:
                yield _of_partner(landscape, actor, ties, as_of)


def _between(landscape: Landscape, actor: str, as_of: date) -> list[Tie]:
    """The holding ties between an actor and us that are friendly, or speak of trust."""
    known = landscape.vocabulary.ties
    ours = (t for t in landscape.ties_from.get(actor, ()) if t.target == landscape.us)
    theirs = (t for t in landscape.ties_to.get(actor, ()) if t.source == landscape.us)
    return [
        tie
        for tie in (*ours, *theirs)
        if holds(tie, as_of)
        and (tie.type == "trusts" or (known[tie.type].positive and tie.sign != "-"))
    ]


def _of_partner(landscape: Landscape, actor: Actor, ties: Sequence[Tie], as_of: date) -> Finding:
    theirs = _mean([tie for tie in ties if tie.type == "trusts" and tie.source == actor.id])
    ours = _mean([tie for tie in ties if tie.type == "trusts" and tie.target == actor.id])
    asked = asked_about(landscape, "trusts", actor, as_of)
    status, variant = _judge(landscape, theirs, ours, asked)
    return Finding(
        "TRUST-1",
        f"TRUST-1:{actor.id}",
        status,
        "high",
        variant,
        (actor.id,),
        {"actor": actor.id},
        (*actors(actor.id, landscape.us), *(("ties", tie.key) for tie in ties)),
        internal=True,
    )


def _mean(ties: Sequence[Tie]) -> Fraction | None:
    """The mean of the ties' means, over the ties with all three items; exact, or None."""
    whole = [items for items in map(trust_items, ties) if items]
    return Fraction(sum(map(sum, whole)), 3 * len(whole)) if whole else None


def _judge(
    landscape: Landscape, theirs: Fraction | None, ours: Fraction | None, asked: bool
) -> Answer:
    limits = landscape.vocabulary.thresholds
    if theirs is None:
        return "BLIND_SPOT", "unanswered" if asked else "unasked"
    if theirs > limits["trust_low"]:
        return "OK", "trusted"
    if ours is None:
        return "BLIND_SPOT", "ours_unknown"
    return "GAP", "one_sided" if ours >= limits["trust_high"] else "low"


TRUST_1 = GapRule(
    id="TRUST-1",
    why="It is important to build trust and support strong partnerships with civil society "
    "platforms and feminist movements.",
    look=look,
    asks=("trusts",),
    fires_on="""
        settings name=us value=We
        Sisters:feminist_org -trusts{trust_reliability=2,trust_mission=2,trust_openness=2}-> We:ingo
        We -trusts{trust_reliability=3,trust_mission=3,trust_openness=3}-> Sisters
    """,
    silent_on="""
        settings name=us value=We
        Sisters:feminist_org -trusts{trust_reliability=2,trust_mission=2,trust_openness=3}-> We:ingo
        We -trusts{trust_reliability=3,trust_mission=3,trust_openness=3}-> Sisters
    """,
)
