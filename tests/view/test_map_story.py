"""The story on the page, in a real browser: told step by step, by mouse, by keys and by address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from allymap.model.sketch import sketch
from allymap.view.map import page
from allymap.view.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

AS_OF = date(2026, 1, 31)
VILLAGE = sketch("""
    Juma:religious_leader{place=North} -listens_to-> Asha:womens_group{place=North}
    Network:feminist_network
    Baraka:mens_group{place=North} -accountable_to{form=consulted,last_contact=2026-01-12}-> Network
""")
TOLD = (
    Told("ACC-1:Baraka", "ACC-1", "GAP", "high", "Baraka went quiet", "No contact.", "Principle",
         "Call them.", ("Baraka", "Network"), (), ("Baraka",)),
)  # fmt: skip
HOSTILE = "<img src=x onerror=alert(1)> {n}"
STORY = (
    {"title": "Who is there", "text": "All of them.", "view": "map"},
    {"title": HOSTILE, "text": "مرحبا <b>x</b>", "actor": "Asha", "arrange": "network"},
    {"title": "What is missing", "text": "", "told": 0},
    {
        "title": "In words",
        "text": "Only women.",
        "view": "table",
        "only": {"kind": ["womens_group"]},
    },
)
GIVEN = {"as_of": AS_OF, "made_on": AS_OF, "title": "Two villages"}
HTML = page(VILLAGE, {"en": TOLD, "fr": TOLD}, audience="internal", story=STORY, **GIVEN)
SIZES = pytest.mark.parametrize("size", [(1280, 800), (390, 780)])


def _at(opened: Any) -> tuple[str, str]:
    hash_ = opened.page.evaluate("location.hash")
    return opened.page.locator("#story-told h2 [dir]").inner_text(), hash_


@SIZES
def test_a_story_is_told_from_its_start_to_its_end(show: Show, size: tuple[int, int]) -> None:
    opened = show(HTML, *size)
    turn = opened.page.locator("#story-next")
    assert opened.text("#story-start") == "A story in 4 steps"
    opened.page.locator("#story-start").click()
    assert _at(opened) == ("Who is there", "#story=1")
    assert opened.text(".count") == "Step 1 of 4"
    assert opened.page.locator("#story-back").is_disabled()
    turn.click()
    title, hash_ = _at(opened)
    assert title == HOSTILE
    assert {"story=2", "arrange=network"} <= set(hash_[1:].split("&"))
    assert opened.text("#story-told p") == "مرحبا <b>x</b>"
    folded = size[0] == 390
    assert opened.page.locator("#details").is_visible() is not folded
    assert opened.page.locator("#details h2").text_content() == "Asha"
    assert opened.page.locator("#story-told img").count() == 0
    turn.click()
    assert opened.page.locator("#told-0").is_visible() is not folded
    assert "Call them." in opened.page.locator("#told-0").text_content()
    assert (
        opened.page.locator("[data-arrange=constituencies]").get_attribute("aria-pressed") == "true"
    )
    assert opened.page.evaluate("[document.body.scrollTop, window.scrollY]") == [0, 0]
    turn.click()
    assert opened.page.locator("#in-table").is_visible()
    assert opened.names() == ["Asha"]
    assert turn.is_disabled()
    opened.page.locator("#story-back").click()
    assert opened.page.locator("#in-map").is_visible()
    opened.page.locator("#story-leave").click()
    assert opened.page.locator("#story-start").is_visible()
    assert "story" not in opened.page.evaluate("location.hash")
    assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert opened.trouble() == []


def test_keys_in_the_bar_tell_it_and_the_focus_stays_there(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#story-start").focus()
    found = []
    for key in ("Enter", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "ArrowLeft"):
        opened.page.keyboard.press(key)
        found.append(opened.text(".count").split()[1])
        assert opened.page.evaluate("document.activeElement.closest('#story') !== null")
    assert found == ["1", "2", "4", "4", "3", "1", "1"]
    assert opened.page.locator("#story-told").get_attribute("aria-live") == "polite"
    assert opened.trouble() == []


@pytest.mark.parametrize(
    ("hash_", "shown"),
    [("#story=2", HOSTILE), ("#story=3", "What is missing"), ("#story=4&view=map", "In words")],
)
def test_an_address_opens_at_its_step(show: Show, hash_: str, shown: str) -> None:
    opened = show(HTML)
    opened.page.goto("about:blank")
    opened.page.goto(opened.requests[0] + hash_)
    opened.page.wait_for_selector("html[data-ready]")
    assert _at(opened)[0] == shown
    if hash_ == "#story=2":
        assert opened.text("#details h2") == "Asha"
    if hash_ == "#story=3":
        assert opened.page.locator("#told-0").is_visible()


@pytest.mark.parametrize("hash_", ["#story=0", "#story=9", "#story=x"])
def test_an_address_without_such_a_step_begins_as_always(show: Show, hash_: str) -> None:
    opened = show(HTML)
    opened.page.goto("about:blank")
    opened.page.goto(opened.requests[0] + hash_)
    opened.page.wait_for_selector("html[data-ready]")
    assert opened.page.locator("#story-start").is_visible()


def test_a_page_without_a_story_has_no_bar(show: Show) -> None:
    opened = show(page(VILLAGE, {"en": TOLD}, audience="internal", **GIVEN))
    assert opened.page.locator("#story").is_hidden()


@SIZES
def test_a_screen_reader_finds_its_way(show: Show, axe: str, size: tuple[int, int]) -> None:
    opened = show(HTML, *size)
    opened.page.locator("#story-start").click()
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })")
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []
