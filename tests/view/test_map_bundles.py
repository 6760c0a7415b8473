"""More actors than one picture holds, in the browser: bundles that open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from allymap.model.records import Actor, Tie
from allymap.model.sketch import sketch
from allymap.view.bundles import TOO_MANY
from allymap.view.map import draw_map
from allymap.view.style import channel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

AS_OF = date(2026, 1, 31)
MEN, WOMEN = (channel("colour").of(code) for code in ("men", "women"))


@pytest.fixture(scope="module")
def html() -> str:
    actors = tuple(
        Actor(
            id=f"a{n:04}",
            name=f"Group {n}",
            kind="mens_group" if n % 10 else "womens_group",
            place="North" if n % 2 else "South",
        )
        for n in range(TOO_MANY + 1)
    )
    ids = [actor.id for actor in actors]
    ties = tuple(
        Tie(key=f"t{n}", source=a, target=b, type="supports")
        for n, (a, b) in enumerate(zip(ids, ids[7:], strict=False))
    )
    land = replace(sketch(""), actors=actors, ties=ties)
    return draw_map(land, (), audience="internal", as_of=AS_OF, made_on=AS_OF)


def test_the_page_says_so_and_a_bundle_opens_by_a_click(show: Show, html: str) -> None:
    opened = show(html)
    assert f"{TOO_MANY + 1} actors are too many for one picture" in opened.text("#notice")
    assert opened.page.locator("#close-bundles").is_hidden()
    bundle = opened.ink(WOMEN)
    opened.page.mouse.click(bundle["x"], bundle["y"])
    opened.page.wait_for_selector("#close-bundles:not([hidden])")
    opened.page.wait_for_timeout(200)
    assert opened.ink(WOMEN)["n"] > 2 * bundle["n"]
    opened.page.locator("#close-bundles").click()
    opened.page.wait_for_timeout(200)
    assert opened.ink(WOMEN)["n"] == pytest.approx(bundle["n"], rel=0.1)
    assert opened.trouble() == []


def test_somebody_inside_a_closed_bundle_is_found(show: Show, html: str) -> None:
    opened = show(html)
    opened.page.locator("#search").press_sequentially("group 1203")
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2") == "Group 1203"
    assert "2 ties" in opened.text("#details")
    assert opened.page.locator("#close-bundles").is_visible()
