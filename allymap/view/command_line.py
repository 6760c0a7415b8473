"""Names and paths within a command that is shown to be copied: none of them may give an order."""

from __future__ import annotations

import os
import re
import unicodedata
from string import Formatter
from typing import Any

LEFT_OUT = "…"
# Orders within quotes, of one command window or another; some take curved quotes for straight ones.
_ORDERS = frozenset('$`!%"“”„‟')
_CONTROL = frozenset({"Cc", "Zl", "Zp"})
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN = re.compile(r"[\w@+=:,./-]+")


def harmless(text: str) -> bool:
    """Whether a text stays a mere text within the quotes of every command window."""
    orders = _ORDERS if os.sep == "\\" else _ORDERS | {"\\"}
    signs = set(text)
    return not (
        signs & (orders | _TURNS)
        or text.endswith("\\")
        or any(unicodedata.category(sign) in _CONTROL for sign in signs)
    )


def typed(text: str) -> str:
    """A text as a command takes it, quoted where needed; "…" where it could give orders."""
    if not harmless(text):
        return LEFT_OUT
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


class Filling(Formatter):
    """Fills the holes of one sentence; {hole!t} stands in a command.

    `left_out`: that something was not filled in, for it could give orders.
    """

    left_out = False

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """A value as its hole wants it."""
        if conversion != "t":
            return super().convert_field(value, conversion)
        said = str(value)
        self.left_out |= not harmless(said)
        return typed(said)
