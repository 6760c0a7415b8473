"""The sample holds what its description says: how many of whom, in which scripts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest
from sample.karuwe import FOLDER, landscape, rows

KARUWE = landscape()
KINDS = Counter(actor.kind for actor in KARUWE.actors)

COMPOSITION = {
    "male allies": (22, "male_ally"),
    "men's groups": (8, "mens_group fathers_group mens_org"),
    "religious leaders, and a mothers' union": (14, "religious_leader faith_group"),
    "faith bodies": (4, "faith_institution"),
    "customary leaders": (8, "traditional_leader"),
    "politicians": (12, "political_official"),
    "government offices": (8, "ministry local_government parliament school"),
    "savings groups and their federation": (10, "savings_group"),
    "women's groups": (4, "womens_group mothers_group"),
    "feminist organisations": (9, "feminist_org womens_rights_org feminist_network"),
    "feminist networks among them": (2, "feminist_network"),
    "LGBTQ+ organisation": (1, "lgbtq_org"),
    "youth": (6, "youth_club girls_club boys_club youth_org youth_activist"),
    "media": (5, "media_outlet arts_collective journalist"),
    "INGO and UN": (4, "ingo donor cs_platform"),
    "services": (8, "health_service psychosocial_service legal_service health_worker"),
    "police and justice": (4, "police court"),
    "research body": (1, "research_body"),
    "facilitators and staff": (10, "facilitator staff"),
    "women of the communities": (10, "woman_leader community_member"),
    "private and union": (2, "employer private_company workers_union"),
}


@pytest.mark.parametrize(("count", "kinds"), COMPOSITION.values(), ids=COMPOSITION)
def test_the_composition(count: int, kinds: str) -> None:
    assert sum(KINDS[kind] for kind in kinds.split()) == count


def test_the_sizes() -> None:
    assert len(KARUWE.actors) == 150
    assert len(KARUWE.ties) == 450
    assert len(KARUWE.coalitions) == 3
    assert len(KARUWE.activities) == 90
    assert len(KARUWE.asks) == 4
    assert len(KARUWE.sources) == 9
    assert len([p for p in KARUWE.places if p.parent is None]) == 5


def test_activities_span_fourteen_months_and_some_are_still_to_come() -> None:
    days = sorted(activity.date for activity in KARUWE.activities)
    assert date(2025, 1, 1) <= days[0]
    assert days[0].month == 1
    assert days[-1].replace(day=1) == date(2026, 2, 1)
    assert sum(day > date(2026, 1, 31) for day in days) == 3


def test_four_politicians_are_women_and_we_are_an_ingo() -> None:
    politicians = [a for a in KARUWE.actors if a.kind == "political_official"]
    assert sum(a.gender == "woman" for a in politicians) == 4
    assert KARUWE.actor[KARUWE.us].kind == "ingo"


def test_no_two_actors_share_a_name() -> None:
    names = Counter(actor.name.casefold() for actor in KARUWE.actors)
    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_in_three_scripts() -> None:
    scripts = Counter(_script(actor.name) for actor in KARUWE.actors)
    assert set(scripts) == {"LATIN", "ARABIC", "ETHIOPIC"}
    assert 0.12 <= (scripts["ARABIC"] + scripts["ETHIOPIC"]) / 150 <= 0.18


def test_the_first_list_of_an_office() -> None:
    listed = rows("small_list", folder=FOLDER)
    kinds = {actor.name: actor for actor in KARUWE.actors}
    assert len(listed) == 15
    assert list(listed[0]) == ["name", "kind", "place"]
    found = [kinds[row["name"]] for row in listed]
    constituencies = [KARUWE.vocabulary.kinds[actor.kind].constituency for actor in found]
    assert "feminist" not in constituencies
    assert sum(actor.gender == "woman" for actor in found) == 1


def test_the_kinds_of_the_first_list_are_labels_or_codes() -> None:
    labels = KARUWE.vocabulary.list_of("kinds")
    known = {word.casefold() for word in (*labels, *labels.values())}
    assert {row["kind"].casefold() for row in rows("small_list", folder=FOLDER)} <= known


def _script(name: str) -> str:
    words = {unicodedata.name(c).split()[0] for c in name if c.isalpha()}
    assert len(words) == 1, name
    return words.pop()
