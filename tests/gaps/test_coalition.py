"""The coalition card, worked out by hand: who sits, who speaks, what hangs on whom and on us."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from karuwe import AS_OF as KARUWE_DAY
from karuwe import karuwe

from allymap.gaps.coalition import by_constituency, by_role, card
from allymap.gaps.leaving import without_us
from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch
from allymap.network.holes import only_links
from allymap.network.mixing import blau
from allymap.view.coalition import moved, parts
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
LIVE = "-collaborates_with{last_contact=2026-01-10}->"
SEATS = """
    coalitions id=K name=Platform
    seats coalition=K actor=Men role=chair
    seats coalition=K actor=Fem role=member
    seats coalition=K actor=Women role=member
    seats coalition=K actor=Gone role=steering left=2025-12-31
    seats coalition=K actor=Us role=steering
    settings name=us value=Us
"""
DRAWN = f"""
    Men:mens_org; Fem:feminist_org; Women:womens_group; Gone:mens_org; Us:ingo
    Juma:male_ally -member_of-> Men
    Us -collaborates_with{{last_contact=2026-01-10 holder=staff-1}}-> Men
    Us -collaborates_with{{last_contact=2026-01-10 holder=staff-1}}-> Fem
    Us -supports{{last_contact=2026-01-09 holder=staff-2}}-> Fem
    Us {LIVE} Women
    Fem {LIVE} Women
    activities id=E1 date=2025-10-01 element=stepping_out space=public people=Juma:speaker
    {SEATS}
"""


def _card(text=DRAWN):
    return card(sketch(text), "K", AS_OF)


def test_seats_are_those_held_on_the_day_by_role_and_constituency():
    found = _card()
    assert dict(by_role(found.seats)) == {"chair": 1, "steering": 1, "member": 2}
    groups = by_constituency(sketch(DRAWN), found.members)
    assert groups == {"feminist": ("Fem",), "men": ("Men",), "ngo": ("Us",), "women": ("Women",)}


def test_who_speaks_is_the_member_one_of_whose_people_was_on_stage_and_the_others_only_sit():
    found = _card()
    assert found.speaking == ("Men",)
    assert set(found.sitting) == {"Fem", "Women", "Us"}
    later = card(sketch(DRAWN), "K", date(2026, 12, 1))
    assert later.speaking == ()


@pytest.mark.parametrize("about", ["end=2026-01-01", "sign=-", "start=2026-02-01"])
def test_a_speaker_who_is_no_member_of_it_any_more_does_not_speak_for_it(about):
    assert _card(DRAWN.replace("-member_of->", f"-member_of{{{about}}}->")).speaking == ()


def test_mens_share_of_steering_and_speaking_is_held_against_their_share_of_members():
    members, steering, speaking = _card().shares
    assert (members.men, members.there) == (1, 4)
    # 1 man of 4, 2 drawn: P(X >= 1) = 1/2; 1 drawn: 1/4.
    assert (steering.men, steering.there, steering.chance) == (1, 2, 0.5)
    assert (speaking.men, speaking.there, speaking.chance) == (1, 1, 0.25)
    assert steering.above(members)
    assert not members.above(members)


def test_answers_of_mens_bodies_and_seats_are_those_of_acc_1():
    ids = {f.id for f in _card().findings if f.rule == "ACC-1"}
    assert ids == {"ACC-1:K", "ACC-1:Men"}


def test_a_colleague_who_alone_holds_members_is_named():
    assert _card().alone == {"staff-1": ("Men",)}


def test_pairs_that_only_we_connect_and_members_cut_off_if_we_leave():
    found = _card()
    assert set(map(frozenset, found.links)) == {
        frozenset(["Men", "Fem"]),
        frozenset(["Men", "Women"]),
    }
    assert set(found.links_inside()) == set(found.links)
    assert (found.leaving.parts, found.leaving.cut_off) == (1, ("Men",))


def test_what_opens_if_we_leave_is_a_gap_that_was_none():
    whole = karuwe()
    found = card(whole, "law-coalition", KARUWE_DAY)
    before = {f.id for f in find_gaps(whole, KARUWE_DAY) if f.status == "GAP"}
    rest = without_us(whole)
    assert rest.us == ""
    after = {f.id for f in find_gaps(rest, KARUWE_DAY) if f.status == "GAP"}
    opened = {one for one in after - before if not one.startswith("DATA-1")}
    assert {f.id for f in found.leaving.opens} == opened


@pytest.mark.parametrize("graph", [nx.krackhardt_kite_graph(), nx.karate_club_graph()])
def test_only_links_are_open_pairs_without_any_other_way_of_two_steps(graph):
    for actor in graph:
        rest = graph.subgraph(set(graph) - {actor})
        pairs = combinations(sorted(graph[actor]), 2)
        alone = {
            p for p in pairs if p[1] not in graph[p[0]] and not set(nx.common_neighbors(rest, *p))
        }
        assert set(only_links(graph, actor)) == alone


def test_blau_is_the_published_value():
    assert blau("aaaaabbbcc") == pytest.approx(0.62)
    assert blau([]) is None


def test_it_moves_between_waves_in_words_and_says_no_score():
    now = sketch(DRAWN.replace("actor=Women role=member", "actor=Women role=steering"))
    lines = moved(now, _card(), card(now, "K", AS_OF), words())
    assert lines == ("Has another role now: Women.",)
    told = " ".join(line for part in parts(now, _card(), AS_OF, words()) for line in part.lines)
    assert "dens" not in told
    assert "score" not in told


def test_without_our_own_id_what_hangs_on_us_is_not_guessed():
    found = _card(DRAWN.replace("settings name=us value=Us", ""))
    assert found.leaving is None
    assert found.links == ()
    part = parts(sketch(DRAWN), found, AS_OF, words())[-1]
    assert part.lines == ("The lists do not say who we are, or we have no live tie.",)
