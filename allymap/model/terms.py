"""What the words of the rules mean, on a day: live, positive, engaged, in public, asked about."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from allymap.model.landscape import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor, Seat, Tie


# What others are said to feel about an actor, and whom they listen to, is theirs: never told to
# the actor.
OTHERS_OWN = frozenset({"trusts", "opposes", "listens_to"})


def holds(tie: Tie, as_of: date) -> bool:
    """Whether a tie had begun and not ended on a day; no date says that it holds."""
    begun = tie.start is None or tie.start <= as_of
    return begun and (tie.end is None or tie.end > as_of)


def fresh(day: date | None, as_of: date, days: int) -> bool:
    """Whether a day lies within the `days` before `as_of`; no day, or a later one, does not."""
    return day is not None and 0 <= (as_of - day).days <= days


def live(tie: Tie, as_of: date, days: int) -> bool:
    """Whether a tie holds and had contact within `days`."""
    return holds(tie, as_of) and fresh(tie.last_contact, as_of, days)


def positive(landscape: Landscape, as_of: date) -> Iterator[Tie]:
    """The ties of P+: of a positive type, holding, with contact within `panel` days.

    (:Actor)-[:MEMBER_OF|SUPPORTS|MENTORS|COLLABORATES_WITH|ACCOUNTABLE_TO]->(:Actor)
    """
    words = landscape.vocabulary
    for tie in landscape.ties:
        good = words.ties[tie.type].positive and tie.sign != "-"
        if good and live(tie, as_of, words.days("panel")):
            yield tie


def constituency(landscape: Landscape, actor: str) -> str:
    """The constituency of an actor's kind."""
    return landscape.vocabulary.kinds[landscape.actor[actor].kind].constituency


def form(landscape: Landscape, actor: str) -> str:
    """person, group, organisation or institution."""
    return landscape.vocabulary.kinds[landscape.actor[actor].kind].form


def level(landscape: Landscape, actor: str) -> str:
    """An actor's own level, or else its kind's usual one; "" when neither is known."""
    about = landscape.actor[actor]
    return about.level or landscape.vocabulary.kinds[about.kind].level


def is_term(landscape: Landscape, actor: str, term: str) -> bool:
    """Whether an actor's kind is one of a term's kinds, such as `fem` or `lgbtq`."""
    return landscape.actor[actor].kind in landscape.vocabulary.terms[term]["kinds"]


def named_as_concern(landscape: Landscape, actor: str) -> bool:
    """Whether anybody ever named an actor as a concern: an ended one is not forgotten."""
    ties = landscape.ties_to.get(actor, ())
    return any(tie.type == "nominates" and tie.as_ == "concern" for tie in ties)


def trust_items(tie: Tie) -> tuple[int, ...]:
    """The three items of trust of a tie; () when one of them is missing."""
    items = (tie.trust_reliability, tie.trust_mission, tie.trust_openness)
    known = tuple(item for item in items if item is not None)
    return known if len(known) == len(items) else ()


def places_above(landscape: Landscape, place: str | None) -> tuple[str, ...]:
    """A place and the larger places it lies in, nearest first; a ring of parents ends."""
    chain: list[str] = []
    while place and place not in chain:
        chain.append(place)
        place = landscape.parent.get(place)
    return tuple(chain)


def asked_about(landscape: Landscape, topic: str, actor: Actor, as_of: date) -> bool:
    """Whether some source asked about a tie type or table for this actor by a day."""
    about = {"all", actor.id, actor.kind, constituency(landscape, actor.id)}
    return asked(landscape, topic, about | set(places_above(landscape, actor.place)), as_of)


def asked_in(landscape: Landscape, topic: str, place: str | None, as_of: date) -> bool:
    """Whether some source asked about a table for this place by a day."""
    return asked(landscape, topic, {"all", *places_above(landscape, place)}, as_of)


def asked(landscape: Landscape, topic: str, about: set[str], as_of: date) -> bool:
    """Whether a source dated by `as_of` has a scope for this topic about one of these."""
    days = landscape.asked.get(topic, {})
    return any(day is None or day <= as_of for one in about for day in days.get(one, ()))


def took_part(activity: Activity) -> frozenset[str]:
    """Every actor an activity names: its groups, people and facilitators."""
    people = (actor for actor, _ in activity.people)
    return frozenset((*activity.groups, *people, *activity.facilitators))


def sits(seat: Seat, as_of: date) -> bool:
    """Whether a seat in a coalition was held on a day; no date says that it is."""
    joined = seat.joined is None or seat.joined <= as_of
    return joined and (seat.left is None or seat.left > as_of)


def held(landscape: Landscape, activity: Activity, as_of: date) -> bool:
    """Whether an activity was held within `panel` days before a day, that day included."""
    return fresh(activity.date, as_of, landscape.vocabulary.days("panel"))


@once
def engaged(landscape: Landscape, as_of: date) -> frozenset[str]:
    """The actors somebody works with, as `terms.engaged` of the vocabulary says."""
    days = landscape.vocabulary.days("panel")
    sessions = (a for a in landscape.activities if held(landscape, a, as_of))
    found = {actor for session in sessions for actor in took_part(session)}
    for tie in landscape.ties:
        if _engages(landscape, tie) and live(tie, as_of, days):
            found |= _reached(landscape, tie)
    return frozenset(found)


def is_public(landscape: Landscape, activity: Activity) -> bool:
    """Whether what somebody does in an activity may be a public act, as `terms.public_act` says."""
    act = landscape.vocabulary.terms["public_act"]
    seen = activity.space in act["spaces"] or activity.element in act["elements"]
    return seen or bool(activity.media)


@once
def public_acts(landscape: Landscape, as_of: date) -> Mapping[str, Sequence[Activity]]:
    """The public acts of each actor within `public` days, as `terms.public_act` says."""
    days = landscape.vocabulary.days("public")
    acts: dict[str, list[Activity]] = {}
    for activity in landscape.activities:
        if is_public(landscape, activity) and fresh(activity.date, as_of, days):
            for actor in on_stage(landscape, activity):
                acts.setdefault(actor, []).append(activity)
    return MappingProxyType({actor: tuple(of) for actor, of in acts.items()})


def on_stage(landscape: Landscape, activity: Activity) -> list[str]:
    """Those whom an activity shows: each once, in a role of `terms.public_act`."""
    roles = landscape.vocabulary.terms["public_act"]["roles"]
    return sorted({actor for actor, role in activity.people if role in roles})


def _engages(landscape: Landscape, tie: Tie) -> bool:
    return tie.type in landscape.vocabulary.terms["engaged"]["ties"] and tie.sign != "-"


def _reached(landscape: Landscape, tie: Tie) -> set[str]:
    ends = ((tie.source, tie.target), (tie.target, tie.source))
    return {one for one, other in ends if _is_partner(landscape, other)}


def _is_partner(landscape: Landscape, actor: str) -> bool:
    if actor == landscape.us:
        return True
    known = constituency(landscape, actor) in landscape.vocabulary.terms["engaged"]["with"]
    return known and form(landscape, actor) != "person"
