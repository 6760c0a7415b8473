"""What an actor has agreed to, judged on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.model.landscape import Landscape
    from allymap.model.records import Consent


def agreed(landscape: Landscape, scope: str, today: date) -> frozenset[str]:
    """The actors with a consent for `scope` that is given, not expired and not withdrawn.

    A withdrawal ends every consent of that actor that is not dated after it, whatever its
    scope; only a consent given later, for this scope, counts again.
    """
    ended = _withdrawals(landscape, today)
    return frozenset(
        c.actor
        for c in landscape.consents
        if scope in c.scope and _valid(c, today) and _stands(c, ended.get(c.actor))
    )


def permitted(landscape: Landscape, today: date) -> frozenset[str]:
    """The actors who may be shown: they agreed to be published, or made it public themselves."""
    ended = _withdrawals(landscape, today)
    return frozenset(
        c.actor
        for c in landscape.consents
        if _shows(landscape, c) and _valid(c, today) and _stands(c, ended.get(c.actor))
    )


def _shows(landscape: Landscape, consent: Consent) -> bool:
    may = landscape.vocabulary.terms["permission"]
    return consent.basis in may["bases"] or bool({*may["scopes"]} & {*consent.scope})


def _valid(consent: Consent, today: date) -> bool:
    begun = consent.date is None or consent.date <= today
    kept = consent.withdrawn is None or consent.withdrawn > today
    return begun and kept and (consent.expires is None or consent.expires >= today)


def _stands(consent: Consent, ended: date | None) -> bool:
    return ended is None or (consent.date is not None and consent.date > ended)


def _withdrawals(landscape: Landscape, today: date) -> dict[str, date]:
    """The last day on which each actor withdrew something."""
    ended: dict[str, date] = {}
    for consent in landscape.consents:
        day = consent.withdrawn
        if day and day <= today:
            ended[consent.actor] = max(day, ended.get(consent.actor, day))
    return ended
