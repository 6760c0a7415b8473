"""The words of decisions/0002, spelled out slowly: ties that hold, P+, asked, engaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Activity, Actor, Tie

OK = "OK"
GAP = "GAP"
BLIND_SPOT = "BLIND SPOT"
OPPORTUNITY = "OPPORTUNITY"

# What the checker says of one subject: status, severity ("" for OK), variant.
Verdict = tuple[str, str, str]
Verdicts = dict[str, Verdict]


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

    def p_plus(self) -> list[Tie]:
        kinds_of_tie = self.land.vocabulary.ties
        return [
            tie
            for tie in self.land.ties
            if kinds_of_tie[tie.type].positive
            and tie.sign != "-"
            and self.live(tie, self.days("panel"))
        ]

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
        term = self.term("public_act")
        for act in self.land.activities:
            seen = (
                act.space in term["spaces"] or act.element in term["elements"] or act.media is True
            )
            acted = any(actor == actor_id and role in term["roles"] for actor, role in act.people)
            if seen and acted and self.within(act.date, self.days("public")):
                return True
        return False

    def topic_sensitivity(self, activity: Activity) -> int:
        """0 for a session without a topic."""
        if activity.topic is None:
            return 0
        return self.land.vocabulary.sensitivity[activity.topic]

    def held(self, activity: Activity) -> bool:
        return activity.date <= self.as_of
