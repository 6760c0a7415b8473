"""The planted truths of the fictional country: all of them, and nothing else."""

from __future__ import annotations

import random
from dataclasses import fields, replace

import pytest
from cures import cure
from golden import golden
from karuwe import AS_OF, expected, karuwe
from renamed import renamed, renamed_id

from allymap.gaps.rules import find_gaps, findings_for
from allymap.model.terms import is_term

RULES = {"ACC-1", "SAFE-1", "SAFE-2", "SYNC-1", "BRIDGE-1", "INF-1", "BASE-1"}


def _open(landscape):
    """What is open, of the rules that the plan of the country speaks of so far."""
    found = (f for f in find_gaps(landscape, AS_OF) if f.rule in RULES)
    return {f.id: (f.status, f.severity, f.variant) for f in found if f.status != "OK"}


def test_exactly_what_was_planted_is_found():
    assert _open(karuwe()) == expected()


def test_every_rule_finds_something_and_something_in_place_stays_silent():
    assert {id_.split(":")[0] for id_ in expected()} == RULES
    assert {f.rule for f in find_gaps(karuwe(), AS_OF) if f.status == "OK"} >= {
        "ACC-1",
        "SAFE-1",
        "SAFE-2",
        "SYNC-1",
    }


def test_the_golden_fixture_gives_exactly_its_list():
    assert _open(golden()) == {
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


def test_the_golden_fixture_gives_the_facts_of_the_prototype():
    facts = {f.id: f.facts for f in find_gaps(golden(), AS_OF)}
    assert facts["SAFE-1:N1"]["missing"] == ("psychosocial", "legal", "safety")
    assert (facts["SAFE-1:N1"]["sessions"], facts["SAFE-1:N2"]["sessions"]) == (3, 4)
    assert facts["SAFE-1:N2"]["stale"] == ("safety",)
    assert facts["SAFE-2:A01"]["public"] == 1
    assert (facts["INF-1:A10"]["men"], facts["INF-1:A10"]["men_strength"]) == (3, 11)
    assert (facts["INF-1:A11"]["women"], facts["INF-1:A11"]["women_strength"]) == (2, 7)
    assert facts["BASE-1:A04"]["women"] == 2
    assert set(facts["BRIDGE-1:O3"]["cut_off"]) == {"A07", "G2"}
    assert facts["BRIDGE-1:O3"]["fragmentation"] == pytest.approx(0.352, abs=5e-4)


@pytest.mark.parametrize("id_", sorted(expected()))
def test_removing_the_cause_closes_exactly_its_finding(id_):
    finding = next(f for f in find_gaps(karuwe(), AS_OF) if f.id == id_)
    rest = {other: found for other, found in expected().items() if other != id_}
    assert _open(cure(karuwe(), finding)) == rest


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(seed):
    rng = random.Random(seed)
    tables = {f.name: getattr(karuwe(), f.name) for f in fields(karuwe())}
    mixed = {n: rng.sample(t, len(t)) for n, t in tables.items() if isinstance(t, tuple)}
    landscape = replace(karuwe(), **{name: tuple(rows) for name, rows in mixed.items()})
    assert _open(landscape) == expected()


def test_renaming_every_actor_changes_only_the_names():
    renamed_plan = {renamed_id(id_): found for id_, found in expected().items()}
    assert _open(renamed(karuwe())) == renamed_plan


@pytest.mark.parametrize(
    "hidden", [a.id for a in karuwe().actors if is_term(karuwe(), a.id, "fem")]
)
def test_hiding_a_feminist_organisation_accuses_nobody(hidden):
    actors = tuple(
        replace(a, visibility="internal") if a.id == hidden else a for a in karuwe().actors
    )
    secret = replace(karuwe(), actors=actors)
    whole = {f.id: (f.status, f.severity, f.variant) for f in find_gaps(secret, AS_OF)}
    seen = findings_for(secret, "coalition", AS_OF, AS_OF)
    assert seen
    assert {f.id: (f.status, f.severity, f.variant) for f in seen}.items() <= whole.items()
