"""The page for those who hear it, and the tables that say what the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from view.karuwe_pages import page_for, public_in

from allymap.view.words import page_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

SIZES = {"desk": (1280, 800), "phone": (390, 780)}
# What axe says of the whole document: which rule, and where.
RUN = """() => axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id} ${one.target} ${one.html.slice(0, 90)}`)))"""
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
CELLS = "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
KEYS = "(rows) => rows.map((row) => row.dataset.row)"


def _violations(opened: Any, axe: str) -> list[str]:
    if not opened.page.evaluate("'axe' in window"):
        opened.page.evaluate(axe)
    return list(opened.page.evaluate(RUN))


def _walk(opened: Any, languages: list[str]) -> Iterator[dict[str, str]]:
    """Each view in each language, as a link has it."""
    for lang in languages:
        for view in opened.views():
            yield {"lang": lang, "view": view}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("audience", ["internal", "coalition"])
def test_a_screen_reader_stumbles_over_nothing(
    keep: Show, axe: str, audience: Any, size: str
) -> None:
    opened = keep(page_for(audience), *SIZES[size])
    # A partner's page is made of the same parts; two languages, one from each side, are enough.
    languages = opened.languages() if audience == "internal" else ["en", "ar"]
    for state in _walk(opened, languages):
        opened.go(**state)
        assert _violations(opened, axe) == [], state


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "state",
    [
        {"actor": 7},
        {"told": 0, "lang": "ar"},
        {"way": "3-90"},
        {"arrange": "network", "mark": "colour/men"},
        {"waves": "both", "off.constituency": '["men"]'},
    ],
    ids=str,
)
def test_nor_when_something_is_chosen(
    keep: Show, axe: str, size: str, state: dict[str, Any]
) -> None:
    opened = keep(page_for("internal"), *SIZES[size])
    opened.go(**state)
    assert _violations(opened, axe) == []
    opened.page.locator("#tab-filters").click()
    assert _violations(opened, axe) == []


@pytest.mark.parametrize("language", page_languages())
def test_nor_on_the_page_for_everybody(show: Show, axe: str, language: str) -> None:
    assert _violations(show(public_in(language), *SIZES["phone"]), axe) == []


def test_axe_would_have_noticed(show: Show, axe: str) -> None:
    planted = '<main><img src="data:,"><button></button></main></body>'
    opened = show(public_in("en").replace("</body>", planted))
    assert len(_violations(opened, axe)) >= 2


@pytest.fixture(scope="module")
def twin(keep: Show) -> Any:
    return keep(page_for("internal"))


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
