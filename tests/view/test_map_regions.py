"""Constituencies: round regions that do not touch, near those they work with, and stay."""

from __future__ import annotations

import random
from itertools import combinations
from math import dist

import numpy as np
import pytest
from view.countries import by_constituency, country, grown_by, overlapping

from allymap.view.grown import grown
from allymap.view.layout import drawn
from allymap.view.regions import Regions, in_regions, room

EVERY = [
    ("karuwe", 0),
    *((name, n) for name in ("programme", "communities") for n in (120, 300)),
    ("communities", 1500),
]
GROWING = [("karuwe", 0), ("programme", 300), ("communities", 1500)]
SHAPE = 36  # pixels: no shape is drawn further from its middle


@pytest.mark.parametrize(("name", "n"), EVERY)
def test_no_shape_lies_on_another_and_all_are_inside_their_region(name: str, n: int) -> None:
    found = by_constituency(name, n)
    assert overlapping(country(name, n), dict(found.at)) == 0
    _check_members(found, country(name, n).of)


@pytest.mark.parametrize(("name", "n"), EVERY)
def test_regions_are_far_enough_apart_for_names_and_bridges(name: str, n: int) -> None:
    found = by_constituency(name, n)
    # Shown 1,000 pixels wide, a line of 14 pixels fits between any two.
    wide = np.ptp([x for x, _ in found.at.values()])
    assert _narrowest(found) >= max(room(len(found.at)) - 2, 14 * wide / 1000)


@pytest.mark.parametrize(("name", "n"), [("karuwe", 0), ("communities", 300)])
def test_regions_with_many_ties_between_them_are_near(name: str, n: int) -> None:
    """Against all regions of like size changing places at random."""
    one, found = country(name, n), by_constituency(name, n)
    names = [region.constituency for region in found.regions]
    middles = np.array([region.middle for region in found.regions], dtype=float)
    ties = np.zeros((len(names), len(names)))
    for a, b in one.ties:
        ties[names.index(one.of[a]), names.index(one.of[b])] += 1
    dice = np.random.default_rng(1)

    def length(order: np.ndarray) -> float:
        far = np.hypot(*(middles[order][:, None] - middles[order][None]).transpose(2, 0, 1))
        return float((far * ties).sum())

    others = [length(dice.permutation(len(names))) for _ in range(300)]
    assert length(np.arange(len(names))) < np.quantile(others, 0.1)


def test_members_stand_on_the_side_of_those_they_are_tied_to() -> None:
    """Two bodies of three lists each: who works with the other body faces it."""
    left, right = ([f"{side}{n:02}" for n in range(40)] for side in "lr")
    ties = [(left[n], right[n]) for n in range(8)]
    ties += [(side[a], side[a + 1]) for side in (left, right) for a in range(10, 39)]
    ids = [*left, *right]
    found = in_regions(drawn(ids, ties), {i: i[0] for i in ids})
    for mine, other in ((left, right), (right, left)):
        target = np.mean([found.at[i] for i in other], axis=0)
        far = [dist(found.at[i], target) for i in mine]
        assert np.mean(far[:8]) < 0.85 * np.mean(far[8:])
        assert sorted(far[:8])[6] < np.median(far[8:])


def test_members_tied_to_each_other_or_to_the_same_others_are_near() -> None:
    dice = random.Random(3)
    ids = [f"m{n:03}" for n in range(60)]
    others = [f"o{n}" for n in range(6)]
    dice.shuffle(ids)
    circles = [ids[k : k + 6] for k in range(0, 60, 6)]
    ties = [pair for circle in circles[:5] for pair in combinations(circle, 2)]
    ties += [(i, others[k]) for k, circle in enumerate(circles[5:]) for i in circle]
    of = dict.fromkeys(ids, "men") | dict.fromkeys(others, "women")
    at = in_regions(drawn(of, ties), of).at
    every = np.mean([dist(at[a], at[b]) for a, b in combinations(ids, 2)])
    for kind in (circles[:5], circles[5:]):
        inside = [dist(at[a], at[b]) for circle in kind for a, b in combinations(circle, 2)]
        assert np.mean(inside) < 0.6 * every


def test_the_order_of_the_lists_does_not_matter() -> None:
    one, dice = country("programme", 120), random.Random(2)
    ids, ties = list(one.ids), [(b, a) for a, b in one.ties]
    dice.shuffle(ids)
    dice.shuffle(ties)
    of = dict(sorted(one.of.items(), reverse=True))
    assert in_regions(drawn(ids, ties), of) == by_constituency("programme", 120)


@pytest.mark.parametrize(("name", "n"), GROWING)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_list_that_grows_leaves_everybody_where_people_know_them(
    name: str, n: int, seed: int
) -> None:
    known, later = by_constituency(name, n), grown_by(country(name, n), seed)
    found = grown(drawn(later.ids, later.ties), later.of, known)
    moves = [dist(found.at[i], known.at[i]) for i in known.at]
    wide = np.ptp([x for x, _ in known.at.values()])
    assert np.median(moves) < 0.02 * wide
    assert max(moves) < 0.1 * wide
    assert overlapping(later, dict(found.at)) == 0
    assert _narrowest(found) > 40
    _check_members(found, later.of)


def test_a_newcomer_stands_on_the_side_of_the_one_it_is_tied_to() -> None:
    known, one = by_constituency("communities", 300), country("communities", 300)
    nearer = []
    for other in one.ids[::15]:
        for mine in ("men", one.of[other]):
            of = {**one.of, "new": mine}
            at = grown(drawn(of, [*one.ties, ("new", other)]), of, known).at
            mates = [dist(at[i], at[other]) for i in one.ids if of[i] == mine and i != other]
            nearer.append(float(np.mean(np.array(mates) < dist(at["new"], at[other]))))
    assert np.mean(nearer) < 0.25
    assert max(nearer) < 0.6


def test_who_goes_leaves_the_others_and_the_regions_in_place() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    left = one.ids[12:]
    ties = [tie for tie in one.ties if set(tie) <= set(left)]
    found = grown(drawn(left, ties), one.of, known)
    assert found.at == {i: known.at[i] for i in left}
    circles = {region.constituency: (region.middle, region.radius) for region in known.regions}
    assert all((r.middle, r.radius) == circles[r.constituency] for r in found.regions)


def test_a_pinned_actor_stays_also_outside_its_region_and_no_region_stretches_to_it() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    i = one.ids[5]
    moved = Regions({**known.at, i: (9000, -9000)}, known.regions)
    found = grown(drawn(one.ids, one.ties), one.of, moved, pinned=[i])
    assert found.at[i] == (9000, -9000)
    assert max(region.radius for region in found.regions) < 1000
    back = grown(drawn(one.ids, one.ties), one.of, Regions(found.at, found.regions))
    _check_members(back, one.of)


def test_who_is_of_another_constituency_now_moves_to_its_region() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    i = one.ids[5]
    other = next(name for name in sorted(set(one.of.values())) if name != one.of[i])
    found = grown(drawn(one.ids, one.ties), {**one.of, i: other}, known)
    _check_members(found, {**one.of, i: other})


def test_a_constituency_nobody_had_gets_a_region_of_its_own() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    of = {**one.of, "m1": "media", "m2": "media"}
    found = grown(drawn(of, [*one.ties, ("m1", one.ids[0]), ("m1", "m2")]), of, known)
    assert {i: found.at[i] for i in known.at} == known.at
    assert _narrowest(found) > 100
    _check_members(found, of)


def test_regions_that_nobody_kept_are_drawn_around_those_who_stand() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    found = grown(drawn(one.ids, one.ties), one.of, Regions(known.at, ()))
    assert found.at == known.at
    _check_members(found, one.of)


def test_regions_that_grow_into_each_other_move_apart_with_all_their_members() -> None:
    known, one = by_constituency("communities", 120), country("communities", 120)
    many = {f"x{n:03}": "men" for n in range(150)}
    found = grown(drawn([*one.ids, *many], one.ties), {**one.of, **many}, known)
    assert _narrowest(found) > 40
    assert overlapping(country("communities", 120), dict(found.at)) == 0
    _check_members(found, {**one.of, **many})


@pytest.mark.parametrize("n", [0, 1, 2])
def test_hardly_anybody_is_a_picture_too(n: int) -> None:
    of = {f"a{k}": f"c{k}" for k in range(n)}
    found = in_regions(drawn(of, []), of)
    assert (len(found.at), len(found.regions)) == (n, n)


def _check_members(found: Regions, of: dict[str, str]) -> None:
    """Everybody is wholly inside the region of its constituency, and named there."""
    for region in found.regions:
        assert set(region.members) == {i for i in found.at if of[i] == region.constituency}
        far = [dist(found.at[i], region.middle) for i in region.members]
        assert max(far) + SHAPE <= region.radius
    assert sum(len(region.members) for region in found.regions) == len(found.at)


def _narrowest(found: Regions) -> float:
    return min(
        dist(one.middle, other.middle) - one.radius - other.radius
        for one, other in combinations(found.regions, 2)
    )
