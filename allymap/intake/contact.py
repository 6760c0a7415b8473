"""Traces of phone numbers and e-mail addresses: enough to see that two are the same, no more."""

from __future__ import annotations

import hmac
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST, _LAST = 6, 8
_SHORT = 6
_APART = re.compile(r"[\s<>,;:|()]+")
_EMAIL = re.compile(r"[^@]+@[^@]+\.[^@.]+")
_BETWEEN = re.compile(r"[|;,/\n\u060c\u061b]|:::")
_NUMBER = re.compile(r"\+?\d[\d\s()./-]{5,}")
_ABROAD = re.compile(r"\+\d[\d\s()./-]{7,}")
_MOST = 0.8
_WHOLE = re.compile(r"\.0$")


def traces(form: str, text: str, secret: str) -> list[str]:
    """What is kept of a cell of phones or e-mails: `phone:` or `email:` and six hex digits.

    They are cut from a hash keyed with the store's own secret, so short that many numbers share
    one: a trace says that two records may be one person, and never which number it was.
    """
    found = phones(text) if form == "phone" else emails(text) if form == "email" else []
    return [f"{form}:{_keyed(one, secret)}" for one in found]


def phones(text: str) -> list[str]:
    """The numbers of a cell: their last eight digits, which are the same at home and abroad."""
    digits = ("".join(map(_digit, _WHOLE.sub("", part.strip()))) for part in _BETWEEN.split(text))
    return list(dict.fromkeys(d[-_LAST:] for d in digits if len(d) >= _FEWEST))


def emails(text: str) -> list[str]:
    """The addresses of a cell, in one spelling."""
    parts = _APART.split(unicodedata.normalize("NFKC", text).casefold())
    found = (one.rstrip(".") for one in parts if one.count("@") == 1)
    return list(dict.fromkeys(one for one in found if _EMAIL.fullmatch(one)))


def form_of(cells: Iterable[str], *, perhaps: bool) -> str:
    """What most cells of a column without a clear header are: `phone`, `email`, or nothing.

    `perhaps`: its header leaves it open, and one is enough; otherwise only numbers with a +
    before them count.
    """
    told = [cell for cell in cells if cell]
    mails = sum(bool(emails(cell)) for cell in told)
    numbers = sum(bool(_ABROAD.search(c) or (perhaps and _NUMBER.search(c))) for c in told)
    most = 1 if perhaps else max(1, _MOST * len(told))
    return "email" if mails >= most else "phone" if numbers >= most else ""


def _digit(character: str) -> str:
    """A digit of any script as 0 to 9, and nothing for what is none."""
    return str(unicodedata.decimal(character, ""))


def _keyed(value: str, secret: str) -> str:
    return hmac.new(bytes.fromhex(secret), value.encode(), "sha256").hexdigest()[:_SHORT]
