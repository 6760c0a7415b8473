"""A page in little room: whole when read back, smaller than pyvis's own, and open at any size."""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from dataclasses import astuple, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from page_reading import data_of, sent, spread, unpacked
from pyvis.network import Network

from allymap.gaps.rules import find_gaps
from allymap.model.records import Actor, Place, Tie
from allymap.model.sketch import sketch
from allymap.view.columns import column
from allymap.view.map import draw_map
from allymap.view.page_texts import told_in
from allymap.view.phrases import text_of
from allymap.view.single_file import PAGE
from allymap.view.words import page_languages, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from allymap.model.landscape import Landscape

AS_OF = date(2026, 1, 31)
KINDS = ("womens_group", "mens_group", "religious_leader", "feminist_network")


def _land(size: int, ties: int = 4) -> Landscape:
    """A made-up landscape whose names have our own phrases in them."""
    luck = random.Random(size)
    actors = tuple(
        Actor(f"a{n}", f"Asha and Juma {n}", KINDS[n % 4], place=f"P{n % 7}") for n in range(size)
    )
    ends = {tuple(sorted(luck.sample(range(size), 2))) for _ in range(size * ties)}
    types = ("supports", "funds", "listens_to")
    found = tuple(
        Tie(f"t{n}", f"a{a}", f"a{b}", types[n % 3], last_contact=date(2025, 1 + n % 12, 3))
        for n, (a, b) in enumerate(sorted(ends))
    )
    places = tuple(Place(f"P{n}", f"Town {n}") for n in range(7))
    return replace(sketch(""), actors=actors, ties=found, places=places)


def _page(land: Landscape, found: Any = ()) -> str:
    return draw_map(land, found, audience="internal", as_of=AS_OF, made_on=AS_OF)


def _as_listed(found: Any) -> Any:
    """The gravest first, then by priority."""
    return sorted(found, key=lambda one: (-one.weight, -one.priority))


def test_the_packed_script_is_the_pinned_one_but_for_its_pointer_to_a_source_map() -> None:
    about = tomllib.loads((PAGE / "vendor" / "vendor.toml").read_text())["vis-network"]
    _, vendor, _ = unpacked(_page(_land(3, 1)))
    whole = vendor + "\n//# sourceMappingURL=vis-network.min.js.map\n"
    sums = {hashlib.sha256(one.encode()).hexdigest() for one in (whole, whole[:-1])}
    assert about["sha256"] in sums


def test_findings_read_back_as_they_were_told_in_every_language() -> None:
    land = _land(40)
    found = find_gaps(land, AS_OF)
    assert len(found) > 10
    page, listed = _page(land, found), _as_listed(found)
    for language in page_languages():
        told = data_of(page)["texts"][language]["told"]
        wanted = [astuple(text_of(one)) for one in told_in(land, listed, words(language))]
        assert list(zip(*told.values(), strict=True)) == wanted
    shared = json.dumps(sent(page), ensure_ascii=False)
    assert "Asha and Juma 3" in shared  # a name is never part of a phrase
    named = [text for text in sent(page)["said"]["texts"] if "Juma" in text]
    assert named
    assert all("Asha and Juma" in text for text in named)


def test_texts_with_letters_that_stand_for_phrases_are_left_as_they_are() -> None:
    land = _land(20)
    odd = replace(land, actors=(replace(land.actors[0], name="\ue000\uf8ff"), *land.actors[1:]))
    found = find_gaps(odd, AS_OF)
    told = data_of(_page(odd, found))["texts"]["en"]["told"]
    assert told["what"] == [one.what for one in told_in(odd, _as_listed(found), words())]


@pytest.mark.parametrize("seed", range(60))
def test_any_column_reads_back(seed: int) -> None:
    luck = random.Random(seed)
    many = luck.choice((1, 2, 65, 300))
    kinds: list[Callable[[], Any]] = [
        lambda: luck.randint(-(10 ** luck.randint(1, 6)), 10**5),
        lambda: luck.choice(("", "x", "é")),
        lambda: luck.choice((True, False)),
        lambda: luck.choice((None, -1, 2)),
        luck.random,
        lambda: [luck.randint(0, 9) for _ in range(luck.randint(0, 3))],
        lambda: str(luck.randint(0, 90)),
    ]
    make = luck.choice(kinds)
    values = [make() for _ in range(many)]
    if luck.random() < 0.3 and isinstance(values[0], int):
        values.sort()
    read = spread(json.loads(json.dumps(column(values))), many)
    assert [(type(one), one) for one in read] == [(type(one), one) for one in values]


def test_a_page_is_smaller_than_the_one_that_pyvis_makes() -> None:
    land = _land(120)
    net = Network(directed=True, cdn_resources="in_line")
    for actor in land.actors:
        net.add_node(actor.id, label=actor.name)
    for tie in land.ties:
        net.add_edge(tie.source, tie.target)
    ours, theirs = _page(land, find_gaps(land, AS_OF)), net.generate_html()
    assert len(ours.encode()) < 0.7 * len(theirs.encode())


@pytest.mark.browser
@pytest.mark.parametrize("size", [1_500, 30_000])
def test_a_large_page_opens_and_answers(show: Callable[..., Any], size: int) -> None:
    opened = show(_page(_land(size, 2)))
    assert opened.page.locator("#notice").is_hidden() == (size <= 1_500)
    opened.page.locator("#search").press_sequentially("juma 777")
    opened.page.keyboard.press("Enter")
    assert opened.text("#details h2").startswith("Asha and Juma 777")
    assert opened.trouble() == []


@pytest.mark.browser
def test_an_old_browser_is_told_so(chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(_page(_land(3, 1)), encoding="utf-8")
    page = chromium.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(file.as_uri())
    assert "This browser is too old" in page.locator("#too-old").inner_text()
    page.close()
