"""ENTRY-1, each case worked out by hand, and its order against all orders."""

from __future__ import annotations

import random

import pytest
from gaps.drawn import asked, findings, said

from allymap.gaps.doorways import ENTRY_1, in_order

TALK = "activities id=E1 date={0} element={1} space=mixed {2}\n"
DOOR = "G:savings_group{group_size=12}\n"


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (DOOR, "BLIND_SPOT medium unused 12"),
        (DOOR + asked("activities", about="women"), "OPPORTUNITY medium unused 12"),
        (DOOR.replace("group_size=12", ""), "BLIND_SPOT medium unused 1"),
        (DOOR.replace("savings_group", "womens_group"), None),
        (DOOR + TALK.format("2019-01-01", "building_the_base", "groups=G"), "OK medium used 12"),
        (
            DOOR + TALK.format("2026-01-31", "conscientization", "people=G:participant"),
            "OK medium used 12",
        ),
        (
            DOOR + TALK.format("2026-02-01", "conscientization", "groups=G"),
            "BLIND_SPOT medium unused 12",
        ),
        (DOOR + TALK.format("2026-01-01", "alliances", "groups=G"), "BLIND_SPOT medium unused 12"),
        (
            DOOR + TALK.format("2026-01-01", "conscientization", "organiser=G"),
            "BLIND_SPOT medium unused 12",
        ),
    ],
)
def test_which_doorways_are_not_used(drawing, expected):
    assert said(ENTRY_1, drawing).get("G") == expected


def test_the_unused_come_in_the_order_of_what_they_add():
    """B reaches itself, p, q and r; then C adds itself and s; A adds itself alone."""
    found = findings(
        ENTRY_1,
        """
        A:fathers_group; B:boys_club; C:girls_club
        p:community_member -member_of-> A; p -member_of-> B
        q:community_member -member_of-> B; r:community_member -member_of-> B
        r -member_of-> C; s:community_member -member_of-> C
        """,
    )
    assert {key: (f.facts["rank"], f.facts["adds"]) for key, f in found.items()} == {
        "B": (1, 4),
        "C": (2, 2),
        "A": (3, 1),
    }


def test_the_engaged_are_reached_already_and_partners_are_reached_too():
    """p is engaged by a session, so is A by working with a women's group; X is a new partner."""
    found = findings(
        ENTRY_1,
        """
        A:faith_group -collaborates_with{last_contact=2026-01-01}-> X:school
        p:community_member -member_of-> A
        activities id=E1 date=2026-01-01 element=alliances space=mixed people=p:participant
        """,
    )
    assert found["A"].facts["adds"] == 2
    helped = findings(ENTRY_1, "A:faith_group -supports{last_contact=2026-01-01}-> W:womens_group")
    assert helped["A"].facts["adds"] == 1


@pytest.mark.parametrize("seed", range(60))
def test_the_order_is_that_of_the_plain_greedy_way(seed):
    """Against the plain way: look at all that are left, each time."""
    rng = random.Random(seed)
    reach = {f"g{n}": frozenset(rng.sample(range(12), rng.randint(0, 5))) for n in range(9)}
    plain, covered, left = [], set(), dict(reach)
    while left:
        best = min(left, key=lambda group: (-len(left[group] - covered), group))
        plain.append((best, len(left.pop(best) - covered)))
        covered |= reach[best]
    assert in_order(reach) == plain
