"""The page as text: sealed, the same each time, and complete."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from allymap.model.records import Actor
from allymap.model.sketch import sketch
from allymap.view.bundles import TOO_MANY
from allymap.view.map import SCRIPTS, draw_map, positions
from allymap.view.single_file import PAGE, english, hashed, part

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

AS_OF = date(2026, 1, 31)
LAND = sketch("""
    Juma:religious_leader{place=North} -listens_to-> Asha:womens_group{place=North}
    Asha -accountable_to{end=2026-01-01}-> Network:feminist_network
    Asha -supports{start=2025-02-03}-> Network
""")


def _draw(landscape: Landscape = LAND, **about: Any) -> str:
    given: dict[str, Any] = {"audience": "internal", "as_of": AS_OF, "made_on": AS_OF}
    return draw_map(landscape, (), **(given | about))


def _data(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_two_runs_give_the_same_bytes_whatever_the_order_of_the_lists() -> None:
    turned = replace(LAND, actors=LAND.actors[::-1], ties=LAND.ties[::-1])
    assert _draw() == _draw() == _draw(turned)


def test_another_process_gives_the_same_bytes_too() -> None:
    code = f"""
import hashlib
from datetime import date
from allymap.model.sketch import sketch
from allymap.view.map import draw_map
ties = (f"a{{n}}:womens_group -supports-> a{{n * 7 % 40}}:mens_group" for n in range(40))
land = sketch("; ".join(ties))
day = date.fromisoformat("{AS_OF}")
page = draw_map(land, (), audience="internal", as_of=day, made_on=day)
print(hashlib.sha256(page.encode()).hexdigest())
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=PAGE.parents[2],
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(runs[0].strip()) == 64
    assert runs[0] == runs[1]


def test_the_policy_comes_first_and_names_every_script_and_style_by_its_hash() -> None:
    page = _draw()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<style>")
    assert page.encode()[:1024].find(b'charset="utf-8"') > 0
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    for wanted in ("connect-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:"):
        assert wanted in rules
    assert "unsafe" not in rules
    for code in re.findall(r"<script>(.*?)</script>|<style>(.*?)</style>", page, re.S):
        assert hashed("".join(code)) in rules


def test_no_address_is_loaded_and_no_style_or_handler_stands_on_an_element() -> None:
    ours = _draw()
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", ours, flags=re.S)
    assert not re.search(r'\s(src|action|style|on\w+)="', markup)
    assert re.findall(r'href="([^"]*)"', markup) == ["#actors"]
    assert "@import" not in part("map.css")
    assert "http" not in part("map.css").replace("http://www.w3.org/2000/svg", "")
    for name in SCRIPTS:
        assert not re.search(
            r"innerHTML|insertAdjacent|document\.write|eval\(", part(f"js/{name}.js")
        )


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    code = "".join(part(f"js/{name}.js") for name in SCRIPTS)
    asked = set(re.findall(r'(?:say\("|words\.)(\w+)', code)) - {"ties"}
    asked |= set(re.findall(r"\bw\.(\w+)", part("map.html.j2"))) - {"get"}
    assert asked <= set(english())


def test_words_and_direction_can_be_of_another_language() -> None:
    page = _draw(words={"lang": "ar", "dir": "rtl", "tab_findings": "النتائج"})
    assert '<html lang="ar" dir="rtl">' in page
    assert "النتائج" in page
    assert "Filters" in page


def test_only_ties_that_hold_are_drawn_and_told_with_their_dates() -> None:
    notes = _data(_draw())["notes"]
    assert {"form": "", "when": "since 3 Feb 2025, no date of last contact"} in notes
    assert len(notes) == 2
    assert len(_data(_draw(as_of=date(2025, 12, 31)))["notes"]) == 3


def test_a_coalition_page_says_for_whom_it_is() -> None:
    page = _draw(audience="coalition", title="Together")
    assert "<title>Together</title>" in page
    assert "INTERNAL" not in page.replace('"internal": "INTERNAL"', "")
    assert "agreed to be named here" in page


def test_known_spots_are_kept_and_given_back() -> None:
    known = positions(LAND)
    moved = known | {"Juma": (999, -999)}
    page = _data(_draw(positions=moved))
    assert {node["label"]: (node["x"], node["y"]) for node in page["nodes"]} == moved


def test_past_1500_actors_come_bundles_with_everybody_inside() -> None:
    many = tuple(
        Actor(
            id=f"a{n}", name=f"A {n}", kind=("mens_group", "womens_group")[n % 2], place=f"P{n % 3}"
        )
        for n in range(TOO_MANY + 1)
    )
    page = _data(_draw(replace(sketch(""), actors=many)))
    assert len(page["bundles"]) == 6
    assert sorted(n for b in page["bundles"] for n in b["members"]) == list(range(1, TOO_MANY + 2))
    assert _data(_draw(replace(sketch(""), actors=many[:-1])))["bundles"] == []
