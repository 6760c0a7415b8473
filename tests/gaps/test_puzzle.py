"""SYNC-2, worked out by hand: one part of the puzzle."""

from __future__ import annotations

from datetime import date

import pytest
from golden import golden

from allymap.gaps.puzzle import SYNC_2
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
CAST = """
    Savers:savings_group; Elders:mens_group; Imam:religious_leader; Mosque:faith_institution
    Us:ingo; Them:ngo_local; Those:ngo_local; settings name=us value=Us
    places id=Lusoka; places id=Hill parent=Lusoka
"""
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=activities about="


def _row(id_, day, space, topic="economic", more="", place="Hill"):
    about = f"element=building_the_base space={space} topic={topic} place={place} {more}"
    return f"activities id={id_} date={day} {about}\n"


def _look(*rows, more=""):
    return {f.id: f for f in SYNC_2.look(sketch(CAST + "".join(rows) + more), AS_OF)}


def _said(*rows, more=""):
    return {id_: (f.status, f.variant) for id_, f in _look(*rows, more=more).items()}


WOMEN = _row("E1", "2025-06-01", "women_only")
MEN = _row("E1", "2025-06-01", "men_only", "gbv")


@pytest.mark.parametrize("space", ["women_only", "girls_only"])
def test_women_alone(space):
    row = _row("E1", "2025-06-01", space)
    assert _said(row) == {"SYNC-2:Hill": ("BLIND_SPOT", "women_alone")}
    for about in ("all", "Hill", "Lusoka"):
        assert _said(row, more=ASKED + about) == {"SYNC-2:Hill": ("GAP", "women_alone")}
    assert _said(row, more=ASKED + "women")["SYNC-2:Hill"][0] == "BLIND_SPOT"


@pytest.mark.parametrize(
    "space", ["men_only", "boys_only", "mixed", "couples", "in_laws", "parents_adolescents"]
)
def test_another_space_answers_women(space):
    answer = _row("E2", "2025-07-01", space, "fatherhood")
    assert _said(WOMEN, answer) == {"SYNC-2:Hill": ("OK", "answered")}


@pytest.mark.parametrize("space", ["public", "staff", "women_only"])
def test_other_spaces_do_not(space):
    other = _row("E2", "2025-07-01", space, "gbv")
    assert _said(WOMEN, other)["SYNC-2:Hill"][1] == "women_alone"


def test_an_influencer_who_takes_part_answers_women_but_their_institution_does_not():
    for role in ("groups=Imam", "people=Imam:speaker", "facilitators=Imam"):
        answer = _row("E2", "2025-07-01", "public", "gbv", role)
        assert _said(WOMEN, answer)["SYNC-2:Hill"] == ("OK", "answered")
        itself = _row("E1", "2025-06-01", "women_only", more=role)
        assert _said(itself)["SYNC-2:Hill"] == ("OK", "answered")
    for other in ("groups=Mosque", "organiser=Imam"):
        row = _row("E2", "2025-07-01", "public", "gbv", other)
        assert _said(WOMEN, row)["SYNC-2:Hill"][1] == "women_alone"


@pytest.mark.parametrize(
    ("day", "variant"),
    [
        ("2024-06-01", "answered"),
        ("2024-05-31", "women_alone"),
        ("2026-06-01", "answered"),
        ("2026-06-02", "women_alone"),
    ],
)
def test_within_a_year_before_or_after_even_planned_or_long_ago(day, variant):
    """2025-06-01 less and plus 365 days: 2024-06-01 and 2026-06-01."""
    assert _said(WOMEN, _row("E2", day, "couples"))["SYNC-2:Hill"][1] == variant


def test_an_answer_elsewhere_or_a_session_without_a_place_counts_nowhere():
    elsewhere = _row("E2", "2025-07-01", "couples", place="Lusoka")
    assert _said(WOMEN, elsewhere)["SYNC-2:Hill"][1] == "women_alone"
    nowhere = WOMEN.replace("place=Hill", "")
    assert _said(nowhere) == {}


def test_women_on_another_topic_or_long_ago_are_no_such_session():
    assert _said(_row("E1", "2025-06-01", "women_only", "gbv")) == {}
    assert _said(_row("E1", "2025-01-30", "women_only")) == {}
    assert _said(_row("E1", "2025-01-31", "women_only")) != {}
    assert _said(_row("E1", "2026-06-01", "women_only")) != {}


@pytest.mark.parametrize("space", ["men_only", "boys_only"])
def test_men_alone_whatever_the_topic(space):
    row = _row("E1", "2025-06-01", space, "fatherhood")
    assert _said(row) == {"SYNC-2:Hill": ("BLIND_SPOT", "men_alone")}
    assert _said(row, more=ASKED + "Hill") == {"SYNC-2:Hill": ("GAP", "men_alone")}


@pytest.mark.parametrize("space", ["women_only", "girls_only", "mixed", "couples", "in_laws"])
def test_women_or_mixed_spaces_answer_men(space):
    answer = _row("E2", "2025-07-01", space, "gbv")
    assert _said(MEN, answer) == {"SYNC-2:Hill": ("OK", "answered")}


def test_an_influencer_does_not_answer_men():
    row = _row("E2", "2025-07-01", "public", "gbv", "people=Imam:speaker")
    assert _said(MEN, row)["SYNC-2:Hill"][1] == "men_alone"


def test_women_alone_is_told_before_men_alone_and_counts_its_own():
    """Women and men more than a year apart: neither answers the other."""
    early = _row("E1", "2025-02-10", "women_only") + _row("E2", "2025-02-11", "girls_only")
    late = _row("E3", "2026-03-10", "men_only")
    found = _look(early, late)["SYNC-2:Hill"]
    assert (found.variant, found.affected) == ("women_alone", 2)


def test_other_organisers_here_and_above_are_named_but_not_us():
    here = _row("E2", "2025-07-01", "public", "gbv", "organiser=Them")
    above = _row("E3", "2025-07-01", "public", "gbv", "organiser=Those", place="Lusoka")
    ours = _row("E4", "2025-07-01", "public", "gbv", "organiser=Us")
    old = _row("E5", "2025-01-01", "public", "gbv", "organiser=Elders")
    found = _look(WOMEN, here, above, ours, old)["SYNC-2:Hill"]
    assert found.facts["organisers"] == ("Them", "Those")


def test_the_golden_fixture():
    """S1: E10 is women's, on money, and nothing else is held there. N1: E06 (10 February 2025)
    is answered by E04 among men (15 April), E04 by E05. N2: E01 among men by E02 among women.
    """
    found = {f.id: (f.status, f.variant) for f in SYNC_2.look(golden(), AS_OF)}
    assert found == {
        "SYNC-2:N1": ("OK", "answered"),
        "SYNC-2:N2": ("OK", "answered"),
        "SYNC-2:S1": ("GAP", "women_alone"),
    }


def test_it_is_told_in_plain_words():
    landscape = sketch(CAST + WOMEN + ASKED + "all")
    (told,) = tell(SYNC_2.look(landscape, AS_OF), landscape, words())
    assert told.what == (
        "In Hill, women have 1 session on women's economic empowerment, and within 365 days nobody "
        "there met with men, couples or influential people."
    )
