"""A list from LibreOffice: `orun.ods`, its parts as LibreOffice 7 writes them."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from field_plan import day, planned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Cell = str | int | date

ACTORS = (
    "Name",
    "Kind of actor",
    "Village",
    "Sex",
    "Mobile",
    "Level of influence",
    "Identified on",
    "Remarks",
)
TIES = ("From", "Relationship", "To", "Last contact")
MIME = "application/vnd.oasis.opendocument.spreadsheet"
_ROWS, _COLUMNS = 1_048_576, 16_384
_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STYLES = (
    '<office:automatic-styles><number:date-style style:name="N84">'
    '<number:day number:style="long"/><number:text>.</number:text>'
    '<number:month number:style="long"/><number:text>.</number:text>'
    '<number:year number:style="long"/></number:date-style>'
    '<style:style style:name="ce1" style:family="table-cell"'
    ' style:parent-style-name="Default" style:data-style-name="N84"/></office:automatic-styles>'
)


def write_orun(path: Path) -> None:
    """Two sheets, of actors and of ties; days are days, shown as 29.04.2025."""
    plan = planned("orun")
    actors: list[list[Cell]] = [
        [
            row["name"],
            row["said"],
            row["place"],
            {"man": "male", "woman": "female", "": ""}[row["sex"]],
            row["phone"],
            int(row["influence"]),
            day(row),
            row["note"],
        ]
        for row in plan.actors
    ]
    ties = [_tie(row["source"], row["said"], row["target"], day(row)) for row in plan.ties]
    _pack(path, {"Stakeholders": [list(ACTORS), *actors], "Links": [list(TIES), *ties]})


def _tie(source: str, said: str, target: str, when: date) -> list[Cell]:
    """As the officer says it: with `influences`, the one who is listened to comes first."""
    ends = (target, source) if said == "influences" else (source, target)
    return [ends[0], said, ends[1], when]


def _pack(path: Path, sheets: dict[str, list[list[Cell]]]) -> None:
    """The parts, stored, with one and the same time on each; the type comes first."""
    tables = "".join(_sheet(name, rows) for name, rows in sheets.items())
    body = f"{_STYLES}<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    meta = "<meta:creation-date>2025-10-20T09:00:00</meta:creation-date>"
    parts = {
        "mimetype": MIME,
        "META-INF/manifest.xml": _manifest("content.xml", "meta.xml"),
        "content.xml": _document("document-content", body),
        "meta.xml": _document(
            "document-meta",
            f"<office:meta>{meta}<meta:generator>LibreOffice/7.4</meta:generator></office:meta>",
        ),
    }
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            packed.writestr(entry, text.encode())


def _document(name: str, body: str) -> str:
    root = f"office:{name}"
    return f'{_XML}<{root} {_SPACES} office:version="1.3">{body}</{root}>'


def _manifest(*parts: str) -> str:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    entries = [entry.format("/", MIME), *(entry.format(part, "text/xml") for part in parts)]
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return (
        f'{_XML}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f"{''.join(entries)}</manifest:manifest>"
    )


def _sheet(name: str, rows: list[list[Cell]]) -> str:
    """The rows, and then the blank ones down to the end of the sheet, said once."""
    width = max(map(len, rows))
    rest = (
        f'<table:table-row table:number-rows-repeated="{_ROWS - len(rows)}">'
        f'<table:table-cell table:number-columns-repeated="{_COLUMNS}"/></table:table-row>'
    )
    return (
        f'<table:table table:name="{name}"><table:table-column'
        f' table:number-columns-repeated="{_COLUMNS}" table:default-cell-style-name="Default"/>'
        f"{''.join(_row(row, width) for row in rows)}{rest}</table:table>"
    )


def _row(cells: Iterable[Cell], width: int) -> str:
    blank = f'<table:table-cell table:number-columns-repeated="{_COLUMNS - width}"/>'
    return f"<table:table-row>{''.join(map(_cell, cells))}{blank}</table:table-row>"


def _cell(value: Cell) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        about, shown = 'office:value-type="string" calcext:value-type="string"', escape(value)
    elif isinstance(value, int):
        about = f'office:value-type="float" office:value="{value}" calcext:value-type="float"'
        shown = str(value)
    else:
        about = (
            'table:style-name="ce1" office:value-type="date"'
            f' office:date-value="{value.isoformat()}" calcext:value-type="date"'
        )
        shown = value.strftime("%d.%m.%Y")
    return f"<table:table-cell {about}><text:p>{shown}</text:p></table:table-cell>"
