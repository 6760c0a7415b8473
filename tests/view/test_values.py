"""Every column has a name people say, and every value reads as they would write it."""

from __future__ import annotations

from datetime import date

import pytest

from allymap.model.sketch import sketch
from allymap.model.tables import TABLES, to_data
from allymap.view.record import actor_line, is_restricted, line, records_of
from allymap.view.values import in_words, label
from allymap.view.words import words

LAND = sketch("""
    Juma:religious_leader{place=n1,risk_contact=yes,vetted=2026-01-05}
    Asha:womens_group
    Juma -listens_to-> Asha
    Asha -nominates{as=role_model}-> Juma
    places id=n1 name=North
    coalitions id=c name=Platform
    seats coalition=c actor=Asha role=steering
    activities id=s1 date=2026-01-05 element=alliances space=mixed people=Juma:speaker
    backlash actor=Juma month=2026-01-01 source=home
""")


@pytest.mark.parametrize("table", TABLES)
def test_every_column_and_table_has_a_name(table):
    assert [c.name for c in TABLES[table].columns if not words().has(f"column.{c.name}")] == []
    open_table = table not in ("actors", "ties") and not TABLES[table].restricted
    assert words().has(f"one.{table}") or not open_table


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("actors", "vetted", "2026-01-05", "5 January 2026"),
        ("actors", "vetted", date(2026, 1, 5), "5 January 2026"),
        ("backlash", "month", "2026-01-01", "January 2026"),
        ("actors", "risk_contact", False, "no"),
        ("actors", "risk_contact", True, "yes"),
        ("actors", "stance", 0, "0"),
        ("actors", "kind", "womens_group", "women's group"),
        ("actors", "place", "n1", "North"),
        ("actors", "place", "Elsewhere", "Elsewhere"),
        ("actors", "skills", ["law", "song"], "law and song"),
        ("actors", "skills", [], ""),
        ("actors", "place", None, ""),
        ("activities", "groups", ("Asha",), "Asha"),
        ("activities", "people", [["Juma", "speaker"]], "Juma (speaker)"),
        ("seats", "coalition", "c", "Platform"),
    ],
)
def test_values_read_as_people_write_them(table, column, value, said):
    assert in_words(LAND, TABLES[table].column(column), value, words()) == said


def test_a_column_nobody_knows_keeps_its_header():
    assert label("Phone notes", words()) == "Phone notes"
    assert label("last_contact", words()) == "last contact"
    assert in_words(LAND, None, "tall", words()) == "tall"


def test_a_record_is_named_in_a_line():
    (tie,) = (t for t in LAND.ties if t.type == "listens_to")
    assert line(LAND, "ties", tie, words()) == "Juma listens to Asha"
    assert line(LAND, "seats", LAND.seats[0], words()) == "seat of Platform, Asha"
    assert line(LAND, "activities", LAND.activities[0], words()) == 'activity "s1"'
    assert line(LAND, "coalitions", LAND.coalitions[0], words()) == 'coalition "Platform"'
    assert actor_line(LAND, "Juma", words()) == "Juma, religious leader in North"
    assert actor_line(LAND, "Asha", words()) == "Asha, women's group"


def test_records_are_found_by_their_keys():
    refs = [("ties", LAND.ties[0].key), ("seats", '["c","Asha"]'), ("actors", "Juma")]
    found = records_of(LAND, [*refs, ("actors", "nobody")])
    assert set(found) == set(refs)
    assert to_data(TABLES["seats"], found[refs[1]])["role"] == "steering"


def test_what_nobody_may_be_told_of_is_known_as_such():
    by_type = {t.type: is_restricted(LAND, ("ties", t.key), t) for t in LAND.ties}
    assert by_type == {"listens_to": False, "nominates": True}
    assert is_restricted(LAND, ("backlash", "x"), None)
    assert not is_restricted(LAND, ("actors", "x"), None)
