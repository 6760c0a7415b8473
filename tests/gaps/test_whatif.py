"""What-if is the same as asking the changed landscape from scratch."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from gaps.random_days import AS_OF
from gaps.random_doors import doors_of, random_doors

from allymap.gaps.routes import Ways
from allymap.gaps.rules import find_gaps
from allymap.gaps.whatif import Leaving, after, difference, ends
from allymap.model import records
from allymap.model.journal import Row
from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, key_of

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

TODAY = AS_OF.isoformat()


def _leave(rng, whole):
    gone = rng.choice(whole.actors).id
    left = whole.without(gone)
    settings = tuple(s for s in left.settings if s.value != gone)
    return Leaving(gone), replace(left, settings=settings)


def _join(rng, whole):
    data = {"id": "new", "name": "new", "kind": rng.choice(sorted(whole.vocabulary.kinds))}
    actor = records.Actor("new", "new", data["kind"])
    return Row("", "actors", "new", data), whole.with_(actors=[actor])


def _tie(rng, whole):
    one, other = rng.sample([a.id for a in whole.actors], 2)
    type_ = rng.choice(["accountable_to", "collaborates_with", "supports", "has_access_to"])
    data = {"source": one, "target": other, "type": type_, "last_contact": TODAY}
    key = key_of(TABLES["ties"], data)
    tie = records.Tie(key, one, other, type_, last_contact=AS_OF)
    return Row("", "ties", key, data), whole.with_(ties=[tie])


def _end(rng, whole):
    if not whole.ties:
        return _tie(rng, whole)
    tie = rng.choice(whole.ties)
    named = {"id": tie.id, "source": tie.source, "target": tie.target, "type": tie.type}
    ties = (replace(one, end=AS_OF) if one == tie else one for one in whole.ties)
    return Row("", "ties", tie.key, {**named, "end": TODAY}), replace(whole, ties=tuple(ties))


def _stance(rng, whole):
    actor, stance = rng.choice(whole.actors), rng.randint(-2, 2)
    changed = (replace(a, stance=stance) if a == actor else a for a in whole.actors)
    data = {"id": actor.id, "stance": stance}
    return Row("", "actors", actor.id, data), replace(whole, actors=tuple(changed))


def _same(one: Landscape, other: Landscape):
    """The same records in every table, in whatever order."""
    for name in TABLES:
        assert set(map(repr, getattr(one, name))) == set(map(repr, getattr(other, name))), name


def _unsaid(before, then):
    """Nominations that the change takes away never were: their end would tell who said them."""
    gone = {t.key for t in before.ties if t.type == "nominates" and t not in then.ties}
    return replace(before, ties=tuple(t for t in before.ties if t.key not in gone))


@pytest.mark.parametrize("seed", range(200))
def test_what_if_equals_asking_again_from_scratch(seed):
    rng = random.Random(seed)
    before = random_doors(rng)
    change, then = rng.choice((_leave, _join, _tie, _end, _stance))(rng, before)
    _same(after(before, [change]), then)
    found = difference(before, after(before, [change]), AS_OF)
    before = _unsaid(before, then)
    old = {f.id: f for f in find_gaps(before, AS_OF) if f.status != "OK"}
    new = {f.id: f for f in find_gaps(then, AS_OF) if f.status != "OK"}
    assert {f.id for f in found.opened} == set(new) - set(old)
    assert {f.id for f in found.closed} == set(old) - set(new)
    told = {now.id for _, now in found.changed}
    for one in set(old) & set(new):
        same = ("status", "variant", "severity", "affected")
        differs = any(getattr(old[one], name) != getattr(new[one], name) for name in same)
        assert (one in told) == differs
    _same_routes(before, then, found)


def _same_routes(before, then, found):
    start = before.us
    was = {one.ask: bool(one.routes) for one in Ways(before, AS_OF).to_all(start)}
    now = {one.ask: bool(one.routes) for one in Ways(then, AS_OF).to_all(start)}
    both = set(was) & set(now)
    assert {one.ask for one, _ in found.lost} == {a for a in both if was[a] and not now[a]}
    assert {one.ask for one, _ in found.gained} == {a for a in both if now[a] and not was[a]}


def test_a_route_that_is_lost_and_one_that_is_gained():
    text = """
        settings name=us value=Us
        Us:ingo -supports{last_contact=2026-01-10}-> Amina:ngo_local
        Amina -has_access_to{last_contact=2026-01-10}-> Boss:ministry
        asks id=Law name=Law target=Boss
    """
    with_her = sketch(text)
    without_her = after(with_her, [Leaving("Amina")])
    (pair,) = difference(with_her, without_her, AS_OF).lost
    assert (pair[0].ask, pair[1].why_none) == ("Law", "none")
    (back,) = difference(without_her, with_her, AS_OF).gained
    assert back[1].routes[0].way == ("Us", "Amina", "Boss")


def test_nothing_changes_when_nothing_does():
    whole = doors_of(5)
    assert difference(whole, whole, AS_OF).nothing


def test_who_leaves_does_not_show_whom_she_named_or_doubted():
    """Both would close or change with her: the women who told it would be known one by one."""
    whole = sketch("""
        Asha:community_member{gender=woman} -nominates{as=supportive_man}-> \
            Musa:community_member{gender=man}
        Sara:community_member{gender=woman} -nominates{as=supportive_man}-> Musa
        Sara -nominates{as=concern}-> Pastor:religious_leader{trained=2025-06-01,vetted=2025-05-01}
        Sisters:feminist_org -supports{last_contact=2026-01-10}-> Pastor
        activities id=E1 date=2025-11-02 element=stepping_out space=public people=Pastor:speaker
    """)
    assert {"BASE-1:Musa", "INF-2:Pastor"} <= {
        f.id for f in find_gaps(whole, AS_OF) if f.status != "OK"
    }
    found = difference(whole, after(whole, [Leaving("Sara")]), AS_OF)
    told = [*found.opened, *found.closed, *(one for pair in found.changed for one in pair)]
    assert not [f.id for f in told if f.rule in ("BASE-1", "INF-2")]


def test_what_can_be_kept_of_leaving_ends_what_is_open_and_leaves_alone_what_is_not():
    whole = sketch("""
        A:ngo_local -supports{start=2026-03-01}-> B:male_ally
        A -mentors{end=2025-01-01}-> B; A -trusts{start=2025-01-01}-> B
        A -nominates{as=concern}-> B
        coalitions id=K name=K; coalitions id=L name=L; coalitions id=M name=M
        seats coalition=K actor=A left=2025-06-01
        seats coalition=L actor=A joined=2025-06-01; seats coalition=M actor=A joined=2026-05-01
        services actor=A service_type=legal place=P last_verified=2025-12-01
        services actor=A service_type=health place=P
    """)
    rows = ends(whole, "A", AS_OF)
    told = {(row.data.get("type") or row.data.get("coalition")): row.data for row in rows}
    assert told["supports"]["end"] == "2026-03-01"
    assert told["trusts"]["end"] == AS_OF.isoformat()
    assert told["L"]["left"] == AS_OF.isoformat()
    assert told["M"]["left"] == "2026-05-01"
    services = [row.data["service_type"] for row in rows if row.table == "services"]
    assert (set(told) - {None}, services) == ({"supports", "trusts", "L", "M"}, ["legal"])


def test_a_best_route_that_is_worth_less_has_moved_though_it_is_the_same():
    trust = "last_contact=2026-01-20,trust_reliability={0},trust_mission={0},trust_openness={0}"
    drawn = """
        Us:ingo -collaborates_with{{{about}}}-> Chair:political_official
        settings name=us value=Us; asks id=Law name=Law target=Chair
    """
    more, less = (sketch(drawn.format(about=trust.format(n))) for n in (4, 3))
    found = difference(more, less, AS_OF)
    assert [(one.ask, other.ask) for one, other in found.moved] == [("Law", "Law")]
    assert difference(more, more, AS_OF).nothing
