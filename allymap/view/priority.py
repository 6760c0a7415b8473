"""Why a finding stands where it stands: the formula of its priority, written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allymap.gaps.finding import Finding
    from allymap.view.words import Words


def told_priority(finding: Finding, words: Words) -> str:
    """`Priority: critical 8 x sure 1 x log2(1 + 13 affected) = 30.5`."""
    return words.say(
        "priority.formula",
        severity=words.say(f"severity.{finding.severity}"),
        weight=finding.weight,
        confidence=f"{finding.confidence:g}",
        affected=finding.affected,
        value=f"{finding.priority:.1f}",
    )
