"""What an actor has agreed to, judged on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Consent


def agreed(landscape: Landscape, scope: str, today: date) -> frozenset[str]:
    """The actors with a consent for `scope` that is given, not expired and not withdrawn.

    A later withdrawal of the same actor ends every earlier consent.
    """
    given = {c.actor for c in landscape.consents if scope in c.scope and _valid(c, today)}
    return frozenset(given - _withdrawn(landscape, today))


def _valid(consent: Consent, today: date) -> bool:
    begun = consent.date is None or consent.date <= today
    return begun and (consent.expires is None or consent.expires >= today)


def _withdrawn(landscape: Landscape, today: date) -> set[str]:
    """Actors who withdrew and gave no consent after that day."""
    withdrawn: dict[str, date] = {}
    for consent in landscape.consents:
        if consent.withdrawn and consent.withdrawn <= today:
            last = withdrawn.get(consent.actor, consent.withdrawn)
            withdrawn[consent.actor] = max(last, consent.withdrawn)
    for consent in landscape.consents:
        since = withdrawn.get(consent.actor)
        if since and consent.withdrawn is None and consent.date and since < consent.date <= today:
            withdrawn.pop(consent.actor)
    return set(withdrawn)
