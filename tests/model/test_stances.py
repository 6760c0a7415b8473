"""Who stands against us, to the letter of decision 14."""

from __future__ import annotations

from datetime import date

import pytest

from allymap.model.sketch import sketch
from allymap.model.stances import against_us, newest_positions, without_opponents

DAY = date(2026, 1, 31)
US = "settings name=us value=Us; Us:ingo; Lead:ngo_local; Sisters:feminist_org; X:ngo_local; "
ASK = "asks id=Law name=Law target=Y lead=Lead; Y:ministry; "


def _against(drawing, *days):
    return against_us(sketch(US + ASK + drawing), *(days or (DAY,)))


@pytest.mark.parametrize(
    "said",
    [
        "X{stance=-1}",
        "X -opposes-> Us",
        "X -opposes-> Lead",
        "X -opposes-> Sisters",
        "X -opposes-> House:womens_rights_org",
        "X -opposes-> Web:feminist_network",
        "X -opposes{last_contact=2019-01-01}-> Us",
        "X -opposes{confidence=rumour}-> Us",
        "X -opposes{start=2026-06-01}-> Us",
        "X -opposes{end=2026-02-01}-> Us",
        "X{stance=2} -opposes-> Us",
        "positions actor=X ask=Law position=-1",
        "positions actor=X ask=Law position=1 date=2025-01-01; "
        "positions actor=X ask=Law position=-2 date=2025-06-01",
    ],
)
def test_a_stance_below_0_or_an_open_opposition_to_us_and_ours(said):
    assert _against(said) == {"X"}


@pytest.mark.parametrize(
    "said",
    [
        "X{stance=0}",
        "X -opposes-> Y",
        "Lead -opposes-> X; Sisters -opposes-> Y; Us -opposes-> Y",
        "X -opposes{end=2026-01-31}-> Us",
        "X -collaborates_with{sign=-}-> Us",
        "Us -opposes-> Sisters",
        "positions actor=X ask=Law position=-2 date=2025-01-01; "
        "positions actor=X ask=Law position=0 date=2025-06-01",
        "X{stance=1}; positions actor=X ask=Law position=-2",
    ],
)
def test_who_opposes_others_or_did_once_or_disagrees_on_one_ask_does_not(said):
    assert _against(said) == set()


@pytest.mark.parametrize("whom", ["Us", "Lead", "House:womens_rights_org", "Y"])
def test_a_quarrel_within_the_movement_is_ours(whom):
    assert (
        _against(f"Sisters -opposes-> {whom}; positions actor=Sisters ask=Law position=-1") == set()
    )


def test_one_of_the_movement_whose_stance_was_noted_below_0_stands_against_us():
    assert _against("Sisters{stance=-1}") == {"Sisters"}


@pytest.mark.parametrize("whose", ["Lead{stance=-2}", "Sisters{stance=-1}"])
def test_who_opposes_an_opponent_is_no_opponent(whose):
    name = whose.partition("{")[0]
    assert _against(f"{whose}; X -opposes-> {name}") == {name}


def test_each_of_several_days_counts():
    said = "X -opposes{end=2025-12-31}-> Us"
    assert _against(said) == set()
    assert _against(said, DAY, date(2025, 6, 1)) == {"X"}


def test_a_position_of_a_later_day_is_not_known_yet():
    landscape = sketch(US + ASK + "positions actor=X ask=Law position=-2 date=2026-02-01")
    assert newest_positions(landscape, DAY) == {}
    assert against_us(landscape, DAY, date(2026, 2, 1)) == {"X"}


def test_without_them_only_what_was_theirs_alone_goes():
    landscape = sketch(
        US
        + ASK
        + """
        X -opposes-> Us; X -funds-> Lead; Sisters -opposes-> Lead
        activities id=A1 date=2026-01-01 element=alliances space=mixed groups=X
        activities id=A2 date=2026-01-01 element=alliances space=mixed groups=X|Lead
        activities id=A3 date=2026-01-01 element=alliances space=mixed organiser=X
        activities id=A4 date=2026-01-01 element=alliances space=mixed
        coalitions id=K name=K; seats coalition=K actor=X
    """
    )
    left = without_opponents(landscape, DAY)
    assert landscape.actor.keys() - left.actor.keys() == {"X"}
    assert [(t.source, t.type) for t in left.ties] == [("Sisters", "opposes")]
    assert {a.id: a.groups for a in left.activities} == {"A2": ("Lead",), "A4": ()}
    assert left.seats == ()
    assert against_us(left, DAY) == set()
