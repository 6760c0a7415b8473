"""Everybody sees sums of five and more, and nobody in them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from gaps.random_country import random_country
from karuwe import AS_OF, karuwe
from never_noted import landscape_without
from scipy.optimize import Bounds, LinearConstraint, milp

from allymap.gaps.mix import regions
from allymap.gaps.public import public
from allymap.gaps.rules import findings_for
from allymap.model import records
from allymap.model.audience import counted, for_audience
from allymap.model.sketch import sketch
from allymap.model.stances import against_us
from allymap.model.terms import constituency, form
from allymap.model.vocabulary import built_in

THEMES = {"accountability": ["ACC-1"], "bridges": ["BRIDGE-1", "BRIDGE-2", "SCALE-1"]}
DAY = timedelta(days=1)


def crowd(more="", *, kind="mens_group", n=6):
    lines = [f"g{i}:{kind}{{place=Orun}}" for i in range(n)]
    return sketch("\n".join([*lines, more]))


def told(landscape, themes=THEMES):
    return public(landscape, AS_OF, AS_OF, themes)


@pytest.mark.parametrize("seed", range(40))
def test_an_attacker_finds_at_most_one_in_five(seed):
    """Type, degree and neighbours are known of everybody; the page has a class of theirs only."""
    landscape = random_country(random.Random(seed)).landscape
    picture, seen = told(landscape, {}), counted(landscape, AS_OF, AS_OF)
    rates = []
    for actor in seen.actor:
        if form(seen, actor) == "person":
            may = [picture.people.size(constituency(seen, actor))]
        else:
            place = seen.actor[actor].place
            area = regions(seen).get(place, place)
            may = [picture.bodies.size(constituency(seen, actor)), picture.areas.size(area)]
        rates += [1 / size for size in may if size]
        assert all(size == 0 or size >= 5 for size in may)
    assert max(rates) == picture.risk.worst <= 0.2
    assert np.mean(rates) <= 0.2
    assert picture.risk.mean <= picture.risk.worst
    assert picture.risk.small == 0


@pytest.mark.parametrize("seed", range(25))
def test_the_two_tables_of_bodies_together_pin_no_small_cell_down(seed):
    """An integer program over constituency by area, with all sums that are told."""
    landscape = random_country(random.Random(seed)).landscape
    picture, seen = told(landscape, {}), counted(landscape, AS_OF, AS_OF)
    region = regions(seen)
    pairs = [
        (constituency(seen, a.id), region.get(a.place, a.place))
        for a in seen.actors
        if form(seen, a.id) != "person"
    ]
    groups, areas = sorted({g for g, _ in pairs}), sorted({a for _, a in pairs})
    sums = [*_sums(picture.bodies, groups, 0), *_sums(picture.areas, areas, 1)]
    cells = [(g, a) for g in groups for a in areas]
    matrix = np.array([[float(cell[side] in codes) for cell in cells] for codes, side, _ in sums])
    right = np.array([n for _, _, n in sums], dtype=float)
    given = {
        "integrality": np.ones(len(cells)),
        "bounds": Bounds(0, right.max()),
        "constraints": LinearConstraint(matrix, right, right),
    }
    true = Counter(pairs)
    for n, cell in enumerate(cells):
        aim = np.zeros(len(cells))
        aim[n] = 1
        least, most = round(milp(aim, **given).fun), round(-milp(-aim, **given).fun)
        assert least <= true[cell] <= most
        assert most - least >= 4 or true[cell] >= 5, (cell, least, most)


def _sums(table, codes, side):
    """What a table tells: these codes together are so many."""
    yield from (({code}, side, n) for code, n in table.told.items())
    yield {code for code in codes if code not in table.told}, side, table.rest


@pytest.mark.parametrize("seed", range(20))
def test_no_person_and_nothing_of_the_others_but_what_they_agreed_to(seed):
    landscape = random_country(random.Random(seed)).landscape
    luck = random.Random(seed)
    consents = tuple(
        records.Consent(a.id, "consent", ("publish", "analyse"), AS_OF)
        for a in landscape.actors
        if luck.random() < 0.5
    )
    landscape = replace(landscape, consents=consents)
    seen = for_audience(landscape, "public", AS_OF, AS_OF)
    agreed = {one.actor for one in consents}
    assert seen.actors
    assert set(seen.actor) <= agreed - against_us(landscape, AS_OF)
    assert all(form(landscape, one) != "person" for one in seen.actor)
    for table in ("ties", "activities", "positions", "consents", "sources", "seats"):
        assert getattr(seen, table) == ()
    assert findings_for(landscape, "public", AS_OF, AS_OF) == ()
    assert {name for _, name in told(landscape, {}).named} == {a.name for a in seen.actors}


def test_the_page_is_the_same_as_if_nobody_had_noted_who_stands_against_us():
    land = karuwe()
    never = landscape_without(land, against_us(land, AS_OF))
    assert len(never.actors) < len(land.actors)
    assert told(never) == told(land)


ENDED = {
    "expired": "scope=analyse|publish expires=2026-01-30",
    "withdrawn": "scope=analyse|publish withdrawn=2026-01-31",
    "for something else": "scope=store|name_internal",
}


@pytest.mark.parametrize("how", ENDED)
@pytest.mark.parametrize("kind", ["mens_group", "male_ally"])
def test_whose_consent_has_ended_is_not_even_counted(how, kind):
    given = crowd("consents actor=g0 basis=consent scope=analyse date=2025-01-01", kind=kind)
    ended = crowd(f"consents actor=g0 basis=consent date=2025-01-01 {ENDED[how]}", kind=kind)
    sizes = [told(one, {}) for one in (given, ended)]
    totals = [one.people.total + one.bodies.total for one in sizes]
    assert totals == [6, 5]
    assert not sizes[1].named


@pytest.mark.parametrize("people", [True, False])
@pytest.mark.parametrize("fewer", [0, 1])
def test_no_sum_is_so_full_that_it_tells_what_is_in_it(people, fewer):
    """Four of each constituency there can be, under fifty men; in the largest sum that is told,
    each could be one fewer.
    """
    kinds = {k.constituency: k.code for k in built_in().kinds.values() if _person(k) == people}
    small = [kinds[one] for one in sorted(kinds.keys() - {"men", "lgbtq"})]
    sizes = {kinds["men"]: 50, **dict.fromkeys(small, 4)}
    sizes[small[0]] -= 4 * fewer
    lines = [f"{kind}-{n}:{kind}" for kind, size in sizes.items() for n in range(size)]
    picture = told(sketch("\n".join(lines)), {})
    table = picture.people if people else picture.bodies
    assert (table.told, table.total) == ({"men": 50} if fewer else {}, sum(sizes.values()))


def _person(kind):
    return kind.form == "person"


def test_named_is_who_agreed_and_only_until_the_day_it_ends():
    landscape = crowd("consents actor=g0 basis=consent scope=publish expires=2026-01-31")
    picture = told(landscape, {})
    assert picture.named == (("men", "g0"),)
    assert picture.bodies.told == {"men": 5}
    later = public(landscape, AS_OF, AS_OF + DAY, {})
    assert later.named == ()
    assert later.bodies.told == {"men": 5}


def test_lgbtq_organisations_are_neither_counted_nor_named_unless_they_agreed():
    lines = "\n".join(f"q{i}:lgbtq_org" for i in range(7))
    without, with_ = told(crowd(), {}), told(crowd(lines), {})
    assert (with_.bodies, with_.areas, with_.named) == (without.bodies, without.areas, ())
    agreed = crowd(lines + "\nconsents actor=q0 basis=consent scope=publish")
    assert told(agreed, {}).named == (("lgbtq", "q0"),)


def test_bridges_are_told_in_bands_and_only_what_works():
    both = "\n".join(f"w{i}:womens_group" for i in range(6))
    ties = [f"g{i % 6} -collaborates_with{{last_contact=2026-01-02}}-> w{i % 5}" for i in range(10)]
    for n, band in ((0, "hidden"), (4, "hidden"), (5, "few"), (9, "few"), (10, "many")):
        landscape = crowd("\n".join([both, *ties[:n]]))
        assert told(landscape, {}).bridges == {("men", "women"): band}, n
    old = crowd("\n".join([both, *(t.replace("2026-01", "2024-01") for t in ties)]))
    inside = replace(
        landscape, ties=tuple(replace(t, visibility="internal") for t in landscape.ties)
    )
    for one in (old, inside):
        assert told(one, {}).bridges == {("men", "women"): "hidden"}


def test_what_is_missing_is_true_of_the_whole_and_not_of_everybody_in_a_class():
    asked = "sources id=s date=2026-01-10\nscopes source=s topic=accountable_to about=all\n"
    asked += "\n".join(f"f{i}:feminist_org" for i in range(6))
    told_of = "{form=decides last_contact=2026-01-02}"
    ties = [f"g{i} -accountable_to{told_of}-> f0" for i in range(8)]
    open_ = crowd("\n".join([asked, *ties[:1]]), n=8)
    assert told(open_).missing == {"accountability": 5}
    assert told(crowd("\n".join([asked, *ties[:4]]), n=8)).missing == {}
    assert told(crowd(asked, n=8)).missing == {}  # each of the eight would be known


@pytest.mark.parametrize("others", [0, 1])
def test_what_is_missing_is_not_of_all_people_of_a_class_either(others):
    """Five researchers, without each of whom two groups were cut off: all five would be known."""
    lines = ["sources id=s date=2026-01-10", "scopes source=s topic=collaborates_with about=all"]
    told_of = "collaborates_with{last_contact=2026-01-02}"
    for n in range(5 + others):
        lines.append(f"p{n}:PERSON")
        lines.append(f"consents actor=p{n} basis=consent scope=name_coalition|analyse")
    for n in range(5):
        lines += [f"p{n} -{told_of}-> {side}{n}:womens_group" for side in "abc"]
        lines += [f"a{n} -{told_of}-> d{n}:womens_group", f"b{n} -{told_of}-> e{n}:womens_group"]
    landscape = sketch("\n".join(lines).replace("PERSON", "researcher"))
    picture = told(landscape, {"bridges": ["BRIDGE-1"]})
    assert picture.people.told == {"research": 5 + others}
    assert picture.missing == ({"bridges": 5} if others else {})


def test_a_page_in_which_somebody_could_be_found_has_too_much_risk():
    words = built_in().extended("[thresholds]\nsuppression = 3\n")
    risk = told(replace(crowd(n=4), vocabulary=words), {}).risk
    assert (risk.least, risk.worst, risk.too_much, risk.small) == (4, 0.25, True, 1.0)
    assert not told(crowd(n=4), {}).risk.least
    assert not told(crowd(), {}).risk.too_much


def test_karuwe_counted_by_hand():
    """Men's bodies: eight of the list stand, by kind; a day without a source is no newest day."""
    picture = told(karuwe())
    assert picture.bodies.told["men"] == 8
    assert picture.bridges["men", "feminist"] == "many"
    assert picture.newest == date(2026, 1, 25)
    assert picture.missing == {"accountability": 5}
