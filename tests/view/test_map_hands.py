"""The map by mouse, by touch and by keys alone, at a desk and on a phone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from karuwe import AS_OF, karuwe
from page_content import content
from view.karuwe_pages import page_for

from allymap.view.changing import Before
from allymap.view.map import draw_map
from allymap.view.style import channel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

SIZES = {"desk": (1280, 800), "phone": (390, 780)}
RED = "#c62828"


class Hand:
    """One way to point: presses what is seen, and puts a finger on the picture."""

    def __init__(self, opened: Any, way: str) -> None:
        self.opened, self.page, self.way = opened, opened.page, way

    def press(self, selector: str) -> None:
        one = self.page.locator(selector).first
        one.scroll_into_view_if_needed()
        if self.way == "keys":
            one.focus()
            self.page.keyboard.press("Space" if "input" in selector else "Enter")
        elif self.way == "touch":
            one.tap()
        else:
            one.click()
        self.opened.drawn()

    def point(self, x: float, y: float) -> None:
        (self.page.touchscreen.tap if self.way == "touch" else self.page.mouse.click)(x, y)
        self.opened.drawn()

    def panel(self, name: str) -> None:
        self.press(f"#tab-{name}")
        assert self.page.locator(f"#{name}").is_visible()

    def search(self, text: str) -> None:
        self.press("#search") if self.way == "touch" else self.page.locator("#search").focus()
        self.page.keyboard.type(text)
        if self.way == "keys":
            self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Enter")
        else:
            self.press("#found [role=option]")
        self.opened.drawn()


@pytest.fixture(scope="module")
def hands(keep: Show) -> Callable[[str, str], Hand]:
    """A hand for a way to point and a size, with the page opened once for each."""

    @cache
    def opened(way: str, size: str) -> Hand:
        return Hand(keep(page_for("internal"), *SIZES[size], has_touch=way == "touch"), way)

    return opened


@pytest.fixture(params=["mouse", "touch", "keys"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=list(SIZES))
def hand(request: pytest.FixtureRequest, hands: Callable[[str, str], Hand], way: str) -> Hand:
    found = hands(way, request.param)
    found.opened.go(lang="en")
    return found


def _lit(hand: Hand) -> str:
    return str(hand.opened.text("#lit"))


def test_a_name_is_found_and_its_steps_lead_out(hand: Hand) -> None:
    hand.search("hatta men")
    assert hand.opened.text("#details h2").strip() == "Hatta Men's Group"
    reached = []
    for steps in (1, 2, 3):
        hand.press(f'[data-key="steps {steps}"]')
        assert f"steps={steps}" in hand.page.url or steps == 1
        reached.append(hand.opened.look()["lines"])
    assert len(reached[0]) < len(reached[1]) < len(reached[2])
    hand.press("#back")
    assert hand.page.locator("#details").is_hidden()
    assert hand.page.locator("#lit").is_hidden()


def test_the_way_between_two(hand: Hand) -> None:
    hand.search("hatta men")
    hand.page.locator("#way-to").select_option(index=3)
    hand.opened.drawn()
    assert "way=" in hand.page.url
    assert hand.page.locator("#details h2 bdi").count() == 2
    hand.press("#back")
    assert hand.opened.text("#details h2").strip() == "Hatta Men's Group"
    hand.press("#back")
    assert hand.page.locator("#details").is_hidden()


def test_each_filter_hides_and_gives_back(hand: Hand) -> None:
    hand.panel("filters")
    names = hand.page.locator("[data-filter]").evaluate_all(
        "(all) => all.map((f) => f.dataset.filter)"
    )
    assert {"constituency", "kind", "place", "level", "stance", "tie", "time"} <= set(names)
    for name in set(names) - {"time", "waves"}:
        before = _counts(hand)
        hand.press(f'[data-filter="{name}"] input')
        assert _counts(hand) != before, name
        hand.press("#reset")
        assert _counts(hand) == before, name
    hand.press("#tab-findings")


def _counts(hand: Hand) -> list[str]:
    return list(hand.page.locator("#count span").all_text_contents())


def test_the_slider_goes_back_in_time(hand: Hand) -> None:
    hand.panel("filters")
    now = _counts(hand)
    hand.page.locator("#to").focus()
    hand.page.keyboard.press("Home")
    hand.opened.drawn()
    assert _counts(hand)[1] != now[1]
    assert hand.page.evaluate("document.activeElement.id") == "to"
    hand.page.keyboard.press("End")
    hand.opened.drawn()
    assert _counts(hand) == now
    hand.press("#tab-findings")


def test_the_legend_lights_up(hand: Hand) -> None:
    if not hand.page.locator("#keys").is_visible():
        hand.press("#legend summary")
    hand.press('[data-mark="colour/women"]')
    assert "mark=colour" in hand.page.url
    assert "19 actors" in _lit(hand)
    hand.press("#lit")
    assert hand.page.locator("#lit").is_hidden()


def test_a_finding_lights_up_and_shows_the_missing_tie(hand: Hand) -> None:
    hand.panel("findings")
    told = content(page_for("internal"))["told"]
    pairs = [n for n, one in enumerate(told) if one["pairs"]]
    assert pairs
    hand.press(f'.told[data-n="{pairs[0]}"]')
    assert hand.page.locator(f"#told-{pairs[0]} .pairs li").count() >= 1
    dotted = [one for one in hand.opened.look()["lines"] if str(one).startswith("m")]
    assert dotted
    assert hand.opened.ink(RED)["n"] > 0
    hand.press("#lit")
    assert [one for one in hand.opened.look()["lines"] if str(one).startswith("m")] == []


def test_both_arrangements_zoom_and_language(hand: Hand) -> None:
    hand.press("#zoom-all")
    before = hand.opened.look()
    hand.press('[data-arrange="network"]')
    assert hand.opened.look()["lines"]
    hand.press("#zoom-in")
    closer = hand.opened.look()["scale"]
    hand.press("#zoom-out")
    assert hand.opened.look()["scale"] < closer
    hand.press('[data-arrange="constituencies"]')
    assert hand.opened.look()["scale"] == pytest.approx(before["scale"], rel=0.05)
    hand.page.locator("#language").select_option("ar")
    assert hand.page.evaluate("document.documentElement.dir") == "rtl"
    hand.page.locator("#language").select_option("en")


def test_a_table_is_sorted_and_its_rows_lead_to_the_map(hand: Hand) -> None:
    hand.press("#view-table")
    first = hand.opened.names()[0]
    hand.press('[data-key="actors 0"]')
    assert hand.opened.names()[-1] == first
    hand.press('[data-key="actors 3"]')
    counts = hand.page.locator("#table-actors tbody td:nth-child(4)").all_text_contents()
    assert counts == sorted(counts, key=int)
    hand.press("#table-actors tbody th button")
    assert hand.page.locator("#details h2").is_visible()
    hand.press("#view-map")
    assert hand.opened.look()["scale"] > 0.3  # chosen while the picture had no room


@pytest.mark.parametrize("way", ["mouse", "touch"])
def test_a_shape_answers_to_a_finger(hand: Hand) -> None:
    stage = hand.page.locator("#stage").bounding_box()
    hand.press("#zoom-in")
    shapes = hand.opened.look()["shapes"]
    middle = min(
        shapes, key=lambda s: abs(s["x"] - stage["width"] / 2) + abs(s["y"] - stage["height"] / 2)
    )
    hand.point(stage["x"] + middle["x"], stage["y"] + middle["y"])
    hand.page.wait_for_selector("#details:not([hidden]) h2")
    assert f"actor={middle['id']}" in hand.page.url
    hand.press("#back")


def test_a_link_opens_a_view_with_its_filters(show: Show) -> None:
    opened = show(
        page_for("internal"), at='#view=table&lang=fr&off.constituency=["men"]&sort=actors.3.down'
    )
    assert opened.page.locator("#in-table").is_visible()
    assert "120 " in opened.text("#count")
    assert opened.page.evaluate("document.documentElement.lang") == "fr"
    counts = opened.page.locator("#table-actors tbody td:nth-child(4)").all_text_contents()
    assert counts == sorted(counts, key=int, reverse=True)


def test_two_rounds_are_compared(show: Show) -> None:
    land = karuwe()
    then = land.without(land.actors[5].id, land.actors[9].id)
    before = Before(then, AS_OF.replace(year=2025), frozenset())
    html = draw_map(land, (), audience="internal", as_of=AS_OF, made_on=AS_OF, before=before)
    opened = show(html)
    opened.page.locator("#tab-filters").click()
    seen = {}
    for name in ("now", "then", "both"):
        opened.page.locator(f'input[name="waves"][value="{name}"]').check()
        opened.drawn()
        seen[name] = {one["id"] for one in opened.look()["shapes"]}
        assert f"waves={name}" in opened.page.url or name == "now"
    assert len(seen["now"] - seen["then"]) == 2
    assert seen["both"] == seen["now"] | seen["then"]
    opened.page.locator("#zoom-in").click()
    opened.drawn()
    assert opened.ink("#2e7d32")["n"] > 0
    assert opened.trouble() == []


def test_the_phone_gives_the_picture_its_room(show: Show) -> None:
    opened = show(page_for("internal"), *SIZES["phone"])
    box = opened.page.locator("#stage").bounding_box()
    assert box["height"] >= 0.6 * 780
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    regions = [one for one in opened.look()["names"] if one["text"].rsplit(" ", 1)[-1].isdigit()]
    assert len(regions) >= 10
    for used in ("men", "women", "feminist"):
        assert opened.ink(channel("colour").of(used))["n"] > 20
