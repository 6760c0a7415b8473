"""Findings in the light of what was decided about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allymap.model.marks import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from allymap.gaps.finding import Finding
    from allymap.model.marks import Mark


def in_order(findings: Iterable[Finding], marks: Mapping[str, Mark]) -> tuple[Finding, ...]:
    """The findings in their order; those accepted or done come after the others."""
    return tuple(sorted(findings, key=lambda finding: is_aside(finding, marks)))


def is_aside(finding: Finding, marks: Mapping[str, Mark]) -> bool:
    """Whether a finding was accepted as it is, or marked done."""
    return finding.id in marks and marks[finding.id].state in ASIDE


def overdue(findings: Iterable[Finding], marks: Mapping[str, Mark], day: date) -> tuple[Mark, ...]:
    """The plans that should have been carried out before a day, the oldest first."""
    plans = [marks[f.id] for f in findings if f.id in marks and f.status != "OK"]
    late = [plan for plan in plans if plan.overdue(day)]
    return tuple(sorted(late, key=lambda plan: (plan.until, plan.finding)))
