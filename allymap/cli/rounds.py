"""The round of asking before the last one, as an audience may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.audience import for_audience
from allymap.model.lookback import listed_then
from allymap.model.rounds import wave, waves
from allymap.view.changing import Before

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.audience import Audience
    from allymap.store.weigh import Journal


def round_before(journal: Journal, day: date, audience: Audience, today: date) -> Before | None:
    """The wave before the last one, when there are two and it lies before the day.

    For partners it holds nobody whom they may not see today, and says of nobody that they left.
    """
    names = waves(journal.revisions)
    if len(names) < 2:
        return None
    told = journal.revisions, journal.rows, journal.entries
    then, last = wave(*told, names[-2]), wave(*told, names[-1])
    if then.day >= day:
        return None
    if audience != "internal":
        return Before(listed_then(then.landscape, journal.landscape(), today, day), then.day)
    left = frozenset(who for who, status in last.presence.items() if status == "left")
    return Before(for_audience(then.landscape, audience, today, then.day), then.day, left)
