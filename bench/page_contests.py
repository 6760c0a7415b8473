"""Our page of a landscape beside those that others make of it, in a real browser.

`python bench/run.py pages` measures these alone and puts their table into docs/benchmarks.md.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import gravis
import networkx as nx
from playwright.sync_api import TimeoutError as TooLong
from playwright.sync_api import sync_playwright
from programme import DAY, programme
from pyvis.network import Network

from allymap.gaps.rules import find_gaps
from allymap.view.bundles import TOO_MANY
from allymap.view.drawing import Ids
from allymap.view.map import draw_map
from allymap.view.single_file import vendored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Playwright

    from allymap.model.landscape import Landscape

SIZES = (120, 1_500, 5_000, 30_000)
RUNS, PATIENCE, STEPS, PROMPT = 3, 60.0, 30, 100  # times; seconds; frames; milliseconds
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
HEAD = """## The page in a browser

The same actors and ties as a page of each, opened from a file in Chromium {version} without a
graphics card, {runs} times each in a fresh browser, the median taken. `drawn` is when the first
frame has something on it; `answers` when a turn of the mouse's wheel first shows within {prompt}
ms; both since the page was asked for. `memory` is what its process has for itself then. `frame` is
the median of {steps} frames in which the wheel is turned. A page that takes more than
{patience:.0f} seconds is given up. Ours has its findings, in each of its languages, up to
{many:,} actors (beyond, none are looked for: that is timed above); the others have actors and ties
alone. pyvis and vis-network are as they come, with their physics; all but pyvis's, which asks the
network for two files and does without, hold their scripts themselves.

| actors | page | drawn, ms | answers, ms | memory, MB | file, kB | frame, ms |
|---:|---|---:|---:|---:|---:|---:|
"""
# What is on the picture, as a few letters; "" while nothing is.
WATCH = """(() => {
  const small = document.createElement("canvas");
  small.width = small.height = 48;
  const ctx = small.getContext("2d", { willReadFrequently: true });
  const drawn = () => {
    if (document.querySelector("svg circle, svg .node")) return true;
    return [...document.querySelectorAll("canvas")].some((canvas) => {
      if (!canvas.width || !canvas.height) return false;
      ctx.clearRect(0, 0, 48, 48);
      ctx.drawImage(canvas, 0, 0, 48, 48);
      const { data } = ctx.getImageData(0, 0, 48, 48);
      const first = data.slice(0, 4).join();
      let other = false;
      for (let i = 4; i < data.length; i += 4) other ||= data.slice(i, i + 4).join() !== first;
      return other;
    });
  };
  window.answers = [];
  const look = () => {
    if (drawn()) window.inked = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener("wheel", ({ timeStamp }) => {
    const shown = () => window.answers.push([timeStamp, performance.now()]);
    requestAnimationFrame(() => setTimeout(shown));
  }, { capture: true, passive: true });
})();"""
FRAMES = """(steps) => new Promise((done) => {
  const { innerWidth, innerHeight } = window;
  const [x, y] = [innerWidth * 0.35, innerHeight * 0.5];
  const times = [];
  const step = (now) => {
    times.push(now);
    if (times.length > steps) { done(times.slice(1).map((time, i) => time - times[i])); return; }
    const deltaY = times.length % 10 < 5 ? -60 : 60;
    document.elementFromPoint(x, y).dispatchEvent(new WheelEvent("wheel", {
      deltaY, clientX: x, clientY: y, bubbles: true, cancelable: true }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was measured of a page once; None for what took too long."""

    drawn: float | None
    answers: float | None
    memory: float | None
    frame: float | None


def page_lines(folder: Path) -> Iterator[str]:
    """The table of pages, with what it says above it."""
    with sync_playwright() as playwright:
        yield _head(playwright)
        for size in SIZES:
            yield from _rows(playwright, folder, size)


def _rows(playwright: Playwright, folder: Path, size: int) -> Iterator[str]:
    known = lists(size)
    for name, make in PAGES.items():
        file = folder / f"{name}-{size}.html"
        file.write_text(make(known), encoding="utf-8")
        runs: list[Seen] = []
        while len(runs) < RUNS and (not runs or runs[-1].answers is not None):
            runs.append(_seen(playwright, file))
        sys.stderr.write(f"the page of {name}, {size:,} actors\n")
        cells = " | ".join(_median(runs, of) for of in ("drawn", "answers", "memory"))
        kilobytes = file.stat().st_size / 1000
        yield f"| {size:,} | {name} | {cells} | {kilobytes:,.0f} | {_median(runs, 'frame')} |"


def _median(runs: list[Seen], of: str) -> str:
    found = [getattr(run, of) for run in runs if getattr(run, of) is not None]
    if len(found) == len(runs):
        return f"{median(found):,.0f}"
    return f"more than {PATIENCE:.0f} s" if of in ("drawn", "answers") else "–"


def lists(size: int) -> Landscape:
    """Actors, their ties, places, and who was asked: what others draw of it is all there."""
    none: dict[str, Any] = {"coalitions": (), "seats": (), "services": (), "asks": ()}
    return replace(programme(size), activities=(), positions=(), initiatives=(), **none)


def ours(known: Landscape) -> str:
    """Our own page, with findings where it shows everybody."""
    found = find_gaps(known, DAY) if len(known.actors) <= TOO_MANY else ()
    return draw_map(known, found, audience="internal", as_of=DAY, made_on=DAY)


def of_pyvis(known: Landscape) -> str:
    """pyvis's own page."""
    net = Network(directed=True, cdn_resources="in_line")
    net.node_ids = Ids()  # as a list it would take minutes; the page is the same
    for actor in known.actors:
        net.add_node(actor.id, label=actor.name)
    for tie in known.ties:
        net.add_edge(tie.source, tie.target)
    return str(net.generate_html())


def of_gravis(known: Landscape) -> str:
    """gravis's page of the smaller of its two engines that draw on a plane."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((actor.id, {"label": actor.name}) for actor in known.actors)
    graph.add_edges_from((tie.source, tie.target) for tie in known.ties)
    return str(gravis.d3(graph, node_label_data_source="label").to_html_standalone())


def of_vis(known: Landscape) -> str:
    """The least page that vis-network needs."""
    nodes = json.dumps([{"id": actor.id, "label": actor.name} for actor in known.actors])
    edges = json.dumps([{"from": tie.source, "to": tie.target} for tie in known.ties])
    return (
        '<!doctype html><meta charset="utf-8"><style>#net { height: 95vh }</style>'
        f'<div id="net"></div><script>{vendored("vis-network")[0]}</script><script>new vis.Network('
        f'document.getElementById("net"), {{ nodes: {nodes}, edges: {edges} }}, {{}});</script>'
    )


PAGES: dict[str, Callable[[Landscape], str]] = {
    "ours": ours,
    "pyvis": of_pyvis,
    "gravis": of_gravis,
    "vis-network": of_vis,
}


def _seen(playwright: Playwright, file: Path) -> Seen:
    browser = _browser(playwright)
    size: Any = {"width": 1280, "height": 800}
    page = browser.new_context(viewport=size, offline=True, bypass_csp=True).new_page()
    page.add_init_script(WATCH)
    end = time.monotonic() + PATIENCE
    drawn = answers = memory = frame = None
    try:
        page.goto(file.as_uri(), wait_until="commit", timeout=PATIENCE * 1e3)
        page.wait_for_function("window.inked", timeout=_left(end))
        drawn = float(page.evaluate("window.inked"))
        answers = _answered(page, end)
        page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
        memory = _memory(browser)
        frame = median(page.evaluate(FRAMES, STEPS))
    except TooLong:
        pass
    browser.close()
    return Seen(drawn, answers, memory, frame)


def _left(end: float) -> float:
    return max(1.0, (end - time.monotonic()) * 1e3)


def _answered(page: Page, end: float) -> float:
    """When a wheel that is turned first shows soon enough."""
    while True:
        known = int(page.evaluate("answers.length"))
        page.mouse.move(450, 400)
        page.mouse.wheel(0, -20)
        page.wait_for_function(f"answers.length > {known}", timeout=_left(end))
        sent, shown = page.evaluate("answers.at(-1)")
        if shown - sent <= PROMPT:
            return float(shown)
        if time.monotonic() > end:
            raise TooLong("no answer")


def _memory(browser: Browser) -> float:
    """The MB that the page's process has for itself, when scripts gave back what they let go of."""
    talk = browser.new_browser_cdp_session()
    found = talk.send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [int(one["id"]) for one in found if one["type"] == "renderer"]
    return max(map(_private, pids))


def _private(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(n) for n in re.findall(r"^Private_\w+: +(\d+)", text, re.M)) / 1e3


def _browser(playwright: Playwright) -> Browser:
    path = os.environ.get("ALLYMAP_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)))
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def _head(playwright: Playwright) -> str:
    browser = _browser(playwright)
    version = browser.version
    browser.close()
    return HEAD.format(
        version=version,
        runs=RUNS,
        prompt=PROMPT,
        steps=STEPS,
        patience=PATIENCE,
        many=TOO_MANY,
    ).rstrip("\n")
