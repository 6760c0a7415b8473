"""What became of findings between meetings, and who has gone cold."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allymap.gaps.cold import gone_cold
from allymap.gaps.course import course
from allymap.model.sketch import sketch

IDS = st.frozensets(st.sampled_from("abcd"))


@given(IDS, st.lists(IDS, max_size=4), IDS)
def test_each_finding_is_told_once_as_its_own_story_says(now, meetings, done):
    found = course(sorted(now), meetings, done)
    for one in "abcd":
        history = [one in meeting for meeting in meetings]
        last = bool(history) and history[-1]
        if one not in now:
            story = "gone" if last else None
        elif one in done:
            story = "still_there"
        elif last:
            story = "open"
        else:
            story = "back" if any(history) else "new"
        told = {
            n for n in ("new", "open", "gone", "back", "still_there") if one in getattr(found, n)
        }
        assert told == ({story} if story else set())


def cold(drawing, day="2026-01-31"):
    us = "settings name=us value=Us\nUs:ngo_local"
    found = gone_cold(sketch(f"{us}\n{drawing}"), date.fromisoformat(day))
    return [(one.actor, one.days, one.holder) for one in found]


def test_gone_cold_is_a_partner_without_contact_within_support_days():
    # 90 days before 2026-01-31 is 2025-11-02.
    assert cold("""
        A:womens_group -collaborates_with{last_contact=2025-11-01,holder=zuri}-> Us
        B:womens_group -collaborates_with{last_contact=2025-11-02}-> Us
        C:womens_group -collaborates_with-> Us
        D:womens_group -opposes{last_contact=2024-01-01}-> Us
        E:womens_group -collaborates_with{last_contact=2024-01-01,end=2025-01-01}-> Us
    """) == [("A", 91, "zuri")]


def test_the_newest_contact_counts_and_the_most_influential_come_first():
    assert cold("""
        A:womens_group{influence=2} -collaborates_with{last_contact=2025-01-31}-> Us
        Us -supports{last_contact=2025-10-23}-> A
        B:womens_group{influence=5} -collaborates_with{last_contact=2025-10-23}-> Us
        C:womens_group -collaborates_with{last_contact=2024-01-31}-> Us
    """) == [("B", 100, ""), ("A", 100, ""), ("C", 731, "")]
