"""A quick look at an ordinary .xlsx sheet, where the long walk of `XlsxGrid` can be saved.

Only bytes that can be judged by patterns alone are judged here: every cell says where it is in
the usual way, and there is no formula, error, prefix or declaration. All else is walked through.
"""

from __future__ import annotations

import re

from allymap.intake.grid import MOST_TEXT, Reach, number

_CELL = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"(?: s="\d+")?(?: t="(?:s|n|b|str|inlineStr)")?/?>')
_PREFIX = re.compile(rb":(?:c|row|v|f|is|sheetData)[ />]")
_CLOSER_LOOK = (b"<f", b"<!", b"\0", b"<c>", b"<c/", b"<c\n", b"<c\t", b"<c\r")
# Beyond column Z or row 149,999; a sheet within them has fewer cells than are too many.
_FAR = re.compile(rb'<c r="(?:[A-Z]{2}|[A-Z](?:1[5-9]\d{4}|[2-9]\d{5}|\d{7}))')
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UTF8 = re.compile(rb'(?:\xef\xbb\xbf)?<\?xml [^>]*encoding="(?:UTF|utf)-8"[^>]*>')


def is_plain(sheet: bytes, longest: int) -> bool:
    """Whether a sheet is ordinary, and no larger than lists are; raises `TooBig` when larger.

    `longest`: the length of the longest text that the workbook keeps once for all its cells.
    False only says that a closer look is needed.
    """
    cells = sheet.count(b"<c ")
    if cells * longest + len(sheet) > MOST_TEXT or not _UTF8.match(sheet):
        return False
    if any(mark in sheet for mark in _CLOSER_LOOK) or _PREFIX.search(sheet):
        return False
    places = _CELL.findall(sheet)
    if len(places) != cells:
        return False
    if _FAR.search(sheet):
        Reach().fill(*_farthest(b" ".join(places)))
    return True


def _farthest(places: bytes) -> tuple[int, int]:
    """The largest row and column of places like A1 C7."""
    rows = set(places.translate(None, _LETTERS).split())
    columns = set(places.translate(None, _DIGITS).split())
    return max(map(int, rows)), max(number(letters.decode()) for letters in columns)


def longest_shared(texts: bytes) -> int:
    """At least the length of the longest shared text; past every limit if they are not plain."""
    if b"<!" in texts or b"\0" in texts or b":si" in texts:
        return MOST_TEXT
    return max(map(len, texts.split(b"<si")), default=0)
