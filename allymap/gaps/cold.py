"""Who has gone cold: partners of ours with whom nobody was in contact for long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allymap.model.terms import holds

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


@dataclass(frozen=True, slots=True)
class Cold:
    """A partner, the day of the last contact, how long ago, and the colleague who holds it."""

    actor: str
    last: date
    days: int
    influence: int | None
    holder: str


def gone_cold(landscape: Landscape, as_of: date) -> tuple[Cold, ...]:
    """Our partners without contact within `support` days, the most influential first.

    A partner has a positive tie with us that holds; of several ties the newest contact counts.
    Of those of whom no contact is known nobody can say that they have gone cold.
    """
    limit = landscape.vocabulary.days("support")
    found = [
        _cold(landscape, actor, tie, tie.last_contact, as_of)
        for actor, tie in _newest(landscape, as_of).items()
        if tie.last_contact and (as_of - tie.last_contact).days > limit
    ]
    return tuple(sorted(found, key=lambda one: (-(one.influence or 0), -one.days, one.actor)))


def _newest(landscape: Landscape, as_of: date) -> dict[str, Tie]:
    """Of our ties with each partner, the one with the newest contact that was not later."""
    found: dict[str, Tie] = {}
    for tie in landscape.ties:
        if landscape.us in (tie.source, tie.target) and _joins(landscape, tie, as_of):
            other = tie.target if tie.source == landscape.us else tie.source
            known = found.get(other)
            if known is None or _day(tie) > _day(known):
                found[other] = tie
    return found


def _joins(landscape: Landscape, tie: Tie, as_of: date) -> bool:
    positive = landscape.vocabulary.ties[tie.type].positive and tie.sign != "-"
    past = tie.last_contact is None or tie.last_contact <= as_of
    return positive and past and holds(tie, as_of)


def _day(tie: Tie) -> int:
    return tie.last_contact.toordinal() if tie.last_contact else 0


def _cold(landscape: Landscape, actor: str, tie: Tie, last: date, as_of: date) -> Cold:
    days = (as_of - last).days
    return Cold(actor, last, days, landscape.actor[actor].influence, tie.holder or "")
