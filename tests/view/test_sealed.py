"""A sealed page as text: nothing of what is in it shows, and what is in it is whole."""

from __future__ import annotations

import base64
import gzip
import random
import re
from datetime import date
from typing import TYPE_CHECKING

import pyrage
import pytest

from allymap.model.sketch import sketch
from allymap.view.map import draw_map
from allymap.view.sealed import SMALLEST, marked, padded, sealed, spoken

if TYPE_CHECKING:
    from allymap.model.landscape import Landscape

DAY = date(2026, 1, 31)
WORD = "lusab babad gutih"
PAIR = sketch("Juma:religious_leader -listens_to-> Asha:womens_group")
CROWD = sketch("; ".join(f"Person{n}:mens_group -supports-> Person{n * 7 % 90}" for n in range(90)))
OTHER = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;">Juma'


def _map(landscape: Landscape, audience: str = "internal") -> str:
    return draw_map(landscape, (), audience=audience, as_of=DAY, made_on=DAY)


def _sealed(page: str) -> str:
    return sealed(page, WORD, work_factor=5)


def content(page: str) -> bytes:
    """The age file in a sealed page."""
    found = re.search(r'id="sealed"[^>]*>([^<]*)<', page)
    assert found
    return base64.b64decode(found[1], validate=True)


def test_whatever_is_sealed_the_file_around_it_is_the_same() -> None:
    def around(page: str) -> str:
        page = re.sub(r"nonce-[\w-]{22}", "", page, count=2)
        page = re.sub(r'data-sum="[0-9a-f]{64}"', "", page, count=1)
        return re.sub(r'(id="sealed" )>[^<]*<', r"\1><", page)

    pages = [_map(PAIR), _map(CROWD), _map(PAIR, "coalition"), OTHER]
    files = [_sealed(page) for page in pages]
    assert len({around(file) for file in files}) == 1
    assert len({len(file) for file in files}) == 1
    assert len({content(file)[-1000:] for file in files}) == len(files)


def test_neither_names_nor_kinds_nor_the_audience_can_be_read_in_it() -> None:
    file = _sealed(_map(CROWD)) + _sealed(_map(PAIR))
    for text in ("Person1", "Juma", "Asha", "mens_group", "men's group", "listens_to", "INTERNAL",
                 "actors", "findings", "allymap", "vis-network", "gender"):  # fmt: skip
        assert text not in file, text
    assert "<title>Sealed page</title>" in file


def test_another_implementation_opens_what_is_in_it() -> None:
    page = _map(PAIR)
    opened = gzip.decompress(pyrage.passphrase.decrypt(content(_sealed(page)), WORD)).decode()
    assert re.sub(r' nonce="[\w-]{22}"', "", opened) == page
    assert opened.count(' nonce="') == page.count("<script") + page.count("<style>")


@pytest.mark.parametrize("size", [0, 1, SMALLEST - 24, SMALLEST - 23, SMALLEST, 3 * SMALLEST])
def test_contents_are_filled_up_to_few_sizes_and_come_back_whole(size: int) -> None:
    data = random.Random(size).randbytes(size)  # random bytes do not get smaller
    packed = padded(data)
    assert len(packed) in (SMALLEST, 2 * SMALLEST, 4 * SMALLEST)
    assert gzip.decompress(packed) == data


def test_only_real_scripts_and_styles_are_marked() -> None:
    page = (
        "<!-- <script> --><style>a</style>\n<p title='<script>'>&lt;script></p>"
        '<SCRIPT type="module">const x = "<script>";\nconst y = "<style>";</SCRIPT>'
    )
    assert marked(page, "N") == page.replace("<style>a", '<style nonce="N">a').replace(
        "<SCRIPT ", '<SCRIPT nonce="N" '
    )


def test_a_page_that_could_load_something_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="loads nothing"):
        sealed("<p>open</p>", WORD)


def test_every_language_says_everything_and_arabic_is_read_from_the_right() -> None:
    assert [one["lang"] for one in spoken()] == ["en", "fr", "es", "pt", "ar"]
    assert len({tuple(one) for one in spoken()}) == 1
    assert {one["lang"] for one in spoken() if one["dir"] == "rtl"} == {"ar"}
    for key in set(spoken()[0]) - {"dir", "open"}:
        assert len({one[key] for one in spoken()}) == 5, key
