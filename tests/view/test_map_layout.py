"""Where actors stand: the same whatever the order, kept where they were, never on each other."""

from __future__ import annotations

import random
from itertools import combinations
from math import dist

import pytest
from allymap.view.islands import GAP
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.view.layout import place


def _village(n: int, seed: int) -> tuple[list[str], list[tuple[str, str]], dict[str, str]]:
    """n actors in five areas, each tied mostly within its own."""
    dice = random.Random(seed)
    ids = [f"a{i:03}" for i in range(n)]
    areas = {one: f"area{i % 5}" for i, one in enumerate(ids)}
    ties = [(ids[i], ids[(i + 5) % n]) for i in range(n)]
    ties += [tuple(dice.sample(ids, 2)) for _ in range(n * 2)]
    return ids, ties, areas


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_lists_does_not_matter(seed: int) -> None:
    ids, ties, areas = _village(60, seed)
    first = place(ids, ties, {}, areas)
    dice = random.Random(seed)
    dice.shuffle(ids)
    dice.shuffle(ties)
    turned = [(b, a) if dice.random() < 0.5 else (a, b) for a, b in ties]
    assert place(ids, [*turned, *turned[:9]], {}, dict(reversed(areas.items()))) == first


@pytest.mark.parametrize("areas_known", [True, False])
def test_no_two_of_150_stand_on_each_other(areas_known: bool) -> None:
    ids, ties, areas = _village(150, 4)
    spots = place(ids, ties, {}, areas if areas_known else None)
    nearest = min(dist(spots[a], spots[b]) for a, b in combinations(ids, 2))
    assert nearest >= GAP * 0.9


def test_areas_stand_apart() -> None:
    ids, ties, areas = _village(100, 5)
    spots = place(ids, ties, {}, areas)
    inside = [dist(spots[a], spots[b]) for a, b in combinations(ids, 2) if areas[a] == areas[b]]
    across = [dist(spots[a], spots[b]) for a, b in combinations(ids, 2) if areas[a] != areas[b]]
    assert sum(inside) / len(inside) < 0.6 * sum(across) / len(across)


def test_what_was_placed_stays_and_a_newcomer_stands_by_its_neighbours() -> None:
    ids, ties, areas = _village(80, 6)
    known = place(ids, ties, {}, areas)
    later = place([*ids, "new", "lonely"], [*ties, ("new", ids[3]), ("new", ids[8])], known, areas)
    assert {i: later[i] for i in ids} == known
    middle = tuple((known[ids[3]][axis] + known[ids[8]][axis]) / 2 for axis in (0, 1))
    assert dist(later["new"], middle) < 4 * GAP
    assert min(dist(later["new"], known[i]) for i in ids) >= GAP * 0.8
    assert later["lonely"][1] > max(y for _, y in known.values())


def test_a_spot_that_was_dragged_is_kept_to_the_pixel() -> None:
    assert place(["a", "b"], [("a", "b")], {"a": (-317.0, 12.0)})["a"] == (-317, 12)


def test_components_stand_side_by_side_and_the_untied_in_rows_below() -> None:
    ring = [(f"r{i}", f"r{(i + 1) % 20}") for i in range(20)]
    ids = [
        *dict.fromkeys(i for tie in ring for i in tie),
        "p",
        "q",
        *(f"z{i:02}" for i in range(30)),
    ]
    spots = place(ids, [*ring, ("p", "q")], {})
    right = max(spots[f"r{i}"][0] for i in range(20))
    assert min(spots["p"][0], spots["q"][0]) > right
    bottom = max(spots[i][1] for i in ids if not i.startswith("z"))
    alone = [spots[f"z{i:02}"] for i in range(30)]
    assert min(y for _, y in alone) > bottom
    assert len({y for _, y in alone}) < 10
    assert len(set(alone)) == 30


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=14))
def test_any_handful_gets_whole_pixels_of_its_own(ties: list[tuple[str, str]]) -> None:
    spots = place("abcdefgh", ties, {})
    assert set(spots) == set("abcdefgh")
    assert all(isinstance(axis, int) for spot in spots.values() for axis in spot)
    assert len(set(spots.values())) == 8


def test_nobody_is_a_map_too() -> None:
    assert place([], [], {}) == {}
