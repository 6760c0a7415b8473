"""INCL-1, worked out by hand: who is missing, who is stuck at the edge."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from allymap.gaps.inclusion import INCL_1, Group, Room, told_together
from allymap.gaps.rules import findings_for
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
ASKED = "sources id=S1 date=2026-01-10\n"


def _found(text):
    return {f.id: f for f in INCL_1.look(sketch(text), AS_OF)}


def _said(text):
    return {id_: (f.status, f.variant) for id_, f in _found(text).items()}


def _bodies(kind, count, about=""):
    return "\n".join(f"{kind}{i}:{kind}{about}" for i in range(count)) + "\n"


def _seats(*actors, more=""):
    rows = [f"seats coalition=K actor={actor} {more}" for actor in actors]
    return "\n".join(["coalitions id=K name=K", *rows]) + "\n"


def _named(kind, count):
    return [f"{kind}{i}" for i in range(count)]


# 7 women's groups and 5 others; 4 others sit: P(0) = C(5,4) / C(12,4) = 5 / 495 = .0101.
MISSING = _bodies("womens_group", 7) + _bodies("ingo", 5) + _seats(*_named("ingo", 4))


def test_a_group_without_seats_is_missing_and_nobody_asked():
    assert _said(MISSING) == {"INCL-1:K/members/women": ("BLIND_SPOT", "left_out")}


@pytest.mark.parametrize("about", ["all", "K"])
def test_asked_about_all_or_in_the_coalition_it_is_a_gap(about):
    scope = f"scopes source=S1 topic=coalitions about={about}"
    found = _found(MISSING + ASKED + scope)["INCL-1:K/members/women"]
    assert (found.status, found.severity, found.affected) == ("GAP", "high", 7)


def test_asked_about_every_body_it_is_a_gap_and_about_all_but_one_it_is_not():
    every = [f"scopes source=S1 topic=coalitions about={k}" for k in ("women", "ngo")]
    assert _found(MISSING + ASKED + "\n".join(every))["INCL-1:K/members/women"].status == "GAP"
    one = _found(MISSING + ASKED + every[0])["INCL-1:K/members/women"]
    assert one.status == "BLIND_SPOT"


def test_with_its_share_all_is_within():
    text = _bodies("womens_group", 7) + _bodies("ingo", 5)
    text += _seats("womens_group0", "womens_group1", "ingo0", "ingo1")
    assert _said(text) == {"INCL-1:K/members": ("OK", "within")}


def test_a_group_of_four_or_with_four_outside_is_not_spoken_of():
    seats = _seats("ingo0", "ingo1", "ingo2", "ingo3")
    assert _said(_bodies("womens_group", 4) + _bodies("ingo", 20) + seats) == {}
    assert _said(_bodies("womens_group", 20) + _bodies("ingo", 4) + seats) == {}


def test_seats_not_held_that_day_and_coalitions_without_one_make_no_room():
    text = _bodies("womens_group", 7) + _bodies("ingo", 5)
    assert _said(text + _seats("ingo0", more="left=2026-01-31")) == {}
    assert _said(text + _seats("ingo0", more="joined=2026-02-01")) == {}


def test_steering_is_chosen_from_those_who_sit():
    """12 sit, 6 of them women's groups; 5 others steer: P(0) = C(6,5) / C(12,5) = .0076."""
    text = _bodies("womens_group", 6) + _bodies("ingo", 6)
    text += _seats(*_named("womens_group", 6), "ingo5")
    text += "\n".join(f"seats coalition=K actor=ingo{i} role=steering" for i in range(5))
    found = _found(text)
    assert {i: f.variant for i, f in found.items()} == {
        "INCL-1:K/members": "within",
        "INCL-1:K/steering/women": "left_out",
    }
    facts = found["INCL-1:K/steering/women"].facts
    assert (facts["chosen"], facts["drawn"]) == ((0, 4), (5, 5))
    assert (facts["size"], facts["population"]) == ((6, 6), 12)


def test_the_leadership_of_a_body_is_a_group_of_its_own():
    text = _bodies("ngo_local", 7, "{led_by=youth}") + _bodies("ingo", 5)
    text += _seats(*_named("ingo", 4))
    assert _said(text) == {"INCL-1:K/members/led_by:youth": ("BLIND_SPOT", "left_out")}


def test_men_above_their_share():
    """6 men's groups of 20 bodies hold all 5 seats: C(6,5) / C(20,5) = 6 / 15504."""
    text = _bodies("mens_group", 6) + _bodies("ingo", 14) + _seats(*_named("mens_group", 5))
    assert _said(text) == {"INCL-1:K/members/men": ("BLIND_SPOT", "above")}


def test_men_are_never_left_out_and_women_never_above():
    text = _bodies("mens_group", 7) + _bodies("ingo", 5) + _seats(*_named("ingo", 4))
    assert _said(text) == {"INCL-1:K/members": ("OK", "within")}
    text = _bodies("womens_group", 6) + _bodies("ingo", 14) + _seats(*_named("womens_group", 5))
    assert _said(text) == {"INCL-1:K/members": ("OK", "within")}


def test_what_concerns_lgbtq_organisations_stays_inside():
    text = _bodies("lgbtq_org", 7) + _bodies("ingo", 5) + _seats(*_named("ingo", 4))
    assert _found(text)["INCL-1:K/members/lgbtq"].internal
    assert not _found(MISSING)["INCL-1:K/members/women"].internal


# Six women and six men at a public session; five men speak: P(0 women) = 6 / 792 = .0076,
# and P(all five men) is the same.
SPEAKERS = "|".join([*(f"w{i}:participant" for i in range(6)), "m5:participant"])
SPEAKERS += "|" + "|".join(f"m{i}:speaker" for i in range(5))
STAGE = "\n".join(f"w{i}:community_member{{gender=woman}}" for i in range(6)) + "\n"
STAGE += "\n".join(f"m{i}:community_member{{gender=man}}" for i in range(6)) + "\n"


def _stage(day="2025-09-01", about="space=public element=alliances"):
    return STAGE + f"activities id=E1 date={day} {about} people={SPEAKERS}\n"


@pytest.mark.parametrize(
    "about",
    [
        "space=public element=alliances",
        "space=mixed element=stepping_out",
        "space=mixed element=alliances media=yes",
    ],
)
def test_who_speaks_where_the_public_sees_it(about):
    assert _said(_stage(about=about)) == {
        "INCL-1:speaking/woman": ("BLIND_SPOT", "left_out"),
        "INCL-1:speaking/man": ("BLIND_SPOT", "above"),
    }


def test_sessions_of_long_ago_still_to_come_or_not_public_do_not_count():
    assert _said(_stage(day="2025-01-30")) == {}
    assert _said(_stage(day="2026-02-01")) == {}
    assert _said(_stage(about="space=mixed element=alliances")) == {}
    assert set(_said(_stage(day="2025-01-31"))) == {
        "INCL-1:speaking/woman",
        "INCL-1:speaking/man",
    }


def test_speaking_is_a_gap_once_activities_were_asked_about():
    asked = _stage() + ASKED + "scopes source=S1 topic=activities about=all"
    assert {f.status for f in _found(asked).values()} == {"GAP"}


# A ring of 18 women's groups, two NGOs that each work with eight of them, and NGOs at the edge.
def _web(ngos=7):
    tie = "-collaborates_with{last_contact=2026-01-10}->"
    lines = [f"g{i}:womens_group {tie} g{(i + 1) % 18}:womens_group" for i in range(18)]
    lines += [f"hub{h}:ingo {tie} g{i}" for h in range(2) for i in range(10 * h, 10 * h + 8)]
    lines += [f"edge{i}:ingo {tie} g{i}" for i in range(ngos - 2)]
    return "\n".join(lines) + "\n"


def test_the_centre_and_the_links_of_the_network():
    """25 actors: place 3 of 25 by partners. hub0 and hub1 have 8, then g0 to g4 (both
    neighbours, a hub, an edge) have 4, so seven are chosen: five of 18 women, two of 7 others.
    """
    found = _said(_web())
    assert found["INCL-1:centre"] == ("OK", "within")
    assert found["INCL-1:brokerage"] == ("OK", "within")


def test_only_ngos_at_the_centre():
    """A third hub fills place 3: three NGOs of 26. P(0 of 18) = C(8,3) / C(26,3) = .0215."""
    tie = "-collaborates_with{last_contact=2026-01-10}->"
    text = _web() + "\n".join(f"hub2:ingo {tie} g{i}" for i in range(5, 15))
    assert _said(text) == {
        "INCL-1:centre/women": ("BLIND_SPOT", "left_out"),
        "INCL-1:brokerage/women": ("BLIND_SPOT", "left_out"),
    }
    asked = text + f"\n{ASKED}scopes source=S1 topic=collaborates_with about=all"
    assert {status for status, _ in _said(asked).values()} == {"GAP"}


def test_a_network_of_nineteen_has_no_centre():
    tie = "-collaborates_with{last_contact=2026-01-10}->"
    ring = "\n".join(f"g{i}:womens_group {tie} g{(i + 1) % 19}:womens_group" for i in range(19))
    assert _said(ring) == {}


SIZES = {"women": 100, "men": 50, "others": 50}


def _cells(facts):
    return facts["chosen"], facts["drawn"], facts["draws"]


def test_few_are_told_as_few_and_cannot_be_had_by_subtraction():
    """No four seats, no one other beside nineteen, no two left at home; nor by how rare it is."""
    assert _cells(_found(MISSING)["INCL-1:K/members/women"].facts) == ((0, 4), (0, 4), 10)
    men = _bodies("mens_group", 20) + _bodies("ingo", 20)
    beside = _found(men + _seats(*_named("mens_group", 13), "ingo0"))["INCL-1:K/members/men"]
    assert _cells(beside.facts) == ((10, 14), (14, 14), 10)
    home = men + _seats(*_named("mens_group", 18), *_named("ingo", 8))
    assert _cells(_found(home)["INCL-1:K/members/men"].facts) == ((16, 20), (26, 26), 10)


def test_large_counts_are_told_as_they_are():
    """20 women's groups hold 6 of 20 seats among 40: P(X <= 6) = .0128, at most 2 of 100."""
    text = _bodies("womens_group", 20) + _bodies("ingo", 20)
    text += _seats(*_named("womens_group", 6), *_named("ingo", 14))
    facts = _found(text)["INCL-1:K/members/women"].facts
    assert _cells(facts) == ((6, 6), (20, 20), 2)


@pytest.mark.parametrize(
    ("others", "told"),
    [(2, False), (47, False), (20, True)],
)
def test_what_is_told_of_several_tells_of_few_others_neither_chosen_nor_left(others, told):
    """20 of 100 women, 38 of 50 men: with 2 or 47 of 50 others, 2 or 3 would be had at once."""
    people = {code: [f"{code}{n}" for n in range(of)] for code, of in SIZES.items()}
    chosen = people["women"][:20] + people["men"][:38] + people["others"][:others]
    everybody = tuple(one for of in people.values() for one in of)
    room = Room("members", everybody, frozenset(chosen), "coalitions")
    groups = [Group("women", set(people["women"])), Group("men", set(people["men"]), above=True)]
    bands = told_together(room, groups, 5)
    assert all((low == high) is told for low, high in bands)
    assert all(low <= n <= high for n, (low, high) in zip((20, 38), bands, strict=True))


def test_it_is_told_in_plain_words():
    landscape = sketch(MISSING + ASKED + "scopes source=S1 topic=coalitions about=all")
    (told,) = tell(INCL_1.look(landscape, AS_OF), landscape, words())
    assert told.what == (
        "Members of K: of fewer than 5, fewer than 5 are from this group: women's groups (feminist "
        "organisations counted apart), although 7 of the 12 they were chosen among are. "
        "Drawn by lot, so few would come out at most 10 times in 100."
    )
    french = tell(INCL_1.look(landscape, AS_OF), landscape, words("fr"))[0]
    assert "moins de 5" in french.what


def test_partners_see_it_only_when_they_see_everybody_it_counts():
    asked = MISSING + ASKED + "scopes source=S1 topic=coalitions about=all\n"
    ids = {f.id for f in findings_for(sketch(asked), "coalition", AS_OF, AS_OF)}
    assert "INCL-1:K/members/women" in ids
    hidden = asked + "womens_group0{visibility=internal}"
    ids = {f.id for f in findings_for(sketch(hidden), "coalition", AS_OF, AS_OF)}
    assert "INCL-1:K/members/women" not in ids


def _told_of(text):
    return {i.rpartition("/")[2]: f.facts for i, f in _found(text).items() if "size" in f.facts}


def _may_be(facts, drawn, groups):
    """The numbers that each group's chosen may be, for whoever adds what is told of a room.

    All in the room are of these `groups`, told of or not, so that theirs add up to `drawn`.
    """
    bands = [facts[g]["chosen"] if g in facts else (0, drawn) for g in groups]
    ways = product(*(range(low, high + 1) for low, high in bands))
    fits = [way for way in ways if sum(way) == drawn]
    return {group: {way[n] for way in fits} for n, group in enumerate(groups)}


def test_a_band_in_a_room_is_not_what_the_other_groups_leave():
    """50 men's, 30 women's and 20 youth groups; 32, 6 and 2 of them have the 40 seats. Told one
    by one, 40 - 32 - 6 would be the two.
    """
    text = _bodies("mens_group", 50) + _bodies("womens_group", 30) + _bodies("youth_club", 20)
    text += _seats(*_named("mens_group", 32), *_named("womens_group", 6), *_named("youth_club", 2))
    facts = _told_of(text)
    assert set(facts) == {"men", "women", "youth"}
    assert facts["youth"]["chosen"] == (0, 4)
    may = _may_be(facts, 40, ["men", "women", "youth"])
    assert all(len(values) > 4 for values in may.values())
    assert {one["draws"] for one in facts.values()} == {10}


def test_nor_is_a_group_that_is_not_told_of():
    """Men have 20 of 28 seats and women 6, told as they are; the other two would be NGOs'."""
    text = _bodies("mens_group", 30) + _bodies("womens_group", 30) + _bodies("ingo", 8)
    text += _seats(*_named("mens_group", 20), *_named("womens_group", 6), *_named("ingo", 2))
    facts = _told_of(text)
    assert set(facts) == {"men", "women"}
    assert all(len(values) > 1 for values in _may_be(facts, 28, ["men", "women", "ngo"]).values())


def test_who_steers_does_not_tell_of_a_band_among_the_members():
    """18 of 20 men's groups sit: how many sit is not told, since two are left. Eight of the 26
    members steer, all men's groups: that 18 of 26 are would tell it.
    """
    text = _bodies("mens_group", 20) + _bodies("ingo", 20)
    text += _seats(*_named("mens_group", 18), *_named("ingo", 8))
    text += "\n".join(f"seats coalition=K actor=mens_group{i} role=steering" for i in range(8))
    found = _found(text)
    members, steering = (found[f"INCL-1:K/{room}/men"].facts for room in ("members", "steering"))
    assert members["chosen"] == (16, 20)
    assert (steering["size"], steering["population"]) == ((5, 21), 26)
    landscape = sketch(text)
    told = tell(INCL_1.look(landscape, AS_OF), landscape, words())
    assert not [one for one in told if "18" in one.what]
