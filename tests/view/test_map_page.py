"""The page as text: sealed, the same each time, and complete."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from page_content import content

from allymap.model.records import Actor
from allymap.model.sketch import sketch
from allymap.view.arrangements import NOWHERE, arranged
from allymap.view.bundles import TOO_MANY
from allymap.view.map import START, draw_map
from allymap.view.scripts import modules, script
from allymap.view.single_file import PAGE, hashed, packed, part
from allymap.view.words import page_languages, words

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


def test_two_runs_give_the_same_bytes_whatever_the_order_of_the_lists() -> None:
    turned = replace(LAND, actors=LAND.actors[::-1], ties=LAND.ties[::-1])
    assert _draw() == _draw() == _draw(turned)


def test_another_process_gives_the_same_bytes_too() -> None:
    code = f"""
import hashlib
from datetime import date
from allymap.model.sketch import sketch
from allymap.view.map import START, draw_map
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
    assert re.findall(r'href="([^"]*)"', markup) == ["#in-table"]
    assert "@import" not in part("map.css")
    assert "http" not in part("map.css").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"innerHTML|insertAdjacent|document\.write|eval\(", script("start_internal")
    )


def test_every_module_is_needed_and_comes_after_what_it_needs() -> None:
    order = modules("start_internal")
    assert set(order) == {path.stem for path in (PAGE / "js").glob("*.js")} - {"sealed", "unpack"}
    for at, name in enumerate(order):
        assert set(re.findall(r'from "\./(\w+)\.js"', part(f"js/{name}.js"))) <= set(order[:at])


def test_every_word_that_is_used_is_there_and_none_is_left_over() -> None:
    there = set(words().under("page."))
    code = "".join(part(f"js/{name}.js") for name in modules("start_internal"))
    named = set(re.findall(r'(?:say|sentence|part)\(\s*"([\w.]+)"', code))
    named |= set(re.findall(r'data-(?:say|label|placeholder)="(\w+)"', part("map.html.j2")))
    named |= set(re.findall(r'page\.(\w+)"', part("map.html.j2")))
    assert named <= there
    quoted = set(re.findall(r'["`]([\w.]+)', code))
    built = (
        "month.",
        "form_",
        "status_",
        "severity_",
        "filter_",
        "column_",
        "view_",
        "waves_",
        "empty_",
        "hand_",
        "theme_",
    )
    loose = {
        one for one in there - named - quoted if not one.startswith((*built, "change_", "tie_"))
    }
    assert loose <= {"internal", "coalition", "internal_about", "coalition_about"}


def test_a_page_speaks_every_language_and_opens_in_the_one_asked_for() -> None:
    html = _draw(language="fr")
    assert '<html lang="fr">' in html
    texts = content(html)["texts"]
    assert tuple(texts) == page_languages()
    assert texts["fr"]["page"]["tab_findings"] == "Constats"
    assert texts["en"]["page"]["tab_findings"] == "Findings"
    assert texts["fr"]["labels"]["kinds"]["womens_group"] == "groupe de femmes"


def test_ties_come_with_their_dates_and_those_to_come_not_at_all() -> None:
    ties = content(_draw())["ties"]
    assert sorted(tie["start"] for tie in ties) == ["", "", "2025-02-03"]
    assert sorted(tie["end"] for tie in ties) == [
        "",
        "",
        "2026-01-01",
    ]
    assert content(_draw())["dates"] == ["2025-02-03", "2026-01-01", "2026-01-31"]
    assert len(content(_draw(as_of=date(2025, 1, 31)))["ties"]) == 2


def test_a_coalition_page_says_for_whom_it_is() -> None:
    page = _draw(audience="coalition", title="Together")
    assert "<title>Together</title>" in page
    assert "INTERNAL" not in page[: page.index('id="data"')]
    assert content(page)["audience"] == "coalition"


def test_known_spots_are_kept_and_given_back() -> None:
    known = arranged(LAND, "network")
    moved = {**known.at, "Juma": (999, -999)}
    actors = content(_draw(places={"network": replace(NOWHERE, at=moved)}))["actors"]
    assert {one["name"]: (one["x"], one["y"]) for one in actors} == moved


def test_past_1500_actors_come_bundles_with_everybody_inside() -> None:
    many = tuple(
        Actor(
            id=f"a{n}", name=f"A {n}", kind=("mens_group", "womens_group")[n % 2], place=f"P{n % 3}"
        )
        for n in range(TOO_MANY + 1)
    )
    page = content(_draw(replace(sketch(""), actors=many)))
    assert len(page["bundles"]) == 6
    assert sorted(n for b in page["bundles"] for n in b["members"]) == list(range(1, TOO_MANY + 2))
    assert content(_draw(replace(sketch(""), actors=many[:-1])))["bundles"] == []


INSIDE = ("correcting", "corrections", "keeping", "pending", "saving", "start_internal")


def test_a_page_for_partners_holds_nothing_of_corrections_nor_an_id() -> None:
    land = sketch("Juma_7:religious_leader -listens_to-> Asha_9:womens_group")
    renamed = tuple(replace(one, name=f"N{at}") for at, one in enumerate(land.actors))
    named = replace(land, actors=renamed)
    inside, shared = _draw(named), _draw(named, audience="coalition")
    assert set(modules("start_internal")) - set(modules("start")) == set(INSIDE)
    for name in ("Juma_7", "Asha_9", '"ids"', '"hand_'):
        assert name in inside, name
        assert name not in shared, name
    ours, theirs = script(START["internal"]), script(START["coalition"])
    assert packed(ours) in inside
    assert packed(theirs) in shared
    for name in ("beforeunload", "createObjectURL", *(f"const in_{one} " for one in INSIDE)):
        assert name in ours, name
        assert name not in theirs, name
    labels = content(shared)["texts"]["en"]["labels"]
    assert set(labels["kinds"]) == {"religious_leader", "womens_group"}
    assert set(labels["ties"]) == {"listens_to"}


def test_no_page_keeps_anything_in_the_browser() -> None:
    for stored in ("localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches."):
        assert stored not in script("start_internal")
