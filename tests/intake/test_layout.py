"""What a spreadsheet shows otherwise than it holds: number formats, hidden rows, merged cells."""

from __future__ import annotations

import openpyxl
import pytest
from intake.hostile.book import ods

from allymap.intake.appearance import laid, percent, shown

HEADER = ["name", "kind", "place"]


def made(files, rows, change, **how):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "actors"
    for row in rows:
        sheet.append(row)
    change(sheet)
    book.save(files.folder / "list.xlsx")
    return files.take(files.folder / "list.xlsx", **how)


def test_ids_are_read_with_the_zeros_that_the_sheet_shows(files):
    def change(sheet):
        sheet["A2"].number_format = "000"
        sheet["A3"].number_format = '"ACT-"0000'

    rows = [["id", "name", "kind"], [7, "A", "staff"], [8, "B", "staff"], [9, "C", "staff"]]
    assert [data["id"] for data in made(files, rows, change).data] == ["007", "ACT-0008", "9"]


@pytest.mark.parametrize(
    ("value", "format_", "said"),
    [(0.8, "0%", "80%"), (0.805, "0%", "80.5%"), (0.5, "0.00%", "50%"), (0.8, "0.0", "0.8")],
)
def test_percentages_are_read_as_they_are_shown(files, value, format_, said):
    def change(sheet):
        sheet["C2"].number_format = format_

    taken = made(files, [["name", "kind", "share"], ["A", "staff", value]], change)
    assert taken.data[0]["attributes"] == {"share": said}


def test_a_day_stays_a_day_and_a_text_a_text(files):
    def change(sheet):
        sheet["C2"].number_format = "000"

    taken = made(files, [["name", "kind", "remark"], ["A", "staff", "7b"]], change)
    assert taken.data[0]["attributes"] == {"remark": "7b"}


def test_hidden_rows_are_read_and_named(files):
    def change(sheet):
        for row in (1, 3, 5):
            sheet.row_dimensions[row].hidden = True

    taken = made(files, [HEADER, ["A", "staff"], ["B", "staff"], ["C", "staff"]], change)
    assert [data["name"] for data in taken.data] == ["A", "B", "C"]
    told = taken.the("rows_hidden")
    assert (told.severity, told.facts["rows"]) == ("warning", (3,))


def test_a_place_merged_over_rows_is_the_place_of_each(files):
    def change(sheet):
        sheet.merge_cells("C2:C4")
        sheet.merge_cells("A1:A1")

    rows = [HEADER, ["A", "staff", "Lusoka"], ["B", "staff"], ["C", "staff"], ["D", "staff"]]
    taken = made(files, rows, change)
    assert [data.get("place") for data in taken.data] == ["Lusoka"] * 3 + [None]
    told = taken.the("merged_filled")
    assert (told.severity, told.facts) == ("notice", {"count": 1, "examples": ("Lusoka",)})


def test_a_merged_cell_makes_no_rows_of_blank_ones(files):
    taken = made(
        files, [HEADER, ["A", "staff", "Lusoka"]], lambda sheet: sheet.merge_cells("C2:C9")
    )
    assert len(taken.rows) == 1
    assert "merged_filled" not in taken.codes


def test_a_merged_title_and_header_are_no_cells_of_the_list(files):
    def change(sheet):
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A2:A3")

    rows = [["List of allies"], ["name", "kind", "place"], ["", "", ""], ["A", "staff", "Lusoka"]]
    taken = made(files, rows, change)
    assert [data["name"] for data in taken.data] == ["A"]
    assert "merged_filled" not in taken.codes


CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
TEXT = ' office:value-type="string"'
NUMBER = ' office:value-type="float" office:value="7"'
SHARE = ' office:value-type="percentage" office:value="0.8"'


def test_an_ods_is_read_as_it_is_shown_too(files):
    def row(*cells, more=""):
        return f"<table:table-row{more}>" + "".join(CELL.format(*c) for c in cells)

    end = "</table:table-row>"
    content = [
        row(*((TEXT, text) for text in ("id", "name", "kind", "place", "share"))) + end,
        row(
            (NUMBER, "007"),
            (TEXT, "A"),
            (TEXT, "staff"),
            (TEXT + ' table:number-rows-spanned="2"', "Lusoka"),
            (SHARE, "80%"),
        )
        + end,
        row((TEXT, "8"), (TEXT, "B"), (TEXT, "staff"), more=' table:visibility="collapse"')
        + "<table:covered-table-cell/>"
        + end,
    ]
    path = files.folder / "list.ods"
    path.write_bytes(ods("".join(content)))
    taken = files.take(path)
    assert [(d["id"], d["place"]) for d in taken.data] == [("007", "Lusoka"), ("8", "Lusoka")]
    assert taken.data[0]["attributes"] == {"share": "80%"}
    assert taken.the("rows_hidden").facts["rows"] == (3,)
    assert taken.the("merged_filled").facts["count"] == 1


def test_an_empty_hidden_row_hides_no_other():
    empty = b'<row r="3" hidden="1"/><row r="4"><c r="A4"><v>7</v></c></row>'
    filled = b'<row r="5" hidden="1"><c r="A5"><v>8</v></c></row>'
    assert laid(empty + filled).hidden == (5,)


def test_a_share_without_end_stays_as_it_is_held():
    assert shown(b'<c r="A2" s="1"><v>1e999</v></c>', {b"1": percent}) == {}
