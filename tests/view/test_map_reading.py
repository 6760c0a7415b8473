"""The page for those who hear it, and the tables that say what the picture shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from view.karuwe_pages import page_for, public_in

from allymap.view.words import page_languages

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

SIZES = {"desk": (1280, 800), "phone": (390, 780)}
# What axe says of the whole document: which rule, and where.
RUN = """(rules) => axe.run(document, { resultTypes: ["violations"], preload: false, rules })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map((one) => `${id} ${one.target} ${one.html.slice(0, 90)}`)))"""
# States of the map, as a link has them, with and without hidden actors and ties.
STATES: tuple[dict[str, Any], ...] = (
    {},
    {"off.constituency": '["men","influencers"]'},
    {"off.kind": '["male_ally"]', "off.tie": '["collaborates_with","supports"]'},
    {"off.place": '["0","1","2","3"]', "off.level": '["community"]'},
    {"to": "2025-06-30"},
    {"from": "2025-10-01", "off.stance": '["-2","0"]'},
    {"off.constituency": '["women"]', "to": "2025-09-30", "off.tie": '["trusts"]'},
)
# Filters that leave some of everything, so that tables are short enough to be read by a machine.
FEW = {"off.constituency": '["men","influencers","institutions","women","ngo","services","media"]'}
CHOSEN: tuple[dict[str, Any], ...] = (
    {"actor": 7},
    {"told": 0, "lang": "ar"},
    {"way": "3-90"},
    {"arrange": "network", "mark": "colour/men"},
    {"waves": "both", "off.constituency": '["men"]'},
)
CELLS = "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
KEYS = "(rows) => rows.map((row) => row.dataset.row)"


def _violations(opened: Any, axe: str, **rules: bool) -> list[str]:
    if not opened.page.evaluate("'axe' in window"):
        opened.page.evaluate(axe)
    off = {name.replace("_", "-"): {"enabled": on} for name, on in rules.items()}
    return list(opened.page.evaluate(RUN, off))


@pytest.fixture(scope="module")
def sized(keep: Show) -> Callable[[str], Any]:
    """The internal page at a size, opened once."""
    return cache(lambda size: keep(page_for("internal"), *SIZES[size]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_screen_reader_stumbles_over_nothing(
    sized: Callable[[str], Any], axe: str, size: str, lang: str
) -> None:
    opened = sized(size)
    for view in opened.views():
        opened.go(lang=lang, view=view, **FEW)
        assert _violations(opened, axe) == [], view


def test_nor_in_any_other_language_or_on_a_partners_page(
    sized: Callable[[str], Any], keep: Show, axe: str
) -> None:
    opened = sized("phone")
    for lang in set(opened.languages()) - {"en", "ar"}:
        for view in opened.views():
            opened.go(lang=lang, view=view, **FEW)
            # Colours are the same in every language, and take the longest to look at.
            assert _violations(opened, axe, color_contrast=False) == [], (lang, view)
    partners = keep(page_for("coalition"))
    for view in partners.views():
        partners.go(view=view, **FEW)
        assert _violations(partners, axe) == [], view


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", CHOSEN, ids=str)
def test_nor_when_something_is_chosen(
    sized: Callable[[str], Any], axe: str, size: str, state: dict[str, Any]
) -> None:
    opened = sized(size)
    opened.go(**state)
    assert _violations(opened, axe) == []
    opened.page.locator("#tab-filters").click()
    assert _violations(opened, axe) == []
    opened.page.locator("#tab-findings").click()


@pytest.mark.parametrize("language", page_languages())
def test_nor_on_the_page_for_everybody(show: Show, axe: str, language: str) -> None:
    assert _violations(show(public_in(language), *SIZES["phone"]), axe) == []


def test_axe_would_have_noticed(show: Show, axe: str) -> None:
    planted = '<main><img src="data:,"><button></button></main></body>'
    opened = show(public_in("en").replace("</body>", planted))
    assert len(_violations(opened, axe)) >= 2


@pytest.fixture(scope="module")
def twin(sized: Callable[[str], Any]) -> Any:
    return sized("desk")


@pytest.mark.parametrize("state", STATES, ids=str)
def test_the_tables_hold_what_the_picture_shows(twin: Any, state: dict[str, Any]) -> None:
    twin.go(**state, arrange="network")
    lines = twin.look()["lines"]
    twin.go(**state)
    look = twin.look()
    shapes = [one["id"] for one in look["shapes"]]
    bridges = {one["between"]: one["ties"] for one in look["bridges"]}
    twin.go(**state, view="table")
    rows = {
        name: twin.page.locator(f"#table-{name} tbody tr").evaluate_all(KEYS)
        for name in ("actors", "ties", "bridges")
    }
    counted = twin.page.locator("#table-bridges tbody tr").evaluate_all(CELLS)
    assert sorted(rows["actors"]) == sorted(f"a{n}" for n in shapes)
    assert sorted(rows["ties"]) == sorted(f"t{n}" for n in lines)
    told = {key[1:]: int(cells[2]) for key, cells in zip(rows["bridges"], counted, strict=True)}
    assert told == bridges
    assert shapes
    assert lines


def test_the_states_differ(twin: Any) -> None:
    seen = set()
    for state in STATES:
        twin.go(**state, arrange="network")
        look = twin.look()
        seen.add((len(look["shapes"]), len(look["lines"])))
    assert len(seen) == len(STATES)
