"""Who of us could take a finding up: the colleague closest to those it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.terms import positive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape
    from allymap.model.records import Tie


def holders(landscape: Landscape, as_of: date) -> dict[str, Tie]:
    """Our newest live, positive tie that names a holder, by the actor at its other end."""
    newest: dict[str, Tie] = {}
    for tie in positive(landscape, as_of):
        if tie.holder and landscape.us in (tie.source, tie.target):
            other = tie.target if tie.source == landscape.us else tie.source
            newest[other] = _newest((tie, newest[other]) if other in newest else (tie,))
    return newest


def owner(finding: Finding, ours: Mapping[str, Tie]) -> str:
    """The holder of our newest tie to a subject, else to an actor of the evidence, else ""."""
    evidence = (key for table, key in finding.evidence if table == "actors")
    for among in (finding.subjects, evidence):
        found = [ours[actor] for actor in among if actor in ours]
        if found:
            return _newest(found).holder or ""
    return ""


def _newest(ties: Iterable[Tie]) -> Tie:
    """The tie with the latest contact; the first by key when two are as new."""
    return min(ties, key=lambda tie: (-_day(tie), tie.key))


def _day(tie: Tie) -> int:
    return tie.last_contact.toordinal() if tie.last_contact else 0
