"""Each rule against its own drawings, and what every finding must be."""

from __future__ import annotations

from datetime import date

import pytest
from gaps.oracle_case import landscape_of

from allymap.gaps.accountability import ACC_1
from allymap.gaps.finding import Finding
from allymap.gaps.influence import BASE_1
from allymap.gaps.rules import RULES, find_gaps
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_drawing(rule):
    found = [f for f in rule.look(sketch(rule.fires_on), AS_OF) if f.status != "OK"]
    assert [f.status for f in found] in (["GAP"], ["OPPORTUNITY"])
    assert found[0].rule == rule.id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_silent_on_its_other_drawing(rule):
    found = list(rule.look(sketch(rule.silent_on), AS_OF))
    assert {f.status for f in found} <= {"OK", "BLIND_SPOT"}


def test_the_quotes_are_the_words_of_the_seed():
    seed = """
    Synchronization is about being thoughtful to coordinate the sequencing and intersections of
    different kinds of interventions. ensure all work with men for gender equality is linked with
    feminist movements to ensure accountability. This requires clear referrals systems when working
    directly with families and couples men and boys who have begun to challenge gender norms and
    relations through their words and actions often face backlash and rejection among peers and
    others within the community. women programming participants can help identify already
    supportive men within communities who can then be engaged as allies for equality. This work
    should pay attention to who are key influencers – for men and for women – to identify powerful
    allies for gender change. Though forging coalitions may be difficult, they are critical to
    ensure accountability of our work, and leverage impact of advocacy efforts. Groups can also be
    important to monitor and respond to risks men and boys may face as they publicly cross gender
    norms. This can be important for promoting broader change in norms but require careful
    selection, training and support to local power holders to align their lives and work toward
    gender equality. It is important to build trust and support strong partnerships with civil
    society platforms and feminist movements. To prepare staff to facilitate this work, it is
    essential to foster ongoing reflections and dialogues among staff to explore gender relations.
    It can also be strategic to start initiatives with existing groups and networks. work with
    media to share testimonies of male allies and change, and to reinforce messages.
    Invest in research and learning for evidence-based advocacy. Acknowledging that
    robust and sustainable change toward gender justice requires leadership among those most
    impacted by injustices, another set of approaches works to build leadership. do not focus on
    just “one part of the puzzle” e.g. on empowering women economically with increased access to
    loans, without addressing husbands and influential people at community levels. build
    collective power of groups, and networking of diverse groups toward influencing political and
    social change. They have engaged bureaucracies toward social inclusion of and taking
    accountability for diverse people's rights and needs. linking such men and women and their
    children with community and national level advocacy efforts ensures they can continue
    mobilizing and advocating. It is important to join with others advancing gender justice from an
    early stage. more reflection and testing can shed light on the ‘mix’ of elements used across
    strategies and implementation, and benefits and trade-offs of these choices."""
    words = " ".join(seed.split())
    assert [rule.id for rule in RULES if rule.why not in words] == []


def test_what_we_do_not_know_comes_first_then_the_most_pressing():
    found = find_gaps(landscape_of(3), AS_OF)
    places = [(f.rule != "DATA-1", -f.priority) for f in found]
    assert places == sorted(places)
    assert found[0].rule == "DATA-1"


def test_priority_is_the_formula_worked_by_hand():
    gap = Finding("ACC-1", "ACC-1:a", "GAP", "critical", "none", ("a",), affected=3)
    blind = Finding("SYNC-1", "SYNC-1:b", "BLIND_SPOT", "high", "x", ("b",), affected=1)
    assert (gap.priority, blind.priority) == (16.0, 2.0)


@pytest.mark.parametrize("seed", range(60))
def test_ids_are_unique_and_evidence_exists(seed):
    landscape = landscape_of(seed)
    found = find_gaps(landscape, AS_OF)
    assert len({f.id for f in found}) == len(found)
    known = {("actors", a.id) for a in landscape.actors} | {("ties", t.key) for t in landscape.ties}
    refs = {ref for f in found for ref in f.evidence if ref[0] in ("actors", "ties")}
    assert refs <= known


def test_a_future_contact_hides_no_recent_one():
    """Planted: the newest date lies ahead; the tie of last week must still count."""
    landscape = sketch("""
        Elders:mens_group -accountable_to{last_contact=2026-01-20}-> Sisters:feminist_org
        Elders -accountable_to{last_contact=2026-12-01,id=t2}-> Sisters
    """)
    assert [f.variant for f in find_gaps(landscape, AS_OF, (ACC_1,))] == ["answers"]


def test_a_concern_that_ended_is_not_forgotten():
    named = BASE_1.fires_on + "Zed:staff -nominates{as=concern,end=2024-01-01}-> Musa"
    assert list(BASE_1.look(sketch(BASE_1.fires_on), AS_OF))
    assert not list(BASE_1.look(sketch(named), AS_OF))


def test_a_tie_to_others_than_the_movement_is_not_passed_over():
    tie = "Elders:mens_group -accountable_to{last_contact=2026-01-20}-> W:womens_group"
    finding = find_gaps(sketch(tie), AS_OF, (ACC_1,))[0]
    assert (finding.status, finding.facts["others"]) == ("BLIND_SPOT", ("W",))


def test_a_coalition_and_a_body_of_men_of_one_id_have_a_finding_each():
    drawn = sketch("""
        menengage:mens_org{place=menengage}; coalitions id=menengage name=MenEngage
        asks id=menengage name=Law; initiatives id=menengage name=Fathers actors=menengage
        activities id=E1 date=2025-11-02 element=intimate_dialogues space=mixed place=menengage
    """)
    found = find_gaps(drawn, AS_OF)
    ids = [finding.id for finding in found]
    assert len(ids) == len(set(ids))
    assert {"ACC-1:menengage", "ACC-1:menengage/seats"} <= set(ids)
    told = {one.id: one.subjects for one in tell(found, drawn, words())}
    assert told["ACC-1:menengage"] == ("menengage",)
    other = ("ACC-1:menengage/seats", "SAFE-1:menengage", "TARGET-1:menengage")
    assert [told[one] for one in other] == [(), (), ()]
