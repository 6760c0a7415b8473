"""A finding put into words, ready to be shown on a map or in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in plain words, and the actors and tie keys that a picture lights up for it.

    `about` names its subject in a word or two, for lists of findings.
    `owner` is the colleague who could take it up, or ""; `introduction` says who can bring
    together whom the action speaks of, and how.
    `mark` is what was decided about it; `aside` that it needs nobody now, `overdue` that a plan
    is late.
    `subjects` are the actors it is about, a few of `actors`; a map draws a ring around them.
    `pairs` are ties that are not there and should be; `by` could introduce the two.
    """

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
    subjects: tuple[str, ...] | None = None
    about: str = ""
    owner: str = ""
    introduction: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    by: tuple[str, ...] = ()
    mark: str = ""
    aside: bool = False
    overdue: bool = False
