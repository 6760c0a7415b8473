"""BRIDGE-2, worked out by hand: constituencies that do not meet."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from golden import golden
from network.attained import attained

from allymap.gaps.meeting import BRIDGE_2
from allymap.model.sketch import sketch
from allymap.model.vocabulary import built_in
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
# Ten thousand landscapes take some minutes, so the everyday run has fewer.
NULLS = 10_000 if os.environ.get("ALLYMAP_TEST_LONG") else 500
SEED = 20240308  # that of the sample, named so that anybody can run the same
WORKS = "-collaborates_with{last_contact=2026-01-10}->"
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=collaborates_with about="


def _look(text, more=None):
    vocabulary = built_in().extended(more) if more else None
    return {f.id: f for f in BRIDGE_2.look(sketch(text, vocabulary), AS_OF)}


def _said(text, more=None):
    return {id_: (f.status, f.variant) for id_, f in _look(text, more).items()}


def test_two_who_do_not_meet_and_a_pair_without_one_side_is_not_asked_about():
    assert _said("E:mens_group; S:womens_group") == {
        "BRIDGE-2:men-women": ("BLIND_SPOT", "none"),
    }


def test_a_gap_only_when_everybody_of_both_sides_was_asked():
    pair = "E:mens_group; S:womens_group; T:womens_group\n" + ASKED
    assert _said(pair + "all") == {"BRIDGE-2:men-women": ("GAP", "none")}
    both = pair + "men\nscopes source=S1 topic=collaborates_with about="
    assert _said(both + "women") == {"BRIDGE-2:men-women": ("GAP", "none")}
    assert _said(both + "T") == {"BRIDGE-2:men-women": ("BLIND_SPOT", "none")}


@pytest.mark.parametrize(
    "tie",
    [
        f"E:mens_group {WORKS} S:womens_group",
        "S:womens_group -supports{last_contact=2025-01-31}-> E:mens_group",
        "P:male_ally -member_of{last_contact=2026-01-10}-> S:womens_group",
    ],
)
def test_one_live_positive_tie_either_way_is_a_meeting(tie):
    assert _said(tie)["BRIDGE-2:men-women"] == ("OK", "meet")


@pytest.mark.parametrize(
    "tie",
    [
        "E:mens_group -funds{last_contact=2026-01-10}-> S:womens_group",
        "E:mens_group -collaborates_with{last_contact=2025-01-30}-> S:womens_group",
        "E:mens_group -collaborates_with-> S:womens_group",
        "E:mens_group -collaborates_with{last_contact=2026-01-10,sign=-}-> S:womens_group",
    ],
)
def test_another_an_old_an_undated_or_a_hostile_tie_is_none(tie):
    assert _said(tie)["BRIDGE-2:men-women"] == ("BLIND_SPOT", "none")


def test_sides_by_level_and_by_seat_and_turned_round():
    text = "Y:youth_club; O:feminist_network; L:lgbtq_org; coalitions id=K name=K\n"
    assert _said(text + "seats coalition=K actor=O") == {
        "BRIDGE-2:feminist-youth": ("BLIND_SPOT", "none"),
        "BRIDGE-2:youth-adults": ("BLIND_SPOT", "none"),
        "BRIDGE-2:coalitions-lgbtq": ("BLIND_SPOT", "none"),
        "BRIDGE-2:community-national": ("BLIND_SPOT", "none"),
    }
    left = text + "seats coalition=K actor=O left=2026-01-31"
    assert "BRIDGE-2:coalitions-lgbtq" not in _said(left)
    moved = text + "O{level=community}; L{level=district}"
    assert "BRIDGE-2:community-national" not in _said(moved)


def test_somebody_on_both_sides_is_a_meeting():
    text = "L:lgbtq_org; O:ingo; coalitions id=K name=K\nseats coalition=K actor="
    assert _said(text + "L")["BRIDGE-2:coalitions-lgbtq"] == ("OK", "meet")
    found = _look(text + "O")["BRIDGE-2:coalitions-lgbtq"]
    assert (found.variant, found.internal, "link" in found.facts) == ("none", True, False)


# Ten men's groups in a ring, ten women's in another, and one tie: 21 ties. Of all dealings of
# the sides hardly any leaves one tie across (by chance 21 x 2 x 100 / 380 = 11).
def _rings(men=10, women=10, across=1):
    lines = [f"m{i}:mens_group {WORKS} m{(i + 1) % men}:mens_group" for i in range(men)]
    lines += [f"w{i}:womens_group {WORKS} w{(i + 1) % women}:womens_group" for i in range(women)]
    lines += [f"m{i} {WORKS} w{i}" for i in range(across)]
    return "\n".join(lines) + "\n"


def test_far_fewer_ties_than_chance_would_give():
    found = _look(_rings())["BRIDGE-2:men-women"]
    assert (found.status, found.variant, found.affected) == ("BLIND_SPOT", "few", 10)
    assert found.facts["meetings"] == 1
    assert _look(_rings() + ASKED + "all")["BRIDGE-2:men-women"].status == "GAP"
    mixed = _rings(across=10) + "\n".join(f"m{i} {WORKS} w{9 - i}" for i in range(10))
    assert _said(mixed)["BRIDGE-2:men-women"] == ("OK", "meet")


def test_nineteen_actors_are_too_few_to_speak_of_chance():
    assert _said(_rings(men=9))["BRIDGE-2:men-women"] == ("OK", "meet")
    less = "[thresholds]\ncentre_from = 19"
    assert _said(_rings(men=9), less)["BRIDGE-2:men-women"][1] == "few"


def test_a_pair_with_somebody_on_both_sides_is_never_few():
    """Every second woman sits with a coalition; one LGBTQ+ organisation works with one of them."""
    text = _rings() + f"L0:lgbtq_org {WORKS} w0\ncoalitions id=K name=K\n"
    text += "\n".join(f"L{i}:lgbtq_org {WORKS} L{i + 1}:lgbtq_org" for i in range(9)) + "\n"
    seats = "\n".join(f"seats coalition=K actor=w{i}" for i in range(10)) + "\n"
    assert _said(text + seats)["BRIDGE-2:coalitions-lgbtq"][1] == "few"
    both = text + seats + "seats coalition=K actor=L5"
    assert _said(both)["BRIDGE-2:coalitions-lgbtq"] == ("OK", "meet")


def test_the_limits_are_those_of_the_vocabulary():
    never = "[thresholds]\nmixing_share = 0.0009"
    assert _said(_rings(), never)["BRIDGE-2:men-women"] == ("OK", "meet")


def test_the_golden_fixture():
    """Y1 is the only youth; of those who are not, A03 is its member, so youth and adults meet,
    but no woman and no feminist organisation works with it. O5 has no ties. G3 works with G4
    and answers to O2; G2 (community) works with O3 (national). No coalition, no LGBTQ+
    organisation: no such pair.
    """
    found = {f.id: (f.status, f.variant) for f in BRIDGE_2.look(golden(), AS_OF)}
    assert found == {
        "BRIDGE-2:men-women": ("OK", "meet"),
        "BRIDGE-2:men-feminist": ("OK", "meet"),
        "BRIDGE-2:women-youth": ("GAP", "none"),
        "BRIDGE-2:feminist-youth": ("GAP", "none"),
        "BRIDGE-2:youth-adults": ("OK", "meet"),
        "BRIDGE-2:media-ngo": ("GAP", "none"),
        "BRIDGE-2:community-national": ("OK", "meet"),
    }


def test_it_is_told_in_plain_words():
    landscape = sketch("Elders:mens_group; Sisters:womens_group\n" + ASKED + "all")
    (told,) = tell(BRIDGE_2.look(landscape, AS_OF), landscape, words())
    assert told.what == "No link is known between these two: men and women."
    assert told.action.endswith("You could begin with Elders and Sisters.")
    assert told.about == "men and women"


def test_groups_that_meet_as_chance_has_it_are_seldom_called_few():
    """Which nine of twenty groups are men's says nothing about their forty ties.

    The rule says `few` below 0.05; ties are whole numbers, so that on this landscape it does so
    in 0.031 of all 167,960 dealings. That its p-value is right to 0.045 to 0.055, when as many
    ties are counted in part, is shown in tests/network/test_chance.py.
    """
    graph = nx.gnm_random_graph(20, 40, seed=SEED)
    text = "\n".join(f"b{a}:mens_group {WORKS} b{b}:mens_group" for a, b in graph.edges())
    landscape = sketch(text)
    luck, few = random.Random(SEED), 0
    for _ in range(NULLS):
        men = set(luck.sample(range(20), 9))
        actors = tuple(
            replace(a, kind="mens_group" if int(a.id[1:]) in men else "womens_group")
            for a in landscape.actors
        )
        found = BRIDGE_2.look(replace(landscape, actors=actors), AS_OF)
        few += [f.variant for f in found] == ["few"]
    exact = attained(graph, 9, built_in().days("permutations"), 0.05)
    assert exact < 0.05
    assert abs(few / NULLS - exact) < 3 * (exact * (1 - exact) / NULLS) ** 0.5
