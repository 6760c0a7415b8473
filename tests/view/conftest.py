"""A real Chromium that opens our pages from a file and listens for what they should not do."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from node import installed
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
LISTEN = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.violatedDirective);
});"""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: needs Chromium")


@dataclass
class Opened:
    """A page in the browser, and what it asked for, said and refused."""

    page: Page
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def trouble(self) -> list[str]:
        """Requests beside the page itself, console messages, errors, broken policies."""
        return [*self.requests[1:], *self.said, *self.page.evaluate("window.violations")]

    def views(self) -> list[str]:
        """The names of the views, as the page's own tabs have them."""
        tabs = self.page.locator("#views [role=tab]").evaluate_all("(all) => all.map((t) => t.id)")
        return [one.removeprefix("view-") for one in tabs]

    def languages(self) -> list[str]:
        """The codes of the languages that the page can be switched to."""
        return list(
            self.page.locator("#language option").evaluate_all("(all) => all.map((o) => o.value)")
        )

    def go(self, **state: str | int) -> None:
        """What a link with this state would show; waits until it is drawn."""
        self.page.evaluate(GO, urlencode(state))

    def look(self) -> dict[str, Any]:
        """What the picture says it shows: shapes, lines, bridges, and names with their boxes."""
        return dict(self.page.evaluate(LOOK))

    def drawn(self) -> None:
        """Waits until what was chosen last is drawn."""
        self.page.evaluate(f"() => {DRAWN}")

    def ink(self, colour: str) -> dict[str, float]:
        """How many pixels of the picture have exactly this colour, and their middle."""
        return dict(self.page.evaluate(INK, colour))

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def names(self) -> list[str]:
        """The names in the table of actors that are shown, in their order."""
        rows = self.page.locator("#table-actors tbody th")
        return [text.strip() for text in rows.all_text_contents()]


# The second frame comes after the picture was drawn in the first.
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
GO = f"""(hash) => {{
  window.location.hash = `#${{hash}}`;
  return new Promise((done) => setTimeout(done, 0)).then(() => {DRAWN});
}}"""
LOOK = """() => {
  const detail = {};
  document.getElementById("stage").dispatchEvent(new CustomEvent("look", { detail }));
  return detail;
}"""
INK = """(colour) => {
  const canvas = document.querySelector("#stage canvas");
  const copy = document.createElement("canvas");
  Object.assign(copy, { width: canvas.width, height: canvas.height });
  const ctx = copy.getContext("2d", { willReadFrequently: true });
  ctx.drawImage(canvas, 0, 0);
  const { data, width } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let [n, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (wanted.every((part, at) => data[i + at] === part)) {
      n += 1; x += (i / 4) % width; y += Math.floor(i / 4 / width);
    }
  }
  const box = canvas.getBoundingClientRect();
  const ratio = canvas.width / box.width;
  return { n, x: box.left + x / n / ratio, y: box.top + y / n / ratio };
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, to run in a page: it finds what a screen reader would stumble over."""
    return installed("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = os.environ.get("ALLYMAP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        reason = "no Chromium: install it, or name it in ALLYMAP_CHROMIUM"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens HTML from a file, at a size, without a network, until the page says it is ready."""
    with _opening(chromium, tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def keep(chromium: Browser, tmp_path_factory: Any) -> Iterator[Callable[..., Opened]]:
    """Opens HTML like `show`, for all tests of a file."""
    with _opening(chromium, tmp_path_factory.mktemp("pages")) as opened:
        yield opened


@contextmanager
def _opening(chromium: Browser, folder: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(
        html: str, width: int = 1280, height: int = 800, at: str = "", **about: Any
    ) -> Opened:
        file = folder / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        size: Any = {"width": width, "height": height}
        context = chromium.new_context(
            viewport=size, reduced_motion="reduce", offline=True, **about
        )
        contexts.append(context)
        context.add_init_script(LISTEN)
        page = Opened(context.new_page())
        page.page.on("request", lambda request: page.requests.append(request.url))
        page.page.on("console", lambda message: page.said.append(message.text))
        page.page.on("pageerror", lambda error: page.said.append(str(error)))
        page.page.on("dialog", lambda dialog: (page.said.append("dialog"), dialog.dismiss()))
        page.page.goto(file.as_uri() + at)
        if 'id="data"' in html:  # the page for everybody has no script
            page.page.wait_for_selector("html[data-ready]")
        page.page.wait_for_timeout(100)  # one frame, so that the picture is drawn
        return page

    yield opened
    for context in contexts:
        context.close()
