"""Who can introduce whom stands beside each finding that asks for it, wherever it is shown."""

from __future__ import annotations

import html
import json

import openpyxl
import pytest
from docx import Document
from page_reading import data_of

DAY = ("--as-of", "2026-01-31")
LABEL = "Who can introduce them"
# Twice in Karuwe: a men's group that answers to nobody, by way of the federation's law circle.
FIRST = "Ask Karuwe Women's Law Circle first"


@pytest.fixture
def karuwe(taken):
    return taken


def test_gaps_says_who_introduces_and_who_of_us_acts(karuwe):
    said = " ".join(karuwe("gaps", "--rule", "ACC-1", *DAY).out.split())
    assert f"{LABEL}: {FIRST}" in said
    assert "Who could do it: Peter Ushindale" in said
    assert "The other step is by Karuwe Equality Partnership." in said


def test_programs_get_the_codes_and_the_sentence(karuwe):
    found = json.loads(karuwe("gaps", "--json", *DAY).out)["findings"]
    told = [one["introduction"] for one in found if one["introduction"]]
    assert {"goal", "who", "with", "by", "how", "risks", "sentence"} == set(told[0])
    assert {one["how"] for one in told} <= {"direct", "together", "line", "name", "nobody"}
    asks = [one for one in found if one["introduction"] and one["status"] not in ("GAP",)]
    assert {one["status"] for one in asks} <= {"OPPORTUNITY"}


def test_page_document_workbook_map_and_meeting_say_it(karuwe, tmp_path):
    assert karuwe("report", "-o", tmp_path / "r", *DAY).code == 0
    page = html.unescape((tmp_path / "r" / "report-INTERNAL.html").read_text(encoding="utf-8"))
    front, _, themes = page.partition('class="theme"')
    assert f"<dt>{LABEL}</dt>" in front
    assert f"{LABEL}: Ask" in themes
    doc = Document(str(tmp_path / "r" / "report-INTERNAL.docx"))
    cells = [c.text for table in doc.tables for row in table.rows for c in row.cells]
    assert LABEL in cells
    assert any(FIRST in cell for cell in cells)
    sheet = openpyxl.load_workbook(tmp_path / "r" / "findings-INTERNAL.xlsx").worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    column = [row[heads.index(LABEL)].value or "" for row in sheet.iter_rows(min_row=2)]
    assert any(cell.startswith(FIRST) for cell in column)
    assert karuwe("map", "-o", tmp_path / "map.html", *DAY).code == 0
    shown = data_of((tmp_path / "map.html").read_text(encoding="utf-8"))["texts"]["en"]
    assert shown["page"]["introduction"] == LABEL
    assert any(one.startswith(FIRST) for one in shown["told"]["introduction"])
    assert f"{LABEL}: " in " ".join(karuwe("meeting", "--on", "2026-01-31").out.split())


def test_partners_hear_of_no_introduction(karuwe):
    """Whom it passes over would tell of a concern, a quarrel or little trust (decision 14)."""
    whole = json.loads(karuwe("gaps", "--json", *DAY).out)["findings"]
    shared = json.loads(karuwe("gaps", "--json", "--for", "coalition", *DAY).out)["findings"]
    assert "nobody" in {one["introduction"]["how"] for one in whole if one["introduction"]}
    assert not any(one["introduction"] for one in shared)


def test_in_french(karuwe):
    said = karuwe("--language", "fr", "gaps", "--rule", "ACC-1", *DAY).out
    assert "Qui peut les présenter : Demandez d’abord à Karuwe Women's Law Circle" in " ".join(
        said.split()
    )
