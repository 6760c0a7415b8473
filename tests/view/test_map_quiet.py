"""Every view, audience and language, without a network: nothing is asked for or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from view.karuwe_pages import page_for, public_in

from allymap.view.words import page_languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

# What a careless hand could add to a page, each to be noticed.
PLANTS = {
    "a script from elsewhere": '<script src="https://cdn.example.org/vis.js"></script>',
    "a style from elsewhere": '<link rel="stylesheet" href="https://cdn.example.org/a.css">',
    "an image from elsewhere": '<img alt="" src="http://127.0.0.1:9/x.png">',
    "an inline handler": '<p onclick="document.title = 1">x</p>',
    "an inline script": "<script>window.planted = true</script>",
    "a style attribute": '<p style="color: red">x</p>',
}


@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_every_view_in_every_language_is_quiet(show: Show, audience: Any) -> None:
    opened = show(page_for(audience))
    languages, views = opened.languages(), opened.views()
    assert set(languages) == set(page_languages())
    assert views[0] == "map"
    assert len(views) >= 2
    for language in languages:
        opened.page.locator("#language").select_option(language)
        for view in views:
            opened.page.locator(f"#view-{view}").click()
            opened.page.locator(f"#in-{view}").wait_for()
        opened.page.locator("#view-map").click()
        opened.page.mouse.move(400, 400)
        opened.page.mouse.wheel(0, -300)
        opened.page.locator("#tab-filters").click()
        opened.page.locator("#tab-findings").click()
        opened.page.locator(".told").first.click()
        opened.drawn()
        assert opened.trouble() == [], language
    assert len(opened.requests) == 1
    assert opened.requests[0].startswith("file://")


@pytest.mark.parametrize("language", page_languages())
def test_the_page_for_everybody_is_quiet(show: Show, language: str) -> None:
    opened = show(public_in(language))
    assert opened.trouble() == []
    assert len(opened.requests) == 1


@pytest.mark.parametrize("plant", PLANTS)
def test_what_a_careless_hand_adds_is_noticed(show: Show, plant: str) -> None:
    opened = show(public_in("en").replace("</body>", f"{PLANTS[plant]}</body>"))
    assert opened.trouble() != []


@pytest.mark.parametrize("plant", [one for one in PLANTS if "elsewhere" in one])
def test_a_request_is_noticed_also_without_a_policy(show: Show, plant: str) -> None:
    html = public_in("en").replace("http-equiv", "data-was")
    opened = show(html.replace("</body>", f"{PLANTS[plant]}</body>"))
    assert len(opened.requests) == 2
    assert opened.trouble() != []
