"""Hostile text files: encodings, delimiters, quotes, emptiness, shape, values, ties."""

from __future__ import annotations

import itertools

from intake.hostile.case import HEADER, named, text

BASE = "name,kind\nZoë,staff\n"
ARABIC = "name,kind\nعائشة,staff\n"
ESC = "\x1b"
BIDI = "\u202egnp.exe\u202c"
EIGHT = ("NA", "N/A", "None", "null", "nan", "undefined", "TRUE", "-")


def table(width, rows=1):
    """A list of actors with many more columns."""
    header = ",".join(f"c{at}" for at in range(width))
    line = ",".join(["x"] * width)
    return f"name,kind,{header}\n" + f"A,staff,{line}\n" * rows


ENCODINGS = {
    "utf-8 mark": text(BASE, encoding="utf-8-sig", kept=("Zoë",)),
    "two marks": text(b"\xef\xbb\xbf\xef\xbb\xbf" + BASE.encode(), kept=("Zoë",)),
    "utf-16 little": text(BASE, encoding="utf-16", kept=("Zoë",)),
    "utf-16 big": text(b"\xfe\xff" + BASE.encode("utf-16-be"), kept=("Zoë",)),
    "utf-16 without a mark": text(BASE.encode("utf-16-le"), said=("list.csv",)),
    "utf-16 cut in half": text(BASE.encode("utf-16")[:-1], said=("list.csv",)),
    "utf-32": text(BASE, encoding="utf-32", said=("list.csv",)),
    "windows-1252": text(BASE, encoding="cp1252", kept=("Zoë",)),
    "mixed": text(BASE.encode() + "Hélène,staff\n".encode("cp1252"), said=("list.csv", "3")),
    "a byte no code page has": text(b"name,kind\n\x81\x8d,staff\n"),
    "overlong utf-8": text(b"name,kind\nA\xc0\xafB,staff\n"),
    "half a surrogate": text(b"name,kind\nA\xed\xa0\x80,staff\n"),
    "cut in a letter": text(BASE.encode()[:13]),
    "nul in a cell": text("name,kind\nA\x00B,staff\n", said=("list.csv", "2")),
    "nul at the end": text(BASE + "\x00", said=("list.csv", "3")),
    "all bytes": text(bytes(range(256)) * 20, said=("list.csv",)),
    "windows-1256": text(ARABIC, encoding="cp1256"),
    "shift-jis": text("name,kind\n山田,staff\n", encoding="shift-jis"),
    "koi8-r": text("name,kind\nИван,staff\n", encoding="koi8-r"),
    "mac-roman": text(BASE, encoding="mac-roman"),
    "utf-7": text("name,kind\nZo+AOs-,staff\n", kept=("Zo+AOs-",)),
    "only a mark": text(b"\xef\xbb\xbf", said=("list.csv", "empty")),
    "decomposed letters": named("Ze\u0301 Ma\u0303e", kept=("Ze\u0301 Ma\u0303e",)),
    "control of c1": named("A\x9b31mB", said=("row 2", "name")),
    "line separator": named("A\u2028B", kept=("A\u2028B",)),
}
DELIMITERS = {
    "semicolon": text("name;kind\nA, B;staff\n", kept=("A, B",)),
    "tab": text("name\tkind\nA, B;C\tstaff\n", kept=("A, B;C",)),
    "pipe": text("name|kind\nA;B, C|staff\n", kept=("A;B, C",)),
    "sep line": text("sep=;\nname;kind\nA,B;staff\n", kept=("A,B",)),
    "sep line that lies": text("sep=;\nname,kind\nA,staff\n", said=("list.csv",)),
    "sep line without one": text("sep=\nname,kind\nA,staff\n", kept=("A",)),
    "header and rows differ": text("name,kind\nA;staff\nB;staff\n", said=("rows 2-3", "kind")),
    "lone carriage returns": text("name,kind\rA,staff\rB,staff\r", kept=("A", "B")),
    "mixed ends": text("name,kind\r\nA,staff\nB,staff\rC,staff\n\r\n", kept=("A", "B", "C")),
    "control-z": text(BASE + "\x1a", said=("row 3",)),
    "form feeds": text("name,kind\nA\x0cB,staff\n", said=("row 2", "name")),
}
QUOTES = {
    "never closed": text('name,kind\nA,staff\n"B,staff\nC,staff\n', said=("row 3",)),
    "stray": text('name,kind\n"A" B,staff\n', said=("row 2",)),
    "in the middle": text('name,kind\nA "the" B,staff\n', kept=('A "the" B',)),
    "doubled": text('name,kind\n"A ""the"" B",staff\n', kept=('A "the" B',)),
    "new line in a name": text('name,kind\n"A\nB",staff\n', kept=("A\nB",)),
    "new line, then an error": text(
        'name,kind,notes\nA,staff,"x\ny"\nB,wizard,\n', said=("row 3", "kind", "wizard")
    ),
    "a million quotes": text(lambda: HEADER + '"' * 1_000_000 + "\n", said=("row",)),
    "100,000 lines in a cell": text(lambda: HEADER + 'A,staff,"' + "x\n" * 100_000 + '"\n'),
    "a quoted empty file": text('""', said=("list.csv",)),
}
EMPTINESS = {
    "no bytes": text(b"", said=("list.csv", "empty")),
    "blanks": text(b" \r\n\t\n \n", said=("list.csv", "empty")),
    "blanks for a megabyte": text(lambda: "\n" * 1_000_000, said=("list.csv",)),
    "a header alone": text("name,kind\n"),
    "blank rows alone": text("name,kind\n,\n , \n"),
    "commas alone": text(",,,\n,,,\n", said=("list.csv",)),
    "no header": text("Asha,staff\nMusa,staff\n", said=("list.csv",)),
    "one cell": text("x", said=("list.csv",)),
}
SHAPE = {
    "a long row": text("name,kind\nDiallo, Amina,staff\n", said=("row 2",)),
    "a short row": text("name,kind\nA\n", said=("row 2", "kind")),
    "all rows too long": text("name,kind\nA,staff,x,y\nB,staff,z,w\n", said=("row 2",)),
    "the same header twice": text("name,kind,name\nA,staff,B\n", said=("row 1", "name")),
    "a blank header": text("name,,kind\nA,x,staff\n", kept=("A",)),
    "a title line": text("List of allies 2025\n\nname,kind\nA,staff\n", kept=("A",)),
    "a totals row": text("name,kind,number of members\nA,mens_group,5\nTotal,,5\n", kept=("A",)),
    "a note below": text("name,kind,place\nA,staff,\nSource: ministry,,\n", kept=("A",)),
    "100,000 notes below": text(
        lambda: "name,kind,place\nA,staff,\n" + "NB: see above,,\n" * 100_000, kept=("A",)
    ),
    "a second list below": text(
        "name,kind,place\nA,staff,\n,,\nDistrict,Name,\nLusoka,Port,\n", said=("row 4", "District")
    ),
    "a second list beside": text(
        "name,kind,,place,people\nA,staff,,Lusoka,4000\nB,staff,,Tamzir,900\n", kept=("A", "B")
    ),
    "1,000 columns": text(lambda: table(998), kept=("A",)),
    "5,000 columns": text(lambda: table(4998), said=("list.csv",)),
    "a million columns": text(lambda: "," * 1_000_000 + "\n", said=("list.csv",)),
    "300 kB in a cell": text(lambda: f"{HEADER}{'x' * 300_000},staff,\n", said=("row 2", "name")),
    "300 kB under a header that nobody knows": text(
        lambda: f"name,kind,remark\nA,staff,{'a' * 300_000}\n", said=("row 2", "remark")
    ),
    "a day with a line of dashes": text(
        lambda: f"name,kind,identified\nA,staff,a{'-' * 19_000}b1\n", said=("row 2", "identified")
    ),
    "names of a thousand words": text(
        lambda: HEADER + "".join(f"{'abc ' * 1200}{n},staff,\n" for n in range(40)),
    ),
    "300 kB in a header": text(lambda: f"name,kind,{'x' * 300_000}\nA,staff,y\n", said=("row 1",)),
    "20,000 letters in a name": text(
        lambda: f"{HEADER}{'x' * 20_000},staff,\n", kept=("x" * 20_000,)
    ),
    "20,001 letters in a name": text(lambda: f"{HEADER}{'x' * 20_001},staff,\n", said=("row 2",)),
    "one line of 60 MB": text(lambda: HEADER + "x" * 60_000_000, said=("list.csv",)),
    "200,001 rows": text(lambda: "name,kind\n" + "A,staff\n" * 200_001, said=("list.csv",)),
    "a wide row below": text(
        lambda: "name,kind\nA,staff\n" + "," * 2_000 + "x\n", said=("list.csv",)
    ),
}
VALUES = {
    "words for nothing": named(*EIGHT, kept=EIGHT),
    "ids like numbers": text(
        "id,name,kind\n7,A,staff\n007,B,staff\n7.0,C,staff\n1E5,D,staff\n100000,E,staff\n",
        kept=("7", "007", "7.0", "1E5", "100000"),
        column="id",
    ),
    "ditto marks": text(
        "name,kind,place\nA,staff,Lusoka\nB,″,〃\nC,do,idem\n",
        kept=("Lusoka",) * 3,
        column="place",
    ),
    "a ditto mark in the first row": text("name,kind\nA,″\n", said=("row 2", "kind")),
    "100,000 ditto marks": text(
        lambda: "name,kind\nA,staff\n" + "".join(f"B{n},″\n" for n in range(100_000)),
    ),
    "names that are ditto words": named("Do", "Idem", kept=("Do", "Idem")),
    "no answers": text(
        "name,kind,stance,place\nNA,staff,n/a,-\nNull,staff,غير متوفر,none\n", kept=("NA", "Null")
    ),
    "a kind that is no answer": text("name,kind\nA,n/a\n", said=("row 2", "kind")),
    "several people in a name": named("Amina & Yusuf", "A / B", kept=("Amina & Yusuf", "A / B")),
    "decoded twice": named("HÃ©lÃ¨ne", "Ø£Ø\u00adÙ…Ø¯", kept=("HÃ©lÃ¨ne", "Ø£Ø\u00adÙ…Ø¯")),
    "decoded twice, 20,000 letters": text(lambda: f"{HEADER}{'Ã©' * 10_000},staff,\n"),
    "ids that differ by case": text(
        "id,name,kind\na,A,staff\nA,B,staff\n", kept=("a", "A"), column="id"
    ),
    "an id twice": text("id,name,kind\na,A,staff\na,B,staff\n", said=("row 3", "row 2")),
    "cypher": named("'}) DETACH DELETE n //", kept=("'}) DETACH DELETE n //",)),
    "sql": named("x'); DROP TABLE rows;--", kept=("x'); DROP TABLE rows;--",)),
    "script": named("<script>alert(1)</script>", kept=("<script>alert(1)</script>",)),
    "formula": named("=cmd|'/C calc'!A0", kept=("=cmd|'/C calc'!A0",)),
    "guarded formula": named("'=1+1", kept=("=1+1",)),
    "rich markup": named("[red]A[/red] [link=file:///x]", kept=("[red]A[/red] [link=file:///x]",)),
    "format places": named("{name} %s {0} {{", kept=("{name} %s {0} {{",)),
    "colours of a terminal": named(f"{ESC}[31mA", said=("row 2", "name")),
    "window title": named(f"{ESC}]0;owned\x07", said=("row 2", "name")),
    "bell": named("A\x07", said=("row 2", "name")),
    "backspace": named("A\x08B", said=("row 2", "name")),
    "delete": named("A\x7fB", said=("row 2", "name")),
    "escape in an unknown kind": text(f"name,kind\nA,{ESC}[2Jx\n", said=("row 2", "kind")),
    "bidi in an unknown kind": text(f"name,kind\nA,{BIDI}\n", said=("row 2", "kind")),
    "escape in a header": text(f"name,kind,{ESC}[31mx\nA,staff,y\n", said=("row 1",)),
    "bidi in a header": text(f"name,kind,{BIDI}\nA,staff,y\n", kept=("A",)),
    "escape in a missing header": text(f"{ESC}[31mname,what\nA,y\n", said=("list.csv",)),
    "bidi in a name": named(BIDI, kept=(BIDI,)),
    "names from right to left": named("الشيخ طاهر", "שרה", kept=("الشيخ طاهر", "שרה")),
    "letters without width": named("A\u200bB", "\u200b", said=("row 3", "name")),
    "joiners": named("می\u200cخواهم", "👩\u200d👧", kept=("می\u200cخواهم", "👩\u200d👧")),
    "marks piled up": named("Z" + "\u0334" * 500, kept=("Z" + "\u0334" * 500,)),
    "look-alikes": text("id,name,kind\n1,Paul,staff\n2,Раul,staff\n", kept=("Paul", "Раul")),
    "names of files": text(
        "id,name,kind\n../../etc/passwd,A,staff\nCON,B,staff\nnul.txt,C,staff\n",
        kept=("../../etc/passwd", "CON", "nul.txt"),
        column="id",
    ),
    "names of programs": text(
        "id,name,kind\n__proto__,A,staff\nconstructor,B,staff\n",
        kept=("__proto__", "constructor"),
        column="id",
    ),
    "reserved column": text("name,kind,contact\nA,staff,phone:abcdef\n", kept=("A",)),
    "1 bad among 2,051": text(
        lambda: (
            HEADER
            + "".join(f"N{at},{'wizard' if at == 1233 else 'staff'},\n" for at in range(2051))
        ),
        said=("row 1235", "kind", "1 problem"),
    ),
    "100 bad": text(
        lambda: HEADER + "".join(f"N{at},wizard{at},\n" for at in range(100)),
        said=("row 2", "row 21", "100"),
    ),
    "a number of 5,000 digits": text(
        f"name,kind,influence\nA,staff,{'9' * 5000}\n", said=("row 2", "influence")
    ),
    "infinity": text("name,kind,influence\nA,staff,inf\n", said=("row 2", "influence")),
    "a day in the year 99999": text("name,kind,vetted\nA,staff,99999-01-01\n", said=("row 2",)),
    "a day of 5,000 digits": text(f"name,kind,vetted\nA,staff,{'9' * 5000}\n", said=("row 2",)),
    "many parts in a cell": text(lambda: f"name,kind,skills\nA,staff,{'x;' * 9_000}\n"),
    "slow for a pattern": text(
        lambda: f"name,kind,vetted,notes\nA,staff,{'1 ' * 9_000}a,{'a@' * 9_000}\n", said=("row 2",)
    ),
    "phones that are none": text(
        lambda: f"name,kind,phone,email\nA,staff,+1,{'a@' * 9_000}\n", kept=("A",)
    ),
    "300 kB beside an address": text(
        lambda: "name,kind,remark\n" + "A,staff,ours\n" * 9 + f"B,staff,{'a' * 300_000} x@y.org\n",
        said=("row 11", "remark"),
    ),
    "many long words and addresses": text(
        lambda: (
            "name,kind,remark\n"
            + "A,staff,ours\n" * 90
            + f"B,staff,{'a' * 19_000} x@y.org {'http://map' * 90}\n" * 20
        )
    ),
    "many words for phones before one": text(
        lambda: "name,kind\n" + f"A {'tel ' * 4_000}0700111222,staff\n" * 20
    ),
    "long phones": text(
        lambda: f"name,kind,phone,email\nA,staff,{'7' * 300_000},{'a@' * 100_000}\n", kept=("A",)
    ),
}
TIES = "source,target,type\n"
REFERENCES = {
    "a tie with itself": text(TIES + "a,a,supports\n", name="ties.csv", said=("ties.csv", "row 2")),
    "a tie with nobody": text(TIES + "a,b,supports\n", name="ties.csv", said=("ties.csv", "row 2")),
    "a tie with an escape": text(
        TIES + f"{ESC}[2J,{BIDI},supports\n", name="ties.csv", said=("row 2",)
    ),
}
NAMES = {
    "the file's name has escapes": text(BASE, name=f"a{ESC}[31m.csv", kept=("Zoë",)),
    "the file's name has bidi": text(BASE, name=f"{BIDI}.csv", kept=("Zoë",)),
    "the file's name has a new line": text(b"", name="a\nb.csv", said=("empty",)),
    "the file's name is not utf-8": text(BASE, name="a\udcff.csv", kept=("Zoë",)),
    "the file's name is long": text(BASE, name="x" * 240 + ".csv", kept=("Zoë",)),
    "an unknown ending": text(BASE, name="list.pdf", said=("list.pdf",)),
    "no ending": text(BASE, name="list", said=("list",)),
}
TEXTS = dict(
    itertools.chain.from_iterable(
        part.items()
        for part in (
            ENCODINGS,
            DELIMITERS,
            QUOTES,
            EMPTINESS,
            SHAPE,
            VALUES,
            REFERENCES,
            NAMES,
        )
    )
)
