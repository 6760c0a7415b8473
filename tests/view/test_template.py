"""The empty lists: whoever fills them in gets back what was written, in every language."""

from __future__ import annotations

import io
from functools import cache

import openpyxl
import pytest
from karuwe import SAMPLE, karuwe, landscape_of
from python_calamine import CalamineWorkbook

from allymap.intake.own_sheets import MARK
from allymap.intake.read import read
from allymap.model.tables import TABLES
from allymap.model.vocabulary import built_in
from allymap.view.template import EXAMPLE, NET_MAP, write_template
from allymap.view.template_words import template_languages, template_words
from allymap.view.words import words as catalogue

LANGUAGES = template_languages()
_EXPLAINING = 3


def _template(language, form="workbook"):
    return openpyxl.load_workbook(io.BytesIO(_made(language, form)))


@cache
def _made(language, form):
    made = io.BytesIO()
    write_template(made, language, form)
    return made.getvalue()


def _sample():
    book = CalamineWorkbook.from_path(SAMPLE / "karuwe.xlsx")
    for name in book.sheet_names:
        header, *rows = book.get_sheet_by_name(name).to_python()
        yield name, [dict(zip(header, map(_text, row), strict=True)) for row in rows]


def _text(cell):
    return str(int(cell)) if isinstance(cell, float) else str(cell)


def _written(said, column, cell):
    """A cell as somebody fills it in who chooses from the lists."""
    if column.form == "flag" and cell:
        return said.texts["yes" if cell == "y" else "no"]
    if column.codes and column.form != "people":
        choices = said.choices(column.codes)
        return "|".join(choices[code] for code in cell.split("|")) if cell else ""
    return cell


def _filled(book, said, path, only=None):
    for name, rows in _sample():
        if only and name not in only:
            continue
        sheet = book[said.sheet(name)]
        headers = {cell.value: cell.column for cell in sheet[1]}
        for at, row in enumerate(rows, start=2):
            for column in TABLES[name].columns:
                place = headers.get(said.header(name, column.name))
                cell = _written(said, column, row[column.name])
                if place and cell:
                    sheet.cell(at, place).value = cell
                    sheet.cell(at, place).data_type = "s"
    book.save(path)
    return path


@pytest.fixture
def country(said, tmp_path):
    """All of Karuwe written into the template of a language."""
    path = tmp_path / "lists.xlsx"
    path.write_bytes(_country(said.language))
    return path


@cache
def _country(language):
    written = io.BytesIO()
    _filled(_template(language), template_words(language), written)
    return written.getvalue()


@pytest.fixture(params=LANGUAGES)
def said(request):
    """The words of the templates in a language."""
    return template_words(request.param)


def test_a_whole_country_comes_back_without_loss(country):
    seen, was = landscape_of(country), karuwe()
    for name in TABLES:
        assert set(map(repr, getattr(seen, name))) == set(map(repr, getattr(was, name))), name


def test_nothing_is_asked_about_or_left_out(country):
    reading = read(country, built_in(), "r1")
    for _ in reading:
        pass
    assert [(p.code, dict(p.facts)) for p in reading.problems] == []


def test_an_interview_comes_back(said, tmp_path):
    book = _template(said.language, "net-map")
    assert len(book.sheetnames) == len(NET_MAP) + _EXPLAINING
    path = _filled(book, said, tmp_path / "interview.xlsx", only=("sources", "scopes"))
    seen = landscape_of(path)
    assert {s.id for s in seen.sources} == {s.id for s in karuwe().sources}
    assert len(seen.scopes) == len(karuwe().scopes)


def test_the_example_would_be_taken_in_if_it_were_no_example(said, tmp_path):
    """What the example shows is right: written on the lists themselves, it is understood."""
    book = _template(said.language)
    path = tmp_path / "example.xlsx"
    example = book[said.texts["sheets"]["example"]]
    rows = list(example.iter_rows(values_only=True))
    for at, name in enumerate(TABLES):
        start = 2 + 4 * at
        assert rows[start][0] == said.sheet(name)
        sheet = book[said.sheet(name)]
        headers = {cell.value: cell.column for cell in sheet[1]}
        for header, value in zip(rows[start + 1], rows[start + 2], strict=True):
            if header:
                sheet.cell(2, headers[header]).value = value
    circle = book[said.sheet("actors")]
    names = {cell.value: cell.column for cell in circle[1]}
    circle.cell(3, names[said.header("actors", "name")]).value = "Example Circle"
    circle.cell(3, names[said.header("actors", "kind")]).value = "mens_group"
    place = book[said.sheet("places")]
    place.cell(3, 1).value = "amberi"
    book.save(path)
    reading = read(path, built_in(), "r1")
    assert {row.table for row in reading} == set(EXAMPLE)
    assert [p.code for p in reading.problems if p.severity != "notice"] == []


def test_left_empty_it_brings_nobody_in(said, tmp_path):
    _template(said.language).save(tmp_path / "empty.xlsx")
    reading = read(tmp_path / "empty.xlsx", built_in(), "r1")
    assert list(reading) == []


def test_every_column_has_a_note_and_every_code_a_list(said):
    book = _template(said.language)
    for name, table in TABLES.items():
        sheet = book[said.sheet(name)]
        offers = {str(o.sqref).split("2:")[0]: o for o in sheet.data_validations.dataValidation}
        assert len(offers) == len(table.columns)
        for cell in sheet[1]:
            offer = offers[cell.column_letter]
            column = next(c for c in table.columns if said.header(name, c.name) == cell.value)
            assert len(offer.promptTitle) <= 32
            assert len(offer.prompt or "") <= 255
            if column.form in ("code", "codes", "flag"):
                assert offer.type == "list"
                assert _choices(book, offer.formula1) == _offered(said, column)
            elif column.refers:
                there = said.sheet(column.refers)
                assert offer.formula1.startswith(f"OFFSET('{there}'!$A$2,")
                assert book[there]["A1"].value in _names(said, column.refers)


def _names(said, table):
    """What other sheets may call a record of a table by."""
    return {said.header(table, name) for name in ("name", "id")}


def _choices(book, formula):
    name, cells = formula.rsplit("!", 1)
    return [row[0].value for row in book[name.strip("'")][cells.replace("$", "")]]


def _offered(said, column):
    if column.form == "flag":
        return [said.texts["yes"], said.texts["no"]]
    return list(said.choices(column.codes).values())


def test_sheets_that_explain_are_marked_as_ours(said):
    book = _template(said.language)
    own = [sheet for sheet in book if str(sheet["A1"].value).startswith(MARK)]
    assert [book.index(sheet) for sheet in own] == [0, 1, len(book.sheetnames) - 1]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == [own[1].title]


def test_arabic_is_written_from_right_to_left(said):
    ways = {sheet.sheet_view.rightToLeft or False for sheet in _template(said.language)}
    assert ways == {said.language == "ar"}


def test_every_language_says_all_that_english_says():
    def keys(texts, path=()):
        for name, value in texts.items():
            here = (*path, name)
            yield from keys(value, here) if isinstance(value, dict) else [here]

    english = set(keys(template_words("en").texts)) - {("headers", n) for n in _headers("en")}
    for language in LANGUAGES:
        texts = template_words(language).texts
        own = set(keys(texts)) - {("headers", n) for n in _headers(language)}
        assert own == english, language
        assert len(texts["how"]) == len(template_words("en").texts["how"])
        assert len(texts["how_net_map"]) == len(template_words("en").texts["how_net_map"])


def _headers(language):
    return template_words(language).texts.get("headers", {})


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_headers_and_choices_are_in_the_language_asked_for(language):
    """A word may be the same in two languages, but not most of them."""
    said, english = template_words(language), template_words("en")
    headers = [(t, c.name) for t, table in TABLES.items() for c in table.columns]
    same = [one for one in headers if said.header(*one) == english.header(*one)]
    assert len(same) < len(headers) / 20, same
    for codes in {c.codes for table in TABLES.values() for c in table.columns if c.codes}:
        words, ours = said.choices(codes), english.choices(codes)
        # Words of a catalogue are held to English in test_languages.
        own = [code for code in words if not catalogue(language).labelled(codes, code)]
        alike = [code for code in own if words[code] == ours[code]]
        assert len(alike) <= max(1, len(words) / 8), (codes, alike)
