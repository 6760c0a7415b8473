"""A correction by hand holds until a list says something new: to repeat itself is nothing new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from allymap.model.columns import CLEARED
from allymap.model.journal import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from allymap.model.journal import Row


def without_repeats(
    rows: Sequence[Row],
    lists: Mapping[str, str],
    live: Collection[str],
    key: Callable[[Row], str] = lambda row: row.key,
) -> Iterator[Row]:
    """The `live` rows, oldest first, without what their list had said before a correction by hand.

    `lists` has the list of each revision, also of those that a newer whole list replaced: what
    these said was said before, too. `key` gives the key under which a row is shown. So the same
    file taken in again takes no correction back, also when another list said in between what was
    corrected; a value that its list never said before wins, as newer values do.
    """
    refs = [(row.table, key(row)) for row in rows]
    hands = {
        ref
        for ref, row in zip(refs, rows, strict=True)
        if lists[row.revision] == BY_HAND and row.revision in live
    }
    corrected: dict[tuple[str, str], dict[str, Any]] = {ref: {} for ref in hands}
    before: dict[tuple[str, str, str], dict[str, Any]] = {}
    for ref, row in zip(refs, rows, strict=True):
        if ref in hands and lists[row.revision] != BY_HAND:
            known = before.setdefault((lists[row.revision], *ref), {})
            if row.revision in live:
                yield _news(row, known, corrected[ref])
            known |= row.data
        elif row.revision in live:
            if ref in hands:
                corrected[ref] |= {**row.data, **dict.fromkeys(row.data.get(CLEARED, ()))}
            yield row


def _news(row: Row, known: Mapping[str, Any], corrected: dict[str, Any]) -> Row:
    """A row without the corrected fields that its list only repeats; what is new wins."""
    new = {n: v for n, v in row.data.items() if n not in corrected or _new(known, n, v)}
    for name in corrected.keys() & new.keys():
        if new[name] != corrected[name]:
            del corrected[name]
    return replace(row, data=new)


def _new(known: Mapping[str, Any], name: str, value: Any) -> bool:
    return name not in known or known[name] != value
