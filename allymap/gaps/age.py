"""How old lists are: the last day that anything on them speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape


def last_told(landscape: Landscape, as_of: date) -> date:
    """The newest day up to `as_of` of a source, a contact or a session; else that day itself."""
    days = (
        *(source.date for source in landscape.sources),
        *(tie.last_contact for tie in landscape.ties),
        *(activity.date for activity in landscape.activities),
    )
    return max((day for day in days if day and day <= as_of), default=as_of)


def is_old(landscape: Landscape, as_of: date, today: date) -> bool:
    """Whether so long has passed since the lists' last day that they must be refreshed first."""
    age = (today - last_told(landscape, as_of)).days
    return age > landscape.vocabulary.days("lists_old")
