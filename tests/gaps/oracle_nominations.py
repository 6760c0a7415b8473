"""INF-1 and BASE-1 by brute force."""

from __future__ import annotations

from gaps.oracle_words import BLIND_SPOT, GAP, OK, OPPORTUNITY, Verdicts, World


def influencers(world: World) -> Verdicts:
    found: Verdicts = {}
    for actor in world.land.actors:
        counts = [_listeners(world, actor.id, gender) for gender in ("woman", "man")]
        heard = any(count >= world.days("nominations") for count in counts)
        if actor.id == world.us() or not heard:
            continue
        if world.engaged(actor.id):
            found[f"INF-1:{actor.id}"] = (OK, "", "worked_with")
        else:
            asked = world.asked(world.term("engaged", "asked"), actor.id)
            found[f"INF-1:{actor.id}"] = (GAP if asked else BLIND_SPOT, "high", "unworked")
    return found


def _listeners(world: World, target: str, gender: str) -> int:
    respondents = {
        tie.source
        for tie in world.land.ties
        if tie.type == "listens_to" and tie.target == target and world.holds(tie)
    }
    return len([r for r in respondents if world.who(r).gender == gender])


def supportive_men(world: World) -> Verdicts:
    found: Verdicts = {}
    for actor in world.land.actors:
        man = world.form(actor.id) == "person" and actor.gender == "man"
        named = [
            tie
            for tie in world.land.ties
            if tie.type == "nominates" and tie.target == actor.id and world.holds(tie)
        ]
        women = {
            tie.source
            for tie in named
            if tie.as_ == "supportive_man" and world.who(tie.source).gender == "woman"
        }
        enough = len(women) >= world.days("nominations")
        grown = actor.age_band != "child"
        if man and grown and enough and not world.concern(actor.id):
            engaged = world.engaged(actor.id)
            verdict = (OK, "", "engaged") if engaged else (OPPORTUNITY, "medium", "invite")
            found[f"BASE-1:{actor.id}"] = verdict
    return found
