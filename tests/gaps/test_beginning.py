"""EARLY-1, worked out by hand: whether the movement was there from the beginning."""

from __future__ import annotations

from datetime import date

import pytest
from golden import golden

from allymap.gaps.beginning import EARLY_1
from allymap.model.sketch import sketch
from allymap.view.tell import tell
from allymap.view.words import words

AS_OF = date(2026, 1, 31)
CAST = "Men:mens_org; Us:ingo; Fem:feminist_org; Women:womens_group\n"
# 90 days after 2025-06-01 is 2025-08-30, 90 days before it 2025-03-03.
RUN = "initiatives id=I name=Fathers start=2025-06-01 actors=Men|Us\n"
ASKED = "sources id=S1 date=2026-01-10\nscopes source=S1 topic=accountable_to about="


def _one(text="", run=RUN):
    (found,) = EARLY_1.look(sketch(f"{CAST}{run}\n{text}"), AS_OF)
    return found


def _said(text="", run=RUN):
    found = _one(text, run)
    return found.status, found.variant


def _tie(about, type_="collaborates_with", one="Us", other="Fem"):
    return f"{one} -{type_}{{{about}}}-> {other}\n"


NONE = ("BLIND_SPOT", "none")


def test_no_contact_is_a_gap_once_everybody_who_runs_it_was_asked():
    assert _said() == NONE
    assert _said(ASKED + "Men") == NONE
    assert _said(ASKED + "all") == ("GAP", "none")
    both = ASKED + "Men\nscopes source=S1 topic=accountable_to about=Us"
    assert _said(both) == ("GAP", "none")
    assert (_one().severity, _one().affected) == ("medium", 2)


def test_initiatives_without_men_who_run_them_are_not_looked_at():
    text = CAST + "initiatives id=I start=2025-06-01 actors=Us|Fem"
    assert not list(EARLY_1.look(sketch(text), AS_OF))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2025-08-30", ("OK", "early")),
        ("2025-08-31", ("GAP", "late")),
        ("2020-01-01", ("OK", "early")),
        ("2026-02-01", NONE),
    ],
)
def test_the_first_contact_is_early_within_ninety_days(day, says):
    assert _said(_tie(f"start={day}")) == says
    assert _said(_tie(f"last_contact={day}")) == says


def test_the_day_it_began_counts_before_the_last_contact():
    assert _said(_tie("start=2025-07-01,last_contact=2026-01-10")) == ("OK", "early")
    late = _one(_tie("start=2025-12-01,last_contact=2025-06-02"))
    assert (late.variant, late.facts["lag"], late.facts["to"]) == ("late", 183, "Fem")


def test_either_end_and_any_runner_and_the_first_of_several():
    assert _said(_tie("start=2025-07-01", one="Fem", other="Men")) == ("OK", "early")
    two = _tie("start=2025-12-01") + _tie("start=2025-07-01", "supports")
    assert _said(two) == ("OK", "early")


@pytest.mark.parametrize("type_", ["funds", "has_access_to", "listens_to", "opposes"])
def test_other_ties_are_no_contact(type_):
    assert _said(_tie("start=2025-07-01", type_)) == NONE


def test_trust_is_a_contact_a_hostile_tie_or_one_with_others_is_not():
    assert _said(_tie("start=2025-07-01", "trusts")) == ("OK", "early")
    assert _said(_tie("start=2025-07-01,sign=-")) == NONE
    assert _said(_tie("start=2025-07-01", other="Women")) == NONE


def test_a_tie_that_ended_before_the_start_is_none_and_later_it_counts():
    assert _said(_tie("start=2020-01-01,end=2025-05-31")) == NONE
    assert _said(_tie("start=2020-01-01,end=2025-06-01")) == ("OK", "early")


def test_a_runner_of_the_movement_was_there_also_when_it_begins_later():
    for day in ("2025-06-01", "2026-06-01"):
        run = f"initiatives id=I start={day} actors=Men|Fem"
        assert _said(run=run) == ("OK", "early")


def test_a_start_still_to_come_is_looked_at_like_any_other():
    run = "initiatives id=I start=2026-06-01 actors=Men|Us"
    assert _said(run=run) == NONE
    assert _said(_tie("last_contact=2025-12-01"), run) == ("OK", "early")


def test_without_a_start_nobody_can_say():
    run = "initiatives id=I actors=Men|Us"
    assert _said(_tie("start=2025-07-01"), run) == ("BLIND_SPOT", "no_start")


def test_a_tie_without_any_day_is_undated_unless_another_has_one():
    assert _said(_tie("weight=1")) == ("BLIND_SPOT", "undated")
    assert _said(_tie("end=2025-12-01")) == NONE
    assert _said(_tie("weight=1") + _tie("start=2025-12-01", "supports"))[1] == "late"
    assert _said(_tie("weight=1", "funds")) == NONE


def _session(day, about):
    return f"activities id=E1 date={day} element=alliances space=mixed {about}\n"


@pytest.mark.parametrize(
    "about",
    [
        "groups=Men|Fem",
        "groups=Men organiser=Fem",
        "groups=Fem organiser=Us",
        "people=Men:speaker facilitators=Fem",
    ],
)
def test_sessions_with_both_are_contacts_from_ninety_days_before_on(about):
    assert _said(_session("2025-03-03", about)) == ("OK", "early")
    assert _said(_session("2025-03-02", about)) == NONE
    assert _said(_session("2025-12-01", about)) == ("GAP", "late")
    assert _said(_session("2026-02-01", about)) == NONE


def test_sessions_with_one_of_them_are_not():
    assert _said(_session("2025-06-02", "groups=Men|Us|Women")) == NONE
    assert _said(_session("2025-06-02", "groups=Fem|Women")) == NONE


def test_the_golden_fixture():
    """O3 and O4 began on 2025-01-15; O3 first worked with O2 on 2025-09-01, 229 days later (16
    days of January, 28, 31, 30, 31, 30, 31, 31 and 1); no session names any of them.
    """
    (found,) = EARLY_1.look(golden(), AS_OF)
    assert (found.id, found.status, found.variant) == ("EARLY-1:I1", "GAP", "late")
    assert found.facts["lag"] == 229


def test_it_is_told_in_plain_words():
    landscape = sketch(CAST + RUN + _tie("start=2025-12-01"))
    (told,) = tell(EARLY_1.look(landscape, AS_OF), landscape, words())
    assert told.what == (
        "“Fathers” began on 1 June 2025; the first contact with the women's movement, Fem, came "
        "183 days later, on 1 December 2025."
    )
    assert told.about == "Fathers"
