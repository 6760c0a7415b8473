"""No plain sentence in what is asked at a terminal, nor in the files that are written."""

from __future__ import annotations

import html
import re

import openpyxl
from cli.pseudo import plain_words

from allymap.gaps.rules import RULES
from allymap.model.tables import TABLES

ODD = """nom;catégorie;localité;humeur
Zyx Kwame;licorne;Lusoka;gai
;homme allié;Lusoka;gai
Zyx Amina;licorne;Lusoka;gai
"""
AGAIN = """nom;catégorie;localité
Cheikh Zyx Kwame;homme allié;Lusoka
"""
# Words that lists know are data of `intake/languages`, not sentences: columns, tables; and ids.
COLUMNS = " ".join(c.name for c in TABLES["actors"].columns).replace("_", " ") + " actors"
IDS = "left right id zyx kwame cheikh amina male ally woman leader lusoka"


def texts(path):
    """Every text of a workbook that a person can read: sheets, cells, notes, drop-downs."""
    for sheet in openpyxl.load_workbook(path):
        yield sheet.title
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.value is not None)
            yield from (cell.comment.text for cell in row if cell.comment)
        for rule in sheet.data_validations.dataValidation:
            yield from (str(one) for one in (rule.prompt, rule.error) if one)


def page(path):
    """The text of a page, without what only a browser reads."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def all_odd(said, text):
    """Every plain word of a text is one that the user has written."""
    plain = plain_words(text, " ".join(said))
    assert not plain, sorted(plain)


def test_what_is_asked_about_a_list(spoken, typing):
    spoken.put("liste.csv", ODD)
    typing("homme allié", "1", "1")
    ran = spoken.run("import", "liste.csv")
    assert ran.err.count("⟦") > 5
    all_odd([*spoken.said, COLUMNS, "liste.map.toml"], ran.out + ran.err)


def test_pairs_that_are_asked_about(spoken_lists, typing):
    spoken_lists.put("encore.csv", AGAIN)
    spoken_lists.do("import", "encore.csv")
    typing(1)
    ran = spoken_lists.run("same")
    assert ran.err.count("⟦") > 5
    all_odd(spoken_lists.said, ran.out + ran.err)


def test_forgetting_is_asked_about(spoken_lists, typing):
    typing("Zyx Amina")
    spoken_lists.do("forget", "Zyx Amina")


def test_the_copy_of_a_refused_list(spoken, tmp_path):
    spoken.put("liste.csv", ODD)
    spoken.run("import", "liste.csv")
    all_odd([*spoken.said, COLUMNS], " ".join(texts(next(tmp_path.glob("liste-*.xlsx")))))


def test_the_workbook_of_pairs(spoken_lists, tmp_path):
    spoken_lists.put("encore.csv", AGAIN)
    spoken_lists.do("import", "encore.csv")
    spoken_lists.do("same", "--workbook", "pairs.xlsx")
    all_odd([*spoken_lists.said, f"{IDS} name group"], " ".join(texts(tmp_path / "pairs.xlsx")))


def test_the_card_of_an_actor(spoken_lists, tmp_path):
    spoken_lists.do("card", "Kwame", "-o", "card.html")
    all_odd(spoken_lists.said, page(tmp_path / "card.html"))


def test_the_report_and_its_workbook(spoken_lists, tmp_path):
    spoken_lists.said.append("findings docx")
    spoken_lists.do("report")
    numbered = f"{IDS} jumo qorl mens group tamzir {' '.join(rule.id for rule in RULES)}"
    said = [*spoken_lists.said, numbered]
    all_odd(said, page(tmp_path / "report-INTERNAL.html"))
    all_odd(said, " ".join(texts(tmp_path / "findings-INTERNAL.xlsx")))
