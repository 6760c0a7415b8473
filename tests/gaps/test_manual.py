"""The manual names every number a rule reads and every case it tells, and no other."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest
from karuwe import karuwe
from random_landscape import random_landscape

from allymap.gaps.manual import DRAWN_ON, deciders, example, manual
from allymap.gaps.rules import RULES
from allymap.model.sketch import sketch
from allymap.model.vocabulary import built_in

AS_OF = date(2026, 1, 31)


class Read(dict):
    """Thresholds that remember which of them were read."""

    def __init__(self, values):
        super().__init__(values)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)


def watched(landscape):
    vocabulary = landscape.vocabulary
    return replace(
        landscape, vocabulary=replace(vocabulary, thresholds=Read(vocabulary.thresholds))
    )


@pytest.fixture(scope="module")
def seen():
    """What the rules read and tell on many random landscapes and on all drawings."""
    drawings = [sketch(d) for rule in RULES for d in (rule.fires_on, rule.silent_on)]
    told = defaultdict(set)
    read = defaultdict(set)
    for landscape in [
        karuwe(),
        *drawings,
        *(random_landscape(random.Random(n)) for n in range(40)),
    ]:
        for rule in RULES:
            looked = watched(landscape)
            told[rule.id] |= {finding.variant for finding in rule.look(looked, AS_OF)}
            read[rule.id] |= looked.vocabulary.thresholds.read
    return told, read


# Routes (test_routes), introductions (test_introducing), the comparison of waves (test_changes)
# and who stands where (test_counts) have numbers of their own.
OF_NO_RULE = {
    *("first", "missing", "replicates", "replicate_seed", "replicates_up_to", "stable"),
    "aiim_alignment",
    "aiim_interest",
    "as_much",
    "chance_small",
    "jaccard_doubtful",
    "lists_old",
    "public_many",
    "public_risk",
    "trust_unknown",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_manual_names_every_number_a_rule_reads(rule, seen):
    assert seen[1][rule.id] <= set(manual()[rule.id].thresholds)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_manual_names_every_case_a_rule_tells(rule, seen):
    assert seen[0][rule.id] <= set(manual()[rule.id].cases)


def test_every_number_the_manual_names_is_read_by_its_rule(seen):
    unread = {
        (rule.id, name)
        for rule in RULES
        for name in set(manual()[rule.id].thresholds) - seen[1][rule.id]
    }
    assert unread == set()


def test_every_number_of_the_vocabulary_decides_something_or_belongs_to_a_page_to_come():
    named = {name for about in manual().values() for name in about.thresholds}
    assert set(built_in().thresholds) - named == OF_NO_RULE
    assert set(deciders()) <= named


def test_an_example_is_run_with_the_numbers_in_force():
    rule = next(one for one in RULES if one.id == "ACC-1")
    found = example(rule, rule.silent_on, built_in().extended("[thresholds]\nstale = 1")).found
    assert [one.variant for one in found] == ["quiet"]
    assert date(2026, 1, 31) == DRAWN_ON
