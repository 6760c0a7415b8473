"""Whether a journal that came from elsewhere is one that we could have written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.judgement import ANSWERS
from allymap.model.marks import STATES
from allymap.model.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from allymap.model.columns import Column
    from allymap.model.journal import Entry, Revision, Row

    Check = Callable[[Any], bool]

FARTHEST = 1_000_000  # pixels from the middle of a map


def misshapen(
    revisions: Iterable[Revision], rows: Iterable[Row], entries: Iterable[Entry]
) -> str | None:
    """The id of the first import or entry that we could not have written; None when all are fit."""
    for revision in revisions:
        texts = (revision.list, revision.file, revision.sha256, revision.wave)
        if not (_moment(revision.at) and all(map(_text, texts))):
            return revision.id
    for row in rows:
        if not (_text(row.key) and _text(row.sheet) and _row(row.table, row.data)):
            return row.revision
    return next((entry.id for entry in entries if not _entry(entry)), None)


def _entry(entry: Entry) -> bool:
    data, fields = entry.data, _ENTRIES.get(entry.kind)
    if fields is None or not _moment(entry.at) or not isinstance(data, Mapping):
        return False
    said = all(name in data and check(data[name]) for name, check in fields.items())
    more = _MORE.get(entry.kind, {})
    said = said and all(check(data[name]) for name, check in more.items() if name in data)
    if not all(_text(data.get(name, "")) for name in _IN_WORDS):
        return False
    return said and (entry.kind != "correction" or _row(data["table"], data["data"]))


def _row(table: object, data: object) -> bool:
    if not isinstance(table, str) or table not in TABLES or not isinstance(data, Mapping):
        return False
    return all(_value(TABLES[table].column(name), name, value) for name, value in data.items())


def _value(column: Column | None, name: str, value: Any) -> bool:
    if column is None:
        return name in _RESERVED and _RESERVED[name](value)
    return _FORMS[column.form](value)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_text, value))


def _pairs(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(_texts(p) and len(p) == 2 for p in value)


def _named(value: Any) -> bool:
    return isinstance(value, Mapping) and _texts([*value, *value.values()])


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _day(value: Any) -> bool:
    return _read(date.fromisoformat, value)


def _day_or_none(value: Any) -> bool:
    return value == "" or _day(value)


def _moment(value: Any) -> bool:
    return _read(datetime.fromisoformat, value)


def _read(parse: Callable[[str], object], value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(parse(value))
    except ValueError:
        return False


def _keyed(value: Any) -> bool:
    """64 hex digits."""
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


def _spots(value: Any) -> bool:
    """Actors and where they are drawn, across and down."""
    return isinstance(value, Mapping) and all(_text(a) and _spot(at) for a, at in value.items())


def _spot(at: Any) -> bool:
    return isinstance(at, list | tuple) and len(at) == 2 and all(map(_number, at))


def _rounds(value: Any) -> bool:
    """Regions by constituency: their middles across and down, and their radii."""
    return isinstance(value, Mapping) and all(_text(c) and _round(one) for c, one in value.items())


def _round(one: Any) -> bool:
    return isinstance(one, list | tuple) and len(one) == 3 and all(map(_number, one))


def _number(value: Any) -> bool:
    """A number of pixels that a picture can have; not a number and without end are none."""
    return (isinstance(value, float) or _whole(value)) and abs(value) <= FARTHEST


_FORMS: Mapping[str, Check] = {
    "text": _text,
    "code": _text,
    "texts": _texts,
    "codes": _texts,
    "people": _pairs,
    "whole": _whole,
    "flag": _flag,
    "day": _day,
    "month": _day,
}
_RESERVED: Mapping[str, Check] = {"attributes": _named, "contact": _texts, CLEARED: _texts}
# What an entry of some kind may say beside, always in words.
_IN_WORDS = ("by", "list", "name", "note", "threshold", "who")
# What an entry of a kind may say beside, in its own form.
_MORE: Mapping[str, Mapping[str, Check]] = {
    "positions": {"arrangement": _text, "pinned": _texts, "regions": _rounds},
}
_ENTRIES: Mapping[str, Mapping[str, Check]] = {
    "secret": {"key": _keyed},
    "forgotten": {"hash": _keyed},
    "vocabulary": {"text": _text},
    "mapping": {"headers": _text, "text": _text},
    "not_case_data": {"file": _text, "sha256": _text, "reason": _text},
    "note": {"revision": _text},
    "mark": {"finding": _text, "state": lambda said: said in STATES, "until": _day_or_none},
    "meeting": {"on": _day},
    "positions": {"audience": _text, "at": _spots},
    "judgement": {
        "left": _text,
        "right": _text,
        "answer": lambda said: said in ANSWERS,
        "names": lambda names: _texts(names) and len(names) == 2,
    },
    "correction": {"table": _text, "key": _text},
}
