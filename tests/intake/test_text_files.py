"""CSV and its kin: encodings, delimiters, quotes, and what becomes of each cell."""

from __future__ import annotations

import csv
import io
import string
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.errors import Unreadable
from allymap.intake.read import digest, read
from allymap.intake.silence import dittos
from allymap.intake.words import words
from allymap.model.vocabulary import built_in


def test_a_list_with_name_kind_and_place_is_a_list_of_actors(files):
    taken = files.text("Name,Kind,Place\nAmina Diallo,male ally,Lusoka\n")
    (row,) = taken.rows
    assert (row.table, row.key, row.row, row.revision) == (
        "actors",
        "amina-diallo.male_ally.lusoka",
        2,
        "revision",
    )
    assert row.data == {
        "id": "amina-diallo.male_ally.lusoka",
        "name": "Amina Diallo",
        "kind": "male_ally",
        "place": "Lusoka",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_is_found_and_told_unless_it_is_a_comma(files, delimiter):
    taken = files.text(delimiter.join(["name", "kind"]) + "\n" + delimiter.join(["A", "staff"]))
    assert taken.data[0]["name"] == "A"
    told = [p.facts["delimiter"] for p in taken.problems if p.code == "delimiter_found"]
    assert told == ([] if delimiter == "," else [delimiter])


def test_a_comma_inside_a_header_does_not_hide_a_semicolon(files):
    taken = files.text("name;kind;remarks (likes, dislikes, fears, hopes)\nA;staff;x\n")
    assert taken.data[0]["attributes"] == {"remarks (likes, dislikes, fears, hopes)": "x"}


def test_the_delimiter_is_found_below_titles_that_hold_other_ones(files):
    taken = files.text("Our allies, as of May, 2025\n\nname;kind\nTolwa, Joseph, Rev.;staff\n")
    assert [one["name"] for one in taken.data] == ["Tolwa, Joseph, Rev."]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_excels_own_line_for_the_delimiter_is_not_a_header(files, line):
    taken = files.text(f"{line}\r\nname;kind\r\nA;staff\r\n")
    assert [(row.row, row.data["name"]) for row in taken.rows] == [(2, "A")]


def test_excels_line_can_name_a_tab(files):
    assert files.text("sep=\t\nname\tkind\nA\tstaff\n").data[0]["kind"] == "staff"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_part_of_the_first_header(files, mark):
    assert files.text(mark + "name,kind\nعائشة,staff\n".encode()).data[0]["name"] == "عائشة"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_as_excel_saves_it_is_read(files, encoding):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    taken = files.text(mark + "name\tkind\nZoë\tstaff\n".encode(encoding), "list.txt")
    assert taken.data[0]["name"] == "Zoë"


def test_a_list_in_windows_1252_is_read_and_the_guess_is_told(files):
    taken = files.text("name,kind\nAmina,staff\nHélène Côté,staff\n".encode("cp1252"))
    assert [data["name"] for data in taken.data] == ["Amina", "Hélène Côté"]
    told = taken.the("encoding_guessed")
    assert told.severity == "notice"
    assert (told.origin.row, told.facts["encoding"], told.facts["example"]) == (
        3,
        "cp1252",
        "Hélène",
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf\r\n \n", "file_empty"),
        (b"name,kind\nA\x00B,staff\n", "file_nul"),
        (bytes(range(256)) * 20, "file_nul"),
        ("name,kind\nZoë,staff\n".encode() + "Hélène,staff\n".encode("cp1252"), "encoding_mixed"),
        (b"name,kind\n" + b"\x81\x8d\x8f\x90\x9d\xff," * 10, "encoding_unknown"),
        (b"\xff\xfea", "file_binary"),
        (b"PK\x03\x04" + b"x" * 100, "workbook_as_text"),
    ],
)
def test_a_file_that_is_no_text_is_refused(files, content, code):
    with pytest.raises(Unreadable) as refused:
        files.text(content)
    assert refused.value.code == code
    assert refused.value.exit_code == 3


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_rows_are_counted_as_a_spreadsheet_counts_them(files, ends):
    lines = ["", "name,kind,notes", "", 'A,staff,"two', 'lines"', ",,", "B,staff,"]
    taken = files.text(ends.join(lines))
    assert [(row.row, row.data["name"]) for row in taken.rows] == [(4, "A"), (6, "B")]
    assert taken.data[0]["attributes"]["notes"] == f"two{ends}lines"


def test_a_quote_that_is_never_closed_is_told_with_its_row(files):
    taken = files.text('name,kind\nA,staff\n"B,staff\nC,staff\n')
    problem = taken.the("quote_unclosed")
    assert (problem.origin.row, problem.severity) == (3, "error")


def test_text_after_a_closing_quote_is_told_with_its_row(files):
    assert files.text('name,kind\n"A" B,staff\n').the("quote_stray").origin.row == 2


def test_a_cell_of_300_kb_is_told_not_cut(files):
    taken = files.text(f"name,kind\nA,staff\n{'x' * 300_000},staff\n")
    problem = taken.the("cell_too_long")
    assert (problem.origin.row, problem.column, problem.facts["length"]) == (3, "name", 300_000)
    assert len(problem.facts["value"]) <= 30


def test_a_row_longer_than_the_header_is_told(files):
    problem = files.text("name,kind\nDiallo, Amina,staff\n").the("row_too_long")
    assert (problem.origin.row, problem.facts["letter"], problem.facts["value"]) == (
        2,
        "C",
        "staff",
    )


def test_empty_cells_beyond_the_header_are_nothing(files):
    assert files.text("name,kind,,\nA,staff,,,,\n").codes == ["ids_minted"]


def test_a_filled_cell_under_a_blank_header_is_not_lost_in_silence(files):
    taken = files.text("name,,kind\nA,x,staff\n")
    assert taken.the("header_missing").facts["letter"] == "B"
    assert taken.data[0]["attributes"] == {"B": "x"}


def test_too_many_rows_are_refused(files, monkeypatch):
    monkeypatch.setattr("allymap.intake.delimited.MOST_LINES", 3)
    with pytest.raises(Unreadable, match="file_too_big"):
        files.text("name,kind\nA,staff\nB,staff\nC,staff\n")


def test_too_many_rows_that_need_a_closer_look_are_refused(files, monkeypatch):
    monkeypatch.setattr("allymap.intake.rows.MOST_ROWS", 2)
    with pytest.raises(Unreadable, match="file_too_big"):
        files.text("name,kind\nA,staff\nB,staff\nC,staff\n")


def test_a_file_of_too_many_bytes_is_refused(files, monkeypatch):
    monkeypatch.setattr("allymap.intake.look.LARGEST_FILE", 10)
    with pytest.raises(Unreadable, match="file_too_big"):
        files.text("name,kind\nA,staff\n")


@pytest.mark.parametrize("name", ["list.pdf", "list", "list.docx"])
def test_a_format_nobody_reads_here_is_refused(files, name):
    with pytest.raises(Unreadable, match="format_unknown"):
        files.text("name,kind\n", name)


def test_a_missing_file_and_a_folder_are_refused(files):
    for path, folder in ((files.folder / "no.csv", False), (files.folder, True)):
        with pytest.raises(Unreadable) as refused:
            files.take(path)
        assert (refused.value.code, refused.value.facts["folder"]) == ("file_missing", folder)


def test_the_digest_is_the_files_sha256(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"abc")
    # FIPS 180-2, appendix B.1
    assert digest(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


# A leading apostrophe before a sign is a spreadsheet's guard, not part of the text; a cell in
# which nobody can see anything is empty.
_UNSEEN = "\u00ad\u115f\u1160\u3164"
_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=20
).filter(lambda text: text.strip() == text and text[0] not in "#\ufeff'")
# Addresses are left out of cells; test_inside.py has those.
_TEXT = _TEXT.filter(lambda text: "@" not in text)
_TEXT = _TEXT.filter(lambda text: any(c.isprintable() and c not in _UNSEEN for c in text))
# Marks that speak of the cell above, and that say nothing, have tests of their own.
_TEXT = _TEXT.filter(lambda text: text.casefold() not in words().nothing | dittos())


@settings(max_examples=200, deadline=None)
@given(
    rows=st.lists(st.tuples(_TEXT, _TEXT, st.none() | _TEXT), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_what_is_read(rows, delimiter, quoting, encoding, ends):
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator=ends)
    writer.writerow(["id", "name", "kind", "place", "remark"])
    for number, (name, place, remark) in enumerate(rows):
        writer.writerow([f"i{number}", name, "staff", place, remark])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(written.getvalue().encode(encoding))
        found = [
            (row.data["name"], row.data["place"], row.data.get("attributes", {}).get("remark"))
            for row in read(path, built_in(), "r")
        ]
    assert found == rows


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(string.printable, max_size=200).map(str.encode))
def test_no_file_makes_anything_but_problems_and_refusals(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        try:
            reading = read(path, built_in(), "r")
            for row in reading:
                assert row.table
        except Unreadable:
            return


def test_four_times_the_rows_take_no_more_than_eight_times_the_work(files):
    """What a row costs does not grow with the list; how fast it is, make bench tells."""
    assert _work(files, 40_000) < 8 * _work(files, 10_000)


def _work(files, rows):
    header = "id,name,kind,place,stance,influence,group_last_met,role_model,notes,phone\n"
    lines = (
        f"i{i},Name {i},male ally,Lusoka,1,3,2025-01-31,yes,some words,+99912{i}\n"
        for i in range(rows)
    )
    path = files.folder / "list.csv"
    path.write_text(header + "".join(lines), encoding="utf-8")
    begin = time.process_time()
    assert sum(1 for _ in read(path, built_in(), "r")) == rows
    return time.process_time() - begin


@pytest.mark.parametrize(("cell", "name"), [("'=1+1", "=1+1"), ("'twas", "'twas"), ("'-5", "-5")])
def test_the_guard_of_a_formula_is_taken_off(files, cell, name):
    assert files.text(f"id,name,kind\na,{cell},mens_group\n").data[0]["name"] == name
