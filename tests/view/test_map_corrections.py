"""Corrections and arrangements on the page for inside, in a real browser, into a real store."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from allymap.cli.boundary import outcome
from allymap.model.sketch import sketch
from allymap.store import open_store
from allymap.view.map import draw_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

ACTORS = """id,name,kind,place
b1,Baraka,mens_group,North
w1,"<img src=x onerror=alert(1)>",womens_group,North
n1,Network,feminist_network,South
n2,Network,ngo_local,North
"""
TIES = "source,target,type,start,last_contact\nb1,w1,supports,2025-01-01,2025-06-01\n"
HOSTILE = "<img src=x onerror=alert(1)>"
SIZES = pytest.mark.parametrize("size", [(1280, 800), (390, 780)])


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small store and its map."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("actors", ACTORS), ("ties", TIES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert outcome(["import", f"{name}.csv"]) == 0
    assert outcome(["map", "--as-of", "2026-01-31", "-o", "map.html"]) == 0
    return tmp_path


def _held() -> Any:
    place = open_store("allymap.db", create=False)
    try:
        return place.landscape()
    finally:
        place.close()


def _choose(opened: Any, name: str) -> None:
    opened.page.locator("#search").fill(name)
    opened.page.keyboard.press("Enter")


def _saved(opened: Any, button: str, path: Path) -> Any:
    with opened.page.expect_download() as download:
        opened.page.locator(button).click()
    download.value.save_as(path)
    return json.loads(path.read_text(encoding="utf-8"))


@SIZES
def test_a_tie_and_a_name_go_from_the_page_into_the_store(
    show: Show, store: Path, size: tuple[int, int]
) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"), *size)
    page = opened.page
    _choose(opened, "bara")
    page.locator("[data-what=tie]").click()
    page.locator("#correct select").select_option(label="Baraka answers to …")
    page.locator("#correct input").first.fill("Network (fem")
    page.locator("#correct input[type=date]").nth(1).fill("2026-01-20")
    page.locator("#correct form button").click()
    page.locator("[data-what=met]").click()
    assert page.locator("#correct option").all_text_contents() == [f"Baraka supports {HOSTILE}"]
    page.locator("#correct input[type=date]").fill("2026-01-21")
    page.locator("#correct form button").click()
    page.locator("[data-what=fix]").click()
    page.locator("#correct input").nth(1).fill("South")
    page.locator("#correct form button").click()
    assert page.locator("#pending summary").inner_text() == "3 corrections, not saved yet"
    if not page.locator("#who-says").is_visible():
        page.locator("#pending summary").click()
    assert "Baraka answers to Network, last contact 20 Jan 2026" in opened.text("#pending")
    assert f"Baraka supports {HOSTILE}: contact on 21 Jan 2026" in opened.text("#pending")
    page.locator("#who-says").fill("Zuri")
    said = _saved(opened, "#save-corrections", store / "corrections.json")
    assert said["who"] == "Zuri"
    assert opened.trouble() == []
    assert outcome(["import", "corrections.json"]) == 0
    held = _held()
    (new,) = (tie for tie in held.ties if tie.type == "accountable_to")
    assert (new.source, new.target, str(new.last_contact)) == ("b1", "n1", "2026-01-20")
    (old,) = (tie for tie in held.ties if tie.type == "supports")
    assert str(old.last_contact) == "2026-01-21"
    assert held.actor["b1"].place == "South"


def test_by_keys_alone_with_the_end_of_a_tie_taken_back(show: Show, store: Path) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    page = opened.page
    page.locator("#search").focus()
    page.keyboard.type("bara")
    page.keyboard.press("Enter")
    page.locator("[data-what=end]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.keyboard.press("Tab")
    page.keyboard.type("01152026")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.what") == "tie"
    assert "ended on 15 Jan 2026" in opened.text("#pending")
    page.keyboard.press("Tab")
    page.locator(".take-back").focus()
    page.keyboard.press("Enter")
    assert page.locator("#pending").is_hidden()
    assert opened.trouble() == []


def test_a_form_says_what_is_missing_and_adds_nothing(show: Show, store: Path) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    page, send = opened.page, opened.page.locator("#correct form button")
    _choose(opened, "bara")
    page.locator("[data-what=tie]").click()
    send.click()
    assert opened.text(".wrong") == "Choose which tie it is."
    page.locator("#correct select").select_option(label="Baraka works with …")
    for typed in ("", "Network", "Somebody else", "Baraka"):
        page.locator("#correct input").first.fill(typed)
        send.click()
        assert opened.text(".wrong") == "Choose one name from the list."
    page.locator("[data-what=met]").click()
    for day, said in (
        ("2099-01-01", "still to come"),
        ("2024-01-01", "after this day"),
        ("", "Choose a day"),
    ):
        page.locator("#correct input[type=date]").fill(day)
        send.click()
        assert said in opened.text(".wrong")
    page.locator("[data-what=fix]").click()
    send.click()
    assert opened.text(".wrong") == "Nothing was changed yet."
    assert page.locator("#pending").is_hidden()


def test_leaving_with_unsaved_corrections_is_asked_about_and_nothing_stays(
    show: Show, store: Path
) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    page = opened.page
    _choose(opened, "bara")
    page.locator("[data-what=met]").click()
    page.locator("#correct form button").click()
    page.locator("#save-corrections").click()
    assert page.evaluate("document.activeElement.id") == "who-says"
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert "dialog" in opened.said
    assert not page.is_closed()
    page.locator("#who-says").fill("Zuri")
    _saved(opened, "#save-corrections", store / "c.json")
    assert "allymap import corrections-" in opened.text("#pending code")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert opened.said.count("dialog") == 1


def test_corrections_stay_when_the_language_changes_and_speak_it(show: Show, store: Path) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    _choose(opened, "bara")
    opened.page.locator("[data-what=met]").click()
    opened.page.locator("#correct form button").click()
    opened.page.locator("#language").select_option("fr")
    assert "1 correction, pas encore enregistrée" in opened.text("#pending summary")
    assert "contact le" in opened.text("#pending")


@SIZES
def test_an_actor_is_moved_by_keys_marked_saved_and_put_back(
    show: Show, store: Path, size: tuple[int, int]
) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"), *size)
    page = opened.page
    assert page.locator("#arranging").is_hidden()
    _choose(opened, "bara")
    page.locator("#stage").focus()
    page.keyboard.press("m")
    assert opened.text("#moving").startswith("Moving Baraka")
    for key in ("ArrowRight", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert opened.ink("#c2410c")["n"] > 5
    said = _saved(opened, "#save-arrangement", store / "places.json")
    assert (said["allymap"], said["audience"], said["arrangement"]) == (
        "positions",
        "internal",
        "constituencies",
    )
    assert said["pinned"] == ["b1"]
    assert set(said["at"]) == {"b1", "w1", "n1", "n2"}
    page.locator("#put-back").click()
    page.wait_for_timeout(100)
    assert opened.ink("#c2410c")["n"] == 0
    assert page.locator("#arranging").is_hidden()
    page.locator("#stage").focus()
    page.keyboard.press("m")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    back = _saved(opened, "#save-arrangement", store / "places.json")
    dx, dy = (back["at"]["b1"][at] - said["at"]["b1"][at] for at in (0, 1))
    assert dx < 0
    assert dy < 0
    assert back["at"]["n1"] == said["at"]["n1"]
    assert opened.trouble() == []


def test_what_the_mouse_drags_is_in_the_file_and_arrows_still_pan(show: Show, store: Path) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    page, colour = (
        opened.page,
        opened.page.evaluate("JSON.parse(document.getElementById('data').textContent).colours.men"),
    )
    spot = opened.ink(colour)
    page.mouse.move(spot["x"], spot["y"])
    page.mouse.down()
    page.mouse.move(spot["x"] + 60, spot["y"] + 30, steps=4)
    page.mouse.up()
    said = _saved(opened, "#save-arrangement", store / "places.json")
    assert said["pinned"] == ["b1"]
    page.locator("#stage").focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(100)
    assert _saved(opened, "#save-arrangement", store / "places.json") == said


def test_partners_may_arrange_for_themselves_and_save_nothing(show: Show) -> None:
    land = sketch("Baraka:mens_group -supports-> Asha:womens_group")
    when = date(2026, 1, 31)
    html = draw_map(land, (), audience="coalition", as_of=when, made_on=when)
    opened = show(html)
    _choose(opened, "bara")
    opened.page.locator("#move-here button").click()
    opened.page.keyboard.press("ArrowRight")
    assert opened.text("#arranging span") == "1 moved"
    for name in ("#save-arrangement", "#correct", "#pending"):
        assert opened.page.locator(name).count() == 0
    assert opened.trouble() == []


@SIZES
def test_a_screen_reader_finds_its_way_in_the_forms(
    show: Show, axe: str, store: Path, size: tuple[int, int]
) -> None:
    opened = show((store / "map.html").read_text(encoding="utf-8"), *size)
    _choose(opened, "bara")
    opened.page.locator("[data-what=met]").click()
    opened.page.locator("#correct form button").click()
    opened.page.locator("[data-what=fix]").click()
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] })")
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]] == []


def test_a_name_is_corrected_and_the_place_stays_where_two_places_share_their_name(
    show: Show, store: Path
) -> None:
    places = "id,name,parent\nno,North,\nso,South,\nn,Springfield,no\ns,Springfield,so\n"
    actors = "id,name,kind,place\nx1,Xenia,womens_group,s\nx2,Yara,womens_group,n\n"
    for name, text in (("places", places), ("actors", actors)):
        (store / f"{name}.csv").write_text(text, encoding="utf-8")
        assert outcome(["import", f"{name}.csv"]) == 0
    assert outcome(["map", "--as-of", "2026-01-31", "-o", "map.html"]) == 0
    opened = show((store / "map.html").read_text(encoding="utf-8"))
    _choose(opened, "xenia")
    opened.page.locator("[data-what=fix]").click()
    assert opened.page.locator("#correct [list]").input_value() == "Springfield (South)"
    opened.page.locator("#correct input").first.fill("Xenia Group")
    opened.page.locator("#correct form button").click()
    opened.page.locator("#who-says").fill("Zuri")
    said = _saved(opened, "#save-corrections", store / "c.json")
    assert [one["data"] for one in said["rows"]] == [{"id": "x1", "name": "Xenia Group"}]
