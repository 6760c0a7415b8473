"""Two hundred canaries: nothing that could harm anybody is in any file of a report."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, timedelta

import openpyxl
import pytest

AS_OF = "2026-01-31"
EACH = 25
# What is planted: words that stand in a list, and for whom they may never be read.
NOBODY = ("nominator", "concern", "backlash", "phone")
OFFICE = ("trust", "opponent", "remark", "lgbtq", "work", "ask")


def _day(n):
    return (date(2026, 1, 1) + timedelta(days=n % 28)).isoformat()


def _actors():
    yield "id", "name", "kind", "place", "stance", "remark", "phone"
    yield "us", "Our Office", "ingo", "Selwa", "", "", ""
    for n in range(EACH):
        yield f"men{n}", f"Men Circle {n}", "mens_group", "Selwa", "", f"canary-remark-{n}", ""
        yield f"fem{n}", f"Fem House {n}", "feminist_org", "Selwa", "", "", ""
        yield f"nom{n}", f"canary-nominator-{n}", "woman_leader", "Selwa", "", "", ""
        yield f"ally{n}", f"Named Man {n}", "male_ally", "Selwa", "", "", f"+2557000{n:05d}"
        yield f"opp{n}", f"canary-opponent-{n}", "ngo_local", "Selwa", "-2" if n % 2 else "", "", ""
        yield f"queer{n}", f"canary-lgbtq-{n}", "lgbtq_org", "Selwa", "", "", ""


def _ties():
    head = ("source", "target", "type", "as", "last_contact", "holder")
    yield (*head, "trust_reliability", "trust_mission", "trust_openness", "note")
    for n in range(EACH):
        named = (f"ally{n}", "nominates")
        yield f"nom{n}", *named, "supportive_man", _day(n), *[""] * 5
        note = f"canary-concern-{n}"
        yield f"nom{(n + 1) % EACH}", *named, "concern", _day(n), *[""] * 4, note
        if not n % 2:  # the others are known by their stance alone
            yield f"opp{n}", "us", "opposes", "", _day(n), *[""] * 5
        yield f"fem{n}", "us", "trusts", "", _day(n), "", "1", "2", "1", f"canary-trust-{n}"
        yield f"men{n}", f"queer{n}", "collaborates_with", "", _day(n), *[""] * 5
        holder = f"canary-holder-{n}"
        yield f"men{n}", "us", "collaborates_with", "", _day(n), holder, *[""] * 4


def _backlash():
    yield "actor", "month", "source", "note"
    for n in range(EACH):
        yield f"ally{n}", "2026-01", "home", f"canary-backlash-{n}"


def _initiatives():
    """A finding of the office's names each; the table is not for partners."""
    yield "id", "name", "start", "actors"
    for n in range(EACH):
        yield f"work{n}", f"canary-work-{n}", "2025-06-01", f"men{n}"


def _asks():
    yield "id", "name", "lead", "target"
    for n in range(EACH):
        yield f"ask{n}", f"canary-ask-{n}", f"fem{n}", f"men{n}"


SHEETS = {
    "actors": _actors,
    "ties": _ties,
    "backlash": _backlash,
    "initiatives": _initiatives,
    "asks": _asks,
    "sources": lambda: [("id", "date"), ("s", "2026-01-20")],
    "scopes": lambda: [
        ("source", "topic", "about"),
        *(("s", topic, "all") for topic in ("accountable_to", "collaborates_with", "nominates")),
        *(("s", topic, "all") for topic in ("activities", "trusts", "supports")),
    ],
    "settings": lambda: [("name", "value"), ("us", "us")],
}


@pytest.fixture
def planted(run, tmp_path):
    """A store whose lists hold the canaries."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows():
            sheet.append(row)
    book.save(tmp_path / "lists.xlsx")
    ran = run("import", "lists.xlsx", "--no-input", "--keep-contact")
    assert ran.code == 0, ran.all
    return run


def _inside(path):
    """All text of a file; of a workbook or document, of every part of it."""
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as parts:
        texts = (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        return "\n".join((*parts.namelist(), *texts))


def _outputs(run, tmp_path, audience, language, monkeypatch):
    monkeypatch.setenv("ALLYMAP_LANGUAGE", language)
    for_ = ("--for", audience, "--as-of", AS_OF)
    folder = tmp_path / f"{audience}-{language}"
    written = run("report", *for_, "-o", folder)
    assert written.code == 0, written.all
    files = {path.name: _inside(path) for path in folder.iterdir()}
    assert sorted(name.rpartition(".")[2] for name in files) == ["docx", "html", "xlsx"]
    told = run("report", *for_, "--json")
    json.loads(told.out)
    return {**files, "json": told.out, "screen": written.all}


def _found(outputs, kinds):
    marks = [f"canary-{kind}-" for kind in kinds]
    marks += ["+25570", "25570000"] if "phone" in kinds else []
    return {(name, mark) for name, text in outputs.items() for mark in marks if mark in text}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_canary_is_in_any_file_for_the_coalition(planted, tmp_path, language, monkeypatch):
    outputs = _outputs(planted, tmp_path, "coalition", language, monkeypatch)
    assert _found(outputs, (*NOBODY, *OFFICE, "holder")) == set()
    for name, text in outputs.items():
        assert "Named Man" not in text, name
        assert "staff" not in text.lower(), name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_named_whom_and_concerns_are_for_nobody(planted, tmp_path, language, monkeypatch):
    outputs = _outputs(planted, tmp_path, "internal", language, monkeypatch)
    told = {name: text for name, text in outputs.items() if not name.endswith(".xlsx")}
    assert _found(told, ("concern", "backlash", "phone", "trust")) == set()
    for text in outputs.values():
        assert _found({"": text}, ("concern", "backlash", "phone")) == set()
        assert "supportive_man" not in text
    # A woman who named somebody may be on the list herself; with whom she named she is not told.
    for line in outputs["json"].splitlines():
        assert not ("canary-nominator" in line and "Named Man" in line), line


def test_the_canaries_can_be_found(planted, tmp_path, monkeypatch):
    """The test would see them: the office reads of opponents and colleagues."""
    outputs = _outputs(planted, tmp_path, "internal", "en", monkeypatch)
    told = {mark for _, mark in _found(outputs, ("holder", "nominator", "work", "ask"))}
    assert told == {f"canary-{kind}-" for kind in ("holder", "nominator", "work", "ask")}
    lists = _inside(tmp_path / "lists.xlsx")
    assert _found({"": lists}, (*NOBODY[:3], *OFFICE)) == {
        ("", f"canary-{kind}-") for kind in (*NOBODY[:3], *OFFICE)
    }
    assert len(set(re.findall(r"canary-[a-z]+-\d+|\+25570+\d+", lists))) >= 200
