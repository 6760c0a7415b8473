"""Hostile workbooks, graphs and packages: bombs, far cells, entities, merged and hidden cells."""

from __future__ import annotations

import itertools
import json

from intake.hostile.book import (
    GOOD,
    MAIN,
    cell,
    ods,
    ods_rows,
    rows,
    sheet,
    xlsx,
    zipped,
)
from intake.hostile.case import Case

ESC_NOTE = "\u202eto ask"
BIDI = "\u202egnp.exe\u202c"
LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a "' + "ha" * 50 + '">'
LAUGHS += "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
LAUGHS += "]>"
QUADRATIC = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 50_000 + '">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GOOD_SHEET = sheet(rows(GOOD))


def book(*sheets, file="list.xlsx", kept=None, said=(), **how):
    """A workbook."""
    return Case(file, lambda: xlsx(*[s() if callable(s) else s for s in sheets], **how), kept, said)


def raw(file, make, kept=None, said=()):
    """A file from its bytes."""
    return Case(file, make if callable(make) else lambda: make, kept, said)


def at(reference):
    """A good list, and one more cell far away."""
    row = "".join(filter(str.isdigit, reference))
    return sheet(rows(GOOD) + f'<row r="{row}">{cell("x", reference)}</row>')


def with_entity(entities):
    """A sheet with entities and one used."""
    xml = GOOD_SHEET.replace("Asha", "&a;" if "file:" in entities or "50" in entities else "&j;")
    return f'<?xml version="1.0"?>{entities}{xml}'


def matrix(size):
    """Who is tied to whom, everybody to everybody."""
    names = [f"A{number}" for number in range(size)]
    lines = "".join(f"{name}," + "1," * (size - 1) + "1\n" for name in names)
    return "," + ",".join(names) + "\n" + lines


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="000"/>'
    '</numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/>'
    "</cellXfs></styleSheet>"
)


def broken(kind, inner):
    """A name that a formula or an odd cell gives."""
    return sheet(
        rows(GOOD[:1]) + f'<row r="2"><c r="A2"{kind}>{inner}</c>{cell("staff", "B2")}</row>'
    )


FAR = {
    "far cell": book(at("XFD1048576"), said=("list.xlsx",)),
    "far row": book(at("A1048576"), said=("list.xlsx",)),
    "far column": book(at("XFD1"), said=("list.xlsx",)),
    "cell beyond the end": book(at("ZZZ9999999"), said=("list.xlsx",)),
    "cell in row 0": book(sheet(rows(GOOD) + f'<row r="0">{cell("x", "A0")}</row>')),
    "row of 20 digits": book(
        sheet(rows(GOOD) + f'<row r="{"9" * 20}">{cell("x", "A" + "9" * 20)}</row>'),
        said=("list.xlsx",),
    ),
    "5,000 columns": book([["name", "kind", *["c"] * 4998], ["A", "staff"]], said=("list.xlsx",)),
    "200,001 rows": book(
        lambda: sheet(rows(GOOD) + f'<row r="200002">{cell("A", "A200002")}</row>'),
        said=("list.xlsx",),
    ),
    "a merge of the whole sheet": book(
        sheet(rows(GOOD), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    ),
    "a size that lies": book(
        GOOD_SHEET.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'),
        kept=("Asha",),
    ),
    "columns for ever": book(
        GOOD_SHEET.replace(
            "<sheetData>", '<cols><col min="1" max="2147483647" hidden="1"/></cols><sheetData>'
        )
    ),
}
BOMBS = {
    "600 MB of blanks": book(GOOD, parts={"xl/media/a.bin": 600}, said=("list.xlsx",)),
    "shared texts of 150 MB": book(
        GOOD,
        parts={
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 120_000_000}</t></si></sst>'
        },
        said=("list.xlsx",),
    ),
    "6,000 parts": book(
        GOOD, parts={f"a/{number}.xml": "" for number in range(6_000)}, said=("list.xlsx",)
    ),
    "500 sheets": book(*[GOOD] * 500),
    "deep elements": book(sheet("<row>" * 200_000), said=("list.xlsx",)),
    "deep and closed": book(lambda: sheet(rows(GOOD) + "<a>" * 100_000 + "</a>" * 100_000)),
    "a million attributes": book(
        lambda: sheet(rows(GOOD) + "<row " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>")
    ),
    "a path that climbs": book(GOOD, parts={"../../evil.txt": "x"}, said=("list.xlsx",)),
    "an absolute path": book(GOOD, parts={"/etc/evil": "x"}),
    "parts that share a name": book(
        GOOD, parts={"XL/worksheets/SHEET1.xml": GOOD_SHEET}, said=("list.xlsx",)
    ),
}
ENTITIES = {
    "laughs in a sheet": book(with_entity(LAUGHS), said=("list.xlsx",)),
    "quadratic in a sheet": book(with_entity(QUADRATIC), said=("list.xlsx",)),
    "a file from outside": book(with_entity(OUTSIDE), said=("list.xlsx",)),
    "laughs in the shared texts": book(
        GOOD,
        parts={"xl/sharedStrings.xml": f'{LAUGHS}<sst xmlns="{MAIN}"><si><t>&j;</t></si></sst>'},
        said=("list.xlsx",),
    ),
    "laughs in the workbook": book(
        GOOD, parts={"xl/workbook.xml": LAUGHS + "<workbook>&j;</workbook>"}, said=("list.xlsx",)
    ),
    "laughs in an ods": raw(
        "list.ods", lambda: ods(ods_rows([["&j;"]]), before=LAUGHS), said=("list.ods",)
    ),
    "laughs in a gexf": raw(
        "list.gexf", (LAUGHS + "<gexf>&j;</gexf>").encode(), said=("list.gexf",)
    ),
    "quadratic in a graphml": raw(
        "list.graphml",
        (QUADRATIC + "<graphml>" + "&a;" * 1000 + "</graphml>").encode(),
        said=("list.graphml",),
    ),
    "a file from outside in a graphml": raw(
        "list.graphml", (OUTSIDE + "<graphml>&a;</graphml>").encode(), said=("list.graphml",)
    ),
}
CELLS = {
    "merged names": book(
        sheet(
            rows([["name", "kind"], ["Asha", "staff"], ["", "staff"]]),
            '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
        ),
    ),
    "places merged downwards": Case(
        "list.xlsx",
        lambda: xlsx(
            sheet(
                rows([["name", "kind", "place"], ["A", "staff", "Lusoka"], ["B", "staff"]]),
                '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
            )
        ),
        ("Lusoka", "Lusoka"),
        column="place",
    ),
    "100,000 merged cells": book(
        sheet(
            rows(GOOD),
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 200_002, 2))
            + "</mergeCells>",
        ),
        kept=("Asha",),
    ),
    "a merge that ends before it begins": book(
        sheet(rows(GOOD), '<mergeCells><mergeCell ref="A9:A2"/></mergeCells>'), kept=("Asha",)
    ),
    "zeros and percent by number format": Case(
        "list.xlsx",
        lambda: xlsx(
            sheet(
                rows([["id", "name", "kind"]])
                + f'<row r="2"><c r="A2" s="1"><v>7</v></c>{cell("A", "B2")}'
                + f'{cell("staff", "C2")}</row><row r="3"><c r="A3" s="2"><v>0.8</v></c>'
                + f"{cell('B', 'B3')}{cell('staff', 'C3')}</row>"
            ),
            parts={"xl/styles.xml": STYLES},
        ),
        ("007", "80%"),
        column="id",
    ),
    "styles with laughs": book(
        GOOD, parts={"xl/styles.xml": f"{LAUGHS}<styleSheet>&j;</styleSheet>"}, said=("list.xlsx",)
    ),
    "a number format of 100,000 zeros": book(
        broken(' s="1"', "<v>7</v>"),
        parts={"xl/styles.xml": STYLES.replace("000", "0" * 100_000)},
        kept=("7",),
    ),
    "a merged title": book(
        sheet(
            rows([["List of allies", ""], ["name", "kind"], ["Asha", "staff"]]),
            '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        ),
        kept=("Asha",),
    ),
    "a hidden row": book(
        GOOD_SHEET.replace('<row r="2">', '<row r="2" hidden="1">'), kept=("Asha",)
    ),
    "a hidden column": book(
        GOOD_SHEET.replace(
            "<sheetData>", '<cols><col min="2" max="2" hidden="1"/></cols><sheetData>'
        ),
        kept=("Asha",),
    ),
    "a hidden sheet": book(
        GOOD, GOOD, names=("actors", "more"), states=("", "hidden"), kept=("Asha",)
    ),
    "a very hidden list": book(
        GOOD, names=("actors",), states=("veryHidden",), kept=("Asha",), said=("hidden",)
    ),
    "a formula never calculated": book(broken("", "<f>A1</f>"), said=("row 2", "name")),
    "a formula with an error": book(broken(' t="e"', "<f>X</f><v>#REF!</v>"), said=("row 2",)),
    "a formula with a text": book(broken(' t="str"', "<f>A1</f><v>Asha</v>"), kept=("Asha",)),
    "a formula to the network": book(
        broken(' t="str"', '<f>WEBSERVICE("http://x.invalid")</f><v>A</v>'), kept=("A",)
    ),
    "a shared text nobody has": book(broken(' t="s"', "<v>99999</v>")),
    "a shared text before the first": book(broken(' t="s"', "<v>-1</v>")),
    "a shared text that is no number": book(broken(' t="s"', "<v>abc</v>")),
    "a truth that is none": book(broken(' t="b"', "<v>maybe</v>")),
    "a number that is none": book(broken(' t="n"', "<v>abc</v>")),
    "not a number": book(broken(' t="n"', "<v>NaN</v>")),
    "infinity": book(broken(' t="n"', "<v>1e999</v>")),
    "a day before all days": book(broken(' t="d"', "<v>0000-00-00</v>")),
    "a type nobody knows": book(broken(' t="zzz"', "<v>x</v>")),
    "an escape written as _x001B_": book([["name", "kind"], ["_x001B_[31mA", "staff"]]),
    "300 kB in a cell": book([["name", "kind"], ["x" * 300_000, "staff"]], said=("row 2", "name")),
    "ids like numbers": Case(
        "list.xlsx",
        lambda: xlsx([["id", "name", "kind"], ["007", "A", "staff"], ["7.0", "B", "staff"]]),
        ("007", "7.0"),
        column="id",
    ),
    "words for nothing": book(
        [["name", "kind"], ["NA", "staff"], ["None", "staff"], ["nan", "staff"]],
        kept=("NA", "None", "nan"),
    ),
    "bidi in a name": book([["name", "kind"], [BIDI, "staff"]], kept=(BIDI,)),
    "bidi in a sheet's name": book(
        GOOD,
        [["name", "kind"], ["A", "wizard"]],
        names=("actors", BIDI),
    ),
    "a formula as a text": book([["name", "kind"], ["=1+1", "staff"]], kept=("=1+1",)),
    "a bad kind in the second sheet": book(
        GOOD,
        [["source", "target", "type"], ["Asha", "Asha", "zaps"]],
        names=("actors", "ties"),
        said=("ties", "row 2", "type"),
    ),
}
PACKAGES = {
    "a csv named xlsx": raw("list.xlsx", b"name,kind\nA,staff\n", said=("list.xlsx",)),
    "a workbook named csv": raw("list.csv", lambda: xlsx(GOOD), said=("list.csv",)),
    "a workbook named xls": raw("list.xls", lambda: xlsx(GOOD)),
    "a workbook named ods": raw("list.ods", lambda: xlsx(GOOD)),
    "an ods named xlsx": raw("list.xlsx", lambda: ods(ods_rows(GOOD))),
    "a web page named xls": raw("list.xls", b"<html><table><tr><td>A", said=("list.xls",)),
    "a pdf named csv": raw("list.csv", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", said=("list.csv",)),
    "a picture named csv": raw(
        "list.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", said=("list.csv",)
    ),
    "a document named xlsx": raw(
        "list.xlsx", lambda: zipped({"word/document.xml": "<w/>"}), said=("list.xlsx",)
    ),
    "an empty package": raw("list.xlsx", lambda: zipped({}), said=("list.xlsx",)),
    "a workbook cut in half": raw("list.xlsx", lambda: xlsx(GOOD)[:700], said=("list.xlsx",)),
    "a workbook with a damaged part": raw(
        "list.xlsx", lambda: xlsx(GOOD).replace(b"PK\x01\x02", b"PK\x09\x09"), said=("list.xlsx",)
    ),
    "an old workbook that is none": raw(
        "list.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 2000, said=("list.xls",)
    ),
    "a workbook without sheets": book(said=("list.xlsx",)),
    "a sheet that is not there": book(
        GOOD, parts={"xl/worksheets/sheet1.xml": None}, said=("list.xlsx",)
    ),
    "a sheet that is no xml": book("nonsense", said=("list.xlsx",)),
    "a sheet with controls": book(sheet("\x01\x02"), said=("list.xlsx",)),
    "an empty sheet": book([], said=("list.xlsx",)),
    "a zip in a zip": raw(
        "list.zip", lambda: zipped({"a.zip": zipped({"b.csv": "name,kind\nA,staff\n"})})
    ),
    "a zip of 600 MB": raw("list.zip", lambda: zipped({"actors.csv": 600}), said=("list.zip",)),
    "a zip that climbs": raw(
        "list.zip", lambda: zipped({"../../actors.csv": "name,kind\nA,staff\n"})
    ),
}
CELL = '<table:table-cell table:number-columns-repeated="{}" office:value-type="string">'
SHEETS = {
    "ods with 17 G repeated cells": raw(
        "list.ods",
        lambda: ods(
            f"<table:table-row>{CELL.format(17179869184)}<text:p>x</text:p></table:table-cell></table:table-row>"
        ),
        said=("list.ods",),
    ),
    "ods with repeated rows": raw(
        "list.ods",
        lambda: ods(
            ods_rows(GOOD)
            + ods_rows([["x", "staff"]], row_more=' table:number-rows-repeated="1048576"')
        ),
        said=("list.ods",),
    ),
    "ods with empty repeats to the end": raw(
        "list.ods",
        lambda: ods(
            ods_rows(GOOD) + '<table:table-row table:number-rows-repeated="1048573">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        ),
        ("Asha",),
    ),
    "ods with 400 M spaces": raw(
        "list.ods",
        lambda: ods(
            "<table:table-row><table:table-cell office:value-type='string'><text:p>"
            + '<text:s text:c="1000000"/>' * 400
            + "</text:p></table:table-cell></table:table-row>"
        ),
        said=("list.ods",),
    ),
    "ods with deep elements": raw(
        "list.ods", lambda: ods(ods_rows(GOOD) + "<text:span>" * 100_000 + "</text:span>" * 100_000)
    ),
    "ods with a locked part": raw(
        "list.ods",
        lambda: ods(ods_rows(GOOD), {"content.xml": b"\x00\x9f\x12" * 50}),
        said=("list.ods",),
    ),
    "ods with a repeat below zero": raw(
        "list.ods", lambda: ods(ods_rows(GOOD, ' table:number-columns-repeated="-5"'))
    ),
}
GEXF = '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph>{}</graph></gexf>'
GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
GRAPHS = {
    "a map with a number of connections": raw(
        "list.json", b'{"elements": [{"label": "A", "element type": "staff"}], "connections": 5}'
    ),
    "a map with no connections at all": raw(
        "list.json", b'{"elements": [{"label": "A", "element type": "staff"}], "connections": null}'
    ),
    "a map with a value nested 700 deep": raw(
        "list.json",
        b'{"elements": [{"label": "A", "element type": "staff", "x": '
        + b"[" * 700
        + b"]" * 700
        + b'}], "connections": []}',
    ),
    "json of 100,000 brackets": raw("list.json", b"[" * 100_000, said=("list.json",)),
    "json of closed brackets": raw(
        "list.json", b"[" * 100_000 + b"]" * 100_000, said=("list.json",)
    ),
    "json of objects in objects": raw(
        "list.json", b'{"elements":' * 50_000 + b"1" + b"}" * 50_000, said=("list.json",)
    ),
    "json with a number of 5,000 digits": raw(
        "list.json", b'{"elements":[{"label":' + b"9" * 5_000 + b"}]}"
    ),
    "json with nan": raw("list.json", b'{"elements":[{"label":NaN,"type":"staff"}]}'),
    "json that is cut": raw("list.json", b'{"elements":[{"label":"A"', said=("list.json",)),
    "json with half a surrogate": raw(
        "list.json", rb'{"elements":[{"label":"A\ud800","type":"staff"}],"connections":[]}'
    ),
    "json with an escape": raw(
        "list.json", rb'{"elements":[{"label":"A\u001b[31m","type":"staff"}],"connections":[]}'
    ),
    "json of another shape": raw(
        "list.json", b'{"elements":{"label":[1]},"connections":7}', said=("list.json",)
    ),
    "json of lists for texts": raw(
        "list.json", b'{"elements":[{"label":["A",{}],"type":{"a":1}}],"connections":[[]]}'
    ),
    "gexf with deep elements": raw(
        "list.gexf", lambda: GEXF.format("<nodes>" * 100_000 + "</nodes>" * 100_000).encode()
    ),
    "gexf of a tie with nobody": raw(
        "list.gexf",
        GEXF.format(
            '<nodes><node id="1" label="A"/></nodes><edges><edge source="1" target="9"/></edges>'
        ).encode(),
    ),
    "gexf with an encoding that lies": raw(
        "list.gexf",
        ('<?xml version="1.0" encoding="utf-16"?>' + GEXF.format("")).encode(),
        said=("list.gexf",),
    ),
    "gexf with an encoding nobody has": raw(
        "list.gexf",
        ('<?xml version="1.0" encoding="klingon"?>' + GEXF.format("")).encode(),
        said=("list.gexf",),
    ),
    "gexf that is cut": raw("list.gexf", b"<gexf><graph><nodes>", said=("list.gexf",)),
    "graphml with two graphs": raw(
        "list.graphml",
        GRAPHML.format('<graph><node id="a"/></graph><graph><node id="b"/></graph>').encode(),
    ),
    "graphml of 300 kB ids": raw(
        "list.graphml",
        lambda: GRAPHML.format(f'<graph><node id="{"x" * 300_000}"/></graph>').encode(),
    ),
    "xml of something else": raw("list.xml", b"<rss><channel/></rss>", said=("list.xml",)),
    "a matrix of 1,200": raw(
        "list.csv",
        lambda: matrix(1200).encode(),
        said=("list.csv",),
    ),
    "a matrix of 900": raw("list.csv", lambda: matrix(900).encode(), said=("list.csv",)),
    "a matrix with words for no": raw(
        "list.csv", ",A,B\nA,,non\nB,لا,\n".encode(), said=("list.csv",)
    ),
    "kumu with notes": raw(
        "list.xlsx",
        lambda: xlsx(
            [["Label", "Type"], ["Asha", "staff"]],
            [["From", "To", "Type"], ["Asha", "Musa", "supports"]],
            [["remember", ESC_NOTE], ["x", "y"]],
            names=("elements", "connections", "Notes"),
        ),
        said=("list.xlsx",),
    ),
    "kumu of one pipe": raw(
        "list.json",
        json.dumps(
            {
                "elements": [{"label": "A", "type": "staff"}],
                "connections": [{"from": "A", "to": "|" * 5_000, "type": "supports"}],
            }
        ).encode(),
    ),
}
WORKBOOKS = dict(
    itertools.chain.from_iterable(
        ((f"{part}: {name}", case) for name, case in cases.items())
        for part, cases in {
            "far": FAR,
            "bomb": BOMBS,
            "entity": ENTITIES,
            "cell": CELLS,
            "package": PACKAGES,
            "ods": SHEETS,
            "graph": GRAPHS,
        }.items()
    )
)
