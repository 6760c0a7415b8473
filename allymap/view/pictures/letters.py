"""How wide a text is, where it is cut or broken, and which characters a file may hold."""

from __future__ import annotations

import re
import unicodedata

# Hundredths of the size: DejaVu Sans, the widest font that is in use.
_WIDE = {
    30: "' ,.IJijl",
    37: "-/:;\\f|!()[]rt",
    45: '"',
    51: "*_`sz",
    56: "?Lc",
    62: "FPTYaekovxy",
    66: "0123456789$EKSbdghnpqu{}",
    70: "ABCRVXZ",
    77: "DGHNU",
    81: "&OQw",
    86: "#+<=>M^~",
    99: "%m@W",
}
_OF = {letter: width for width, letters in _WIDE.items() for letter in letters}
_USUAL, _FULL, _BOLD = 66, 105, 1.13
# What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REST = "…"


def legal(text: str) -> str:
    """The text with a replacement character for each that XML 1.0 cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at most, nearly always, in units of its size."""
    hundredths = sum(map(_width, text))
    return hundredths * size / 100 * (_BOLD if bold else 1)


def _width(letter: str) -> int:
    known = _OF.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Cf", "Cc"):
        return 0
    return _FULL if unicodedata.east_asian_width(letter) in "WF" else _USUAL


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, with three dots at its end when there is no room for all of it."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept + _REST, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _REST


def wrapped(
    text: str, size: float, room: float, most: int = 99, *, bold: bool = False
) -> tuple[str, ...]:
    """The text in lines that fit; the last of `most` is cut when there would be more."""
    lines: list[str] = []
    words = text.split()
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = cut(" ".join((lines[-1], *words[at:])), size, room, bold=bold)
            break
        else:
            lines.append(word)
    return tuple(cut(one, size, room, bold=bold) for one in lines)
