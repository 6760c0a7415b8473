"""A case worked out by hand: a drawing, and what a rule says of it on 2026-01-31."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gaps.oracle import oracle
from gaps.random_days import AS_OF

from allymap.gaps.rules import RULES, find_gaps
from allymap.model.sketch import sketch

if TYPE_CHECKING:
    from gaps.oracle_words import Verdict, Verdicts

    from allymap.model.landscape import Landscape

# The rules that the checker knows.
CHECKED = tuple(
    rule
    for rule in RULES
    if rule.id in {"ACC-1", "SAFE-1", "SAFE-2", "SYNC-1", "BRIDGE-1", "INF-1", "BASE-1"}
)

# 90 days before 2026-01-31 is 2025-11-02, 183 days 2025-08-01, 365 days 2025-01-31.


@dataclass(frozen=True)
class Case:
    """`says` is "STATUS severity variant", "OK variant", or "" for no finding of that id."""

    name: str
    drawing: str
    id: str
    says: str

    @property
    def expected(self) -> Verdict | None:
        words = self.says.split()
        if not words:
            return None
        severity = words[1] if len(words) == 3 else ""
        return words[0].replace("_", " "), severity, words[-1]

    @property
    def landscape(self) -> Landscape:
        return sketch(self.drawing)


def found(landscape: Landscape) -> Verdicts:
    """What find_gaps finds, told as the checker tells it."""
    return {
        f.id: (f.status.replace("_", " "), "" if f.status == "OK" else f.severity, f.variant)
        for f in find_gaps(landscape, AS_OF, CHECKED)
    }


def checked(landscape: Landscape) -> Verdicts:
    """What the brute-force checker says."""
    return oracle(landscape, AS_OF)


def asked(*topics: str, about: str = "all", day: str = "2026-01-20") -> str:
    """The rows of a source that asked these topics."""
    rows = [f"sources id=S1 date={day}"]
    return "\n".join(rows + [f"scopes source=S1 topic={t} about={about}" for t in topics])
