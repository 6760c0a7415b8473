"""Names that want to be more than names stay names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from allymap.model.records import Actor, Place, Tie
from allymap.model.sketch import sketch
from allymap.view.map import draw_map, page
from allymap.view.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

AS_OF = date(2026, 1, 31)
NASTY = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '<img src=x onerror="alert(3)">',
    'href="javascript:alert(4)"',
    "<!--<script>",
    "__proto__",
    "constructor",
    "{{ 7 * 7 }} {% raw %}",
    "منظمة النساء",
    "\u202egnp.exe",
    "N" * 300,
    "' onmouseover='alert(5)",
    "</style><style>*{display:none}",
    "{n} {tie} {other}",
    "line\u2028break\u0000",
)


def _page(audience: Any = "internal") -> str:
    actors = tuple(Actor(id=name, name=name, kind="womens_group", place=name) for name in NASTY)
    ties = tuple(
        Tie(key=f"{a}>{b}", source=a, target=b, type="supports") for a, b in pairwise(NASTY)
    )
    places = tuple(Place(id=name, name=name) for name in NASTY)
    told = tuple(Told(name, name, "GAP", "high", name, name, name, name, (name,)) for name in NASTY)
    landscape = replace(sketch(""), actors=actors, ties=ties, places=places)
    about = {"audience": audience, "as_of": AS_OF, "made_on": AS_OF, "title": NASTY[1]}
    return page(landscape, {"en": told, "fr": told}, **about)


@pytest.mark.browser
def test_nasty_names_are_shown_as_text_and_nothing_runs(show: Callable[..., Any]) -> None:
    opened = show(_page())
    opened.page.locator("#view-table").click()
    shown = opened.page.locator("#table-actors tbody th bdi").all_text_contents()
    assert sorted(shown) == sorted(NASTY)
    for row in range(len(NASTY)):
        opened.page.locator("#table-actors tbody th button").nth(row).click()
        assert opened.page.locator("#details h2").text_content() in NASTY
    opened.page.locator("#view-map").click()
    opened.page.locator("#search").fill("script")
    assert opened.page.locator("#found li").count() == 4  # "javascript:" too
    opened.page.wait_for_timeout(300)
    assert opened.trouble() == []


def test_no_name_leaves_its_place_in_the_source() -> None:
    html = _page()
    assert html.count("<script") == 5
    assert html.count("</script>") == 5
    assert "<img" not in html
    assert not re.search(r"<[^>]*\son\w+=", html[: html.index('id="data"')])


def test_ids_of_the_lists_are_not_in_the_page() -> None:
    landscape = sketch("secret-id-1:womens_group -supports-> secret-id-2:womens_group")
    named = tuple(replace(a, name="Somebody") for a in landscape.actors)
    html = draw_map(
        replace(landscape, actors=named), (), audience="coalition", as_of=AS_OF, made_on=AS_OF
    )
    assert "secret-id" not in html
