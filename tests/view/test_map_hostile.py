"""Texts that want to be more than texts, in every field that reaches a page: they stay texts."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from view.hostile import HOSTILE

from allymap.model.landscape import Landscape
from allymap.model.records import Actor, Place, Setting, Tie
from allymap.model.vocabulary import built_in
from allymap.view.map import page
from allymap.view.told import Told
from allymap.view.words import page_languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

DAY = date(2026, 1, 31)
BOOM = "window.booms = 0; window.boom = () => { window.booms += 1; };"
CONSTITUENCIES = tuple(built_in().codes["constituencies"])
# Elements and attributes that only a text that became markup would have made.
GROWN = """() => [
  ...document.querySelectorAll("img, iframe, object, embed, video, form, base, math, textarea"),
  ...document.querySelectorAll("a:not(.skip)"),
  ...[...document.querySelectorAll("*")].filter((one) =>
    [...one.attributes].some(({ name, value }) => name.startsWith("on")
      || (/href|src|action/.test(name) && /^\\s*javascript:/i.test(value)))),
].map((one) => one.outerHTML.slice(0, 80))"""
SEARCH = """(texts) => texts.map((text) => {
  const field = document.getElementById("search");
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("#found bdi")].map((one) => one.textContent);
})"""
ROW = """(row) => {
  row.querySelector("button").click();
  return document.querySelector("#details h2").textContent;
}"""
FINDING = """(told) => {
  told.click();
  const texts = (selector) =>
    [...document.querySelectorAll(selector)].map((one) => one.textContent);
  const more = `#${told.getAttribute("aria-controls")}`;
  return [texts(`${more} p`), texts(`${more} .pairs bdi`)];
}"""


def _vocabulary() -> Any:
    """Kinds, ties, forms and constituencies of a user's own, called by hostile texts."""
    lines = []
    for i, text in enumerate(HOSTILE):
        said = code = json.dumps(text, ensure_ascii=False)
        where = CONSTITUENCIES[i % len(CONSTITUENCIES)]
        lines += [
            f"[kinds.{code}]",
            f"label = {said}",
            'form = "group"',
            f'constituency = "{where}"',
        ]
        lines += [f"[ties.{code}]", f"label = {said}"]
    lines += ["[codes.constituencies]"]
    lines += [
        f"{code} = {json.dumps(HOSTILE[i], ensure_ascii=False)}"
        for i, code in enumerate(CONSTITUENCIES)
    ]
    lines += ["[codes.forms]"]
    said = [json.dumps(text, ensure_ascii=False) for text in HOSTILE]
    lines += [f"{text} = {text}" for text in said]
    return built_in().extended("\n".join(lines))


@cache
def _html(audience: Any) -> str:
    after = (*HOSTILE[1:], HOSTILE[0])
    actors = tuple(Actor(text, text, text, place=text) for text in HOSTILE)
    pairs = zip(HOSTILE, after, strict=True)
    ties = tuple(Tie(f"{a}>{b}", a, b, a, form=a, last_contact=DAY) for a, b in pairs)
    places = tuple(Place(text, text) for text in HOSTILE)
    told = tuple(
        Told(text, text, "GAP", "high", text, text, text, text, (text, after[i]), about=text,
             introduction=text, pairs=((text, after[i]),), by=(after[i],))
        for i, text in enumerate(HOSTILE)
    )  # fmt: skip
    us = (Setting("us", HOSTILE[0]),)
    land = Landscape(actors, ties, places=places, settings=us, vocabulary=_vocabulary())
    about = {"audience": audience, "as_of": DAY, "made_on": DAY, "title": HOSTILE[1]}
    return page(land, dict.fromkeys(page_languages(), told), **about)


@pytest.fixture(scope="module")
def opened(keep: Show) -> Any:
    html = _html("internal")
    found = keep(html)
    found.page.add_init_script(BOOM)
    found.page.reload()
    found.page.wait_for_selector("html[data-ready]")
    found.requests.clear()
    found.requests.append("the page")
    return found


def _calm(opened: Any) -> None:
    """Nothing ran, nothing grew, nothing was asked for."""
    assert opened.page.evaluate("window.booms") == 0
    assert opened.page.evaluate(GROWN) == []
    assert opened.trouble() == []


def test_there_are_many_of_them() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 60


def test_the_tables_show_them_as_typed(opened: Any) -> None:
    opened.go(view="table")
    texts = opened.page.locator("#table-actors tbody th bdi").all_text_contents()
    assert sorted(texts) == sorted(HOSTILE)
    cells = opened.page.locator("#table-actors tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    assert all(name == kind == place for name, kind, place, *_ in cells)
    ties = opened.page.locator("#table-ties tbody td:nth-child(2)").all_text_contents()
    assert sorted(ties) == sorted(f"{text} ({text})" for text in HOSTILE)
    for n in range(0, len(HOSTILE), 8):
        assert opened.page.locator("#table-actors tbody tr").nth(n).evaluate(ROW) == texts[n]
    _calm(opened)


def test_findings_and_their_parts_show_them_as_typed(opened: Any) -> None:
    opened.go(view="map")
    found = opened.page.locator(".told")
    for part in (".told strong", ".told .subtitle", ".told .gist"):
        assert opened.page.locator(part).all_text_contents() == list(HOSTILE), part
    for i, text in list(enumerate(HOSTILE[:-1]))[::4]:
        said, pairs = found.nth(i).evaluate(FINDING)
        assert said == [text] * 4
        assert pairs == [text, HOSTILE[i + 1]]
    _calm(opened)


def test_filters_legend_title_and_the_way_show_them_as_typed(opened: Any) -> None:
    opened.go(view="map", actor=1)
    page = opened.page
    for name in ("kind", "place", "tie"):
        texts = page.locator(f'[data-filter="{name}"] label bdi').all_text_contents()
        assert sorted(texts) == sorted(HOSTILE), name
    called = [HOSTILE[i] for i in range(len(CONSTITUENCIES))]
    legend = page.locator('[data-mark^="colour/"] span').all_text_contents()
    assert sorted(legend) == sorted(called)
    assert page.locator("#title").text_content() == HOSTILE[1]
    assert page.title() == f"INTERNAL · {HOSTILE[1]}"
    others = page.locator("#way-to option").all_text_contents()[1:]
    assert len(others) == len(HOSTILE) - 1
    assert set(others) < set(HOSTILE)
    page.locator("#way-to").select_option(index=5)
    _calm(opened)


def test_each_is_found_by_typing_it(opened: Any) -> None:
    opened.go(view="map")
    shown = opened.page.evaluate(SEARCH, list(HOSTILE))
    # A field for a search has one line: what breaks a line is not kept by it.
    missing = [text for text, names in zip(HOSTILE, shown, strict=True) if text not in names]
    assert [text for text in missing if "\n" not in text] == []
    _calm(opened)


@pytest.mark.parametrize("arrange", ["constituencies", "network"])
def test_hovering_and_clicking_the_picture_runs_nothing(opened: Any, arrange: str) -> None:
    opened.go(view="map", arrange=arrange)
    stage = opened.page.locator("#stage").bounding_box()
    shapes = opened.look()["shapes"]
    assert len(shapes) == len(HOSTILE)
    for one in shapes[::9]:
        opened.page.mouse.move(stage["x"] + one["x"], stage["y"] + one["y"])
        opened.drawn()
        opened.page.mouse.click(stage["x"] + one["x"], stage["y"] + one["y"])
    _calm(opened)


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_every_view_in_every_language_runs_nothing(keep: Show, audience: Any) -> None:
    opened = keep(_html(audience))
    opened.page.evaluate(f"() => {{ {BOOM} }}")
    for lang in opened.languages():
        for view in opened.views():
            opened.go(lang=lang, view=view)
            assert opened.page.evaluate(GROWN) == [], (lang, view)
    _calm(opened)


HASHES = (
    *("lang=constructor", "lang=__proto__", "view=constructor", "view=__proto__", "view=%00"),
    *("arrange=toString", "off.__proto__=[1]", "off.kind={}", "off.kind=[[[1]]]", "off=1"),
    *(
        "mark=__proto__/constructor",
        "mark=line/__proto__",
        "mark=%F0%9F%98%80",
        "sort=actors.__proto__.down",
    ),
    *(
        "sort=actors.99.up",
        "told=99999",
        "told=-9",
        "actor=1e9",
        "actor=-1",
        "way=1-1",
        "way=0-0-0",
    ),
    *(
        "open=1-2-3",
        "steps=999",
        "to=never",
        "from=<script>",
        "waves=constructor",
        "story=7",
        "%",
        "=&=&&",
    ),
    "__proto__=1&constructor=2&toString=3",
)


def test_a_link_that_makes_no_sense_still_opens_the_page(opened: Any) -> None:
    for text in HASHES:
        opened.page.evaluate("(text) => { window.location.hash = `#${text}`; }", text)
        opened.drawn()
        assert opened.said == [], text
        opened.go(lang="en", view="map")
        assert opened.page.locator("#view-map").get_attribute("aria-selected") == "true"
    _calm(opened)


@pytest.mark.parametrize("text", HASHES[:6])
def test_nor_does_it_matter_when_the_page_opens_with_it(show: Show, text: str) -> None:
    opened = show(_html("coalition"), at=f"#{text}")
    assert opened.page.locator("#in-map").is_visible()
    assert opened.trouble() == []
