"""Phones, e-mails and points in columns that are for something else, and whom to call in danger."""

from __future__ import annotations

from pathlib import Path

import pytest

from allymap.errors import Unreadable
from allymap.intake.contact import traces
from allymap.resources import folder

FORMATS = Path(__file__).with_name("formats") / "files"
SECRET = "ab" * 32
CODES = {"contact_inside", "point_inside", "contact_alone", "risk_contact_said"}


def actor(files, header, cell, **options):
    taken = files.text(f'name,kind,{header}\nAsha,staff,"{cell}"\n', **options)
    return taken, taken.data[0]


def found(taken):
    return [(p.code, p.facts["why"], p.severity) for p in taken.problems if p.code in CODES]


@pytest.mark.parametrize(
    "point",
    [
        "-1.2921, 36.8219",
        "-1.29 36.82",
        "-1.2921 36.8219 1650 4.5",
        "1.2921° S, 36.8219° E",
        '1°17\'31.6""S 36°49\'19""E',
        "https://maps.google.com/?q=-1.2,36.8",
    ],
)
def test_a_point_as_a_place_is_left_out_and_told(files, point):
    taken, data = actor(files, "place", point)
    assert set(data) == {"id", "name", "kind"}
    told = taken.the("point_inside")
    assert (told.column, told.facts["rows"], told.severity) == ("place", (2,), "warning")


@pytest.mark.parametrize(
    ("written", "name", "what"),
    [
        ("Juma 0712345678", "Juma", "phone"),
        ("Juma (tel: +254 712 345 678)", "Juma", "phone"),
        ("Juma - 0712-345-678", "Juma", "phone"),
        ("Juma Otieno, 254712345678", "Juma Otieno", "phone"),
        ("جمعة ٠٧١٢٣٤٥٦٧٨", "جمعة", "phone"),
        ("Juma <juma@example.org>", "Juma", "email"),
        ("Juma e-mail juma@example.org", "Juma", "email"),
    ],
)
def test_a_phone_or_email_in_a_name_is_used_for_matching_and_not_kept(files, written, name, what):
    taken = files.text(f'name,kind\n"{written}",staff\n', secrets=(SECRET,))
    (data,) = taken.data
    assert data["name"] == name
    contact = {"phone": "0712345678", "email": "juma@example.org"}[what]
    assert data["contact"] == traces(what, contact, SECRET)
    assert found(taken) == [("contact_inside", what, "warning")]


def test_ties_still_find_the_actor_whose_name_had_a_phone(files):
    taken = files.book(
        {
            "Actors": [["name", "kind"], ["Juma 0712345678", "staff"], ["Asha", "staff"]],
            "Ties": [["from", "to", "type"], ["Juma 0712345678", "Asha", "supports"]],
        }
    )
    assert taken.data[-1]["source"] == "juma.staff"
    assert "0712345678" not in str(taken.data)


def test_remarks_are_kept_without_what_reaches_somebody(files):
    said = "call 0712 345 678 or a@x.org at -1.29210, 36.82190 after 5"
    taken = files.text(f'name,kind,Remark\nAsha,staff,"{said}"\nBen,staff,likes tea\n')
    assert taken.data[0]["attributes"] == {"Remark": "call … or … at … after 5"}
    assert {why for _, why, _ in found(taken)} == {"phone", "email", "where"}


def test_with_keep_contact_only_points_go(files):
    said = "call 0712 345 678 at -1.29210, 36.82190"
    taken, data = actor(files, "Remark", said, keep_contact=True)
    assert data["attributes"] == {"Remark": "call 0712 345 678 at …"}
    assert [p.facts["why"] for p in taken.problems if p.code == "contact_kept"] == ["phone"]
    named = files.text("name,kind\nJuma 0712345678,staff\n", keep_contact=True)
    assert named.data[0]["name"] == "Juma 0712345678"


@pytest.mark.parametrize(
    ("header", "cell"),
    [("id", "+254712345678"), ("code", "juma@example.org"), ("id", "0712345678")],
)
def test_what_rows_are_told_apart_by_stays_with_a_warning(files, header, cell):
    taken, data = actor(files, header, cell)
    assert data["id"] == cell
    assert taken.the("contact_alone").facts["rows"] == (2,)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("id", "12345678"),
        ("id", "000000012"),
        ("id", "04671234-5123-4712-8901-123456789012"),
        ("id", "254712345678"),
        ("place", "Ward 7, Zone 12"),
        ("place", "Kilometre 45.5"),
        ("place", "Plot 12345678"),
        ("place", "Estate 2019 - 2021"),
        ("Founded", "01/02/2025 10:30"),
        ("Founded", "2025-01-02 10:30"),
        ("Founded", "05-03-2025"),
        ("Budget", "1.250, 3.400"),
        ("Budget", "KES 1,250,000 - 3,400,000"),
        ("Score", "1.25; 3.50"),
        ("Registration", "OP.218/051/2012/0123/7890"),
        ("Account", "@asha on everything"),
        ("Account", "meet @ 5.30 sharp"),
        ("Serial", "0123456789"),
        ("Link", "https://example.org/0712345678"),
    ],
)
def test_other_numbers_are_left_alone(files, header, cell):
    taken, data = actor(files, header, cell)
    assert found(taken) == []
    assert cell in (data.get("id"), data.get("place"), data.get("attributes", {}).get(header))


def test_settings_are_left_alone(files):
    taken = files.text("name,value\nus,info@example.org\n", "settings.csv")
    assert taken.data[0]["value"] == "info@example.org"


@pytest.mark.parametrize(
    "who",
    ["Mary Wanjiru 0712 345 678", "her sister Mary", "+254712345678", "yes: Mary", "مريم أحمد",
     "No. 0712345678"],
)  # fmt: skip
@pytest.mark.parametrize("header", ["emergency contact", "Contact d'urgence", "risk_contact"])
def test_whom_to_call_is_a_yes_and_nothing_else(files, header, who):
    taken, data = actor(files, header, who)
    assert data["risk_contact"] is True
    assert set(data) == {"id", "name", "kind", "risk_contact"}
    assert who not in str(taken.problems)
    assert found(taken) == [("risk_contact_said", "risk", "notice")]


def test_whom_to_call_is_kept_when_asked(files):
    taken, data = actor(files, "emergency contact", "Mary 0712345678", keep_contact=True)
    assert data["risk_contact"] is True
    assert data["attributes"] == {"emergency contact": "Mary 0712345678"}
    assert taken.the("contact_kept").facts["why"] == "risk"


@pytest.mark.parametrize("cell", ["no, ask Mary Wanjiru", "not yet: Mary", "hakuna, labda Mary"])
def test_what_may_be_a_no_is_asked_about_without_showing_it(files, cell):
    taken = files.text(f'name,kind,emergency contact\nAsha,staff,"{cell}"\n')
    told = taken.the("risk_contact_unclear")
    assert (told.origin.row, told.severity) == (2, "error")
    assert "Mary" not in str(taken.problems)


@pytest.mark.parametrize("cell", ["not yet", "don't know", "?", "N/A", "inconnu", "لا يوجد"])
def test_who_does_not_know_of_anybody_has_nobody_yet(files, cell):
    taken = files.text(f'name,kind,emergency contact\nAsha,staff,"{cell}"\n')
    assert "risk_contact_said" not in taken.codes
    assert all(not data.get("risk_contact") for data in taken.data)


@pytest.mark.parametrize(("cell", "means"), [("yes", True), ("Non", False), ("1", True)])
def test_a_plain_yes_or_no_is_nothing_to_tell(files, cell, means):
    taken, data = actor(files, "emergency contact", cell)
    assert (data["risk_contact"], found(taken)) == (means, [])


def test_no_false_alarm_on_the_sample_or_the_files_of_other_programs(files):
    paths = [p for p in sorted(folder("sample_data").rglob("*.*")) if "expected" not in p.name]
    paths += [p for p in sorted(FORMATS.rglob("*")) if p.is_file()]
    assert len(paths) > 20
    for path in paths:
        try:
            told = found(files.take(path))
        except Unreadable:
            continue
        assert told == [], path
