"""Workbooks as they come: cells as people typed them, sheets by name, rows as Excel counts."""

from __future__ import annotations

import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest


def test_cells_stay_what_was_typed(files):
    taken = files.book(
        {
            "Actors": [
                ["id", "name", "kind", "size", "group last met", "batch", "share", "seen", "ok"],
                [
                    "007",
                    "NA",
                    "men's group",
                    12,
                    date(2025, 1, 31),
                    254700111222,
                    1.5,
                    datetime.fromisoformat("2025-01-31 14:30"),
                    True,
                ],
                [7, "None", "mens_group", 12.0, "31 Jan 2025", "0712", "1E5", None, False],
            ]
        }
    )
    assert taken.data == [
        {
            "id": "007",
            "name": "NA",
            "kind": "mens_group",
            "group_size": 12,
            "group_last_met": "2025-01-31",
            "attributes": {
                "batch": "254700111222",
                "share": "1.5",
                "seen": "2025-01-31 14:30:00",
                "ok": "True",
            },
        },
        {
            "id": "7",
            "name": "None",
            "kind": "mens_group",
            "group_size": 12,
            "group_last_met": "2025-01-31",
            "attributes": {"batch": "0712", "share": "1E5", "ok": "False"},
        },
    ]


def test_rows_and_sheets_are_those_of_the_spreadsheet(files):
    blank: list[object] = []
    taken = files.book(
        {
            "Ties": [blank, ["from", "to", "type"], blank, ["b", "a", "supports"]],
            "Stakeholders": [blank, blank, ["id", "name", "kind"], ["a", "A", "staff"]],
        }
    )
    assert [(row.table, row.sheet, row.row) for row in taken.rows] == [
        ("actors", "Stakeholders", 4),
        ("ties", "Ties", 4),
    ]


def test_a_sheet_that_is_no_table_is_told_and_left(files):
    taken = files.book(
        {"Actors": [["id", "name", "kind"], ["a", "A", "staff"]], "Read me": [["Hello"]]}
    )
    problem = taken.the("sheet_unknown")
    assert (problem.origin.sheet, problem.severity) == ("Read me", "warning")
    assert len(taken.rows) == 1


def test_one_filled_sheet_of_any_name_is_known_by_its_headers(files):
    rows = [["who", "with whom", "relationship"], ["a", "b", "mentors"]]
    taken = files.book({"Sheet1": rows, "Sheet2": [], "Sheet3": []})
    assert (taken.rows[0].table, taken.problems) == ("ties", [])


def test_the_callers_table_wins_for_one_sheet(files):
    rows = [["id", "name"], ["a", "A"]]
    assert files.book({"Sheet1": rows}).codes == ["table_unclear"]
    assert files.book({"Sheet1": rows}, table="places").rows[0].table == "places"


def test_hidden_sheets_are_read_and_told(files):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["id", "name", "kind"])
    sheet.append(["a", "A", "staff"])
    hidden = book.create_sheet("Places")
    hidden.append(["id"])
    hidden.append(["Lusoka"])
    hidden.sheet_state = "hidden"
    sheet.title = "Actors"
    book.save(files.folder / "list.xlsx")
    taken = files.take(files.folder / "list.xlsx")
    assert [row.table for row in taken.rows] == ["actors", "places"]
    assert taken.the("sheet_hidden").origin.sheet == "Places"


@pytest.mark.parametrize("formula", ["#REF!", "#N/A", "=1+1"])
def test_a_formula_without_a_value_is_told_not_read_as_blank(files, formula):
    taken = files.book({"Actors": [["id", "name", "kind", "notes"], ["a", "A", "staff", formula]]})
    problem = taken.the("formula_error")
    assert (problem.origin.row, problem.column, problem.facts["letter"]) == (2, "notes", "D")


def test_a_formula_in_a_row_of_its_own_is_told(files):
    taken = files.book({"Actors": [["id", "name", "kind"], ["a", "A", "staff"], [], ["=A1"]]})
    assert taken.the("formula_error").origin.row == 4


def test_a_workbook_of_libreoffice_is_read(files):
    table = pd.DataFrame({"id": ["007", "7"], "name": ["Ámbar", "NA"], "kind": ["staff"] * 2})
    path = files.folder / "list.ods"
    _write_ods(path, [list(table.columns), *table.values.tolist()])
    assert [(row.key, row.data["name"], row.row) for row in files.take(path).rows] == [
        ("007", "Ámbar", 2),
        ("7", "NA", 3),
    ]


def test_a_blank_workbook_is_told(files):
    assert files.book({"Actors": []}).codes == ["file_blank"]


def test_a_file_with_headers_only_is_told(files):
    problem = files.book({"Actors": [["id", "name", "kind"]]}).the("no_rows")
    assert (problem.severity, problem.facts["tables"]) == ("error", ("actors",))


def test_a_sheet_with_a_header_only_beside_a_filled_one_is_no_problem(files):
    full = {
        "Actors": [["id", "name", "kind"], ["a", "A", "staff"]],
        "Ties": [["from", "to", "type"]],
    }
    assert files.book(full).codes == []


def test_a_workbook_of_which_nothing_can_be_read_is_refused(files):
    taken = files.book({"Notes": [["Hello", "World"]], "More": [["x", "y"]]})
    problem = taken.the("sheets_unknown")
    assert (problem.severity, problem.facts["sheets"]) == ("error", ("Notes", "More"))


def _write_ods(path, rows):
    """What LibreOffice writes, cut to the bone, with its blank rows and columns repeated."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{cells}'
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mime)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
