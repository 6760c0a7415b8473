"""What a rule finds: codes and facts, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Any, Literal

from allymap.model.columns import extra

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.gaps.between import Introduction

Status = Literal["GAP", "BLIND_SPOT", "OPPORTUNITY", "OK"]
Severity = Literal["critical", "high", "medium"]
Ref = tuple[str, str]

_WEIGHT: dict[Severity, int] = {"critical": 8, "high": 4, "medium": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule about one subject.

    `id` is the same from run to run; `variant` says which case of the rule it is; `facts`
    are ids, numbers, dates and codes; `evidence` is every record it rests on, as
    (table, key); `internal` findings never leave the organisation; `owner` is the code of
    the colleague who could take it up, or ""; `introduction` is added for the findings that
    are shown (`gaps.introducers`), where the action is to bring two together.
    """

    rule: str
    id: str
    status: Status
    severity: Severity
    variant: str
    subjects: tuple[str, ...]
    facts: Mapping[str, Any] = extra()
    evidence: tuple[Ref, ...] = ()
    affected: int = 1
    internal: bool = False
    owner: str = ""
    introduction: Introduction | None = None

    @property
    def confidence(self) -> float:
        """1, or a half for what nobody asked about."""
        return 0.5 if self.status == "BLIND_SPOT" else 1.0

    @property
    def weight(self) -> int:
        """What its severity counts: critical 8, high 4, medium 2."""
        return _WEIGHT[self.severity]

    @property
    def priority(self) -> float:
        """{critical 8, high 4, medium 2} x confidence x log2(1 + people or groups affected)."""
        return self.weight * self.confidence * log2(1 + self.affected)


def actors(*ids: str) -> tuple[Ref, ...]:
    """Actors as evidence."""
    return tuple(("actors", one) for one in ids)
