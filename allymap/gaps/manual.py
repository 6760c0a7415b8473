"""What the manual page of a rule names: the numbers that decide it, and the cases it tells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from allymap.gaps.rules import RULES
from allymap.model.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.gaps.finding import Finding
    from allymap.gaps.rule import GapRule
    from allymap.model.landscape import Landscape
    from allymap.model.vocabulary import Vocabulary

# The day from which the drawings of all rules are looked at.
DRAWN_ON = date(2026, 1, 31)


@dataclass(frozen=True, slots=True)
class Manual:
    """Names of thresholds, and the variants of a rule's findings, those in place last."""

    thresholds: tuple[str, ...]
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A drawing, and what the rule says of it when it is run."""

    landscape: Landscape
    found: tuple[Finding, ...]


@cache
def manual() -> Mapping[str, Manual]:
    """The manual of every rule, by its id."""
    raw = tomllib.loads(Path(__file__).with_name("manual.toml").read_text(encoding="utf-8"))
    return {
        rule: Manual(tuple(about["thresholds"]), tuple(about["cases"]))
        for rule, about in raw.items()
    }


def deciders(rules: tuple[GapRule, ...] = RULES) -> Mapping[str, tuple[str, ...]]:
    """The rules that each threshold decides, in the rules' order."""
    named: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for name in manual()[rule.id].thresholds:
            named[name] = (*named.get(name, ()), rule.id)
    return named


def example(rule: GapRule, drawing: str, vocabulary: Vocabulary) -> Example:
    """A drawing of a rule, looked at by the rule with these words and thresholds."""
    drawn = sketch(drawing, vocabulary)
    return Example(drawn, tuple(rule.look(drawn, DRAWN_ON)))
