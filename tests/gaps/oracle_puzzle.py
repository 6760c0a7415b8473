"""SYNC-2, SAFE-3 and ELEM-1 by brute force: what was held where, and by whom it was led."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from gaps.oracle_words import BLIND_SPOT, GAP, OK, Readings, Said, World

if TYPE_CHECKING:
    from allymap.model.records import Activity


def one_part(world: World) -> Readings:
    found: Readings = {}
    term = world.term("puzzle")
    for place in {a.place for a in world.land.activities if a.place is not None}:
        here = [a for a in world.land.activities if a.place == place]
        now = [a for a in here if world.held_lately(a) or world.planned(a)]
        women = [a for a in now if a.space in term["women"] and a.topic in term["topics"]]
        men = [a for a in now if a.space in term["men"]]
        alone = [a for a in women if not any(_answers_women(world, a, b) for b in here)]
        men_alone = [a for a in men if not any(_answers_men(world, a, b) for b in here)]
        status = GAP if world.asked_of_place("activities", place) else BLIND_SPOT
        key = f"SYNC-2:{place}"
        if alone:
            found[key] = Said(status, "high", "women_alone", len(alone))
        elif men_alone:
            found[key] = Said(status, "high", "men_alone", len(men_alone))
        elif women or men:
            found[key] = Said(OK, "", "answered")
    return found


def _near(world: World, one: Activity, other: Activity) -> bool:
    return abs((one.date - other.date).days) <= world.days("panel")


def _answers_women(world: World, session: Activity, other: Activity) -> bool:
    term = world.term("puzzle")
    influencer = any(
        world.form(actor) == "person" and world.constituency(actor) in term["influencers"]
        for actor in world.named(other)
    )
    fits = other.space in term["answers_women"] or influencer
    return fits and _near(world, session, other)


def _answers_men(world: World, session: Activity, other: Activity) -> bool:
    return other.space in world.term("puzzle", "answers_men") and _near(world, session, other)


def facilitators(world: World) -> Readings:
    term = world.term("facilitation")
    sessions = [
        a
        for a in world.land.activities
        if a.element in term["elements"]
        and a.space != "staff"
        and (world.held_lately(a) or world.planned(a))
    ]
    found: Readings = {}
    for actor in {leader for a in sessions for leader in a.facilitators}:
        led = [a for a in sessions if actor in a.facilitators]
        found[f"SAFE-3:{actor}"] = _of_facilitator(world, actor, led)
    nobody = [a for a in sessions if a.element in term["dialogues"] and not a.facilitators]
    if nobody:
        found["SAFE-3:?"] = Said(BLIND_SPOT, "high", "no_facilitator", len(nobody), internal=True)
    return found


def _of_facilitator(world: World, actor: str, led: list[Activity]) -> Said:
    raw = [a for a in led if not _ready(world, actor, a)]
    if raw:
        places = [a.place for a in raw if a.place is not None]
        asked = world.asked("activities", actor) or any(
            world.asked_of_place("activities", place) for place in places
        )
        status = GAP if asked else BLIND_SPOT
        return Said(status, "high", "unprepared", len(raw), internal=True)
    lacking = [a for a in led if _lacks(world, actor, a)]
    if lacking:
        status = GAP if world.asked("actors", actor) else BLIND_SPOT
        return Said(status, "high", "skills", len(lacking), internal=True)
    return Said(OK, "", "prepared", len(led), internal=True)


def _ready(world: World, actor: str, session: Activity) -> bool:
    days = [a.date for a in world.land.activities if a.space == "staff" and actor in world.named(a)]
    trained = world.who(actor).trained
    return any(
        day <= world.as_of and 0 <= (session.date - day).days <= world.days("training")
        for day in (*days, *((trained,) if trained is not None else ()))
    )


def _lacks(world: World, actor: str, session: Activity) -> bool:
    term = world.term("facilitation")
    if session.element not in term["dialogues"]:
        return False
    for words in term["skills"].values():
        had = [f for f in session.facilitators if _has(world, f, words)]
        if not had:
            return True
    return False


def _has(world: World, actor: str, words: list[str]) -> bool:
    return any(word in skill.lower() for skill in world.who(actor).skills for word in words)


def mixes(world: World) -> Readings:
    found: Readings = {}
    held = [
        a
        for a in world.land.activities
        if a.place is not None and a.space != "staff" and world.held_lately(a)
    ]
    for region in {_region(world, a.place) for a in held}:
        here = [a for a in held if _region(world, a.place) == region]
        if len(here) >= world.days("mix_from"):
            found[f"ELEM-1:{region}"] = _mix(world, region, [a.element for a in here])
    return found


def _mix(world: World, region: str, elements: list[str]) -> Said:
    known = world.land.vocabulary.codes["elements"]
    missing = [element for element in known if element not in elements]
    most = max(elements.count(element) for element in known)
    share = Fraction(most, len(elements))
    status = GAP if world.asked_of_place("activities", region) else BLIND_SPOT
    affected = max(1, len(missing))
    if share > Fraction(str(world.land.vocabulary.thresholds["one_element"])):
        return Said(status, "medium", "lopsided", affected)
    if missing:
        return Said(status, "medium", "missing", affected)
    return Said(OK, "", "mixed", affected)


def _region(world: World, place: str) -> str:
    land = world.land
    named = {one.place for table in (land.activities, land.services) for one in table}
    known = {p.id for p in land.places} | named - {None}
    chain = _upwards(world, place)
    outermost = {_upwards(world, one)[-1] for one in known}
    return chain[-2] if outermost == {chain[-1]} and len(chain) > 1 else chain[-1]


def _upwards(world: World, place: str) -> list[str]:
    """The place and those it lies in; a ring of parents ends where it would begin again."""
    chain = [place]
    while True:
        parents = [p.parent for p in world.land.places if p.id == chain[-1] and p.parent]
        if not parents or parents[0] in chain:
            return chain
        chain.append(parents[0])
