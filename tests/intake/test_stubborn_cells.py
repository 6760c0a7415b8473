"""Cells that say little or nothing clearly never count as a yes, a value or an answer."""

from __future__ import annotations

import time

import pytest

from allymap.errors import BadMapping, Unreadable
from allymap.intake.contact import emails
from allymap.intake.dates import day
from allymap.intake.fault import Wrong
from allymap.intake.mapping import parse_mapping
from allymap.model.vocabulary import built_in

NOTHING_SAID = ("-", "?", "/", "...")


@pytest.mark.parametrize("cell", [*NOTHING_SAID, "✗", "❌", "✘"])
def test_no_sign_but_a_tick_is_a_consent(files, cell):
    taken = files.text(f"name,kind,consent to publish name\nAmina,male_ally,{cell}\n")
    assert [row.table for row in taken.rows] == ["actors"]


@pytest.mark.parametrize(("cell", "truth"), [("✓", True), ("✔", True), ("✗", False), ("❌", False)])
def test_ticks_and_crosses_are_read(files, cell, truth):
    (data,) = files.text(f"name,kind,role model\nAmina,male_ally,{cell}\n").data
    assert data["role_model"] is truth


@pytest.mark.parametrize("cell", NOTHING_SAID)
def test_other_signs_are_neither_yes_nor_no(files, cell):
    taken = files.text(f"name,kind,role model\nAmina,male_ally,{cell}\n")
    assert taken.codes.count("not_yes_no") == 1


def test_a_word_answered_with_nothing_leaves_its_rows_out_in_plain_lists_too(files):
    said = parse_mapping('[values.type]\n"gossip" = ""\n', built_in())
    lines = "".join(f"a{n},b{n},{'gossip' if n == 1 else 'supports'},{n}\n" for n in range(3))
    taken = files.text(f"source,target,type,Remark\n{lines}", mapping=said)
    assert [data["type"] for data in taken.data] == ["supports", "supports"]


@pytest.mark.parametrize("gone", ["Consent withdrawn", "Consent expires"])
@pytest.mark.parametrize("cell", ["05/06/2024", "yes", "31/12/24"])
def test_a_consent_that_was_taken_back_or_ends_on_a_day_nobody_can_read_is_none(files, gone, cell):
    taken = files.text(f"name,kind,Consent,{gone}\nAmina,male_ally,yes,{cell}\n")
    assert [row.table for row in taken.rows] == ["actors"]
    assert "consent_unclear" in taken.codes


@pytest.mark.parametrize(
    "header",
    ["informed consent not obtained", "Has consented to photo only", "consent refused", "opt out"],
)
def test_a_header_that_asks_the_opposite_is_no_consent(files, header):
    taken = files.text(f"name,kind,{header}\nAmina,male_ally,yes\n")
    assert [row.table for row in taken.rows] == ["actors"]


def test_a_list_of_cases_that_begins_late_is_one(files):
    lines = "".join(f"Asha {n},staff,\n" for n in range(250))
    lines += "".join(f"Juma {n},staff,she was raped by her uncle\n" for n in range(300))
    with pytest.raises(Unreadable) as refused:
        files.text("name,kind,remarks\n" + lines)
    assert refused.value.code == "case_data"


@pytest.mark.parametrize(
    "cells",
    [
        ["Tel: 0712345678", "Fatuma - 0712 345 679"],
        ["0712345678", "0733345679", "0744345670", "n/a"],
        ["(0712) 345679", "-"],
    ],
)
def test_one_number_under_a_header_of_contacts_sets_it_aside(files, cells):
    lines = "".join(f"A{n},staff,{cell}\n" for n, cell in enumerate(cells))
    taken = files.text("name,kind,contact details\n" + lines)
    assert all("attributes" not in data for data in taken.data)


def test_a_day_with_its_hour_is_a_day():
    assert day("2024-05-01 14:30:00") == day("2024-05-01T10:00:00Z") == "2024-05-01"
    assert day("2024-05-01 14:30:00.000+03:00") == "2024-05-01"


def test_no_cell_takes_long():
    start = time.process_time()
    assert emails("a" * 300_000) == []
    assert emails(f"{'a' * 100_000}@{'b' * 100_000}") == []
    for text in (f"a{'-' * 19_990}b1", f"de{' ' * 19_990}1"):
        with pytest.raises(Wrong):
            day(text)
    assert time.process_time() - start < 2


def test_addresses_are_found_among_other_words():
    assert emails("Fatuma <F.Ali@Example.org>, or b@x.co.ke.") == ["f.ali@example.org", "b@x.co.ke"]


@pytest.mark.parametrize(
    "text", ['[values.type]\n"x" = ["a"]\n', '[values.type]\n"x" = {a = 1}\n', "a = " + "[" * 3000]
)
def test_a_mapping_that_says_something_else_than_words_is_refused(text):
    with pytest.raises(BadMapping):
        parse_mapping(text, built_in())


def test_a_list_above_a_better_header_is_not_dropped_in_silence(files):
    text = "name,kind\nA,staff\nB,staff\n,\nname,kind,place\nC,staff,Lusoka\n"
    told = files.text(text).the("rows_above")
    assert (told.severity, told.facts["rows"]) == ("warning", (2, 3))
    titles = files.text("Allies of,2025\nby,Zuri\nname,kind,place\nC,staff,Lusoka\n")
    assert "rows_above" not in titles.codes


def test_two_lists_of_one_name_in_a_package_are_two(files, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "both.zip", "w") as package:
        package.writestr("a/actors.csv", "id,name,kind\nx,Asha,staff\n")
        package.writestr("b/actors.csv", "id,name,kind\nx,Zelalem,male_ally\n")
    taken = files.take(tmp_path / "both.zip")
    assert taken.the("same_key_twice").severity == "error"


@pytest.mark.parametrize(
    "header",
    ["Tel1", "Mobile2", "Cell 1", "TELNO", "Mob No", "Ph. No", "Next of kin", "Physical address",
     "Residence", "Church", "Mosque", "Sexuality", "PLHIV", "M-Pesa"],
)  # fmt: skip
def test_headers_that_say_it_in_short_are_left_out_too(files, header):
    (data,) = files.text(f"name,kind,{header}\nAmina,male_ally,0712 345 678\n").data
    assert "0712" not in str(data)
