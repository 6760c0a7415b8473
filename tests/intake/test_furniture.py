"""Rows below a list, second lists and names of several people never become actors in silence."""

from __future__ import annotations

import pytest

LIST = "name,place,number of members\nAmina,Lusoka,\nJuma,Tamzir,\nNeema,Lusoka,\n"


def names(taken):
    return [data["name"] for data in taken.data]


@pytest.mark.parametrize(
    "total",
    ["Total,,45", "TOTAL: 45,,", "Grand total (45),,", "Jumla,,45", "المجموع,,45", "Total,,"],
)
def test_a_total_is_no_actor_although_the_kind_was_said_for_all(files, total):
    taken = files.text(LIST + total + "\n", kind="staff")
    assert names(taken) == ["Amina", "Juma", "Neema"]
    told = taken.the("totals_row")
    assert (told.severity, told.facts["rows"]) == ("warning", (5,))


@pytest.mark.parametrize(
    "note",
    [
        '"Source: ministry, 2024",,',
        "NB: these are drafts,,",
        "Fuente: ministerio,,",
        "المصدر: الوزارة,,",
        "* not yet met,,",
        "Prepared by the Lusoka office,,",
        "These people were named by the group leaders in March.,,",
    ],
)
@pytest.mark.parametrize("kind", ["staff", ""])
def test_a_note_is_no_actor_and_is_named(files, note, kind):
    text = LIST + note + "\n"
    if not kind:
        text = "\n".join(
            line + ("" if at > 3 else ",staff" if at else ",kind")
            for at, line in enumerate(text.splitlines())
        )
    taken = files.text(text, kind=kind)
    assert names(taken) == ["Amina", "Juma", "Neema"]
    told = taken.the("notes_row")
    assert (told.severity, told.facts["rows"]) == ("warning", (5,))
    assert told.facts["value"][:5] in note


@pytest.mark.parametrize("actor", ["Total,Lusoka,", "Source of Life Church,Lusoka,"])
def test_an_actor_called_like_one_stays(files, actor):
    taken = files.text(LIST + actor + "\n", kind="staff")
    assert names(taken)[-1] == actor.split(",")[0]
    assert not {"totals_row", "notes_row"} & set(taken.codes)


def test_a_place_called_total_is_told(files):
    taken = files.text("id,name\nLusoka,Lusoka\nTotal,2\n", "places.csv")
    assert [data["id"] for data in taken.data] == ["Lusoka"]
    assert taken.the("totals_row").origin.row == 3


def test_a_last_row_of_one_text_is_warned_about(files):
    taken = files.text(LIST + "list agreed with the district team,,\n", kind="staff")
    told = taken.the("rows_bare")
    assert (told.severity, told.facts["rows"]) == ("warning", (5,))
    assert "rows_bare" not in files.text(LIST + "Rehema,Lusoka,\n", kind="staff").codes


def test_a_second_list_below_is_refused_with_its_row(files):
    taken = files.text(LIST + ",,\n,,\nDistrict,Name,\nLusoka,Port,\n", kind="staff")
    problem = taken.the("second_table")
    assert (problem.severity, problem.origin.row) == ("error", 7)
    assert [p.code for p in taken.problems if p.severity == "error"] == ["second_table"]


def test_the_same_header_below_a_blank_row_goes_on_with_the_list(files):
    again = ",,\nname,place,number of members\nZawadi,Lusoka,\n"
    assert names(files.text(LIST + again, kind="staff"))[-1] == "Zawadi"


def test_a_second_list_beside_is_told(files):
    text = "name,kind,,place,population\nAmina,staff,,Lusoka,4000\nJuma,staff,,Tamzir,900\n"
    told = files.text(text).the("table_beside")
    assert (told.severity, told.facts["letters"]) == ("warning", "D-E")


def test_an_empty_column_at_the_edge_is_nothing_beside(files):
    text = ",name,kind,place,\n,Amina,staff,Lusoka,\n"
    assert "table_beside" not in files.text(text).codes


@pytest.mark.parametrize(
    "name",
    [
        "Amina & Yusuf",
        "Amina / Yusuf",
        "Amina/Yusuf",
        "Amina and Yusuf",
        "Amina et Yusuf",
        "Amina na Yusuf",
        "محمد و علي",
        "Amina; Yusuf",
    ],
)
def test_several_people_in_a_cell_are_told_and_not_divided(files, name):
    taken = files.text(f'name,kind\n"{name}",staff\n')
    assert names(taken) == [name]
    told = taken.the("name_of_several")
    assert (told.severity, told.origin.row, told.column, told.facts["letter"]) == (
        "warning",
        2,
        "name",
        "A",
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ali s/o Juma", "staff"),
        ("José Ortega y Gasset", "staff"),
        ("Women & Girls Network", "feminist_org"),
        ("Mother/Child Clinic", "health_service"),
        ("Diallo, Amina", "staff"),
        ("Amina", "staff"),
    ],
)
def test_one_person_and_any_organisation_is_one(files, name, kind):
    assert "name_of_several" not in files.text(f'name,kind\n"{name}",{kind}\n').codes
