"""The map in a real browser: searched, filtered and read as a person would."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from page_content import content

from allymap.model.sketch import sketch
from allymap.view.map import page
from allymap.view.style import channel
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
    Office:ingo -collaborates_with-> Network
    Office -supports-> Baraka
    Zawadi:youth_activist{place=South} -member_of-> Asha
    Hope:lgbtq_org{place=South}
    settings name=us value=Office
""")
TIE = next(tie.key for tie in VILLAGE.ties if tie.type == "accountable_to")
TOLD = (
    Told("ACC-1:Baraka", "ACC-1", "GAP", "high", "Baraka went quiet", "No contact.", "Principle",
         "Call them.", ("Baraka", "Network"), (TIE,), ("Baraka",)),
    Told("SAFE-1:N", "SAFE-1", "BLIND_SPOT", "critical", "Nobody asked Zawadi", "Unknown.", "", "",
         ("Zawadi",)),
    Told("INF-1:x", "INF-1", "OK", "high", "All heard", "Fine.", "", "", ()),
)  # fmt: skip
HTML = page(
    *(VILLAGE, {"en": TOLD}), audience="internal", as_of=AS_OF, made_on=AS_OF, title="Two villages"
)
COLOUR = channel("colour").values


def test_it_loads_nothing_says_nothing_and_breaks_no_policy(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#tab-filters").click()
    opened.page.mouse.move(400, 300)
    opened.page.mouse.wheel(0, -400)
    opened.page.wait_for_timeout(200)
    assert opened.trouble() == []
    assert len(opened.requests) == 1


def test_the_listener_would_have_noticed(show: Show) -> None:
    planted = '<img src="http://127.0.0.1:9/x.png" onerror="alert(1)"></footer>'
    opened = show(HTML.replace("</footer>", planted))
    opened.page.wait_for_timeout(200)
    assert opened.trouble() != []


def test_the_first_view_shows_every_constituency_and_our_rings(show: Show) -> None:
    opened = show(HTML)
    for used in ("men", "women", "feminist", "lgbtq", "youth", "influencers", "ngo"):
        assert opened.ink(COLOUR[used])["n"] > 20, used
    assert opened.ink(channel("ring").values["GAP"]["colour"])["n"] > 0
    assert opened.ink(COLOUR["research"])["n"] == 0


def test_internal_stands_on_the_page_and_in_its_title(show: Show) -> None:
    opened = show(HTML)
    assert opened.page.title() == "INTERNAL · Two villages"
    assert "INTERNAL" in opened.text("header")
    assert "Do not forward" in opened.text("header")
    assert "31 Jan 2026" in opened.text("header")
    assert "7 actors" in opened.text("header")


def test_typing_a_name_finds_it_and_enter_focuses_it(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#search").press_sequentially("bara")
    assert opened.page.locator("#found li").all_text_contents() == ["Barakamen's group · North"]
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    panel = opened.text("#details")
    assert "Baraka" in panel
    assert "answers to Network (is consulted)" in panel
    assert "last contact 12 Jan 2026" in panel
    assert "Office supports Baraka" in panel
    assert opened.page.locator("#found").is_hidden()
    opened.page.wait_for_timeout(100)
    assert opened.ink(COLOUR["lgbtq"])["n"] < 20
    assert opened.ink(COLOUR["men"])["n"] > 20


def test_a_name_nobody_has_is_said(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#search").press_sequentially("qqq")
    assert opened.text("#found") == "Nobody with that name here"
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#details").is_hidden()


def test_clicking_a_shape_opens_its_facts_and_the_ground_closes_them(show: Show) -> None:
    opened = show(HTML)
    spot = opened.ink(COLOUR["lgbtq"])
    opened.page.mouse.click(spot["x"], spot["y"])
    opened.page.wait_for_selector("#details h2")
    assert "Hope" in opened.text("#details h2")
    assert "nobody asked" in opened.text("#details")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#details").is_hidden()
    assert opened.page.locator("#lit").is_hidden()


def test_a_finding_lights_up_whom_it_concerns(show: Show) -> None:
    opened = show(HTML)
    assert opened.page.locator(".settled summary").inner_text() == "In order (1)"
    assert opened.text("#seen").startswith("7 actors in 7 constituencies.")
    opened.page.get_by_role("button", name="Baraka went quiet").click()
    opened.page.wait_for_timeout(100)
    assert "Call them." in opened.text("#told-0")
    assert opened.text("#lit").startswith("2 actors")
    assert opened.ink(COLOUR["men"])["n"] > 20
    assert opened.ink(COLOUR["feminist"])["n"] > 20
    assert opened.ink(COLOUR["women"])["n"] < 20
    opened.page.locator("#lit").click()
    opened.page.wait_for_timeout(100)
    assert opened.ink(COLOUR["women"])["n"] > 20
    assert opened.page.locator("#told-0").is_hidden()


def test_a_finding_about_nobody_on_the_map_dims_nobody(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator(".settled summary").click()
    opened.page.get_by_role("button", name="All heard").click()
    opened.page.wait_for_timeout(100)
    assert "Fine." in opened.text("#told-2")
    assert opened.page.locator("#lit").is_hidden()
    assert opened.ink(COLOUR["women"])["n"] > 20


def test_filters_hide_actors_in_the_picture_and_the_table_alike(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#tab-filters").click()
    opened.page.get_by_role("checkbox", name="women 1", exact=True).uncheck()
    opened.page.wait_for_timeout(100)
    assert opened.text("#showing") == "Showing 6 of 7 actors"
    assert opened.ink(COLOUR["women"])["n"] < 20
    opened.page.locator("#view-table").click()
    assert "Asha" not in opened.names()
    assert "Asha" not in opened.text("#table-ties")
    opened.page.locator("#view-map").click()
    opened.page.locator("#reset").click()
    opened.page.wait_for_timeout(100)
    assert opened.text("#showing") == "Showing 7 of 7 actors"
    assert opened.ink(COLOUR["women"])["n"] > 20


def test_a_place_and_a_tie_type_can_be_filtered_too(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#tab-filters").click()
    opened.page.locator('[data-filter="place"] [data-quick="none"]').click()
    opened.page.get_by_label("South").check()
    assert opened.text("#showing") == "Showing 2 of 7 actors"
    opened.page.locator("#reset").click()
    opened.page.get_by_label("answers to").uncheck()
    opened.page.locator("#search").press_sequentially("baraka")
    opened.page.keyboard.press("Enter")
    assert "answers to" not in opened.text("#details .ties")


def test_the_table_sorts_and_its_rows_focus(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#view-table").click()
    assert opened.names() == ["Asha", "Baraka", "Hope", "Juma", "Network", "Office", "Zawadi"]
    ties = opened.page.locator("#table-actors").get_by_role("button", name="Ties")
    ties.click()
    assert opened.names()[0] == "Hope"
    ties.click()
    assert opened.names()[-1] == "Hope"
    opened.page.locator("#table-actors tbody").get_by_role("button", name="Asha").click()
    assert "Zawadi is a member of Asha" in opened.text("#details")


def test_the_way_from_one_to_another(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator("#search").press_sequentially("office")
    opened.page.keyboard.press("Enter")
    assert "our organisation" in opened.text("#details")
    opened.page.locator("#way-to").select_option(label="Baraka")
    assert "Directly tied." in opened.text("#details")
    assert "Office – supports – Baraka" in opened.text("#details")
    opened.page.locator("#details .link").first.click()
    opened.page.locator("#way-to").select_option(label="Hope")
    assert "No way through the ties that are shown." in opened.text("#details")


def test_no_way_leads_over_a_tie_against_or_through_who_is_against(show: Show) -> None:
    land = sketch("""
        Asha:womens_group -opposes-> Chief:traditional_leader{stance=1}
        Asha -collaborates_with-> Elder:religious_leader{stance=-2}; Elder -supports-> Chief
        Asha -supports-> Baraka:mens_group; Baraka -supports-> Imani:ngo_local
        Imani -supports-> Chief
    """)
    html = page(land, {"en": ()}, audience="internal", as_of=AS_OF, made_on=AS_OF, title="")
    number = {one["name"]: n for n, one in enumerate(content(html)["actors"], 1)}
    opened = show(html, at=f"#way={number['Asha']}-{number['Chief']}")
    steps = opened.page.locator("#details .steps-list li .link:last-of-type").all_text_contents()
    assert steps[-3:] == ["Baraka", "Imani", "Chief"]


NONSENSE = "from=zzzz&to=foo&mark=foo/bar&way=1-1&actor=-4&told=999999&lang=__proto__&waves=x"


def test_an_address_that_makes_no_sense_opens_the_map_as_it_is(show: Show) -> None:
    opened = show(HTML, at=f"#{NONSENSE}")
    plain = show(HTML)
    for one in ("#count", "#seen", "#findings"):
        assert opened.text(one) == plain.text(one)
    assert opened.look()["lines"] == plain.look()["lines"]
    assert opened.page.locator("#lit").is_hidden()
    assert opened.trouble() == []


def test_a_link_to_somebody_can_be_let_go_of(show: Show) -> None:
    opened = show(HTML, at="#actor=1")
    opened.page.locator("#lit").click()
    assert "actor=" not in opened.page.url


def test_the_legend_lights_up_what_it_explains(show: Show) -> None:
    opened = show(HTML)
    opened.page.locator('[data-mark="colour/youth"]').click()
    opened.page.wait_for_timeout(100)
    assert opened.ink(COLOUR["youth"])["n"] > 20
    assert opened.ink(COLOUR["men"])["n"] < 20


def test_all_of_it_is_reached_by_keyboard(show: Show) -> None:
    opened = show(HTML)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#table-actors").is_visible()
    opened.page.locator("#view-table").focus()
    opened.page.keyboard.press("Home")
    assert opened.page.locator("#stage").is_visible()
    reached = set()
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        reached.add(opened.page.evaluate("document.activeElement.id"))
    assert {"stage", "search", "zoom-in", "tab-findings"} <= reached
    opened.page.locator("#stage").focus()
    before = opened.ink(COLOUR["men"])
    opened.page.keyboard.press("ArrowRight")
    opened.page.wait_for_timeout(100)
    assert opened.ink(COLOUR["men"])["x"] < before["x"] - 30


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)])
def test_nothing_sticks_out_sideways_and_the_picture_comes_first(
    show: Show, size: tuple[int, int]
) -> None:
    opened = show(HTML, *size)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    box = opened.page.locator("#stage").bounding_box()
    assert box["width"] >= 380
    assert box["height"] >= 300
    assert opened.ink(COLOUR["women"])["n"] > 20


def test_print_shows_the_picture_and_the_findings(show: Show) -> None:
    opened = show(HTML)
    opened.page.emulate_media(media="print")
    assert opened.page.locator(".told").first.is_visible()
    assert opened.page.locator("#search").is_hidden()
