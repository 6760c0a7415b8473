"""DATA-1: the smallest change that lets us know."""

from __future__ import annotations

from dataclasses import replace

from karuwe import AS_OF

from allymap.model.records import Consent, Scope
from allymap.model.terms import holds


def ask(landscape, finding):
    """One of the sources asked about those whom nobody asked about."""
    topic = finding.facts["asked_topic"]
    return landscape.with_(scopes=[Scope("s-desk", topic, who) for who in finding.facts["whom"]])


def confirm(landscape, _finding):
    """Every tie was confirmed."""
    return replace(
        landscape, ties=tuple(replace(tie, confidence="confirmed") for tie in landscape.ties)
    )


def end_the_old(landscape, _finding):
    """What was long quiet has ended."""
    return replace(landscape, ties=tuple(map(_ended, landscape.ties)))


def _ended(tie):
    quiet = tie.last_contact and (AS_OF - tie.last_contact).days > 365
    return replace(tie, end=AS_OF) if quiet and holds(tie, AS_OF) else tie


def agree(landscape, finding):
    """Everybody agreed to be kept."""
    agreed = [Consent(who, "consent", ("store",)) for who in finding.facts["whom"]]
    return landscape.with_(consents=agreed)


def reach(landscape, _finding):
    """Everybody was reached."""
    reached = tuple(replace(row, status="asked") for row in landscape.presence)
    return replace(landscape, presence=reached)


ASKING = {
    "unasked": ask,
    "one_source": confirm,
    "old": end_the_old,
    "consent": agree,
    "not_reached": reach,
}
