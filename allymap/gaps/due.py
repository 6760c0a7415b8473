"""By when something should be done about a finding."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape


def due(landscape: Landscape, finding: Finding, as_of: date) -> date:
    """The day a finding names itself, else as soon as its gravity asks for; what is planned
    before that day comes first.
    """
    named: date | None = finding.facts.get("by")
    days = "call_within" if finding.severity == "critical" else "meet_within"
    latest = named or as_of + timedelta(days=landscape.vocabulary.days(days))
    planned: date | None = finding.facts.get("next")
    return min(latest, planned) if planned and planned > as_of else latest
