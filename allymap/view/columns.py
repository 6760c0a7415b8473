"""Records as a page holds them: column by column, each in the fewest letters that say it."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The digits of numbers on a page: none has another meaning in JSON or HTML.
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MOST = len(DIGITS) ** 2  # values that are worth a list of their own


def columns(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of records that have the same fields; {} for none."""
    if not records:
        return {}
    found = {name: column([one[name] for one in records]) for name in records[0]}
    return {"count": len(records), "columns": found}


def column(values: Sequence[Any]) -> Any:
    """Some values, so that `js/columns.js` gives them back.

    The same for all: `same`. Whole numbers: as digits above `low`, `wide` each; `steps` from one
    to the next where they rise. Values that come again: `of` has each once, in plain text.
    Lists: how long each of the `rows` is, and all their items. Others: as they are.
    """
    if all(type(one) is list for one in values):
        return _lists(values)
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        return {"same": distinct[0]}
    if all(type(one) is int for one in distinct):
        return _numbers(values)
    if len(distinct) > min(MOST, len(values) // 2):
        return values
    at = {value: n for n, value in enumerate(distinct)}
    wide = _wide(len(distinct) - 1)
    return {"of": distinct, "wide": wide, "at": _digits((at[one] for one in values), wide)}


def _lists(rows: Sequence[list[Any]]) -> Any:
    flat = list(chain.from_iterable(rows))
    if not flat or not all(type(one) is int for one in flat):
        return rows
    return {"rows": column([len(row) for row in rows]), "items": column(flat)}


def _numbers(values: Sequence[int]) -> Any:
    """Digits; the steps between numbers where those are shorter, as in a list that is sorted."""
    low, wide = min(values), _wide(max(values) - min(values))
    steps = [b - a for a, b in pairwise(chain((0,), values))]
    if _wide(max(steps) - min(steps)) < wide:
        return {"steps": column(steps)}
    return {"low": low, "wide": wide, "at": _digits((one - low for one in values), wide)}


def _wide(most: int) -> int:
    """How many digits the numbers from 0 up to one need."""
    return max(1, -(-most.bit_length() // 6))


def _digits(numbers: Iterable[int], wide: int) -> str:
    shifts = [6 * n for n in reversed(range(wide))]
    return "".join(DIGITS[number >> shift & 63] for number in numbers for shift in shifts)
