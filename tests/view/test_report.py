"""The report page and the workbook, as their readers meet them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from karuwe import AS_OF, karuwe
from view.test_brief import brief_of

from allymap.gaps.rules import find_gaps
from allymap.model.sketch import sketch
from allymap.view.report import write_report
from allymap.view.tell import tell
from allymap.view.words import words
from allymap.view.workbook import write_workbook

TODAY = date(2026, 2, 2)
NASTY = [
    "<script>alert(1)</script>",
    'href="javascript:alert(2)"',
    "</style></script><img src=x onerror=alert(3)>",
    "__proto__",
    "=HYPERLINK(1)",
    "أحمد",
    "x" * 300,
]


def _report(landscape, audience="internal"):
    return write_report(brief_of(landscape, audience), words())


def _nasty():
    lines = [f"n{n}:mens_group{{place=N1}}" for n, _ in enumerate(NASTY)]
    lines += [
        "n0 -funds-> n1",
        "sources id=s date=2026-01-01",
        "scopes source=s topic=accountable_to about=all",
    ]
    landscape = sketch("\n".join(lines))
    actors = tuple(replace(a, name=n) for a, n in zip(landscape.actors, NASTY, strict=True))
    return replace(landscape, actors=actors)


@pytest.fixture
def page(chromium, tmp_path):
    """Opens a report and gives its page, with whatever it should not have done."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.trouble = []
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.log('csp', e.blockedURI))"
    )
    opened.on("console", lambda message: opened.trouble.append(message.text))
    opened.on("dialog", lambda dialog: (opened.trouble.append("dialog"), dialog.dismiss()))
    opened.on("request", lambda request: opened.trouble.append(request.url))

    def show(html):
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        opened.goto(file.as_uri())
        opened.trouble.remove(file.as_uri())
        return opened

    yield show
    context.close()


@pytest.mark.browser
def test_the_report_loads_nothing_and_shows_every_finding(page):
    shown = page(_report(karuwe()))
    assert shown.trouble == []
    wanted = [f for f in find_gaps(karuwe(), AS_OF) if f.status in ("GAP", "OPPORTUNITY")]
    assert shown.locator(".finding").count() == len([f for f in wanted if f.rule != "DATA-1"])
    assert shown.locator("article.thing").count() == 3
    assert "INTERNAL" in shown.locator("header").inner_text()
    assert shown.title().startswith("INTERNAL")


@pytest.mark.browser
def test_nothing_on_a_phone_runs_out_of_the_page(page):
    shown = page(_report(karuwe()))
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.browser
def test_the_rows_of_a_table_are_cards_on_a_phone_and_name_their_columns(page):
    shown = page(_report(karuwe()))
    cell = shown.locator("#ACC-1 td[data-head]").first
    assert cell.bounding_box()["width"] > 250
    head = cell.evaluate("one => getComputedStyle(one, '::before').content")
    assert head == '"What is the matter"'


@pytest.mark.browser
def test_a_thing_to_do_leads_to_the_findings_like_it(page):
    shown = page(_report(karuwe()))
    shown.locator("article.thing a").first.click()
    block = shown.locator("#ACC-1")
    assert block.is_visible()
    assert "allymap gaps --rule ACC-1 --as-of 2026-01-31" in block.inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_of_the_first_page_is_on_the_first_sheet_of_paper_also_when_lists_are_old(
    page, language
):
    brief = brief_of(karuwe(), language=language, made_on=date(2026, 11, 28))
    shown = page(write_report(brief, words(language)))
    shown.emulate_media(media="print")
    shown.set_viewport_size({"width": 680, "height": 900})  # A4 at 96 dpi, without its margins
    last = shown.locator("section.things").bounding_box()
    assert last["y"] + last["height"] <= 994  # 297 mm less the margins of 34 mm


@pytest.mark.browser
def test_names_are_text_whatever_they_are(page):
    shown = page(_report(_nasty()))
    assert shown.trouble == []
    text = shown.locator("main").inner_text()
    assert [name for name in NASTY if name not in text] == []


@pytest.mark.browser
def test_a_short_list_is_one_page_of_questions(page):
    shown = page(_report(karuwe("small_list.csv")))
    assert shown.locator("ol.questions li").count() == 3
    assert shown.locator("article").count() == 0
    assert shown.trouble == []


def test_the_same_landscape_gives_the_same_page():
    assert _report(karuwe()) == _report(karuwe())


def test_a_shared_report_is_not_marked_internal_and_says_less():
    inside, outside = _report(karuwe()), _report(karuwe(), "coalition")
    assert "INTERNAL" not in outside
    assert len(outside) < len(inside)


def test_the_workbook_cannot_run_what_a_name_says(tmp_path):
    landscape = _nasty()
    told = tell(find_gaps(landscape, AS_OF), landscape, words())
    write_workbook(
        tmp_path / "f.xlsx", landscape, told, audience="internal", as_of=AS_OF, words=words()
    )
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {"=HYPERLINK(1)", "أحمد"} <= {cell.value for cell in cells}


def test_what_is_for_the_office_alone_says_so_in_the_workbook_itself(tmp_path):
    landscape = karuwe()
    for audience, word in (("internal", "INTERNAL"), ("coalition", "")):
        path = tmp_path / f"{audience}.xlsx"
        write_workbook(path, landscape, (), audience=audience, as_of=AS_OF, words=words())
        book = openpyxl.load_workbook(path)
        first = book.worksheets[0]
        said = (book.properties.title, first.title, first.oddHeader.center.text or "")
        assert all(("INTERNAL" in one) == bool(word) for one in said), said
