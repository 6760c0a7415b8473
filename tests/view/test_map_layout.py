"""Who works with whom: true neighbourhoods, nobody on anybody, known spots kept."""

from __future__ import annotations

import random
import re
from math import dist
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from view.countries import (
    by_constituency,
    by_ties,
    country,
    fidelity,
    grown_by,
    nearest_two,
    overlapping,
    springs,
)

from allymap.view.apart import GAP, apart
from allymap.view.layout import place

SMALL = [("karuwe", 0), *((name, n) for name in ("programme", "communities") for n in (120, 300))]
LARGE = ("communities", 1500)
DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0015-two-arrangements.md"


ROW = re.compile(r"\| (\w+), ([\d,]+) actors \| \.(\d+) \| \.(\d+) \| \.(\d+) \|")


def told(name: str, n: int) -> list[float]:
    """What decision 15 says of a network: by ties, by constituency, by springs."""
    rows = ROW.findall(DECISION.read_text(encoding="utf-8"))
    said = {(row[0].lower(), int(row[1].replace(",", ""))): row[2:] for row in rows}
    return [float(f".{share}") for share in said[name, n or len(country(name).ids)]]


@pytest.mark.parametrize(("name", "n"), [*SMALL, LARGE])
def test_neighbours_stand_nearest_more_often_than_springs_place_them(name: str, n: int) -> None:
    """And both as often as the decision to have two arrangements says."""
    one = country(name, n)
    ours, theirs = fidelity(one, by_ties(name, n)), springs(one, seeds=3 if n < 1500 else 1)
    assert ours >= theirs * (1.5 if n == 1500 else 1)
    regions = fidelity(one, by_constituency(name, n).at)
    assert told(name, n) == pytest.approx([ours, regions, theirs], abs=0.03)


@pytest.mark.parametrize(("name", "n"), [*SMALL, LARGE])
def test_no_shape_lies_on_another(name: str, n: int) -> None:
    assert overlapping(country(name, n), by_ties(name, n)) == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_lists_does_not_matter(seed: int) -> None:
    one = country("communities", 120)
    dice = random.Random(seed)
    ids, ties = list(one.ids), list(one.ties)
    dice.shuffle(ids)
    dice.shuffle(ties)
    turned = [(b, a) if dice.random() < 0.5 else (a, b) for a, b in ties]
    assert place(ids, [*turned, *turned[:9]], {}) == by_ties("communities", 120)


@pytest.mark.parametrize(("name", "n"), [("karuwe", 0), ("programme", 300), LARGE])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_newcomers_stand_beside_a_neighbour_and_nobody_else_moves(
    name: str, n: int, seed: int
) -> None:
    known, later = by_ties(name, n), grown_by(country(name, n), seed)
    at = place(later.ids, later.ties, known)
    assert {i: at[i] for i in known} == known
    assert overlapping(later, at) == 0
    near = later.neighbours()
    beside = [min(dist(at[i], at[other]) for other in near[i]) for i in at.keys() - known.keys()]
    assert np.median(beside) < 2 * GAP
    assert max(beside) < 4 * GAP


def test_who_goes_leaves_the_others_in_place() -> None:
    one, known = country("communities", 120), by_ties("communities", 120)
    left = one.ids[10:]
    ties = [tie for tie in one.ties if set(tie) <= set(left)]
    assert place(left, ties, known) == {i: known[i] for i in left}


def test_a_spot_that_was_dragged_is_kept_to_the_pixel() -> None:
    assert place(["a", "b"], [("a", "b")], {"a": (-317.0, 12.0)})["a"] == (-317, 12)


def test_who_is_pinned_onto_others_stays_and_they_make_way_a_little() -> None:
    one, known = country("communities", 120), by_ties("communities", 120)
    mover, under = one.ids[0], one.ids[60]
    moved = known | {mover: known[under]}
    at = place(one.ids, one.ties, moved, pinned=[mover])
    assert at[mover] == known[under]
    assert overlapping(one, at) == 0
    assert dist(at[under], known[under]) < 4 * GAP
    assert sum(at[i] != moved[i] for i in one.ids) <= 7  # no more than six coins touch a seventh


def test_components_stand_side_by_side_and_the_untied_in_rows_below() -> None:
    ring = [(f"r{i}", f"r{(i + 1) % 20}") for i in range(20)]
    alone = [f"z{i:02}" for i in range(30)]
    ids = [*dict.fromkeys(i for tie in ring for i in tie), "p", "q", *alone]
    spots = place(ids, [*ring, ("p", "q")], {})
    right = max(spots[f"r{i}"][0] for i in range(20))
    assert min(spots["p"][0], spots["q"][0]) > right
    bottom = max(spots[i][1] for i in ids if not i.startswith("z"))
    assert min(spots[i][1] for i in alone) > bottom
    assert len({spots[i][1] for i in alone}) < 10
    assert nearest_two(spots) >= GAP - 2
    later = place([*ids, "z90", "z91"], [*ring, ("p", "q")], spots)
    last = max(spots[i][1] for i in alone)
    assert all(last <= later[i][1] <= last + 2 * GAP for i in ("z90", "z91"))
    assert nearest_two(later) >= GAP - 2


def test_newcomers_who_only_know_each_other_stand_together_aside() -> None:
    known = by_ties("communities", 120)
    one = country("communities", 120)
    at = place([*one.ids, "x", "y"], [*one.ties, ("x", "y")], known)
    assert dist(at["x"], at["y"]) < 2 * GAP
    assert min(at["x"][0], at["y"][0]) > max(x for x, _ in known.values())


@pytest.mark.parametrize("n", [2, 40, 200])
def test_all_on_one_spot_come_apart(n: int) -> None:
    points = apart(np.zeros((n, 2)))
    assert nearest_two(dict(enumerate(map(tuple, points)))) >= GAP


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=14))
def test_any_handful_gets_whole_pixels_of_its_own(ties: list[tuple[str, str]]) -> None:
    spots = place("abcdefgh", ties, {})
    assert set(spots) == set("abcdefgh")
    assert all(isinstance(axis, int) for spot in spots.values() for axis in spot)
    assert nearest_two(spots) >= GAP - 2


def test_nobody_is_a_map_too() -> None:
    assert place([], [], {}) == {}
