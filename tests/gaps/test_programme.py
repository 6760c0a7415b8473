"""The programme of the benchmark: as large as it says, and no rule idle on it."""

from __future__ import annotations

from allymap.gaps.rules import RULES, find_gaps
from bench.programme import DAY, programme


def test_every_rule_has_something_to_judge_in_the_programme_of_the_benchmark():
    known = programme()
    assert [len(t) for t in (known.actors, known.ties, known.activities)] == [3_000, 12_000, 2_000]
    found = find_gaps(known, DAY)
    assert {finding.rule for finding in found} == {rule.id for rule in RULES}
    assert {finding.status for finding in found} == {"GAP", "BLIND_SPOT", "OPPORTUNITY", "OK"}
    assert programme() == known
