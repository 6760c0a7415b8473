"""Reads a map's page as its own code would, but written apart from that code."""

from __future__ import annotations

import base64
import json
import re
import zlib
from itertools import accumulate, pairwise
from typing import Any

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PACKED = re.compile(r'<script type="text/plain"(?: id="(\w+)")?>([^<]*)</script>')


def unpacked(page: str) -> list[str]:
    """What stands packed in a page, in its order: our phrases, then scripts."""
    return [zlib.decompress(base64.b64decode(one)).decode() for _, one in PACKED.findall(page)]


def sent(page: str) -> Any:
    """The data of a page as they stand there."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def data_of(page: str) -> Any:
    """The data of a page with its tables spread into {column: values}, and all texts in words."""
    data = sent(page)
    for name in ("actors", "ties", "told", "regions", "bundles", "grounds", "main"):
        data[name] = _table(data[name])
    phrases = json.loads(unpacked(page)[0])
    for language, columns in data["said"]["told"].items():
        told = _table({"count": len(data["told"].get("rule", ())), "columns": columns})
        texts = [_said(text, phrases.get(language, [])) for text in data["said"]["texts"]]
        found = {field: [texts[n] for n in numbers] for field, numbers in told.items()}
        data["texts"][language]["told"] = found
    return data


def all_of(page: str) -> str:
    """Every letter of a page, also those that stand in it in another way."""
    return page + json.dumps(data_of(page), ensure_ascii=False) + "".join(unpacked(page))


def _said(text: str, phrases: list[str]) -> str:
    ours = dict(enumerate(phrases, 0xE000))
    return re.sub("[\ue000-\uf8ff]", lambda one: ours.get(ord(one[0]), one[0]), text)


def _table(table: Any) -> dict[str, list[Any]]:
    columns = table.get("columns", {})
    return {name: spread(column, table["count"]) for name, column in columns.items()}


def spread(column: Any, count: int) -> list[Any]:
    """The values of a column."""
    if isinstance(column, list):
        return column
    if "same" in column:
        return [column["same"]] * count
    if "steps" in column:
        return list(accumulate(spread(column["steps"], count)))
    if "rows" in column:
        ends = [0, *accumulate(spread(column["rows"], count))]
        flat = spread(column["items"], ends[-1])
        return [flat[a:b] for a, b in pairwise(ends)]
    at, wide = column["at"], column["wide"]
    numbers = [_number(at[n : n + wide]) for n in range(0, len(at), wide)]
    return [column["of"][n] if "of" in column else column["low"] + n for n in numbers]


def _number(digits: str) -> int:
    return sum(DIGITS.index(one) * 64**n for n, one in enumerate(reversed(digits)))
