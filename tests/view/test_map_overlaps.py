"""At first sight and after some zooming: no name over another, no shape over another."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from allymap.model.landscape import Landscape
from allymap.model.records import Actor, Place, Tie
from allymap.model.vocabulary import built_in
from allymap.view.map import draw_map

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    Show = Callable[..., Any]
    Box = Sequence[float]

pytestmark = pytest.mark.browser

SIZES = {"desk": (1280, 800), "phone": (390, 780)}
DAY = date(2026, 1, 31)
ZOOMS = ("#zoom-in", "#zoom-in", "#zoom-out")


@cache
def _html(n: int) -> str:
    """A map of so many actors, each with about six ties, a few of them with many."""
    dice = random.Random(n)
    names = ("Radio {}", "Women's savings circle of {}", "Réseau des jeunes pour l'égalité {}")
    kinds = list(built_in().kinds)
    actors = tuple(
        Actor(f"a{i:04}", names[i % 3].format(i), dice.choice(kinds), place=f"P{i % 12}")
        for i in range(n)
    )
    ids = [actor.id for actor in actors]
    pairs = {*pairwise(ids), *((ids[0], one) for one in dice.sample(ids[1:], 40))}
    pairs |= {(dice.choice(ids), dice.choice(ids)) for _ in range(2 * n)}
    ties = tuple(Tie(f"{a}-{b}", a, b, "collaborates_with") for a, b in sorted(pairs) if a != b)
    places = tuple(Place(f"P{i}", f"Place {i}") for i in range(12))
    land = Landscape(actors=actors, ties=ties, places=places)
    return draw_map(land, (), audience="internal", as_of=DAY, made_on=DAY)


def over(boxes: Sequence[Box]) -> list[tuple[Box, Box]]:
    """The boxes that lie over each other, found by sweeping from left to right."""
    found, open_ = [], []
    for box in sorted(boxes):
        open_ = [one for one in open_ if one[2] > box[0] + 0.01]
        found += [(one, box) for one in open_ if one[1] < box[3] and box[1] < one[3]]
        open_.append(box)
    return found


def touching(shapes: Sequence[dict[str, float]]) -> list[tuple[float, float]]:
    """The shapes whose circles meet; a pixel's width is left to rounding."""
    boxes = {
        (s["x"] - s["r"], s["y"] - s["r"], s["x"] + s["r"], s["y"] + s["r"]): s for s in shapes
    }
    assert len(boxes) == len(shapes)
    near = ((boxes[tuple(a)], boxes[tuple(b)]) for a, b in over(list(boxes)))
    return [
        (a["id"], b["id"])
        for a, b in near
        if ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5 < (a["r"] + b["r"]) * 0.99
    ]


def _looks(opened: Any) -> Iterator[dict[str, Any]]:
    """What is drawn at first, and after each of three zooms."""
    opened.page.locator("#zoom-all").click()
    for zoom in (None, *ZOOMS):
        if zoom:
            opened.page.locator(zoom).click()
        opened.drawn()
        yield opened.look()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("n", [120, 300, 1500])
def test_nothing_lies_over_anything(show: Show, n: int, size: str) -> None:
    opened = show(_html(n), *SIZES[size])
    for arrange in ("constituencies", "network"):
        opened.go(arrange=arrange)
        for look in _looks(opened):
            assert over([one["box"] for one in look["names"]]) == []
            assert touching(look["shapes"]) == []
            assert look["names"]
            assert len(look["shapes"]) == n


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("size", SIZES)
def test_no_name_is_cut_off_or_lies_under_a_control(show: Show, size: str, language: str) -> None:
    opened = show(_html(120), *SIZES[size])
    opened.go(lang=language)
    width, height, *controls = opened.page.evaluate(CONTROLS)
    for look in _looks(opened):
        names = [one["box"] for one in look["names"]]
        middles = [(left + right) / 2 for left, _, right, _ in names]
        assert [
            box
            for box, middle in zip(names, middles, strict=True)
            if 0 < middle < width and 0 < box[1] < height and (box[0] < -1 or box[2] > width + 1)
        ] == []
        for control in controls:
            assert [box for box in names if over([box, control])] == []


CONTROLS = """() => {
  const stage = document.getElementById("stage").getBoundingClientRect();
  const shown = [...document.querySelectorAll(".picture > :not(#stage, [hidden])")];
  return [stage.width, stage.height, ...shown.map((one) => {
    const box = one.getBoundingClientRect();
    const [left, top] = [box.left - stage.left, box.top - stage.top];
    return [left, top, left + box.width, top + box.height];
  })];
}"""


def test_what_lies_over_something_is_noticed() -> None:
    assert over([(0, 0, 4, 4), (9, 9, 10, 10), (3, 3, 6, 6)]) == [((0, 0, 4, 4), (3, 3, 6, 6))]
    one = {"id": 1, "x": 0.0, "y": 0.0, "r": 5.0}
    assert touching([one, {"id": 2, "x": 9.0, "y": 0.0, "r": 5.0}]) == [(1, 2)]
    assert touching([one, {"id": 2, "x": 8.0, "y": 8.0, "r": 5.0}]) == []
