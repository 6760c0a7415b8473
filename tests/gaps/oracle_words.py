"""The words of decisions/0002 and 0008, spelled out slowly: holds, P+, asked, engaged, held."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor, Consent, Tie

OK = "OK"
GAP = "GAP"
BLIND_SPOT = "BLIND SPOT"
OPPORTUNITY = "OPPORTUNITY"

# What the checker says of one subject: status, severity ("" for OK), variant.
Verdict = tuple[str, str, str]
Verdicts = dict[str, Verdict]


@dataclass(frozen=True)
class Said:
    """A verdict and what else the page says of the finding.

    `variant` is "" and `affected` None where the page has no word and no number for it;
    `or_else` is a second verdict that is right too, where chance decides.
    """

    status: str
    severity: str
    variant: str
    affected: int | None = 1
    internal: bool = False
    facts: dict[str, int] = field(default_factory=dict)
    or_else: Verdict | None = None

    @property
    def verdict(self) -> Verdict:
        return self.status, self.severity, self.variant


Readings = dict[str, Said]


@dataclass(frozen=True)
class World:
    """A landscape and the day it is looked at from."""

    land: Landscape
    as_of: date

    def days(self, name: str) -> int:
        return int(self.land.vocabulary.thresholds[name])

    def term(self, *path: str):
        found = self.land.vocabulary.terms
        for step in path:
            found = found[step]
        return found

    def who(self, actor_id: str) -> Actor:
        (found,) = [a for a in self.land.actors if a.id == actor_id]
        return found

    def form(self, actor_id: str) -> str:
        return self.land.vocabulary.kinds[self.who(actor_id).kind].form

    def constituency(self, actor_id: str) -> str:
        return self.land.vocabulary.kinds[self.who(actor_id).kind].constituency

    def us(self) -> str | None:
        values = [s.value for s in self.land.settings if s.name == "us"]
        return values[0] if values else None

    # -- days -------------------------------------------------------------------------------
    def within(self, day: date | None, days: int) -> bool:
        """The day is known, not after as_of, and at most so many days before it."""
        return day is not None and 0 <= (self.as_of - day).days <= days

    def holds(self, tie: Tie) -> bool:
        begun = tie.start is None or tie.start <= self.as_of
        over = tie.end is not None and tie.end <= self.as_of
        return begun and not over

    def live(self, tie: Tie, days: int) -> bool:
        return self.holds(tie) and self.within(tie.last_contact, days)

    @cached_property
    def _p_plus(self) -> list[Tie]:
        kinds_of_tie = self.land.vocabulary.ties
        return [
            tie
            for tie in self.land.ties
            if kinds_of_tie[tie.type].positive
            and tie.sign != "-"
            and self.live(tie, self.days("panel"))
        ]

    def p_plus(self) -> list[Tie]:
        return self._p_plus

    # -- places and scopes --------------------------------------------------------------------
    def here_and_above(self, place: str | None) -> set[str]:
        """The place and every place above it; nothing for a blank place."""
        found = {place} if place is not None else set()
        for _ in range(len(self.land.places) + 1):
            for p in self.land.places:
                if p.id in found and p.parent is not None:
                    found.add(p.parent)
        return found

    def asked_about(self, topic: str, abouts: set[str]) -> bool:
        """Some source, dated by as_of or undated, asked the topic about one of these."""
        for scope in self.land.scopes:
            for source in self.land.sources:
                fits = scope.topic == topic and scope.about in abouts
                told = source.date is None or source.date <= self.as_of
                if scope.source == source.id and fits and told:
                    return True
        return False

    def asked(self, topic: str, actor_id: str) -> bool:
        actor = self.who(actor_id)
        abouts = {"all", actor.id, actor.kind, self.constituency(actor_id)}
        return self.asked_about(topic, abouts | self.here_and_above(actor.place))

    def asked_of_place(self, topic: str, place: str) -> bool:
        return self.asked_about(topic, {"all"} | self.here_and_above(place))

    # -- words of decisions/0008 ----------------------------------------------------------------
    def held_lately(self, activity: Activity) -> bool:
        return self.within(activity.date, self.days("panel"))

    def planned(self, activity: Activity) -> bool:
        return activity.date > self.as_of

    def body(self, actor_id: str) -> bool:
        return self.form(actor_id) != "person"

    def level(self, actor_id: str) -> str:
        actor = self.who(actor_id)
        return actor.level or self.land.vocabulary.kinds[actor.kind].level

    def partners(self, actor_id: str) -> set[str]:
        ends = [(tie.source, tie.target) for tie in self.p_plus()]
        both = ends + [(b, a) for a, b in ends]
        return {other for one, other in both if one == actor_id and other != actor_id}

    def in_graph(self) -> list[str]:
        """The actors in the P+ graph: those of any kind that have a partner."""
        ends = {end for tie in self.p_plus() for end in (tie.source, tie.target)}
        return sorted(end for end in ends if self.partners(end))

    def sits(self, joined: date | None, left: date | None) -> bool:
        begun = joined is None or joined <= self.as_of
        return begun and (left is None or left > self.as_of)

    def consents_of(self, actor_id: str) -> list[Consent]:
        """The valid ones: given, not run out, not withdrawn, and no other withdrawn since."""
        given = [c for c in self.land.consents if c.actor == actor_id]
        withdrawn = [c.withdrawn for c in given if c.withdrawn and c.withdrawn <= self.as_of]
        return [
            c
            for c in given
            if (c.date is None or c.date <= self.as_of)
            and (c.expires is None or c.expires >= self.as_of)
            and (c.withdrawn is None or c.withdrawn > self.as_of)
            and not any(c.date is None or c.date <= day for day in withdrawn)
        ]

    def permission(self, actor_id: str) -> bool:
        valid = self.consents_of(actor_id)
        return any("publish" in c.scope or c.basis == "public_role" for c in valid)

    def concern(self, actor_id: str) -> bool:
        """Whether anybody ever named them as one: a tie that ended is not forgotten."""
        return any(
            tie.type == "nominates" and tie.target == actor_id and tie.as_ == "concern"
            for tie in self.land.ties
        )

    def could_be_seen(self, activity: Activity) -> bool:
        term = self.term("public_act")
        return (
            activity.space in term["spaces"]
            or activity.element in term["elements"]
            or activity.media is True
        )

    def on_stage(self, activity: Activity, actor_id: str) -> bool:
        roles = self.term("public_act", "roles")
        return any(actor == actor_id and role in roles for actor, role in activity.people)

    def public_acts(self, actor_id: str) -> list[Activity]:
        return [
            act
            for act in self.land.activities
            if self.could_be_seen(act)
            and self.on_stage(act, actor_id)
            and self.within(act.date, self.days("public"))
        ]

    # -- groups of actors, and what they did -------------------------------------------------
    def fem(self, actor_id: str) -> bool:
        return self.who(actor_id).kind in self.term("fem", "kinds")

    def named(self, activity: Activity) -> set[str]:
        return set(activity.groups) | {a for a, _ in activity.people} | set(activity.facilitators)

    def engaged(self, actor_id: str) -> bool:
        for activity in self.land.activities:
            if self.within(activity.date, self.days("panel")) and actor_id in self.named(activity):
                return True
        for tie in self.land.ties:
            if tie.type not in self.term("engaged", "ties") or tie.sign == "-":
                continue
            if not self.live(tie, self.days("panel")):
                continue
            if tie.source == actor_id and self._works(tie.target):
                return True
            if tie.target == actor_id and self._works(tie.source):
                return True
        return False

    def _works(self, other: str) -> bool:
        if other == self.us():
            return True
        collective = self.form(other) in ("group", "organisation", "institution")
        return collective and self.constituency(other) in self.term("engaged", "with")

    def public_act(self, actor_id: str) -> bool:
        return bool(self.public_acts(actor_id))

    def topic_sensitivity(self, activity: Activity) -> int:
        """0 for a session without a topic."""
        if activity.topic is None:
            return 0
        return self.land.vocabulary.sensitivity[activity.topic]

    def held(self, activity: Activity) -> bool:
        return activity.date <= self.as_of
