"""The rules find the plan in the sample, all of it and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from gaps.oracle import oracle
from sample.karuwe import expected, landscape, workbook

from allymap.gaps.rules import RULES, find_gaps

TRUTHS = expected()
WAVES = {"karuwe.xlsx": TRUTHS, "endline.xlsx": TRUTHS["endline"]}


@pytest.fixture(params=list(WAVES))
def wave(request: pytest.FixtureRequest) -> Any:
    """A workbook as a landscape, its day, and what was planted in it."""
    truths = WAVES[request.param]
    as_of = date.fromisoformat(truths["as_of"])
    return landscape(workbook(request.param)), as_of, _planted(truths)


def test_the_rules_find_the_plan_and_nothing_else(wave: Any) -> None:
    seen, as_of, planted = wave
    found = [f for f in find_gaps(seen, as_of) if f.status != "OK"]
    assert {f.id: (f.status, f.severity, f.variant) for f in found} == planted


@pytest.mark.slow
def test_a_second_reading_of_the_rules_finds_the_same(wave: Any) -> None:
    seen, as_of, planted = wave
    fired = {key: v for key, v in oracle(seen, as_of).items() if v[0] != "OK"}
    assert {key: (s.replace(" ", "_"), *rest) for key, (s, *rest) in fired.items()} == planted


def test_every_rule_fires_and_is_silent() -> None:
    found = find_gaps(landscape(), date(2026, 1, 31))
    assert {f.rule for f in found if f.status != "OK"} == {rule.id for rule in RULES}
    assert {f.status for f in found} == {"OK", "GAP", "BLIND_SPOT", "OPPORTUNITY"}


def _planted(truths: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    findings = truths["findings"]
    return {f["id"]: (f["status"], f["severity"], f["variant"]) for f in findings}
