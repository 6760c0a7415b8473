"""A finding put into words, ready to be shown on a map or in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in plain words, and the actors and tie keys that a picture lights up for it."""

    id: str
    rule: str
    status: str
    severity: str
    title: str
    what: str
    why: str
    action: str
    actors: tuple[str, ...] = ()
    ties: tuple[str, ...] = ()
