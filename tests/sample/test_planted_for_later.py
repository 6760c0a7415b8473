"""What the data holds for rules that come later, checked on the tables themselves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sample.karuwe import expected, landscape, workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allymap.model.landscape import Landscape

KARUWE = landscape()
ENDLINE = landscape(workbook("endline.xlsx"))
AS_OF = date(2026, 1, 31)


def _on_stage() -> dict[str, bool]:
    """Who acted in public, and whether with media at least once."""
    seen: dict[str, bool] = {}
    for activity in KARUWE.activities:
        for actor, role in activity.people:
            if role != "participant":
                seen[actor] = seen.get(actor, False) or bool(activity.media)
    return seen


def test_one_imam_is_on_stage_unprepared_and_a_queen_mother_untrained() -> None:
    influencers = ("religious_leader", "traditional_leader")
    stage = [a for a in map(KARUWE.actor.get, sorted(_on_stage())) if a and a.kind in influencers]
    assert [a.id for a in stage if not (a.vetted and a.trained)] == [
        "orun-queen-mother",
        "tamzir-imam-1",
    ]
    supported = {
        t.target
        for t in KARUWE.ties
        if t.type == "supports" and t.last_contact and (AS_OF - t.last_contact).days <= 90
    }
    assert [a.id for a in stage if a.id not in supported] == ["tamzir-imam-1"]


def test_a_role_model_and_a_queen_mother_are_shown_without_consent() -> None:
    published = {c.actor for c in KARUWE.consents if "publish" in c.scope}
    shown = {actor for actor, media in _on_stage().items() if media}
    assert shown - published == {"ally-lusoka-1", "orun-queen-mother"}
    assert KARUWE.actor["ally-lusoka-1"].role_model


def test_the_feminist_network_trusts_us_less_than_we_trust_it() -> None:
    trust = {(t.source, t.target): t.trust_mission for t in KARUWE.ties if t.type == "trusts"}
    pairs = [pair for pair in trust if pair[1] == KARUWE.us]
    lower = [a for a, us in pairs if (trust[a, us] or 0) <= 2 and (trust[us, a] or 0) >= 3]
    assert lower == ["fem-network"]


def test_the_law_chair_is_two_trusted_steps_away_and_the_minister_is_not() -> None:
    trusted = [t for t in KARUWE.ties if (t.trust_reliability or 0) >= 3]
    near = {t.target for t in trusted if t.source == KARUWE.us}
    assert {t.source for t in trusted if t.target == "law-chair"} & near == {"selwa-imam-1"}
    assert [t for t in trusted if "minister-interior" in (t.source, t.target)] == []


def test_three_ties_were_told_by_one_side_only() -> None:
    told = [t for t in KARUWE.ties if t.type == "collaborates_with" and t.confidence == "one"]
    pairs = {f"{t.source} and {t.target}" for t in told}
    assert pairs == set(_later("ONE-SIDE").split("; "))
    assert all(t.reported_by_role and len(t.source_ids) == 1 for t in told)


def test_male_allies_talk_mainly_to_men() -> None:
    kinds, allies = KARUWE.vocabulary.kinds, {a.id for a in KARUWE.actors if a.kind == "male_ally"}
    ends = [e for t in KARUWE.ties for e in ((t.source, t.target), (t.target, t.source))]
    others = [kinds[KARUWE.actor[other].kind].constituency for me, other in ends if me in allies]
    inside = others.count("men")
    assert (len(others) - 2 * inside) / len(others) < 0


def test_one_feminist_organisation_and_the_lgbtq_one_are_not_shown() -> None:
    hidden = {a.id for a in KARUWE.actors if a.visibility == "internal"}
    assert hidden == {"selwa-rights"}
    agreed = [c.scope for c in KARUWE.consents if c.actor == "lgbtq-org"]
    assert agreed == [("store", "analyse", "name_internal")]


def test_the_endline_is_what_the_plan_says() -> None:
    plan = expected()["endline"]
    before, after = set(KARUWE.actor), set(ENDLINE.actor)
    assert sorted(after - before) == sorted(plan["new"])
    assert sorted(before - after) == sorted(plan["gone"])
    missing = [p.actor for p in ENDLINE.presence if p.wave == "endline" and p.status != "asked"]
    assert missing == sorted(plan["not_interviewed"])
    assert (len(plan["new"]), len(plan["gone"]), len(missing)) == (9, 6, 5)


def test_six_ties_join_north_and_south_without_the_federation() -> None:
    assert _crossing(KARUWE, AS_OF) == set()
    crossing = _crossing(ENDLINE, date(2027, 1, 31))
    assert crossing == {(b["source"], b["target"]) for b in expected()["endline"]["bridges"]}
    assert len(crossing) == 6


def _crossing(seen: Landscape, as_of: date) -> set[tuple[str, str]]:
    """Live working ties between north and south, the federation's aside."""
    live = [t for t in seen.ties if not t.end and t.last_contact and t.type == "collaborates_with"]
    recent = [(t.source, t.target) for t in live if (as_of - t.last_contact).days <= 365]
    north = {place.id for place in seen.places if _north(place.id, seen.parent)}
    return {
        pair
        for pair in recent
        if "savings-federation" not in pair
        and len({seen.actor[end].place in north for end in pair}) == 2
    }


def _north(place: str, parent: Mapping[str, str]) -> bool:
    return parent.get(place, place) in ("amberi", "orun-valley")


def _later(rule: str) -> str:
    return next(line["what"] for line in expected()["later"] if line["rule"] == rule)
