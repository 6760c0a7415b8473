"""What is done where, and who stands where, worked out by hand (claims 8, 11, 16, 24, 27, 32)."""

from __future__ import annotations

from datetime import date

from karuwe import AS_OF as KARUWE_DAY
from karuwe import karuwe

from allymap.gaps import counts, positions
from allymap.model.sketch import sketch

AS_OF = date(2026, 1, 31)
DRAWN = """
    M:mens_group{place=North}; W:womens_group{place=North}; F:fathers_group{place=South}
    O:mens_org{place=South}; Us:ingo; Ally:male_ally{place=North}; Fem:feminist_org
    places id=Land; places id=North parent=Land; places id=South parent=Land
    activities id=1 date=2026-01-05 element=RE space=men_only place=North groups=M organiser=Us
    activities id=2 date=2026-01-06 element=RE space=women_only place=North groups=W organiser=O
    activities id=3 date=2026-01-07 element=OUT space=men_only place=South people=Ally:organiser
    activities id=4 date=2026-01-08 element=intimate_dialogues space=couples place=South
    activities id=5 date=2026-01-09 element=intimate_dialogues space=in_laws place=South
    activities id=6 date=2026-02-09 element=intimate_dialogues space=couples place=North
    activities id=7 date=2026-01-09 element=conscientization space=staff place=North
    activities id=8 date=2026-01-10 element=building_the_base space=men_only place=South groups=F
    backlash actor=Ally month=2025-12-01 source=home
    backlash actor=M month=2025-12-01 source=peers
    backlash actor=Ally month=2024-01-01 source=home
    sources id=S date=2026-01-10
    scopes source=S topic=activities about=South
""".replace("=RE ", "=conscientization ").replace("=OUT ", "=stepping_out ")
ASKS = """
    asks id=law name=Law lead=Fem
    asks id=leave name=Leave lead=Men
    Fem:feminist_org; Men:mens_org; Group:mens_group; Juma:male_ally{interest=5 influence=2}
    Chief:traditional_leader{stance=-1 interest=4 influence=5}
    Mayor:political_official{stance=2 interest=1}
    Quiet:school{stance=0 interest=2}; Half:court{stance=1}; Nobody:police
    positions actor=Men ask=law position=-1 date=2025-01-01
    positions actor=Men ask=law position=1 date=2025-06-01
    positions actor=Group ask=law position=2 date=2026-06-01
    positions actor=Juma ask=law position=2 date=2025-06-01
    positions actor=Chief ask=law position=-2 date=2025-06-01
    positions actor=Men ask=leave position=2 date=2025-06-01
"""


def test_elements_are_counted_by_place_and_practice_area_up_to_the_day_without_staff_sessions():
    found = counts.elements_by_place(sketch(DRAWN), AS_OF)
    assert {"North", "South"} <= set(found.rows)
    assert found.cells["North", "conscientization"] == 2
    assert found.cells["South", "intimate_dialogues"] == 2
    assert sum(found.cells.values()) == 6
    tagged = sketch(
        DRAWN.replace(
            "M:mens_group{place=North}",
            "M:mens_group{place=North practice_areas=relationships|social_norms}",
        )
    )
    areas = counts.elements_by_area(tagged, AS_OF)
    assert areas.rows == ("relationships", "social_norms")
    assert areas.cells["relationships", "conscientization"] == 1


def test_kinds_of_group_that_had_no_reflection_are_named_and_whether_anybody_asked():
    assert counts.without_reflection(sketch(DRAWN), AS_OF) == (("South", "fathers_group", True),)


def test_intimate_relations_are_counted_by_place_and_never_by_person():
    found = counts.relations(sketch(DRAWN), AS_OF)
    assert found.columns == ("couples", "in_laws", "parents_adolescents")
    assert dict(found.cells) == {("South", "couples"): 1, ("South", "in_laws"): 1}


def test_a_place_that_only_an_actor_names_is_told_by_its_own_name():
    far = "Far:mens_group{place=Hills}; backlash actor=Far month=2025-12-01 source=home"
    drawn = sketch(DRAWN + far)
    assert ("Hills", "mens_group", False) in counts.without_reflection(drawn, AS_OF)
    assert counts.backlash_at_home(drawn, AS_OF)["Hills"] == (1, 0)


def test_backlash_at_home_is_a_count_by_place_beside_couples_sessions():
    found = counts.backlash_at_home(sketch(DRAWN), AS_OF)
    assert found["North"] == (1, 0)
    assert found["South"] == (0, 1)


def test_ownership_is_the_share_of_mens_sessions_that_members_lead():
    found = counts.ownership(sketch(DRAWN), AS_OF)
    assert found == {"North": (0, 1, 0), "South": (1, 0, 1)}


def test_who_only_leads_the_talk_owns_it_for_others():
    led = "activities id=9 date=2026-01-08 element=RE space=men_only place=South facilitators=Us"
    drawn = sketch(DRAWN + led.replace("=RE ", "=conscientization "))
    assert counts.ownership(drawn, AS_OF)["South"] == (1, 1, 1)


def test_who_does_what_where_and_organisers_who_do_not_work_together():
    drawn = sketch(DRAWN)
    found = counts.who_does_what(drawn, AS_OF)
    assert found["North"].cells["O", "conscientization"] == 1
    assert found["North"].cells["Us", "conscientization"] == 1
    assert counts.uncoordinated(drawn, AS_OF) == {"North": (("O", "Us"),)}
    tied = sketch(DRAWN + "O -collaborates_with{last_contact=2026-01-01}-> Us")
    assert counts.uncoordinated(tied, AS_OF) == {}


def test_asks_that_feminist_organisations_lead_and_mens_bodies_joined():
    assert positions.joined(sketch(ASKS), AS_OF) == {"law": ("Men",)}


def test_the_spectrum_has_each_actor_in_the_band_of_the_newest_position():
    law, leave = positions.spectrum(sketch(ASKS), AS_OF)
    assert law.bands == {2: ("Juma",), 1: ("Men",), 0: (), -1: (), -2: ("Chief",)}
    assert leave.bands[2] == ("Men",)


def test_moves_between_two_days_are_a_table_of_bands():
    drawn = sketch(ASKS)
    found = positions.band_moves(drawn, date(2025, 3, 1), drawn, AS_OF)
    assert dict(found["law"]) == {(-1, 1): 1}


def test_the_matrix_places_by_alignment_and_interest_and_asks_where_one_is_unknown():
    found = positions.matrix(sketch(ASKS), AS_OF)
    assert found["ally"] == ("Juma",)
    assert found["aware"] == ("Mayor",)
    assert found["watch"] == ("Chief",)
    assert found["rest"] == ("Quiet",)
    assert set(found["unknown"]) == {
        "Half",
        "Men",
    }


def test_karuwes_sessions_are_all_counted_once():
    whole = karuwe()
    there = [a for a in whole.activities if a.date <= KARUWE_DAY and a.space != "staff" and a.place]
    assert sum(counts.elements_by_place(whole, KARUWE_DAY).cells.values()) == len(there)
    by = counts.who_does_what(whole, KARUWE_DAY)
    assert sum(sum(c.cells.values()) for c in by.values()) == len(there)
