"""A case worked out by hand: a drawing, and what a rule says of it on 2026-01-31."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gaps.oracle import ORDER, oracle, readings
from gaps.random_days import AS_OF
from gaps.random_landscape import random_landscape

from allymap.gaps.rules import RULES, find_gaps
from allymap.model.sketch import sketch
from allymap.model.vocabulary import built_in

if TYPE_CHECKING:
    from gaps.oracle_words import Readings, Said, Verdict, Verdicts

    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape

# 90 days before 2026-01-31 is 2025-11-02, 183 days 2025-08-01, 365 days 2025-01-31.


@dataclass(frozen=True)
class Case:
    """`says` is "STATUS severity variant", "OK variant", or "" for no finding of that id.

    "OK ?" is an OK for which the page has no word.
    """

    name: str
    drawing: str
    id: str
    says: str
    thresholds: str = ""

    @property
    def expected(self) -> Verdict | None:
        words = self.says.split()
        if not words:
            return None
        severity = words[1] if len(words) == 3 else ""
        return words[0].replace("_", " "), severity, words[-1].replace("?", "")

    @property
    def landscape(self) -> Landscape:
        words = built_in().extended(f"[thresholds]\n{self.thresholds}\n")
        return sketch(self.drawing, words)


def found(landscape: Landscape) -> Verdicts:
    """What find_gaps finds, told as the checker tells it."""
    return {f.id: verdict_of(f) for f in find_gaps(landscape, AS_OF)}


def checked(landscape: Landscape) -> Verdicts:
    """What the brute-force checker says."""
    return oracle(landscape, AS_OF)


def verdict_of(finding: Finding) -> Verdict:
    """A finding told as the checker tells it."""
    severity = "" if finding.status == "OK" else finding.severity
    return finding.status.replace("_", " "), severity, finding.variant


def agree(said: Said, finding: Finding) -> bool:
    """Whether a finding is all that the page says of it; what it does not say is free."""
    wordless = said.status == "OK" == finding.status and not said.variant
    right = wordless or verdict_of(finding) in (said.verdict, said.or_else)
    counted = said.affected in (None, finding.affected)
    facts = all(finding.facts.get(name) == value for name, value in said.facts.items())
    return right and counted and facts and said.internal == finding.internal


def rule_of(finding_id: str) -> str:
    return finding_id.partition(":")[0]


KNOWN = [rule for rule in ORDER if rule in {known.id for known in RULES}]


@cache
def landscape_of(seed: int) -> Landscape:
    """The random landscape of a seed, drawn once."""
    return random_landscape(random.Random(seed))


@cache
def read(seed: int) -> Readings:
    """What the pages say of the landscape of a seed, worked out once."""
    return readings(landscape_of(seed), AS_OF)


@cache
def findings(seed: int) -> tuple[Finding, ...]:
    """What the rules find in the landscape of a seed, worked out once."""
    return find_gaps(landscape_of(seed), AS_OF)


def says(look: str, case: Case) -> bool:
    """Whether the checker, or the rules, say of a case what was worked out by hand."""
    if look == "checker":
        return checked(case.landscape).get(case.id) == case.expected
    told = found(case.landscape).get(case.id)
    if told and case.expected and case.says == "OK ?":
        return told[0] == "OK"
    return told == case.expected


def called(look: str | Case) -> str:
    """The name of a test's parameter."""
    return look.name if isinstance(look, Case) else look


def looks(cases: list[Case]) -> list[tuple[str, Case]]:
    """Each case for the checker, and for the rules as far as they are there."""
    rules = [("rules", case) for case in cases if rule_of(case.id) in KNOWN]
    return [("checker", case) for case in cases] + rules


def asked(*topics: str, about: str = "all", day: str = "2026-01-20") -> str:
    """The rows of a source that asked these topics."""
    rows = [f"sources id=S1 date={day}"]
    return "\n".join(rows + [f"scopes source=S1 topic={t} about={about}" for t in topics])
