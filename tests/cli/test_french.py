"""What the odd letters of the pseudo-language cannot show: names that French lists know as data.

Columns, tables and codes are words of `intake/languages` and `template_texts`, which no catalogue
has; in French each must be said as a French list writes it, and be understood so.
"""

from __future__ import annotations

import re

import openpyxl
import pytest
from cli.pseudo import ACTORS, TIES

from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in

OURS = built_in()
CODES = {code for name in ("kinds", "ties", *OURS.codes) for code in OURS.list_of(name)}
CODES |= {column.name for table in TABLES.values() for column in table.columns}
# Codes of two words are English beyond doubt; those in an id stand behind a dot.
_CODE = re.compile(r"(?<![\w.-])[a-z]+(?:_[a-z]+)+")
_SMALL = re.compile(r"(?i)\b(the|and|is|are|not|with|known|list|kind|column|nothing)\b")


def raw(text):
    """What of a text is a code of ours, or English."""
    return {*_CODE.findall(text)} & CODES | {*_SMALL.findall(text)}


@pytest.fixture
def french(run, tmp_path, monkeypatch):
    """Runs `allymap ...` in French on a store with two lists; no run may say a code.

    Only the lines for a mapping may: a mapping is written in codes, whatever the language.
    """
    monkeypatch.setenv("ALLYMAP_LANGUAGE", "fr")
    monkeypatch.setenv("COLUMNS", "300")

    def say(*args, code=0):
        ran = run(*args)
        said = ran.all.partition(" [columns.")[0]
        assert (ran.code, raw(said) - raw(" ".join(map(str, args)))) == (code, set()), ran.all
        return ran.all

    for name, text in (("liste.csv", ACTORS), ("liens.csv", TIES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        say("import", name)
    return say


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("import", "--asked", "licorne"), 2, "est membre de, soutient"),
        (("import", "liste.csv", "--kind", "licorne"), 2, "homme allié, femme leader"),
        (("import", "liens.csv", "--tie", "licorne"), 2, "est membre de, soutient"),
        (("add", "actor", "Zyx Omar"), 3, '--set "type=VALEUR"'),
        (("add", "actor", "Zyx Omar", "--kind", "licorne"), 3, "homme allié"),
        (("add", "activity", "2026-01-31", "lune", "hommes seulement"), 3, "« élément »"),
        (("add", "tie", "Kwame", "mange", "Qorl Jumo"), 2, "rend compte à"),
        (("fix", "Kwame", "--set", "lune=4"), 2, "tranche d’âge, "),
        (("fix", "Kwame", "--set", "dernière réunion du groupe=bientôt"), 3, "dernière réunion"),
        (("who", "Zyx"), 2, "lusoka)\u00a0; Zyx Kwame"),
    ],
)
def test_what_can_be_written_is_said_as_a_french_list_has_it(french, args, code, said):
    # A space that does not break the line is a space once the lines are joined.
    assert " ".join(said.split()) in french(*args, code=code)


def test_what_a_message_says_to_write_is_understood(french):
    french("fix", "Kwame", "--set", "tranche d'âge=adulte")
    french("add", "actor", "Zyx Omar", "--set", "type=homme allié")
    french("import", "--asked", "rend compte à, est membre de", "--about", "Tamzir")
    assert "rend compte à et est membre de" in french("imports")
    assert "tranche d’âge : adulte" in french("log", "Zyx Kwame")


@pytest.mark.parametrize(
    ("list_", "said"),
    [
        ("nom;niveau\nZyx;x\n", "n’a pas de colonne « Type »"),
        ("source;thème;à propos de\ns1;licorne;all\n", "« licorne » n’est pas connu"),
        ("de;vers;lien\nZyx Kwame;Personne;soutient\n", "sur aucune liste « Acteurs »"),
    ],
)
def test_lists_that_are_refused_name_what_is_missing_in_french(french, tmp_path, list_, said):
    (tmp_path / "faux.csv").write_text(list_, encoding="utf-8")
    assert said in french("check", "faux.csv", code=3)


def test_the_empty_workbook_offers_the_words_that_messages_use(french, tmp_path):
    french("template")
    book = openpyxl.load_workbook(tmp_path / "allymap-lists-fr.xlsx")
    offered = {str(cell.value) for row in book["Mots"].iter_rows() for cell in row if cell.value}
    assert {"Homme allié", "ONG locale", "Rend compte à", "Hommes seulement"} <= offered
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    texts = [str(c.value) for s in shown for row in s.iter_rows() for c in row if c.value]
    notes = [str(rule.prompt) for s in shown for rule in s.data_validations.dataValidation]
    assert len(notes) > 50
    examples = {"Asha Example", "Example Circle"}
    assert {one for one in (*texts, *notes) if raw(one) and one not in examples} == set()
