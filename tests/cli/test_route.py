"""`allymap route` as a person calls it."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def karuwe(taken):
    return lambda *args: taken(*args, "--as-of", "2026-01-31")


def test_a_route_names_each_step_with_source_day_and_holder(karuwe):
    said = karuwe("route", "Reform of the family law").all
    told = "told by coalition coordinator (4 December 2025); held by Peter Ushindale"
    assert f"last contact 11 January 2026; {told}" in said
    assert "Ask everybody in between before you use their name" in said
    assert "The weakest step is from" in said


def test_unknown_trust_is_said_to_be_unknown(karuwe):
    assert "trust unknown, counted with care as 2 of 4" in karuwe("route", "House of Assembly").all


def test_all_asks_and_what_rests_on_whom(karuwe):
    found = json.loads(karuwe("route", "--json").out)
    assert [one["ask"] for one in found["routes"]] == [
        *("family-law", "gbv-bill", "girls-return", "paternity-leave")
    ]
    assert found["rests"] == []
    assert found["routes"][0]["routes"][0]["way"] == ["kep", "selwa-imam-1", "law-chair"]


def test_from_via_and_to(karuwe):
    found = json.loads(karuwe("route", "us", "law-chair", "--via", "selwa-imam-1", "--json").out)
    assert found["routes"][0]["hops"][1]["last_contact"] == "2026-01-16"


def test_no_route_to_one_who_has_not_agreed(karuwe):
    ran = karuwe("route", "lgbtq-org")
    assert (ran.code, "has not agreed" in ran.all, " → " in ran.all) == (0, True, False)


def test_three_names_are_a_mistake(karuwe):
    assert karuwe("route", "a", "b", "c").code == 2
