"""The planted truths of the fictional country: all of them, and nothing else."""

from __future__ import annotations

import random
from dataclasses import fields, replace

import pytest
from cures import cure
from karuwe import AS_OF, expected, in_place, karuwe
from renamed import renamed, renamed_id

from allymap.gaps.rules import RULES, find_gaps, findings_for
from allymap.model.stances import without_opponents
from allymap.model.terms import is_term

# BASE-1 looks at what women said, never at what was asked.
NEVER_BLIND = {"BASE-1"}
# Whoever is not a woman on these stages is a man, so that the two say one thing.
ONE_CAUSE = {"INCL-1:speaking/man", "INCL-1:speaking/woman"}


def _open(landscape):
    found = find_gaps(landscape, AS_OF)
    return {f.id: (f.status, f.severity, f.variant) for f in found if f.status != "OK"}


def test_exactly_what_was_planted_is_found():
    assert _open(karuwe()) == expected()


def test_what_was_planned_to_be_in_place_is():
    found = {f.id for f in find_gaps(karuwe(), AS_OF) if f.status == "OK"}
    assert in_place() <= found
    assert not in_place() & set(expected())


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_finds_what_is_missing_what_is_there_and_what_nobody_asked(rule):
    said = {status for id_, (status, *_) in expected().items() if id_.startswith(f"{rule}:")}
    assert said & {"GAP", "OPPORTUNITY"}
    assert ("BLIND_SPOT" in said) == (rule not in NEVER_BLIND)
    assert [id_ for id_ in in_place() if id_.startswith(f"{rule}:")]


@pytest.mark.parametrize("id_", sorted(i for i in expected() if ":unasked/" not in i))
def test_removing_the_cause_closes_exactly_its_finding(id_):
    finding = next(f for f in find_gaps(karuwe(), AS_OF) if f.id == id_)
    closed = ONE_CAUSE if id_ in ONE_CAUSE else {id_}
    rest = {other: found for other, found in expected().items() if other not in closed}
    assert _open(cure(karuwe(), finding)) == rest


@pytest.mark.parametrize("id_", sorted(i for i in expected() if ":unasked/" in i))
def test_asking_closes_what_was_not_asked_and_moves_only_what_was_blind(id_):
    finding = next(f for f in find_gaps(karuwe(), AS_OF) if f.id == id_)
    asked = _open(cure(karuwe(), finding))
    assert id_ not in asked
    moved = {other for other, found in expected().items() if asked.get(other) != found} - {id_}
    assert {expected()[other][0] for other in moved} <= {"BLIND_SPOT"}
    assert asked.keys() <= expected().keys()


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(seed):
    rng = random.Random(seed)
    tables = {f.name: getattr(karuwe(), f.name) for f in fields(karuwe())}
    mixed = {n: rng.sample(t, len(t)) for n, t in tables.items() if isinstance(t, tuple)}
    landscape = replace(karuwe(), **{name: tuple(rows) for name, rows in mixed.items()})
    assert _open(landscape) == expected()


def test_renaming_every_actor_changes_only_the_names():
    renamed_plan = {renamed_id(id_, karuwe()): found for id_, found in expected().items()}
    assert _open(renamed(karuwe())) == renamed_plan


@pytest.mark.parametrize(
    "hidden", [a.id for a in karuwe().actors if is_term(karuwe(), a.id, "fem")]
)
def test_hiding_a_feminist_organisation_accuses_nobody(hidden):
    """What rests on those who stand against us counts for nothing there (decision 14)."""
    actors = tuple(
        replace(a, visibility="internal") if a.id == hidden else a for a in karuwe().actors
    )
    secret = replace(karuwe(), actors=actors)
    ours = without_opponents(secret, AS_OF)
    whole = {f.id: (f.status, f.severity, f.variant) for f in find_gaps(ours, AS_OF)}
    seen = findings_for(secret, "coalition", AS_OF, AS_OF)
    assert seen
    assert {f.id: (f.status, f.severity, f.variant) for f in seen}.items() <= whole.items()
