"""What partners may see of the past: nothing that is hidden from them today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from allymap.model.audience import for_audience, listed, shown_ties
from allymap.model.stances import against_us, never_noted

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie

    Bond = tuple[str, str, str]


def as_known_now(past: Landscape, now: Landscape, today: date) -> Landscape:
    """What a store held once, for partners: whom they may not see today, they do not see then.

    Neither do they see a tie then that is hidden from them today.
    """
    seen = for_audience(now, "coalition", today).actor
    ours = never_noted(past, against_us(now, today))
    actors = (a if a.id in seen else replace(a, visibility="internal") for a in ours.actors)
    hidden = _Hidden(now)
    ties = tuple(tie for tie in ours.ties if not hidden.today(tie))
    return replace(ours, actors=tuple(actors), ties=ties)


def listed_then(past: Landscape, now: Landscape, today: date, as_of: date) -> Landscape:
    """Of those whom partners see today, who was on the lists then, and their ties of then.

    Who agreed since, or was for inside only, was on the lists all the same, and is not new.
    """
    rules = now.vocabulary.raw["audiences"]["coalition"]
    actors = for_audience(now, "coalition", today, as_of).actor.keys() & past.actor.keys()
    hidden, shown = _Hidden(now), {tie.key for tie in shown_ties(past, rules).ties}
    ties = tuple(
        tie
        for tie in past.ties
        if {tie.source, tie.target} <= actors
        and tie.type in rules["tie_types"]
        and (hidden.shows(tie) or (tie.key in shown and not hidden.today(tie)))
    )
    kept = tuple(one for one in past.actors if one.id in actors)
    return type(past)(
        actors=listed("actors", kept, rules),
        ties=listed("ties", ties, rules),
        vocabulary=now.vocabulary,
    )


class _Hidden:
    """Which ties partners see today, and which are hidden from them."""

    def __init__(self, now: Landscape) -> None:
        rules = now.vocabulary.raw["audiences"]["coalition"]
        self._directed = {name: tie.directed for name, tie in now.vocabulary.ties.items()}
        self._open = {tie.key: self._bond(tie) for tie in shown_ties(now, rules).ties}
        away = [tie for tie in now.ties if tie.key not in self._open]
        self._away = {tie.key for tie in away} | {self._bond(tie) for tie in away}

    def today(self, tie: Tie) -> bool:
        """Whether a tie, or another of the same two and the same type, is hidden today."""
        if tie.key in self._open:
            return False
        return bool({tie.key, self._bond(tie)} & self._away)

    def shows(self, tie: Tie) -> bool:
        """Whether partners see it today, or one like it of which none is hidden."""
        return not self.today(tie) and self._bond(tie) in self._open.values()

    def _bond(self, tie: Tie) -> Bond:
        one, other = tie.source, tie.target
        if not self._directed[tie.type]:
            one, other = sorted((one, other))
        return tie.type, one, other
