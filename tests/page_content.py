"""What a page knows, its tables as records."""

from __future__ import annotations

from typing import Any

from page_reading import data_of

TABLES = ("actors", "ties", "told", "regions", "bundles", "grounds")


def content(html: str) -> Any:
    """The data of a page with each of its tables as a list of records."""
    data = data_of(html)
    return data | {name: _records(data[name]) for name in TABLES}


def _records(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
