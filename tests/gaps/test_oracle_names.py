"""What must not matter to find_gaps: the order of the records, and how anything is called."""

from __future__ import annotations

import random
import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from gaps.oracle_meeting import meetings
from gaps.oracle_words import World
from gaps.random_days import AS_OF
from gaps.random_landscape import random_landscape

from allymap.gaps.accountability import ACC_1
from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from allymap.gaps.finding import Finding
    from allymap.model.landscape import Landscape

SEEDS = range(1000, 1150)
NAME = re.compile(r"(a|T|E|P|D|C|K|S|Q|I|h)\d+")


def shuffled(landscape: Landscape, rng: random.Random) -> Landscape:
    """The same records in another order."""
    tables = {name: list(getattr(landscape, name)) for name in TABLES}
    for records in tables.values():
        rng.shuffle(records)
    return replace(landscape, **{name: tuple(records) for name, records in tables.items()})


def new_names(landscape: Landscape, rng: random.Random) -> dict[str, str]:
    """Another name for every actor, tie, activity, place, coalition, source and colleague."""
    old = sorted({text for name in TABLES for text in names_in(getattr(landscape, name))})
    numbers = rng.sample(range(len(old)), len(old))
    return {name: f"x{number}" for name, number in zip(old, numbers, strict=True)}


def names_in(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value} if NAME.fullmatch(value) else set()
    if isinstance(value, tuple):
        return {name for part in value for name in names_in(part)}
    if is_dataclass(value):
        return {name for f in fields(value) for name in names_in(getattr(value, f.name))}
    return set()


def renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(part, names) for part in value)
    if is_dataclass(value):
        parts = {f.name: renamed(getattr(value, f.name), names) for f in fields(value)}
        return replace(value, **parts)
    return value


def renamed_id(finding: str, names: dict[str, str]) -> str:
    return "".join(names.get(part, part) for part in re.split(r"([:/])", finding))


def told(landscape: Landscape) -> dict[str, tuple[Any, ...]]:
    """What find_gaps says of each finding apart from names."""
    return {
        f.id: (f.status, f.severity, f.variant, f.affected, f.priority, f.internal)
        for f in find_gaps(landscape, AS_OF)
    }


def facts(finding: Finding) -> tuple[Any, ...]:
    """Everything a finding rests on, lists in any order."""
    values = {name: unordered(value) for name, value in finding.facts.items()}
    return finding.id, set(finding.subjects), set(finding.evidence), values


def unordered(value: Any) -> Any:
    return sorted(map(str, value)) if isinstance(value, tuple) else value


def test_the_order_of_the_records_changes_nothing():
    for seed in SEEDS:
        rng = random.Random(seed)
        landscape = random_landscape(rng)
        assert told(shuffled(landscape, rng)) == told(landscape), f"seed {seed}"


def test_the_order_of_the_records_changes_no_fact():
    for seed in SEEDS:
        rng = random.Random(seed)
        landscape = random_landscape(rng)
        other = find_gaps(shuffled(landscape, rng), AS_OF)
        for one, two in zip(find_gaps(landscape, AS_OF), other, strict=True):
            assert facts(one) == facts(two), f"seed {seed}"


def test_names_change_nothing_but_the_names():
    for seed in SEEDS:
        rng = random.Random(seed)
        landscape = random_landscape(rng)
        names = new_names(landscape, rng)
        by_chance = {key for key, said in meetings(World(landscape, AS_OF)).items() if said.or_else}
        tables = {name: renamed(getattr(landscape, name), names) for name in TABLES}
        said = told(replace(landscape, **tables))
        expected = {renamed_id(key, names): value for key, value in told(landscape).items()}
        # Other names, other draws: near the threshold, chance may say either.
        apart = {key for key in said | expected if said.get(key) != expected.get(key)}
        assert apart <= by_chance, f"seed {seed}"


def test_a_tie_that_went_quiet_is_told_by_its_newest_contact_up_to_now():
    for form in ("informed", "decides"):
        landscape = sketch(f"""
            M:mens_org -accountable_to{{form={form},last_contact=2024-06-01}}-> A:feminist_org
            M -accountable_to{{form={form},last_contact=2025-06-01}}-> B:feminist_org
            M -accountable_to{{form={form},last_contact=2026-02-01}}-> C:feminist_org
        """)
        (finding,) = find_gaps(landscape, AS_OF, (ACC_1,))
        assert str(finding.facts["since"]) == "2025-06-01"
