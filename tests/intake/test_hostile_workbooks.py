"""Workbooks made to harm: refused by a look, before anything opens them."""

from __future__ import annotations

import struct
import time
import zipfile

import openpyxl
import pytest
from openpyxl.styles import Font

from allymap.errors import Unreadable

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)


@pytest.fixture
def rewritten(files):
    """A workbook with some of its parts replaced or added: its path."""

    def write(parts, name="list.xlsx"):
        book = openpyxl.Workbook()
        book.worksheets[0].append(["name", "kind"])
        book.worksheets[0].append(["A", "staff"])
        book.save(files.folder / "plain.xlsx")
        with (
            zipfile.ZipFile(files.folder / "plain.xlsx") as old,
            zipfile.ZipFile(files.folder / name, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in old.namelist():
                if part not in parts:
                    new.writestr(part, old.read(part))
            for part, content in parts.items():
                new.writestr(part, content)
        return files.folder / name

    return write


def sheet(cells):
    """The one sheet of the workbook, with these rows."""
    return {"xl/worksheets/sheet1.xml": _SHEET.format(f"<sheetData>{cells}</sheetData>")}


def refused(files, path):
    """The code a file is refused with, within 10 seconds."""
    begin = time.monotonic()
    with pytest.raises(Unreadable) as error:
        files.take(path)
    assert time.monotonic() - begin < 10
    assert error.value.exit_code == 3
    return error.value.code


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1", "A200001", "ALM1"])
def test_a_far_cell_is_refused(files, cell):
    book = openpyxl.Workbook()
    book.worksheets[0][cell] = "x"
    book.save(files.folder / "list.xlsx")
    assert refused(files, files.folder / "list.xlsx") == "workbook_too_big"


def test_a_far_cell_spelled_with_entities_is_refused(files, rewritten):
    path = rewritten(sheet('<row r="1"><c r="&#88;FD1048576"><v>1</v></c></row>'))
    assert refused(files, path) == "workbook_too_big"


def test_many_cells_without_a_reference_are_refused(files, rewritten):
    path = rewritten(sheet("<row>" + "<c><v>1</v></c>" * 1001 + "</row>"))
    assert refused(files, path) == "workbook_too_big"


def test_a_wide_and_long_sheet_is_refused_though_each_side_is_allowed(files, rewritten):
    path = rewritten(
        sheet('<row><c r="ALL1"><v>1</v></c></row><row><c r="A200000"><v>1</v></c></row>')
    )
    assert refused(files, path) == "workbook_too_big"


def test_a_far_cell_that_is_only_formatted_does_no_harm(files):
    book = openpyxl.Workbook()
    book.worksheets[0].append(["name", "kind"])
    book.worksheets[0].append(["A", "staff"])
    book.worksheets[0]["XFD1048576"].font = Font(bold=True)
    book.save(files.folder / "list.xlsx")
    assert files.take(files.folder / "list.xlsx").codes == ["ids_minted"]


@pytest.mark.parametrize("size", [50_000_000, 200_000_000])
def test_a_zip_bomb_is_refused(files, rewritten, size):
    path = rewritten({"xl/media/image1.xml": b" " * size})
    assert path.stat().st_size < 1_000_000
    assert refused(files, path) == "workbook_too_big"


def test_a_part_larger_than_it_says_is_refused(files, rewritten):
    path = rewritten(sheet("<row><c><v>1</v></c></row>" * 1000))
    with zipfile.ZipFile(path) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    content = path.read_bytes()
    true, false = struct.pack("<L", part.file_size), struct.pack("<L", 100)
    assert content.count(true) >= 1
    path.write_bytes(content.replace(true, false))
    assert refused(files, path) == "workbook_damaged"


def test_one_long_text_used_very_often_is_refused(files, rewritten):
    shared = f'<sst xmlns="x"><si><t>{"x" * 30_000}</t></si></sst>'
    rows = '<row><c t="s"><v>0</v></c></row>' * 10_000
    path = rewritten({"xl/sharedStrings.xml": shared, **sheet(rows)})
    assert refused(files, path) == "workbook_too_big"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(files, rewritten, doctype):
    part = "xl/worksheets/sheet1.xml"
    path = rewritten({part: doctype + sheet("")[part]})
    assert refused(files, path) == "workbook_damaged"


@pytest.mark.parametrize("part", ["../evil.txt", "XL/workbook.xml"])
def test_parts_that_lead_outside_or_are_there_twice_are_refused(files, rewritten, part):
    with zipfile.ZipFile(rewritten({}, "other.xlsx")) as package:
        content = package.read("xl/workbook.xml")
    assert refused(files, rewritten({part: content})) == "workbook_damaged"


def test_a_cut_off_workbook_is_refused(files, rewritten):
    path = rewritten({})
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(files, path) == "workbook_damaged"


def test_a_zip_that_is_no_workbook_is_refused(files):
    with zipfile.ZipFile(files.folder / "list.xlsx", "w") as package:
        package.writestr("a.txt", "hello")
    assert refused(files, files.folder / "list.xlsx") == "workbook_damaged"


def test_a_csv_named_xlsx_is_refused(files):
    path = files.folder / "list.xlsx"
    path.write_text("name,kind\nA,staff\n")
    assert refused(files, path) == "not_a_workbook"


def test_a_workbook_named_csv_is_refused(files, rewritten):
    assert refused(files, rewritten({}, "list.csv")) == "workbook_as_text"


@pytest.mark.parametrize("name", ["list.xlsx", "list.xls"])
def test_a_password_protected_workbook_is_refused(files, name):
    path = files.folder / name
    path.write_bytes(locked())
    assert refused(files, path) == "workbook_locked"


def test_an_old_workbook_that_is_none_is_refused(files):
    path = files.folder / "list.xls"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000)
    assert refused(files, path) == "workbook_damaged"


@pytest.mark.parametrize("repeats", ["17179869184", "1048576", "2000"])
def test_an_ods_with_repeated_cells_is_refused(files, repeats):
    cell = f'<table:table-cell table:number-columns-repeated="{repeats}" office:value-type="float"'
    assert refused(files, ods(files, f'{cell} office:value="1"><text:p>1</text:p>')) == (
        "workbook_too_big"
    )


def test_an_ods_with_repeated_spaces_is_refused(files):
    spaces = '<text:s text:c="1000000"/>' * 400
    cell = f'<table:table-cell office:value-type="string"><text:p>{spaces}</text:p>'
    assert refused(files, ods(files, cell)) == "workbook_too_big"


def ods(files, cell):
    """An .ods with one cell, which is left open."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    path = files.folder / "list.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>"
            '<table:table table:name="S">'
            f"<table:table-row>{cell}</table:table-cell></table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def locked():
    """What Office writes for a password: a compound file ([MS-CFB]) with two streams."""
    header = struct.pack(
        "<8s16xHHHHH6xLLLLLLLLLL",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
        0,
    )
    header += b"\xff" * (512 - len(header))
    fat = struct.pack("<LL", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    entries = (
        entry("Root Entry", 5, 1),
        entry("EncryptionInfo", 2),
        entry("EncryptedPackage", 2),
        bytes(128),
    )
    return header + fat + b"".join(entries)


def entry(name, kind, child=0xFFFFFFFF):
    """One directory entry of a compound file."""
    text = name.encode("utf-16-le") + b"\x00\x00"
    head = text.ljust(64, b"\x00") + struct.pack(
        "<HBBLLL", len(text), kind, 1, *[0xFFFFFFFF] * 2, child
    )
    return head + bytes(36) + struct.pack("<LQ", 0xFFFFFFFE, 0)
