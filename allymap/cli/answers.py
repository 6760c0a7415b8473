"""Findings for programs: the stable shape of `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allymap.cli.mark import mark_json
from allymap.view.introduce import plain

if TYPE_CHECKING:
    from allymap.gaps.finding import Finding
    from allymap.model.marks import Mark
    from allymap.view.told import Told


def as_json(finding: Finding, told: Told, mark: Mark | None = None) -> dict[str, Any]:
    """One finding: its codes and facts, and the same in words."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "status": finding.status,
        "severity": finding.severity,
        "variant": finding.variant,
        "priority": round(finding.priority, 6),
        "confidence": finding.confidence,
        "subjects": list(finding.subjects),
        "owner": finding.owner,
        "introduction": introduced_json(finding, told),
        "facts": dict(finding.facts),
        "about": told.about,
        "title": told.title,
        "what": told.what,
        "action": told.action,
        "why": told.why,
        "mark": mark_json(mark),
    }


def introduced_json(finding: Finding, told: Told) -> dict[str, Any] | None:
    """Who can make the introduction that a finding asks for; None without one."""
    if finding.introduction is None:
        return None
    return {**plain(finding.introduction), "sentence": told.introduction}
