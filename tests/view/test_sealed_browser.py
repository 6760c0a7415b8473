"""A sealed page in a real browser: opened, refused, damaged; without a network."""

from __future__ import annotations

import base64
import random
import re
from typing import TYPE_CHECKING

import pytest
from view.test_map_browser import HTML
from view.test_sealed import content

from allymap.view.sealed import sealed, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Show = Callable[..., Any]

pytestmark = pytest.mark.browser

WORD = "été lusab babad"
SEALED = sealed(HTML, WORD, work_factor=5)
SAID = {one["lang"]: one for one in spoken()}


def _type(opened: Any, passphrase: str) -> None:
    opened.page.locator("#passphrase").fill(passphrase)
    opened.page.keyboard.press("Enter")


def _told(opened: Any, key: str, lang: str = "en") -> None:
    opened.page.wait_for_selector(f"#said[data-say={key}]")
    assert opened.text("#said") == SAID[lang][key]


def test_the_passphrase_opens_the_map_and_the_map_works(show: Show) -> None:
    opened = show(sealed(HTML, WORD))
    assert opened.page.title() == "Sealed page"
    opened.page.evaluate("location.hash = 'kept'")
    _type(opened, f" {WORD.replace('é', 'e' + chr(0x301))} ")
    opened.page.wait_for_selector("#stage canvas")
    assert opened.page.title() == "INTERNAL · Two villages"
    assert opened.page.url.endswith("#kept")
    opened.page.locator("#search").press_sequentially("bara")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    assert "answers to Network" in opened.text("#details")
    opened.page.wait_for_timeout(100)
    assert opened.requests[1:] == []
    assert opened.said == []  # a broken policy would be said, too


def test_what_is_sealed_keeps_its_own_policy(show: Show) -> None:
    planted = HTML.replace("</footer>", "<script>document.title = 'x'</script></footer>")
    opened = show(sealed(planted, WORD, work_factor=5))
    _type(opened, WORD)
    opened.page.wait_for_selector("#stage canvas")
    assert opened.page.title() == "INTERNAL · Two villages"
    assert any("script-src" in said for said in opened.said)


def test_a_wrong_passphrase_is_said_and_the_right_one_opens_then(show: Show) -> None:
    opened = show(SEALED)
    for wrong in ("lusab babad", WORD.upper()):
        _type(opened, wrong)
        _told(opened, "wrong")
        opened.page.evaluate("document.getElementById('said').dataset.say = ''")
    assert "Juma" not in opened.page.content()
    assert opened.trouble() == []
    _type(opened, WORD)
    opened.page.wait_for_selector("#stage canvas")


def test_each_of_fifty_changed_letters_is_told_as_damage_and_shows_nothing(show: Show) -> None:
    opened = show(SEALED)
    opened.page.locator("#passphrase").fill(WORD)
    assert opened.page.evaluate(CHANGE, 50) == [SAID["en"]["damaged"]] * 50
    assert opened.page.locator("#stage").count() == 0
    assert opened.trouble() == []


# Changes one letter of what is sealed, asks to open it, waits for what is said; again and again.
CHANGE = """async (times) => {
  const sealed = document.getElementById("sealed").firstChild;
  const [whole, said] = [sealed.data, document.getElementById("said")];
  const told = [];
  for (let n = 0; n < times; n++) {
    const at = Math.floor(Math.random() * whole.length);
    const other = String.fromCharCode(whole.charCodeAt(at) ^ (1 + Math.floor(Math.random() * 127)));
    sealed.data = whole.slice(0, at) + other + whole.slice(at + 1);
    said.dataset.say = "";
    document.getElementById("open").disabled = false;
    document.getElementById("ask").requestSubmit();
    while (["", "working"].includes(said.dataset.say)) await new Promise((go) => setTimeout(go, 5));
    const field = document.getElementById("passphrase");
    told.push(field.disabled ? said.textContent : "may be typed again");
    field.disabled = false;
  }
  return told;
}"""


@pytest.mark.parametrize("seed", range(3))
def test_a_byte_changed_in_the_file_is_told_as_soon_as_it_is_opened(show: Show, seed: int) -> None:
    dice = random.Random(seed)
    sealed_ = base64.b64encode(content(SEALED))
    data = bytearray(SEALED.encode())
    data[data.index(sealed_) + dice.randrange(len(sealed_))] ^= dice.randrange(1, 128)
    opened = show(data.decode())
    _told(opened, "damaged")
    assert opened.page.locator("#passphrase").is_disabled()


def test_whoever_corrects_the_sum_is_refused_by_the_cipher(show: Show) -> None:
    opened = show(SEALED)
    assert opened.page.evaluate(TAMPER, [WORD, 50]) == [50, 0, 1]


# Changes one byte, decrypts past the sum; counts what was refused, and what opened all the same.
TAMPER = """async ([word, times]) => {
  const whole = Uint8Array.from(atob(document.getElementById("sealed").textContent),
                                (letter) => letter.charCodeAt(0));
  const opens = (bytes) => {
    const decrypter = new age.Decrypter();
    decrypter.addPassphrase(word);
    return decrypter.decrypt(bytes).then(() => 1, () => 0);
  };
  let opened = 0;
  for (let n = 0; n < times; n++) {
    const bytes = whole.slice();
    const at = n < 20 ? 23 + n * 8 : Math.floor(n * bytes.length / times);
    bytes[at] ^= 1 << n % 8;
    opened += await opens(bytes);
  }
  return [times - opened, opened, await opens(whole)];
}"""


def test_a_shortened_file_is_damaged_and_a_changed_script_leaves_the_plain_words(
    show: Show,
) -> None:
    content_ = base64.b64encode(content(SEALED)).decode()
    _told(show(SEALED.replace(content_, content_[:-400])), "damaged")
    changed = SEALED.replace("decrypter.addPassphrase", "decrypter.addPassphrasf")
    opened = show(changed.replace("<html ", "<html data-ready "))
    assert opened.page.locator("#ask").is_hidden()
    for one in SAID.values():
        assert one["unable"] in opened.text("#unable")


def test_an_old_browser_is_told_so(show: Show) -> None:
    old = re.sub(r"<script>var age", "<script>delete window.DecompressionStream;var age", SEALED)
    policy = re.compile(r"script-src [^;]*;")
    opened = show(policy.sub("script-src &#39;unsafe-inline&#39;;", old, count=1))
    _told(opened, "old")


@pytest.mark.parametrize("lang", SAID)
def test_it_speaks_five_languages_is_sound_for_screen_readers_and_fits_a_phone(
    show: Show, axe: str, lang: str
) -> None:
    opened = show(SEALED, 390, 844, locale=lang)
    page = opened.page
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate("document.documentElement.dir") == SAID[lang]["dir"]
    assert page.title() == SAID[lang]["title"]
    assert page.locator("label[for=passphrase]").inner_text() == SAID[lang]["label"]
    _type(opened, "something else")
    _told(opened, "wrong", lang)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.evaluate(axe)
    assert page.evaluate("axe.run().then((found) => found.violations.map((v) => v.id))") == []
    assert opened.trouble() == []


def test_all_of_it_is_reached_by_keyboard_and_the_language_can_be_changed(show: Show) -> None:
    opened = show(SEALED)
    reached = [opened.page.evaluate("document.activeElement.id")]
    for _ in range(3):
        opened.page.keyboard.press("Tab")
        reached.append(opened.page.evaluate("document.activeElement.id"))
    assert reached == ["passphrase", "show", "open", "language"]
    opened.page.locator("#language").select_option("ar")
    assert opened.text("#open") == SAID["ar"]["open"]
    assert opened.page.evaluate("document.documentElement.dir") == "rtl"
    opened.page.locator("#show").check()
    assert opened.page.locator("#passphrase").get_attribute("type") == "text"
