"""What one rule says of a drawing on 2026-01-31, in a line each, for tests worked out by hand."""

from __future__ import annotations

from datetime import date

from allymap.model.sketch import sketch

# 90 days before 2026-01-31 is 2025-11-02, 365 days 2025-01-31.
AS_OF = date(2026, 1, 31)


def findings(rule, drawing):
    """The findings by what follows the rule in their ids."""
    found = rule.look(sketch(drawing), AS_OF)
    return {f.id.removeprefix(f"{rule.id}:"): f for f in found}


def said(rule, drawing):
    """ "STATUS severity variant affected" of each finding, by its subject."""
    return {
        subject: f"{f.status} {f.severity} {f.variant} {f.affected}"
        for subject, f in findings(rule, drawing).items()
    }


def asked(*topics, about="all", day="2026-01-20"):
    """The rows of a source that asked these topics."""
    rows = "".join(f"scopes source=S1 topic={topic} about={about}\n" for topic in topics)
    return f"\nsources id=S1 date={day}\n{rows}"
