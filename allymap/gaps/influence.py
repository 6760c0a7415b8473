"""INF-1: influencers nobody works with. BASE-1: supportive men not yet invited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.gaps.finding import Finding, Ref, actors
from allymap.gaps.rule import GapRule
from allymap.model.terms import asked_about, engaged, form, holds, named_as_concern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


def influencers(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {man or woman})-[:LISTENS_TO]->(:Actor) that nobody works with."""
    reached = engaged(landscape, as_of)
    needed = landscape.vocabulary.days("nominations")
    for actor in landscape.actors:
        heard = _heard(landscape, actor.id, as_of)
        counts = {gender: len(of) for gender, of in heard.items()}
        if actor.id == landscape.us or max(counts.values()) < needed:
            continue
        known = asked_about(landscape, _asked(landscape), actor, as_of)
        worked_with = actor.id in reached
        yield Finding(
            "INF-1",
            f"INF-1:{actor.id}",
            "OK" if worked_with else "GAP" if known else "BLIND_SPOT",
            "high",
            "worked_with" if worked_with else "unworked",
            (actor.id,),
            {
                "actor": actor.id,
                "women": counts["woman"],
                "men": counts["man"],
                "women_strength": sum(heard["woman"].values()),
                "men_strength": sum(heard["man"].values()),
            },
            _evidence(landscape, actor.id, as_of),
            affected=sum(counts.values()),
        )


def _heard(landscape: Landscape, actor: str, as_of: date) -> dict[str, dict[str, int]]:
    """Who listens to an actor, by gender, with the strongest weight each gives."""
    heard: dict[str, dict[str, int]] = {"woman": {}, "man": {}}
    for tie in landscape.ties_to.get(actor, ()):
        gender = landscape.actor[tie.source].gender
        if tie.type == "listens_to" and holds(tie, as_of) and gender in heard:
            weight = max(heard[gender].get(tie.source, 0), tie.weight or 1)
            heard[gender][tie.source] = weight
    return heard


def supportive_men(landscape: Landscape, as_of: date) -> Iterator[Finding]:
    """(:Actor {woman})-[:NOMINATES {as: supportive_man}]->(:Actor {man}), without a concern."""
    reached = engaged(landscape, as_of)
    needed = landscape.vocabulary.days("nominations")
    for actor in landscape.actors:
        grown_man = actor.gender == "man" and actor.age_band != "child"
        if not grown_man or form(landscape, actor.id) != "person":
            continue
        named = [t for t in landscape.ties_to.get(actor.id, ()) if _names(t, as_of)]
        women = {t.source for t in named if _by_woman(landscape, t)}
        if len(women) >= needed and not named_as_concern(landscape, actor.id):
            found = _invite(actor.id, len(women))
            done = actor.id in reached
            yield replace(found, status="OK", variant="engaged") if done else found


def _names(tie: Tie, as_of: date) -> bool:
    return tie.type == "nominates" and holds(tie, as_of)


def _by_woman(landscape: Landscape, tie: Tie) -> bool:
    return tie.as_ == "supportive_man" and landscape.actor[tie.source].gender == "woman"


def _invite(man: str, women: int) -> Finding:
    return Finding(
        "BASE-1",
        f"BASE-1:{man}",
        "OPPORTUNITY",
        "medium",
        "invite",
        (man,),
        {"actor": man, "women": women},
        actors(man),  # and never the ties: their keys say who named him
        affected=women,
        internal=True,
    )


def _asked(landscape: Landscape) -> str:
    topic: str = landscape.vocabulary.terms["engaged"]["asked"]
    return topic


def _evidence(landscape: Landscape, actor: str, as_of: date) -> tuple[Ref, ...]:
    ties = (
        t for t in landscape.ties_to.get(actor, ()) if t.type == "listens_to" and holds(t, as_of)
    )
    return (*actors(actor), *(("ties", tie.key) for tie in ties))


INF_1 = GapRule(
    id="INF-1",
    why="This work should pay attention to who are key influencers – for men and for women – "
    "to identify powerful allies for gender change.",
    look=influencers,
    asks=("listens_to", "activities"),
    fires_on="""
        Asha:community_member{gender=woman} -listens_to-> Nurse:health_worker
        Sara:community_member{gender=woman} -listens_to-> Nurse
        sources id=S1 date=2026-01-10
        scopes source=S1 topic=activities about=all
    """,
    silent_on="""
        Asha:community_member{gender=woman} -listens_to-> Nurse:health_worker
    """,
)

BASE_1 = GapRule(
    id="BASE-1",
    why="women programming participants can help identify already supportive men within "
    "communities who can then be engaged as allies for equality",
    look=supportive_men,
    asks=("nominates",),
    fires_on="""
        Asha:community_member{gender=woman} -nominates{as=supportive_man}-> \
            Musa:community_member{gender=man}
        Sara:community_member{gender=woman} -nominates{as=supportive_man}-> Musa
    """,
    silent_on="""
        Asha:community_member{gender=woman} -nominates{as=supportive_man}-> \
            Musa:community_member{gender=man}
        Sara:community_member{gender=woman} -nominates{as=concern}-> Musa
    """,
)
