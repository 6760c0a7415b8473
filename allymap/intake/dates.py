"""Days and months as staff write them; what can be read two ways is never guessed."""

from __future__ import annotations

import re
from datetime import date

from allymap.intake.fault import Wrong
from allymap.intake.words import words

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?")
_NAMED = re.compile(r"(\d{1,2})[ -]([^\W\d_]+)\.?,?[ -](\d{4})")
_TWO_WAYS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED_MONTH = re.compile(r"([^\W\d_]+)\.?,?[ -](\d{4})")
_YEARS = range(1900, 2101)


def day(text: str) -> str:
    """A day as ISO 8601, from 2025-01-31, 31 Jan 2025 or 31 January 2025.

    Raises `Wrong`: `day_ambiguous` for 03/04/2025, else `not_a_day`.
    """
    if found := _ISO.fullmatch(text):
        read = _date(found[1], found[2], found[3])
    elif found := _NAMED.fullmatch(text):
        read = _date(found[3], _month_number(found[2]), found[1])
    elif found := _TWO_WAYS.fullmatch(text):
        raise Wrong("day_ambiguous", value=text, readings=_readings(found))
    else:
        read = None
    if read is None:
        raise Wrong("not_a_day", value=text)
    return read.isoformat()


def month(text: str) -> str:
    """A month as the ISO 8601 day it begins with, from 2025-01, January 2025 or its first day."""
    if found := _MONTH.fullmatch(text):
        read = _date(found[1], found[2], 1)
    elif found := _NAMED_MONTH.fullmatch(text):
        read = _date(found[2], _month_number(found[1]), 1)
    elif (found := _ISO.fullmatch(text)) and int(found[3]) == 1:
        read = _date(found[1], found[2], 1)
    else:
        read = None
    if read is None:
        raise Wrong("not_a_month", value=text)
    return read.isoformat()


def _date(year: str, month: str | int, day: str | int) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return words().months.get(name.casefold(), 0)


def _readings(found: re.Match[str]) -> tuple[str, ...]:
    """What the text could mean: day first, month first."""
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    both = (_date(year, found[2], found[1]), _date(year, found[1], found[2]))
    return tuple(dict.fromkeys(read.isoformat() for read in both if read))
