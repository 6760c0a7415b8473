"""Columns that are not stored, what is kept of them, and what people agreed to."""

from __future__ import annotations

import csv
import hashlib
import hmac

import pytest

from allymap.intake.aside import asides
from allymap.intake.contact import emails, phones, traces
from allymap.model.records import Consent
from allymap.model.tables import TABLES, to_record
from allymap.resources import folder

SECRET = "ab" * 32
PHONES = [
    "Phone", "Phone 1 - Value", "can2_phone", "WhatsApp number", "Téléphone", "N° tel",
    "Teléfono", "Celular", "Telefone", "رقم الهاتف", "الجوال", "Namba ya simu",
    "personal/phone_number",
]  # fmt: skip
EMAILS = [
    "Email", "E-mail 1 - Value", "Email address", "Courriel", "Correo electrónico",
    "البريد الإلكتروني", "Barua pepe", "Adresse e-mail",
]  # fmt: skip
ADDRESSES = [
    "Address", "Address 1 - Street", "Street Address", "Postal Code", "zip_code", "Adresse",
    "Dirección", "Endereço", "العنوان", "Anwani", "can2_user_address",
]  # fmt: skip
SENSITIVE = {
    "where": [
        "_geolocation", "_gps_latitude", "GPS coordinates",
        "Latitude", "Home address", "خط العرض", "Anwani ya nyumbani",
    ],
    "papers": [
        "National ID", "Passport No.", "Voter's card", "Numéro de passeport",
        "Cédula", "CPF", "رقم الهوية", "Kitambulisho cha taifa",
    ],
    "birth": [
        "Date of birth", "Birthday", "DOB",
        "Date de naissance", "Fecha de nacimiento", "تاريخ الميلاد", "Tarehe ya kuzaliwa",
    ],
    "faith": ["Religion", "Religión", "Religião", "الديانة", "Dini", "Denomination"],
    "descent": ["Caste", "Ethnicity", "Tribe", "Ethnie", "Etnia", "القبيلة", "Kabila"],
    "love": ["Sexual orientation", "Orientación sexual", "Marital status", "Hali ya ndoa"],
    "health": ["Health status", "Disability", "Handicap", "HIV status", "Ulemavu"],
}  # fmt: skip
KEPT = [
    "Name", "Kind", "Religion training", "Formation sur le handicap", "Works on disability",
    "Disability inclusion", "Trained on consent", "Notes", "Organization Name", "Labels",
    "Relation 1 - Value", "Address men's violence", "Influence", "Description", "Tags", "_uuid",
]  # fmt: skip


def what(header, table="actors"):
    return {one.use + ":" + one.what for one in asides(table, [header]).values()}


@pytest.mark.parametrize(
    ("headers", "meant"),
    [(PHONES, "phone"), (EMAILS, "email"), (ADDRESSES, "address")],
    ids=["phones", "emails", "addresses"],
)
def test_columns_of_contact_are_known_in_six_languages(headers, meant):
    assert {header: what(header) for header in headers} == {
        header: {f"contact:{meant}"} for header in headers
    }


@pytest.mark.parametrize("why", SENSITIVE)
def test_columns_that_could_harm_are_known(why):
    assert {h: what(h) for h in SENSITIVE[why]} == {h: {f"sensitive:{why}"} for h in SENSITIVE[why]}


def test_other_columns_are_left_alone():
    assert [header for header in KEPT if what(header)] == []


def test_our_own_columns_are_never_set_aside():
    for name, table in TABLES.items():
        assert asides(name, [column.name for column in table.columns]) == {}
    for path in folder("sample_data").glob("karuwe/*.csv"):
        with path.open(encoding="utf-8") as file:
            assert asides(path.stem, next(csv.reader(file))) == {}


@pytest.mark.parametrize(
    "text", ["+254 700 111 222", "0700111222", "00254-700-111222", "٠٧٠٠١١١٢٢٢", "254700111222.0"]
)
def test_a_number_is_the_same_at_home_and_abroad(text):
    assert phones(text) == ["00111222"]


def test_several_numbers_and_no_numbers():
    assert phones("0700111222 / 0711333444; ext. 12") == ["00111222", "11333444"]
    assert phones("Mobile") == phones("") == phones("12345") == []


def test_addresses_are_compared_without_case():
    assert emails("Ada@Example.ORG ::: <b@x.co>.") == ["ada@example.org", "b@x.co"]
    assert emails("nobody at example") == []


def test_a_trace_is_six_digits_of_the_keyed_hash():
    whole = hmac.new(bytes.fromhex(SECRET), b"00111222", hashlib.sha256).hexdigest()
    assert traces("phone", "+254 700 111 222", SECRET) == ["phone:" + whole[:6]]
    assert traces("phone", "+254 700 111 222", "cd" * 32) != ["phone:" + whole[:6]]
    assert traces("address", "Road 1", SECRET) == []


LIST = "name,kind,Phone,E-mail,Religion\n{}\n"


def test_contact_and_faith_are_not_stored(files):
    taken = files.text(LIST.format("Asha,staff,0700111222,A@x.org,Muslim"), secrets=(SECRET,))
    (data,) = taken.data
    assert set(data) == {"id", "name", "kind", "contact"}
    assert data["contact"] == sorted(
        [*traces("phone", "0700111222", SECRET), *traces("email", "a@x.org", SECRET)]
    )
    told = [(p.code, p.column, p.severity) for p in taken.problems if p.column]
    assert told == [
        ("contact_left_out", "Phone", "notice"),
        ("contact_left_out", "E-mail", "notice"),
        ("column_left_out", "Religion", "notice"),
    ]


def test_a_trace_is_in_no_record(files):
    (data,) = files.text(LIST.format("Asha,staff,0700111222,,"), secrets=(SECRET,)).data
    record = to_record(TABLES["actors"], data["id"], data)
    assert data["contact"][0] not in repr(record)
    assert not record.attributes


def test_without_a_secret_nothing_is_kept(files):
    (data,) = files.text(LIST.format("Asha,staff,0700111222,,")).data
    assert "contact" not in data


def test_contact_is_kept_when_asked_and_warned_of(files):
    taken = files.text(LIST.format("Asha,staff,0700111222,a@x.org,Muslim"), keep_contact=True)
    assert taken.data[0]["attributes"] == {"Phone": "0700111222", "E-mail": "a@x.org"}
    kept = [problem for problem in taken.problems if problem.code == "contact_kept"]
    assert [(p.column, p.severity) for p in kept] == [("Phone", "warning"), ("E-mail", "warning")]


@pytest.mark.parametrize(
    ("kind", "kept"), [("religious_leader", True), ("faith_institution", True), ("staff", False)]
)
def test_the_faith_of_a_body_or_a_religious_leader_is_public(files, kind, kept):
    (data,) = files.text(LIST.format(f"A,{kind},,,Muslim")).data
    assert data.get("attributes", {}) == ({"Religion": "Muslim"} if kept else {})


def test_two_people_of_one_name_with_two_phones_are_not_one(files):
    rows = "Asha,staff,0700111222,,\nAsha,staff,0799999999,,"
    taken = files.text(LIST.format(rows), secrets=(SECRET,))
    assert "row_twice" not in taken.codes


def test_columns_are_left_out_of_every_table(files):
    taken = files.text("source,target,type,Phone\na,b,supports,0700111222\n", secrets=(SECRET,))
    assert set(taken.data[0]) == {"source", "target", "type"}


def consents(files, header, *cells, **options):
    rows = [f"A{number},staff,{cell}" for number, cell in enumerate(cells)]
    taken = files.text("\n".join([f"name,kind,{header}", *rows]) + "\n", **options)
    found = [row for row in taken.rows if row.table == "consents"]
    return taken, [to_record(TABLES["consents"], row.key, row.data) for row in found]


NAMED = ("store", "analyse", "name_internal")


@pytest.mark.parametrize(
    "header",
    ["Consent", "Agreed to be named", "Consentement", "Consentimiento informado",
     "Consentimento", "الموافقة", "Ridhaa", "group/consent"],
)  # fmt: skip
@pytest.mark.parametrize("yes", ["yes", "Oui", "Sí", "sim", "نعم", "Ndiyo", "1", "verbal", "موافق"])
def test_a_yes_in_any_language_is_a_consent_to_be_kept_and_named_inside(files, header, yes):
    _, found = consents(files, header, yes)
    assert found == [Consent(actor="a0.staff", basis="consent", scope=NAMED)]


@pytest.mark.parametrize("no", ["no", "Non", "não", "لا", "hapana", "refused", "0"])
def test_a_no_is_no_consent_and_is_told(files, no):
    taken, found = consents(files, "Consent", no, "yes", no)
    assert [one.actor for one in found] == ["a1.staff"]
    told = taken.the("consent_refused")
    assert (told.severity, told.facts["count"], told.facts["rows"]) == ("notice", 2, (2, 4))


def test_a_no_on_a_day_takes_back_what_was_agreed_to_before(files):
    _, found = consents(files, "consent,consent date", "no,2025-03-04", "yes,2025-03-04")
    refused, given = found
    assert (refused.actor, str(refused.withdrawn), refused.scope) == ("a0.staff", "2025-03-04", ())
    assert given.withdrawn is None
    _, found = consents(files, "consent,May be published,consent date", "yes,no,2025-03-04")
    assert [(one.withdrawn, one.scope) for one in found] == [(None, NAMED)]


def test_what_is_neither_is_told_and_is_no_consent(files):
    taken, found = consents(files, "Consent", "maybe", "")
    assert found == []
    told = taken.the("consent_unclear")
    assert (told.origin.row, told.column, told.facts["value"]) == (2, "Consent", "maybe")


def test_each_use_has_its_own_column_and_a_no_counts_more(files):
    header = "consent,May be shown to partners,May be published"
    _, found = consents(files, header, "yes,yes,no", "yes,no,yes", "no,yes,yes", "yes,,")
    assert {one.actor: one.scope for one in found} == {
        "a0.staff": (*NAMED, "name_coalition"),
        "a1.staff": (*NAMED, "publish"),
        "a3.staff": NAMED,
    }


def test_days_and_basis_are_read(files):
    header = "consent,consent date,consent expires,legal basis"
    _, (found,) = consents(files, header, "yes,2025-03-04,2027-03-04,public_role")
    assert (found.basis, str(found.date), str(found.expires)) == (
        "public_role",
        "2025-03-04",
        "2027-03-04",
    )


def test_a_day_says_yes_where_nothing_else_is_asked(files):
    _, found = consents(files, "Date of consent", "2025-03-04", "")
    assert [(one.actor, str(one.date), one.scope) for one in found] == [
        ("a0.staff", "2025-03-04", NAMED)
    ]
    _, (found,) = consents(files, "Consent", "2025-03-04")
    assert str(found.date) == "2025-03-04"
    _, found = consents(files, "consent,consent date", ",2025-03-04")
    assert found == []


def test_uses_may_be_named_in_the_cell(files):
    _, (found,) = consents(files, "Consent", "store; name_coalition")
    assert found.scope == ("store", "name_coalition")


def test_a_day_that_cannot_be_read_is_told_and_dates_nothing(files):
    taken, (found,) = consents(files, "consent,consent date", "yes,03/04/2025")
    assert found.date is None
    assert taken.the("consent_unclear").column == "consent date"


def test_consents_name_the_ids_of_this_import(files):
    _, (found,) = consents(files, "Consent", "yes", prefix="amb-")
    assert found.actor == "amb-a0.staff"


@pytest.mark.parametrize(
    ("header", "cells", "kept"),
    [
        ("Contact", ["0700 111 222", "0711/333444"], False),
        ("Contact", ["a@x.org", "b@x.org"], False),
        ("Contact", ["Ada Kamau", "Ben"], True),
        ("Remark", ["0700111222", "0711333444"], True),
        ("Remark", ["+254 700 111 222", "+254711333444"], False),
        ("Remark", ["a@x.org", "b@x.org"], False),
        ("Remark", ["a@x.org wrote in May", "likes tea", "knows Ada", "-"], True),
        ("Serial", ["12345678", "23456789"], True),
    ],
)
def test_cells_tell_what_a_header_leaves_open(files, header, cells, kept):
    rows = "".join(f"N{number},staff,{cell}\n" for number, cell in enumerate(cells))
    taken = files.text(f"name,kind,{header}\n{rows}", secrets=(SECRET,))
    assert all("attributes" in data for data in taken.data) is kept
    assert all("contact" in data for data in taken.data) is not kept
