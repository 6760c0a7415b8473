"""The views beside the map in a real browser: opened, filtered and lit up as a person would."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from karuwe import AS_OF as KARUWE_DAY
from karuwe import karuwe
from page_content import content

from allymap.gaps.rules import findings_for
from allymap.model.audience import for_audience
from allymap.model.sketch import sketch
from allymap.view.map import draw_map

if TYPE_CHECKING:
    from collections.abc import Callable

    from allymap.model.landscape import Landscape

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

AS_OF = date(2026, 1, 31)
VIEWS = ("spectrum", "matrix", "ladder", "coverage", "who-does-what")
SIZES = ((1280, 800), (390, 780))
VILLAGE = sketch("""
    Juma:religious_leader{place=North,stance=1,interest=5,influence=5} -listens_to-> Asha
    Asha:womens_group{place=North}; Elders:mens_group{place=North}
    Office:ingo{place=South}; Ministry:ministry{stance=-1,interest=2,influence=2}
    Council:ministry{interest=4}; Chief:male_ally{place=South,stance=-2,interest=5}
    Law:feminist_org -collaborates_with-> Office
    asks id=law name=Reform target=Ministry lead=Law
    positions actor=Law ask=law position=2 date=2025-05-05
    positions actor=Juma ask=law position=1 date=2025-05-05
    positions actor=Ministry ask=law position=-1 date=2025-05-05
    positions actor=Chief ask=law position=-2 date=2025-05-05
    sources id=S1 date=2026-01-10
    scopes source=S1 topic=activities about=North
    activities id=E1 date=2025-05-01 element=building_the_base space=men_only topic=gbv \
        place=North groups=Elders organiser=Office
    activities id=E2 date=2025-06-01 element=conscientization space=mixed topic=gbv place=North \
        groups=Elders|Asha organiser=Law
    activities id=E3 date=2025-07-01 element=alliances space=public topic=economic place=South
    settings name=us value=Office
""")


@cache
def village(audience: str = "internal") -> str:
    return page(VILLAGE, audience, AS_OF)


@cache
def country() -> str:
    return page(karuwe(), "internal", KARUWE_DAY)


def page(landscape: Landscape, audience: Any, day: date) -> str:
    seen = for_audience(landscape, audience, day, day)
    found = findings_for(landscape, audience, day, day)
    return draw_map(seen, found, audience=audience, as_of=day, made_on=day)


def at(opened: Any, state: str) -> None:
    """Goes to an address of the page, as a link would."""
    opened.page.evaluate("(state) => { window.location.hash = state; }", state)
    opened.page.wait_for_timeout(50)


def chips(opened: Any, view: str) -> list[str]:
    found = opened.page.locator(f"#in-{view} .who bdi")
    return [text.strip() for text in found.all_text_contents()]


def text(opened: Any, view: str) -> str:
    return opened.page.locator(f"#in-{view}").inner_text()


@pytest.mark.parametrize("size", SIZES)
def test_each_view_opens_by_click_by_arrow_and_by_link_and_nothing_sticks_out(
    show: Show, size: tuple[int, int]
) -> None:
    opened = show(country(), *size)
    for view in VIEWS:
        opened.page.locator(f"#view-{view}").click()
        assert opened.page.locator(f"#in-{view} h2").is_visible()
        assert f"view={view}" in opened.page.url
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        wide = f"(e => e.scrollWidth - e.clientWidth)(document.querySelector('#in-{view}'))"
        assert opened.page.evaluate(wide) <= 0, view
    opened.page.locator("#view-map").click()
    for view in VIEWS:
        opened.page.keyboard.press("ArrowRight")
        assert opened.page.locator(f"#in-{view} h2").is_visible()
        assert opened.page.locator("#in-map").is_hidden()
    for view in VIEWS:
        at(opened, f"view={view}")
        assert opened.page.locator(f"#view-{view}[aria-selected=true]").count() == 1
    assert opened.trouble() == []


@pytest.mark.parametrize("state", ["", "&told={told}", "&actor=5&lang=fr"])
def test_axe_finds_nothing_that_a_screen_reader_would_stumble_over(
    show: Show, axe: str, state: str
) -> None:
    opened = show(village())
    opened.page.evaluate(axe)
    found = [(one["rule"], one["status"]) for one in content(village())["told"]]
    told = found.index(("SYNC-1", "GAP"))
    for view in VIEWS:
        at(opened, f"view={view}{state.format(told=told)}")
        found = opened.page.evaluate(f"axe.run('#in-{view}')")["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_spectrum_counts_all_and_names_no_person_who_is_against(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#view-spectrum").click()
    bands = opened.page.locator("#in-spectrum .band")
    told = [" ".join(one.split()) for one in bands.all_inner_texts()]
    assert told == [
        "active ally 1 Law",
        "passive ally 1 Juma",
        "neutral 0 Nobody noted here.",
        "passively against 1 Ministry",
        "actively against 1 1 person, not named",
    ]
    assert "Chief" not in text(opened, "spectrum")
    assert "Where 4 others on the lists stand is not noted" in text(opened, "spectrum")
    marks = opened.page.locator("#in-spectrum .half svg.mark")
    assert marks.count() == 3
    assert opened.page.locator("#in-spectrum .half circle.unnamed").count() == 1


def test_the_bands_run_with_the_language_and_the_corners_too(show: Show) -> None:
    opened = show(village())
    for way, first in (("ltr", True), ("rtl", False)):
        opened.page.evaluate(f"document.documentElement.dir = '{way}'")
        opened.page.locator("#view-spectrum").click()
        boxes = [
            opened.page.locator(f'#in-spectrum {kind}[data-band="{band}"]').bounding_box()["x"]
            for kind in (".wedge", ".band")
            for band in ("2", "-2")
        ]
        assert (boxes[0] < boxes[1]) == first
        assert (boxes[2] < boxes[3]) == first
        opened.page.locator("#view-matrix").click()
        corners = [
            opened.page.locator(f'[data-corner="{name}"]').bounding_box()["x"]
            for name in ("aware", "ally")
        ]
        assert (corners[0] < corners[1]) == first


def test_the_matrix_sizes_names_by_influence_and_says_what_to_do(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#view-matrix").click()
    ally = " ".join(opened.page.locator('[data-corner="ally"]').inner_text().split())
    assert ally == "With us, and it matters to them 1 Develop an alliance. Juma influence 5"
    assert "Council" in opened.page.locator('[data-corner="unknown"]').inner_text()
    tall = opened.page.locator('[data-corner="ally"] .who').bounding_box()["height"]
    low = opened.page.locator('[data-corner="rest"] .who').bounding_box()["height"]
    assert tall > low + 8


def test_the_ladder_shows_what_was_held_and_what_was_left_out(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#view-ladder").click()
    rungs = [" ".join(one.split()) for one in opened.page.locator(".rung").all_inner_texts()]
    assert rungs == [
        "Men only 1 May 2025",
        "Women only left out so far",
        "Together 1 Jun 2025",
        "Advocacy not yet",
    ]
    boxes = [one.bounding_box()["y"] for one in opened.page.locator(".rung").all()]
    assert boxes == sorted(boxes, reverse=True)  # the first rung is at the bottom
    assert "South" in opened.page.locator("#in-ladder > .unknown").inner_text()
    opened.page.locator("#in-ladder .status").click()
    assert opened.page.locator(".told[aria-expanded=true]").inner_text().startswith("GAP")
    assert opened.page.locator('.climb[aria-current="true"]').count() == 1


def test_nothing_here_and_nobody_asked_are_two_things(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#view-coverage").click()
    rows = opened.page.locator("#in-coverage table").first.locator("tbody tr")
    north, south, _ = [" ".join(one.split()) for one in rows.all_inner_texts()]
    assert north == "North 1 nothing here 1 nothing here nothing here 2"
    assert south == "South nobody asked nobody asked nobody asked nobody asked 1 1"


def test_who_does_what_lists_organisers_and_those_nobody_noted(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#view-who-does-what").click()
    rows = opened.page.locator("#in-who-does-what tbody .who bdi")
    assert sorted(rows.all_text_contents()) == ["Law", "Office"]
    apart = opened.page.locator("#in-who-does-what .apart li").inner_text()
    assert " ".join(apart.split()) == "North Law no tie with Office (us)"
    assert "organiser not noted" in text(opened, "who-does-what")


@pytest.mark.parametrize("view", ["spectrum", "matrix", "who-does-what"])
def test_a_chip_opens_what_is_known_and_keeps_the_focus(show: Show, view: str) -> None:
    opened = show(village())
    at(opened, f"view={view}")
    chip = opened.page.locator(f"#in-{view} .who").first
    name = chip.locator("bdi").inner_text()
    chip.focus()
    opened.page.keyboard.press("Enter")
    assert name in opened.text("#details h2")
    focused = "document.activeElement.querySelector('bdi').textContent"
    assert opened.page.evaluate(focused) == name
    assert opened.page.locator(f"#in-{view} .who[aria-pressed=true]").count() >= 1
    assert opened.trouble() == []


def test_filters_hide_actors_and_places_in_each_view_and_the_counts_say_so(show: Show) -> None:
    opened = show(village())
    off = '&off.constituency=["feminist"]'
    at(opened, f"view=spectrum{off}")
    assert chips(opened, "spectrum") == ["Juma", "Ministry"]
    first = opened.page.locator("#in-spectrum .band").first.inner_text()
    assert " ".join(first.split()) == "active ally 0 of 1 Hidden by the filters."
    assert opened.page.locator("#in-spectrum .half svg.mark").count() == 2
    at(opened, f"view=who-does-what{off}")
    assert chips(opened, "who-does-what") == ["Office"]
    assert "1 of 2 organisers shown" in text(opened, "who-does-what")
    at(opened, f"view=coverage{off}")
    assert "only the filter by place applies" in text(opened, "coverage")
    at(opened, 'view=matrix&off.stance=["1"]')
    assert "Juma" not in chips(opened, "matrix")
    at(opened, 'view=matrix&off.level=[""]')
    assert chips(opened, "matrix") == []


def test_a_place_that_is_hidden_is_hidden_in_the_views_of_sessions(show: Show) -> None:
    opened = show(village())
    opened.page.locator("#tab-filters").click()
    opened.page.locator('[data-filter="place"]').get_by_label("North").uncheck()
    for view in ("coverage", "who-does-what", "ladder"):
        at_view = opened.page.locator(f"#view-{view}")
        at_view.click()
        assert "North" not in text(opened, view)
        assert "Showing 0 of 1" in text(opened, view) or "Showing 1 of 2" in text(opened, view)


def test_a_finding_dims_others_and_marks_its_cells(show: Show) -> None:
    opened = show(country())
    opened.page.locator(".told", has_text="A way of working is missing").first.click()
    opened.page.locator("#view-coverage").click()
    row = opened.page.locator("#in-coverage table").first.locator('tr[aria-current="true"]')
    assert row.locator("th").inner_text() == "Lusoka"
    marked = opened.page.locator("#in-coverage td.on")
    assert [one.get_attribute("data-head") for one in marked.all()] == ["alliances for advocacy"]
    opened.page.locator("#view-spectrum").click()
    known = content(country())
    told = int(re.search(r"told=(\d+)", opened.page.url)[1])
    whom = [known["actors"][n - 1]["name"] for n in known["told"][told]["actors"]]
    lit = opened.page.locator("#in-spectrum .who.lit bdi").all_text_contents()
    dim = opened.page.locator("#in-spectrum .who.dim bdi").all_text_contents()
    assert not whom or set(lit) <= set(whom)
    assert not whom or set(dim).isdisjoint(whom)


def test_another_language_is_drawn_at_once(show: Show) -> None:
    opened = show(village())
    for view, french in (
        ("spectrum", "Éventail des alliés"),
        ("matrix", "Développez une alliance."),
        ("ladder", "L’échelle des espaces"),
        ("coverage", "rien ici"),
        ("who-does-what", "Qui fait quoi"),
    ):
        at(opened, f"view={view}")
        opened.page.locator("#language").select_option("fr")
        assert french in text(opened, view)
        opened.page.locator("#language").select_option("en")
        assert french not in text(opened, view)
    assert opened.trouble() == []


def test_empty_views_say_what_to_ask_and_how(show: Show) -> None:
    opened = show(page(sketch("Juma:male_ally; Asha:womens_group"), "internal", AS_OF))
    for view in VIEWS:
        at(opened, f"view={view}")
        assert "Nobody has noted" in text(opened, view)
        assert "allymap ask" in text(opened, view)
    assert opened.trouble() == []


def test_others_have_only_two_of_the_views_and_a_link_to_another_opens_the_map(show: Show) -> None:
    opened = show(village("coalition"))
    tabs = opened.page.locator("#views [role=tab]")
    assert [one.get_attribute("id") for one in tabs.all()] == [
        *("view-map", "view-ladder", "view-coverage", "view-table")
    ]
    at(opened, "view=spectrum")
    assert opened.page.locator("#in-map").is_visible()
    at(opened, "view=coverage")
    assert "nothing here" not in text(opened, "coverage")
    assert opened.trouble() == []


def test_outside_no_rung_is_called_left_out_for_its_session_may_be_hidden(show: Show) -> None:
    """The women's round is of a group that nobody may see; partners must not hear of a gap."""
    hidden = sketch("""
        Elders:mens_group{place=North}; Sisters:womens_group{place=North,visibility=internal}
        Others:womens_group{place=North}
        activities id=E1 date=2025-05-01 element=building_the_base space=men_only topic=gbv \
            place=North groups=Elders
        activities id=E2 date=2025-05-02 element=building_the_base space=women_only topic=gbv \
            place=North groups=Sisters
        activities id=E3 date=2025-06-01 element=building_the_base space=mixed topic=gbv \
            place=North groups=Elders
    """)
    opened = show(page(hidden, "coalition", AS_OF))
    at(opened, "view=ladder")
    assert opened.page.locator(".rung.open").count() == 2
    assert opened.page.locator(".rung.skipped, .rung.absent, .rung.late").count() == 0
