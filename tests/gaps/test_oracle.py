"""The brute-force checker against the golden fixture, and the rules against the checker."""

from __future__ import annotations

import random
from collections import Counter
from math import log2

import golden
from gaps.oracle_affected import affected
from gaps.oracle_case import CHECKED, checked, found
from gaps.oracle_words import World
from gaps.random_days import AS_OF
from gaps.random_landscape import random_landscape

from allymap.gaps.rules import RULES, find_gaps

SEEDS = range(300)

# domain.md section 6: whatever is not OK, of the seven rules.
GOLDEN = {
    "ACC-1:G1": ("GAP", "critical", "none"),
    "ACC-1:O4": ("GAP", "critical", "none"),
    "SAFE-1:N1": ("GAP", "critical", "referral"),
    "SAFE-1:N2": ("GAP", "critical", "referral"),
    "SAFE-2:A01": ("GAP", "critical", "isolated"),
    "SYNC-1:N1/gbv": ("GAP", "high", "out_of_order"),
    "BRIDGE-1:O3": ("GAP", "high", "cut_off"),
    "INF-1:A10": ("GAP", "high", "unworked"),
    "INF-1:A11": ("GAP", "high", "unworked"),
    "BASE-1:A04": ("OPPORTUNITY", "medium", "invite"),
}

# Every case of every rule that decisions/0002 knows.
CATALOGUE = """
ACC-1 OK answers; ACC-1 BLIND_SPOT undated; ACC-1 GAP quiet; ACC-1 GAP through
ACC-1 GAP informed; ACC-1 GAP none; ACC-1 BLIND_SPOT none
ACC-1 GAP seats; ACC-1 BLIND_SPOT seats; ACC-1 OK seats
SAFE-1 OK referral; SAFE-1 GAP referral; SAFE-1 BLIND_SPOT referral; SAFE-1 BLIND_SPOT no_place
SAFE-2 OK supported; SAFE-2 BLIND_SPOT unclear; SAFE-2 GAP isolated; SAFE-2 BLIND_SPOT isolated
SAFE-2 GAP fragile; SAFE-2 GAP not_met
SAFE-2 GAP no_risk_contact; SAFE-2 BLIND_SPOT no_risk_contact
SYNC-1 GAP out_of_order; SYNC-1 BLIND_SPOT out_of_order; SYNC-1 GAP power
SYNC-1 GAP sensitive_first; SYNC-1 BLIND_SPOT groups_unknown
SYNC-1 OPPORTUNITY ready_to_meet; SYNC-1 OPPORTUNITY ready_to_advocate; SYNC-1 OK complete
BRIDGE-1 GAP cut_off; BRIDGE-1 BLIND_SPOT cut_off; BRIDGE-1 GAP holder
INF-1 GAP unworked; INF-1 BLIND_SPOT unworked; BASE-1 OPPORTUNITY invite
"""


def test_the_golden_fixture_says_what_was_worked_out_by_hand():
    said = checked(golden.golden())
    assert {key: verdict for key, verdict in said.items() if verdict[0] != "OK"} == GOLDEN


def test_random_landscapes_meet_every_case_of_every_rule():
    met: Counter[str] = Counter()
    for seed in SEEDS:
        for key, (status, _, variant) in checked(random_landscape(random.Random(seed))).items():
            met[f"{key.split(':')[0]} {status.replace(' ', '_')} {variant}"] += 1
    wanted = {case.strip() for line in CATALOGUE.splitlines() for case in line.split(";")} - {""}
    assert set(met) == wanted
    assert {case: times for case, times in met.items() if times < 2} == {}


def test_rules_and_checker_agree_on_random_landscapes():
    for seed in SEEDS:
        landscape = random_landscape(random.Random(seed))
        assert found(landscape) == checked(landscape), f"seed {seed}"


def test_findings_come_by_priority_as_the_page_weighs_them():
    order = [rule.id for rule in RULES]
    for seed in SEEDS:
        landscape = random_landscape(random.Random(seed))
        world, findings = World(landscape, AS_OF), find_gaps(landscape, AS_OF, CHECKED)
        for f in findings:
            weight = {"critical": 8, "high": 4, "medium": 2}[f.severity]
            confidence = 0.5 if f.status == "BLIND_SPOT" else 1
            assert f.priority == weight * confidence * log2(1 + affected(world, f.id)), f.id
        places = [(-f.priority, order.index(f.id.partition(":")[0]), f.id) for f in findings]
        assert places == sorted(places)


def test_what_the_page_keeps_inside_is_internal():
    for seed in SEEDS:
        for f in find_gaps(random_landscape(random.Random(seed)), AS_OF, CHECKED):
            inside = f.id.startswith(("SAFE-2:", "BASE-1:", "BRIDGE-1:holder:"))
            assert f.internal == inside, f.id
