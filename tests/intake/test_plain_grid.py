"""The quick look at a sheet never says more than the long walk would."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from allymap.intake.grid import TooBig, XlsxGrid
from allymap.intake.plain_grid import is_plain, longest_shared
from allymap.intake.xml import walk

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="x"><sheetData>'
TAIL = "</sheetData></worksheet>"


def sheet(inside, head=HEAD):
    return (head + inside + TAIL).encode()


def walked(content):
    """What the long walk finds: too big, broken cells, or all is well."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("sheet.xml", content)
    grid = XlsxGrid([])
    try:
        with zipfile.ZipFile(package) as file:
            walk(file, "sheet.xml", grid)
    except TooBig:
        return "too big"
    return "broken" if grid.broken else "well"


def looked(content, longest=0):
    try:
        return "well" if is_plain(content, longest) else "closer look"
    except TooBig:
        return "too big"


def test_a_sheet_as_spreadsheets_write_it_is_plain():
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row in range(50):
            page.write_row(row, 0, ["Asha", row, "womens_group", 2.5, True])
    with zipfile.ZipFile(file) as package:
        content = package.read("xl/worksheets/sheet1.xml")
        assert looked(content, longest_shared(package.read("xl/sharedStrings.xml"))) == "well"


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1"><c r="A1"><f>1+1</f></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>',
        "<row><c><v>1</v></c></row>",
        '<row r="1"><c\nr="XFD1048576"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c s="1" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><x:c r="XFD1048576"><v>1</v></x:c></row>',
        '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>',
        '<row r="1"><!-- --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="a1"><v>1</v></c></row>',
    ],
)
def test_whatever_is_unusual_gets_a_closer_look(inside):
    assert looked(sheet(inside)) == "closer look"


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="UTF-16"?>', "", "<worksheet>"])
def test_an_encoding_that_is_not_said_to_be_utf8_gets_a_closer_look(head):
    assert looked(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', head)) == "closer look"


def test_a_far_cell_is_too_big_at_once():
    assert looked(sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')) == "too big"


def test_one_long_text_in_every_cell_gets_a_closer_look():
    many = "".join(f'<c r="A{n}" t="s"><v>0</v></c>' for n in range(1, 9000))
    assert looked(sheet(many), longest=30_000) == "closer look"
    assert looked(sheet(many), longest_shared(b"<!DOCTYPE sst><sst></sst>")) == "closer look"
    assert longest_shared(b"<sst><si><t>Asha</t></si><si><t>A longer one</t></si></sst>") >= 12


cells = st.builds(
    lambda place, kind, inside: f"<c r={place}{kind}>{inside}</c>",
    st.sampled_from(['"A1"', '"B2"', '"ZZ9"', '"AAA3"', '"XFD1048576"', "'A4'", '"a5"', '"A"']),
    st.sampled_from(["", ' t="s"', ' t="e"', ' t="str"', ' s="1"', " t='e'"]),
    st.sampled_from(["", "<v>1</v>", "<f>A1</f>", "<is><t>x</t></is>", "<f/><v>2</v>"]),
)


@given(st.lists(cells, max_size=6))
def test_what_the_quick_look_passes_the_long_walk_passes(inside):
    content = sheet("<row>" + "".join(inside) + "</row>")
    if looked(content) == "well":
        assert walked(content) == "well"
