"""What the data of a page say: tables read back from their letters, as `js/columns.js` does."""

from __future__ import annotations

import json
import re
from typing import Any

from allymap.view.columns import DIGITS

TABLES = ("actors", "ties", "told", "regions", "bundles", "grounds")


def raw(html: str) -> Any:
    """The data as they stand in the page."""
    found = re.search(r'(?s)<script type="application/json" id="data">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def content(html: str) -> Any:
    """The data with their tables as records."""
    data = raw(html)
    return data | {name: records(data[name]) for name in TABLES}


def records(table: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table."""
    count = table.get("count", 0)
    columns = {name: _spread(one, count) for name, one in table.get("columns", {}).items()}
    return [{name: values[n] for name, values in columns.items()} for n in range(count)]


def _spread(column: Any, count: int) -> list[Any]:
    if isinstance(column, list):
        return column
    if "same" in column:
        return [column["same"]] * count
    if "rows" in column:
        return _lists(column, count)
    if "steps" in column:
        steps = _spread(column["steps"], count)
        return [sum(steps[: n + 1]) for n in range(count)]
    numbers = _numbers(column["at"], column["wide"])
    return [column["of"][n] if "of" in column else n + column["low"] for n in numbers]


def _lists(column: Any, count: int) -> list[Any]:
    lengths = _spread(column["rows"], count)
    flat = iter(_spread(column["items"], sum(lengths)))
    return [[next(flat) for _ in range(long)] for long in lengths]


def _numbers(letters: str, wide: int) -> list[int]:
    groups = (letters[n : n + wide] for n in range(0, len(letters), wide))
    return [sum(DIGITS.index(one) * 64**n for n, one in enumerate(reversed(g))) for g in groups]
