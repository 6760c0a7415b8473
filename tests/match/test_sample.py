"""The field lists of the sample: its twelve duplicates are asked about, its six traps warned of."""

from __future__ import annotations

import csv
import json

import pytest
from karuwe import SAMPLE

from allymap.match.candidates import candidates
from allymap.match.evidence import evidence
from allymap.match.subject import subjects
from allymap.model.landscape import Landscape
from allymap.model.records import Actor, Place, Source, Tie

# What a list tells beside name, kind and place: a phone, and two interviews far apart.
SAME_PHONE = {"Getachew Bilani", "Getu B."}
TOLD_APART = "Ali Dirwani"


@pytest.fixture(scope="module")
def planned():
    """Who is in which list, as the plan has it: (list, name, place) and kind."""
    lists = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))["field_lists"]
    found = [(n, a["name"], a["place"], a["kind"]) for n, v in lists.items() for a in v["actors"]]
    places = {row["id"]: row["name"] for row in _rows("karuwe/places.csv")}
    known = _rows("karuwe/actors.csv")
    return found + [
        ("karuwe", r["name"], places[r["place"]], r["kind"]) for r in known if r["place"]
    ]


@pytest.fixture(scope="module")
def asked(planned):
    """What is asked about when all lists are together, by the places of the two in the plan."""
    actors = [Actor(str(i), n, k, place=p or None) for i, (_, n, p, k) in enumerate(planned)]
    places = tuple(Place(name) for name in dict.fromkeys(a.place for a in actors) if name)
    apart = [a for a in actors if a.name == TOLD_APART]
    sources = tuple(Source(f"i{a.id}", method="interview") for a in apart)
    ties = tuple(Tie(f"t{a.id}", a.id, "0", "supports", source_ids=(f"i{a.id}",)) for a in apart)
    landscape = Landscape(actors=tuple(actors), places=places, sources=sources, ties=ties)
    traces = {a.id: ("phone:12ab34",) for a in actors if a.name in SAME_PHONE}
    found = candidates(subjects(landscape, traces))
    return {frozenset((int(c.left), int(c.right))): c for c in found}


def _rows(name):
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pair(planned, row):
    """The two of an alias, as their places in the plan."""
    sides = [
        tuple(row[f"{side}_{c}"] for c in ("list", "name", "place")) for side in ("left", "right")
    ]
    return frozenset(next(i for i, one in enumerate(planned) if one[:3] == side) for side in sides)


ALIASES = _rows("aliases.csv")


def test_the_plan_has_twelve_duplicates_and_six_traps():
    answers = [row["answer"] for row in ALIASES]
    assert (answers.count("same"), answers.count("different")) == (12, 6)


@pytest.mark.parametrize(
    "row", [r for r in ALIASES if r["answer"] == "same"], ids=lambda r: r["why"]
)
def test_every_true_duplicate_is_asked_about(planned, asked, row):
    assert asked[_pair(planned, row)].score >= evidence().ask


@pytest.mark.parametrize(
    "row", [r for r in ALIASES if r["answer"] == "different"], ids=lambda r: r["why"]
)
def test_no_trap_stands_above_the_line_without_a_warning(planned, asked, row):
    found = asked.get(_pair(planned, row))
    assert found is None or found.warnings


def test_what_two_interviews_told_is_warned_of(planned, asked):
    row = next(r for r in ALIASES if r["left_name"] == TOLD_APART)
    assert "told_by_different_people" in asked[_pair(planned, row)].warnings


def test_few_others_are_asked_about(planned, asked):
    true = {_pair(planned, row) for row in ALIASES}
    assert len(asked.keys() - true) <= 5


def test_the_true_ones_come_before_the_traps(planned, asked):
    """What is asked first: true pairs without a warning stand above every trap."""
    order = list(asked)
    traps = [order.index(_pair(planned, r)) for r in ALIASES if r["answer"] == "different"]
    true = [_pair(planned, r) for r in ALIASES if r["answer"] == "same"]
    plain = [order.index(pair) for pair in true if not asked[pair].warnings]
    assert len(plain) >= 9
    assert max(plain) < min(traps)
