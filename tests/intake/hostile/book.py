"""Workbooks put together part by part, so that any part can be what no program would write."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
GOOD = [["name", "kind"], ["Asha", "staff"]]


def letters(number):
    """A column's letters, from 1."""
    high, low = divmod(number - 1, 26)
    return (letters(high) if high else "") + chr(65 + low)


def cell(text, at):
    """A cell with its text in it."""
    inner = f'<is><t xml:space="preserve">{escape(str(text))}</t></is>'
    return f'<c r="{at}" t="inlineStr">{inner}</c>'


def rows(lines, first=1):
    """The rows of a sheet."""
    return "".join(
        f'<row r="{row}">'
        + "".join(cell(text, f"{letters(c)}{row}") for c, text in enumerate(line, 1) if text != "")
        + "</row>"
        for row, line in enumerate(lines, first)
    )


def sheet(data, after=""):
    """A sheet part from its rows as XML."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'


def xlsx(*sheets, parts=None, names=(), states=()):
    """A workbook of sheets, each its part as XML or its rows; `parts` replace or add to them."""
    texts = [one if isinstance(one, str) else sheet(rows(one)) for one in sheets]
    names = [*names, *(f"Sheet{at}" for at in range(len(names) + 1, len(texts) + 1))]
    states = [*states, *[""] * (len(texts) - len(states))]
    listed = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{at}"'
        f' r:id="rId{at}"{f" state={chr(34)}{state}{chr(34)}" if state else ""}/>'
        for at, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    numbers = range(1, len(texts) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml"'
            f' ContentType="{kind}.worksheet+xml"/>'
            for at in numbers
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{RELS}/worksheet"'
            f' Target="worksheets/sheet{at}.xml"/>'
            for at in numbers
        )
        + "</Relationships>",
        **{f"xl/worksheets/sheet{at}.xml": text for at, text in enumerate(texts, 1)},
    }
    return zipped({**whole, **(parts or {})})


def ods(table, parts=None, before=""):
    """An OpenDocument spreadsheet from the XML of its one table's rows."""
    spaces = "".join(
        f' xmlns:{name}="{OFFICE.format(name)}"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content{spaces}>'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="List">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="'
            + OFFICE.format("manifest")
            + '"/>',
            **(parts or {}),
        }
    )


def ods_rows(lines, more="", row_more=""):
    """The rows of an OpenDocument table."""
    return "".join(
        f"<table:table-row{row_more}>"
        + "".join(
            f'<table:table-cell office:value-type="string"{more}>'
            f"<text:p>{escape(text)}</text:p></table:table-cell>"
            for text in line
        )
        + "</table:table-row>"
        for line in lines
    )


def zipped(parts):
    """A package of parts, text, bytes, or so many megabytes of blanks; None is left out."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if isinstance(content, int):
                with package.open(name, "w") as part:
                    for _ in range(content):
                        part.write(b" " * 1_000_000)
            elif content is not None:
                package.writestr(name, content)
    return made.getvalue()
