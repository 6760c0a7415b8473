"""Days and months as staff write them; what can be read two ways is never guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from allymap.intake.fault import Wrong
from allymap.intake.words import plain, words

Order = Literal["", "day_first", "month_first"]

ORDERS: tuple[Order, ...] = ("day_first", "month_first")
SERIALS = range(20_000, 80_001)
_YEARS = range(1900, 2101)
_MIDNIGHT = r"(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?"
# A year first leaves nothing open, whatever hour follows.
_HOUR = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _HOUR)
_TWO_WAYS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})" + _MIDNIGHT)
_WORD = r"([^\W\d_][^\d,]*?)\.?"
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[ -]*" + _WORD + r",?[ -]*(\d{4})")
_NAMED_DAY = re.compile(_WORD + r"[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[/.-](\d{4})")
_NAMED_MONTH = re.compile(_WORD + r",?[ -]*(\d{4})")
_YEAR = re.compile(r"(\d{4})")
_SERIAL = re.compile(r"(\d{1,15})(?:\.0+)?")
_STEERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_LONGEST = 60
_EXCELS_FIRST = date(1899, 12, 30)


class FirstOf(str):
    """The first day of a month or year that was written without its days."""

    __slots__ = ()


def day(text: str, order: Order = "", century: int = 0) -> str:
    """A day as ISO 8601, from 2025-01-31, 31 Jan 2025 or 31/1/2025, in any digits and language.

    A month or year alone gives its first day, as `FirstOf`. `order` says how day and month
    come in the column, `century` (1900 or 2000) what two-digit years mean. Raises `Wrong`:
    `day_ambiguous` when the order is needed and not known, `year_short`, else `not_a_day`.
    """
    text = _written(text, "not_a_day")
    if found := _TWO_WAYS.fullmatch(text):
        return _in_order(text, found, order, century)
    if whole := _whole(text):
        return whole.isoformat()
    if partial := _partial(text):
        return FirstOf(partial.isoformat())
    raise Wrong("not_a_day", value=text)


def month(text: str) -> str:
    """A month as the ISO 8601 day it begins with, from 2025-01, January 2025 or its first day."""
    text = _written(text, "not_a_month")
    read = None if _YEAR.fullmatch(text) else _partial(text)
    if read is None and (whole := _whole(text)) and whole.day == 1:
        read = whole
    if read is None:
        raise Wrong("not_a_month", value=text)
    return read.isoformat()


def _written(text: str, code: str) -> str:
    """A day as it can be read; no day takes as many letters as a note."""
    text = _STEERING.sub("", text).strip()
    if len(text) > _LONGEST:
        raise Wrong(code, value=text)
    return text


def parts_of(text: str) -> tuple[int, int] | None:
    """The first two numbers of a day such as 31/1/2025; None when it is not written so."""
    found = _TWO_WAYS.fullmatch(_STEERING.sub("", text).strip())
    return (int(found[1]), int(found[2])) if found else None


def number_of(text: str) -> int | None:
    """The number that a text is, as a spreadsheet writes days it shows as numbers."""
    found = _SERIAL.fullmatch(text.strip())
    return int(found[1]) if found else None


def from_serial(number: int) -> str:
    """The ISO 8601 day that a spreadsheet means by a number, counted from 1900."""
    return (_EXCELS_FIRST + timedelta(days=number)).isoformat()


def _in_order(text: str, found: re.Match[str], order: Order, century: int) -> str:
    short_year = len(found[3]) == 2
    if short_year and not century:
        raise Wrong("year_short", value=text)
    year = str(century + int(found[3])) if short_year else found[3]
    readings = {
        "day_first": _date(year, found[2], found[1]),
        "month_first": _date(year, found[1], found[2]),
    }
    said = tuple(dict.fromkeys(read.isoformat() for read in readings.values() if read))
    if not order and len(said) == 2:
        raise Wrong("day_ambiguous", value=text, readings=said)
    read = readings[order] if order else next(filter(None, readings.values()), None)
    if read is None:
        raise Wrong("not_a_day", value=text)
    return read.isoformat()


def _whole(text: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _DAY_NAMED.fullmatch(text):
        return _date(found[3], _month_number(found[2]), found[1])
    if found := _NAMED_DAY.fullmatch(text):
        return _date(found[3], _month_number(found[1]), found[2])
    return None


def _partial(text: str) -> date | None:
    if found := _MONTH.fullmatch(text):
        return _date(found[1] or found[4], found[2] or found[3], 1)
    if found := _NAMED_MONTH.fullmatch(text):
        return _date(found[2], _month_number(found[1]), 1)
    if found := _YEAR.fullmatch(text):
        return _date(found[1], 1, 1)
    return None


def _date(year: str, month: str | int, day: str | int) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """The number of a month from its name, which Romance languages put between two "de"."""
    bare = re.sub(r"^(?:de|do|of) +| +(?:de|del|do)$", "", name.strip(), flags=re.IGNORECASE)
    return words().months.get(plain(bare), 0)
