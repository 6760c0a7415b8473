"""A page sealed with a passphrase: one HTML file that opens in the browser, without a network.

Nothing of the page stands in it but an age file (encrypted), padded, so that its size tells
little. The name and the title of the file say nothing about what is in it.
"""

from __future__ import annotations

import hashlib
import secrets
import tomllib
import zlib
from base64 import b64encode
from functools import cache
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import Any

from allymap.view.age_file import WORK_FACTOR, encrypted
from allymap.view.single_file import part, render, vendored

_LOCKED = 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;'
SMALLEST = 256 * 1024  # bytes; a sealed file holds this much, or twice, four times ... as much
_GZIP = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x02\xff"  # deflate, a comment, no time, no system


def sealed(page: str, passphrase: str, *, work_factor: int = WORK_FACTOR) -> str:
    """The HTML file that opens as `page` for whoever has the passphrase.

    `page` is one of ours: a file on its own, with a content security policy that goes on to hold.
    """
    if _LOCKED not in page:
        raise ValueError("only a page that loads nothing can be sealed")
    nonce = secrets.token_urlsafe(16)
    packed = padded(marked(page, nonce).encode("utf-8"))
    content = b64encode(encrypted(packed, passphrase, work_factor=work_factor)).decode("ascii")
    return render(
        "sealed.html.j2",
        part("sealed.css"),
        {"vendor": vendored("age-encryption")[0], "js": part("js/sealed.js")},
        nonce=nonce,
        content=content,
        sum=hashlib.sha256(content.encode("ascii")).hexdigest(),
        languages=spoken(),
    )


def marked(page: str, nonce: str) -> str:
    """The page with a mark on its scripts and styles, by which the policy around it knows them."""
    spots = _Spots(page).found
    pieces = [page[start:end] for start, end in pairwise([0, *spots, len(page)])]
    return f' nonce="{nonce}"'.join(pieces)


class _Spots(HTMLParser):
    """Where an attribute can be put into each script and style of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._lines = [0, *accumulate(len(line) + 1 for line in page.split("\n"))]
        self.found: list[int] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Notes the end of the tag's name."""
        if tag in ("script", "style"):
            line, column = self.getpos()
            self.found.append(self._lines[line - 1] + column + len(tag) + 1)


def padded(content: bytes) -> bytes:
    """A gzip file of a content, filled up to one of few sizes by spaces in its comment."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    checks = zlib.crc32(content).to_bytes(4, "little") + len(content).to_bytes(4, "little")
    bare = len(_GZIP) + 1 + len(packed) + len(checks)
    size = SMALLEST
    while size < bare:
        size *= 2
    return _GZIP + b" " * (size - bare) + b"\0" + packed + checks


@cache
def spoken() -> list[dict[str, Any]]:
    """What the page around it says, in each of its languages."""
    return [{"lang": lang, **words} for lang, words in tomllib.loads(part("sealed.toml")).items()]
